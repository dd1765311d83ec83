"""Material's sheets, trimmed: in a browser nothing looks other than with the whole ones, and a first visit is light."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Literal

import material
import pytest
from playwright.sync_api import Browser, Page, Response, Route

from builder import pipeline
from builder.site.mkdocs_run import run
from tests import frame_pages
from tests.browser.settled import resized

LIGHTEST = 46 * 1024
"""The bytes of a first visit to the page of a case as it is published, all its files compressed as `gzip -9` does."""
PARK = "cases/chengdu/ngo-service-park/"
BASE = Path(__file__).parents[1] / "frame_base"
WHOLE = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"
DROPPED = """([whole, trimmed]) => {
  const selectors = (text) => {
    const found = [], sheet = new CSSStyleSheet();
    const walk = (rules) => { for (const rule of rules) {
      if (rule.selectorText && [...rule.style].every((name) => name.startsWith("--"))) continue;
      if (rule.selectorText) found.push(...rule.selectorText.split(/,(?![^(]*\\))/).map((it) => it.trim()));
      else if (rule.cssRules) walk(rule.cssRules);
    } };
    sheet.replaceSync(text);
    walk(sheet.cssRules);
    return found;
  };
  const kept = new Set(selectors(trimmed));
  return selectors(whole).filter((selector) => !kept.has(selector));
}"""
"""The selectors of the whole sheet that the trimmed one lacks.
Rules that only set variables do not count: those that nothing asks for go."""
MISSED = """(dropped) => {
  const still = /::[\\w-]+|:(?:hover|focus|focus-visible|focus-within|active|checked|before|after)(?![\\w-])/g;
  return dropped.filter((selector) => document.querySelector(selector.replace(still, ":is(*)")));
}"""
"""Those of selectors that mean an element of the page."""
LOOKS = """() => {
  const names = [...getComputedStyle(document.body)]
    .filter((name) => !/^(--|(-webkit|inset|block|inline)-)/.test(name));
  return [...document.querySelectorAll("body, body *")].flatMap((element) =>
    [null, "::before", "::after"].map((part) => {
      const style = getComputedStyle(element, part);
      if (part && style.content === "none") return "";
      return `${element.tagName}.${element.getAttribute("class")}${part ?? ""} ` +
        names.map((name) => `${name}:${style.getPropertyValue(name)}`).join(";");
    }));
}"""
EXTENSIONS = """
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc: {permalink: true}
  - pymdownx.critic
  - pymdownx.details
  - pymdownx.highlight: {anchor_linenums: true}
  - pymdownx.inlinehilite
  - pymdownx.keys
  - pymdownx.mark
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
  - pymdownx.tasklist: {custom_checkbox: true}
"""
EVERYTHING = """\
---
title: Everything
description: What extensions of Markdown give.
---
# Everything

!!! note "A note"
    With `code` and ==a mark==, {++added++}, {--gone--}, ++ctrl+c++.

!!! warning inline end
    Beside.

??? tip
    Folded.

=== "One"
    ```python linenums="1" title="a.py" hl_lines="2"
    def one(): return "1"  # a comment
    two = one() + 2
    ```

=== "Two"
    - [x] done
    - [ ] to do

Term
:   Its meaning.[^1]

| a | b |
|---|--:|
| 1 | 2 |

> Quoted, with `#!python one()`. An HTML word. [A button](#){ .md-button .md-button--primary }

<figure markdown="span">![](x.png){ align=left }<figcaption>A caption</figcaption></figure>

[^1]: A note at the foot.

*[HTML]: a language of marks
"""


def whole(route: Route) -> None:
    """In place of a trimmed sheet, the one that Material brings."""
    route.fulfill(path=WHOLE / route.request.url.rpartition("/")[2], content_type="text/css")


def differences(page: Page, address: str) -> list[str]:
    """What looks other than with the whole sheets, at the size and in the media of a page."""
    looks: list[list[str]] = []
    for is_whole in (False, True):
        if is_whole:
            page.route("**/assets/stylesheets/*.css", whole)
        page.goto(address)
        looks.append(page.evaluate(LOOKS))
    page.unroute("**/assets/stylesheets/*.css")
    assert len(looks[0]) == len(looks[1]) > 100
    return [f"{_first(ours, theirs)}" for ours, theirs in zip(*looks, strict=True) if ours != theirs]


def _first(ours: str, theirs: str) -> str:
    """Which element, and which of its properties."""
    pairs = zip(ours.split(";"), theirs.split(";"), strict=False)
    return f"{ours.partition(' ')[0]}: {next((pair for pair in pairs if pair[0] != pair[1]), 'more')}"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


@pytest.mark.combinations
def test_no_rule_is_missed_on_any_kind_of_page(page: Page, address: str, site: Path, kinds: Sequence[str]) -> None:
    folders = (WHOLE, site / "assets" / "stylesheets")
    pairs = [[(folder / path.name).read_text(encoding="utf-8") for folder in folders] for path in WHOLE.glob("*.css")]
    dropped = [page.evaluate(DROPPED, pair) for pair in pairs]
    assert all(len(selectors) >= 10 for selectors in dropped)
    paths = [*kinds, *(f"{language}/{PARK}index.html" for language in ("en", "zh", "zh-hant"))]
    for path in paths:
        page.goto(address + path)
        assert page.evaluate(MISSED, [*chain.from_iterable(dropped)]) == [], path


@pytest.mark.combinations(media=["screen", "print"], width=[390, 1280])
def test_a_page_looks_as_with_the_whole_sheets(
    page: Page, address: str, media: Literal["screen", "print"], width: int
) -> None:
    page.emulate_media(color_scheme="dark" if media == "screen" else "light", media=media)
    resized(page, width, 800)
    assert differences(page, f"{address}en/about/")[:5] == []


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a hand-written page that has what extensions of Markdown give."""
    base = tmp_path_factory.mktemp("written") / "base"
    shutil.copytree(BASE, base)
    settings = (base / "mkdocs.yml").read_text(encoding="utf-8")
    (base / "mkdocs.yml").write_text(settings + EXTENSIONS, encoding="utf-8")
    (base / "content" / "en" / "everything.md").write_text(EVERYTHING, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SITE_URL", raising=False)
        patch.delenv("REPO_URL", raising=False)
        patch.setattr(pipeline, "load", lambda *_, **__: frame_pages.site())
        run(base / "mkdocs.yml", site_dir=base / "site")
    return base / "site"


@pytest.mark.parametrize(("width", "media"), [(390, "screen"), (1280, "print")])
def test_what_extensions_of_markdown_give_looks_as_with_the_whole_sheets(
    page: Page, written: Path, width: int, media: Literal["screen", "print"]
) -> None:
    page.emulate_media(media=media)
    resized(page, width, 800)
    address = (written / "en" / "everything" / "index.html").as_uri()
    assert differences(page, address)[:5] == []
    assert page.locator(".admonition, .tabbed-set, .highlight, .task-list, .footnote, .md-button").count() > 5


@pytest.mark.parametrize("language", ["en", "zh", "zh-hant"])
def test_a_first_visit_of_the_heaviest_case_is_light(
    page: Page, published_site: Path, serve: Callable[[Path], str], language: str
) -> None:
    pages = [path.parent for path in published_site.glob(f"{language}/cases/*/*/index.html")]
    heaviest = max(pages, key=lambda path: len(gzip.compress((path / "index.html").read_bytes(), 9)))
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))
    page.goto(f"{serve(published_site)}{heaviest.relative_to(published_site).as_posix()}/", wait_until="networkidle")
    bodies = {response.url: response.body() for response in responses}
    assert len(bodies) > 5
    assert sum(len(gzip.compress(body, 9)) for body in bodies.values()) <= LIGHTEST

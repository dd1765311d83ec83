"""What casebook.js offers to the scripts after it, on a page of this base's own site: elements, addresses, data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.reader import Reader, reader_of

HOSTILE = "<img src=x onerror=\"document.title='run'\">"
Served = Callable[[str], str]


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Reader]:
    with reader_of(browser) as reader:
        yield reader


@pytest.fixture(params=["http", "file"])
def page(request: pytest.FixtureRequest, reader: Reader, site: Path, address: str) -> Iterator[Page]:
    """A page from a server, and the same from a folder; nothing that it loads may fail unseen."""
    with reader.test(missing="none.js") as context:
        page = context.new_page()
        page.goto(f"{address}en/about/" if request.param == "http" else (site / "en" / "about" / "index.html").as_uri())
        yield page


def from_folder(page: Page) -> bool:
    return page.url.startswith("file:")


def root_of(page: Page) -> str:
    return page.url.removesuffix("index.html").removesuffix("en/about/")


def test_one_name_is_all_it_leaves_behind(page: Page) -> None:
    assert page.evaluate("Object.keys(window).filter((name) => name.startsWith('casebook'))") == [
        "casebookSearch",
        "casebookPage",
    ]


def test_it_knows_the_root_and_the_language(page: Page) -> None:
    assert page.evaluate("[casebookPage.root, casebookPage.language]") == [root_of(page), "en"]


def test_what_is_put_into_an_element_is_text(page: Page) -> None:
    script = """(text) => {
      const { make } = casebookPage;
      const element = make("p", { class: "one two", title: text }, text, make("b", {}, "bold"), " end");
      document.body.append(element);
      const { textContent, title, className, children } = element;
      return [textContent, title, className, children.length, make("p").attributes.length];
    }"""
    assert page.evaluate(script, HOSTILE) == [f"{HOSTILE}bold end", HOSTILE, "one two", 1, 0]
    assert page.title() != "run"


def test_words_are_filled_in(page: Page) -> None:
    texts = ["{n} of {all}", "{n}{n}", "none", "{ n }", "$& {all}"]
    filled = page.evaluate("(texts) => texts.map((text) => casebookPage.fill(text, { n: 3, all: '<b>' }))", texts)
    assert filled == ["3 of <b>", "33", "none", "{ n }", "$& <b>"]


FILES = {
    "file:///a/b/": "file:///a/b/index.html",
    "file:///a/b/#part": "file:///a/b/index.html#part",
    "file:///a/b/?q=c/d/": "file:///a/b/index.html?q=c/d/",
    "file:///a/b/c.html": "file:///a/b/c.html",
    "http://127.0.0.1/a/": "http://127.0.0.1/a/",
    "https://example.org/": "https://example.org/",
}


def test_only_folders_on_the_disk_become_files(page: Page) -> None:
    assert page.evaluate("(links) => links.map(casebookPage.asFile)", list(FILES)) == list(FILES.values())


LINKS = (
    "../cases/",
    "../cases/#az",
    "../cases/?sort=name",
    "../cases/a.html",
    "#az",
    "https://example.org/",
    "mailto:a@b",
)


def test_links_are_led_to_files_where_folders_do_not_open(page: Page) -> None:
    script = """(links) => {
      const part = document.createElement("p");
      part.innerHTML = links.map((link) => `<a href="${link}">x</a>`).join("")
        + '<svg><a href="../policies/"><text>y</text></a></svg>';
      document.body.append(part);
      casebookPage.openFolders(part);
      return [...part.querySelectorAll("a")].map((link) => link.getAttribute("href")); }"""
    led = page.evaluate(script, list(LINKS))
    if not from_folder(page):
        assert led == [*LINKS, "../policies/"]
        return
    en = f"{root_of(page)}en/"
    assert led == [
        f"{en}cases/index.html",
        f"{en}cases/index.html#az",
        f"{en}cases/index.html?sort=name",
        *LINKS[3:],
        f"{en}policies/index.html",
    ]


def test_a_script_that_comes_resolves_and_one_that_does_not_rejects(page: Page) -> None:
    script = """(path) => casebookPage.loadScript(casebookPage.root + path)
      .then(() => "loaded", (fault) => fault.message.replace(casebookPage.root, ""))"""
    assert page.evaluate(script, "assets/tray.js") == "loaded"
    assert page.evaluate(script, "assets/none.js") == "assets/none.js"


LOAD = """async ([names, path]) => {
  window.load = window.load || casebookPage.dataLoader("casebookCompare");
  const one = (name) => load(name, casebookPage.root + path);
  return Promise.all(names.map((name) => one(name).then(() => "came", () => "failed"))); }"""


def test_data_are_asked_for_once(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    assert page.evaluate(LOAD, [["words", "words"], "assets/compare/en/words.js"]) == ["came", "came"]
    assert page.evaluate(LOAD, [["words"], "assets/compare/en/words.js"]) == ["came"]
    assert len([url for url in asked if url.endswith("words.js")]) == 1


def test_data_that_do_not_come_have_failed(page: Page) -> None:
    # A file that is there but hands over something else has not come either.
    assert page.evaluate(LOAD, [["other"], "assets/compare/en/words.js"]) == ["failed"]
    assert page.evaluate(LOAD, [["another"], "assets/compare/en/none.js"]) == ["failed"]
    # What it handed over is there.
    assert page.evaluate(LOAD, [["words"], "assets/compare/en/none.js"]) == ["came"]


def test_data_that_failed_come_when_they_are_asked_for_again(page: Page) -> None:
    assert page.evaluate(LOAD, [["words"], "assets/compare/en/none.js"]) == ["failed"]
    assert page.evaluate(LOAD, [["words"], "assets/compare/en/words.js"]) == ["came"]


def test_what_the_browser_keeps_may_be_forbidden(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}en/about/")
        keep: Any = "(value) => { casebookPage.keep('x', value); return casebookPage.recall('x'); }"
        assert page.evaluate(keep, "1") == "1"
        page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })")
        page.goto(f"{address}en/about/")
        assert page.evaluate(keep, "2") is None

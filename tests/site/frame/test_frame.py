"""Frames: cut as the templates say, joined to what MkDocs itself draws, and valid for every kind of page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest
from mkdocs.structure.pages import Page as MkDocsPage

from builder import pipeline
from builder.language.words import words
from builder.pages.page import DEPTHS, Page, SharePicture
from builder.site.building import all_files
from builder.site.frame import mkdocs_files
from builder.site.frame.assemble import FrameKey, long_date, path_of
from builder.site.frame.built_frames import BuiltFrames
from builder.site.frame.slots import Group, Slot, escape_marks, fill, mark, parse_frame
from builder.site.mkdocs_run import run
from builder.site.plugin import Purpose
from builder.site.unpublishable import Unpublishable
from tests import frame_pages

BASE = Path(__file__).parents[2] / "frame_base"
ADDRESS = "https://example.org/base/"
REPOSITORY = "https://example.com/owner/casebook"


@pytest.fixture(scope="module")
def built() -> Iterator[BuiltFrames]:
    """The frames of the test base, with a site address and a repository."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", ADDRESS)
        patch.setenv("REPO_URL", REPOSITORY)
        patch.setattr(pipeline, "load", lambda *_, **__: frame_pages.site())
        yield run(BASE / "mkdocs.yml", purpose=Purpose.FRAMES).built_frames


@pytest.fixture(scope="module")
def nowhere() -> Iterator[BuiltFrames]:
    """The same without either."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SITE_URL", raising=False)
        patch.delenv("REPO_URL", raising=False)
        patch.setattr(pipeline, "load", lambda *_, **__: frame_pages.site())
        yield run(BASE / "mkdocs.yml", purpose=Purpose.FRAMES).built_frames


class Tags(HTMLParser):
    """Start tags with their attributes, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def of(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        return [a for t, a in self.found if t == tag and wanted.items() <= a.items()]


def page(address: str, language: str = "en") -> Page:
    return next(each for each in frame_pages.sample(language) if each.address == address)


PARK, DRAFT = "cases/chengdu/park/", "cases/chengdu/draft/"


def test_a_frame_is_cut_into_text_slots_and_groups() -> None:
    html = f"a{mark('title')}b{mark('?edit')}c{mark('edit')}{mark('/edit')}{mark('here:x/')}d"
    parts = parse_frame(html)
    assert parts == ("a", Slot("title"), "b", Group("edit", ("c", Slot("edit"))), Slot("here:x/"), "d")
    assert fill(parts, {"title": "T", "edit": "E"}) == "aTbcEd"
    assert fill(parts, {"title": "T", "edit": "", "here:x/": "!"}) == "aTb!d"


@pytest.mark.parametrize("marks", [("?edit",), ("/edit",), ("?edit", "/toc"), ("?a", "?b", "/a", "/b")])
def test_a_group_that_is_not_closed_is_a_fault_of_the_template(marks: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="clos"):
        parse_frame("".join(map(mark, marks)))


def test_text_in_a_frame_is_never_a_mark() -> None:
    assert parse_frame(escape_marks(f"x{mark('title')}")) == ("x&#57344;title&#57345;",)


def test_there_is_one_frame_a_language_section_and_depth(built: BuiltFrames) -> None:
    assert set(built.frames.parts) == {
        FrameKey(language, section, depth)
        for language in ("en", "zh")
        for section, depths in DEPTHS.items()
        for depth in depths
    }


@pytest.mark.parametrize("sample", frame_pages.site().pages, ids=path_of)
def test_a_joined_page_is_what_mkdocs_draws(sample: Page, built: BuiltFrames, ordinary: BuiltFrames) -> None:
    assert built.frames.render(sample) == ordinary.files[path_of(sample)].decode()


@pytest.fixture(scope="module")
def ordinary() -> Iterator[BuiltFrames]:
    """The sample as ordinary MkDocs pages; only what it has beyond a hand-written page is told to the templates."""
    known = {f"{each.language}/{each.address}": each for each in frame_pages.site().pages}
    drawn = mkdocs_files.handwritten_page

    def written(given: MkDocsPage, **rest: object) -> Page:
        return known.get(given.url) or drawn(given, **rest)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", ADDRESS)
        patch.setenv("REPO_URL", REPOSITORY)
        patch.setattr(pipeline, "load", lambda *_, **__: frame_pages.SampleSite(()))
        patch.setattr(mkdocs_files, "handwritten_page", written)
        yield run(BASE / "oracle.yml", purpose=Purpose.FRAMES).built_frames


def test_content_that_looks_like_a_mark_is_content(built: BuiltFrames) -> None:
    html = built.frames.render(page(DRAFT))
    assert mark("title") in html
    assert html.count("<h1>") == 1
    assert "Propose a change" in html


def test_every_address_and_language_is_named(built: BuiltFrames) -> None:
    tags = Tags(built.frames.render(page(PARK, "zh")))
    assert tags.of("html")[0]["lang"] == "zh-Hans"
    assert [a["href"] for a in tags.of("link", rel="canonical")] == [f"{ADDRESS}zh/{PARK}"]
    assert {a["hreflang"]: a["href"] for a in tags.of("link", rel="alternate")} == {
        "en": f"{ADDRESS}en/{PARK}",
        "zh-Hans": f"{ADDRESS}zh/{PARK}",
        "x-default": f"{ADDRESS}en/{PARK}",
    }
    switch = tags.of("a", hreflang="en")[0]
    assert urljoin(f"{ADDRESS}zh/{PARK}", str(switch["href"])) == f"{ADDRESS}en/{PARK}"


def test_a_home_page_is_chosen_at_the_root(built: BuiltFrames) -> None:
    tags = Tags(built.frames.render(page("")))
    assert {a["hreflang"]: a["href"] for a in tags.of("link", rel="alternate")}["x-default"] == ADDRESS


def test_nothing_is_invented_where_the_base_states_nothing(nowhere: BuiltFrames) -> None:
    html = nowhere.frames.render(page(PARK))
    tags = Tags(html)
    assert not tags.of("link", rel="canonical")
    assert "casebook-edit" not in html
    assert "http://" not in html.replace("http://www.w3.org/2000/svg", "")
    assert "https://" not in html
    assert [a["href"] for a in tags.of("link", hreflang="zh-Hans")] == [f"../../../../zh/{PARK}"]


def test_what_a_page_lacks_is_left_out(built: BuiltFrames) -> None:
    listed, draft, whole = (built.frames.render(page(address)) for address in ("cases/", DRAFT, PARK))
    assert "md-source-file" not in listed
    assert "On this page" not in listed
    assert "noindex" not in listed
    assert '<meta name="robots" content="noindex">' in draft
    assert "Added" not in draft
    assert "Last changed 4 March 2024" in draft
    assert "Added 29 June 2012" in whole
    assert f"{REPOSITORY}/edit/main/cases/chengdu/park.yml" in whole


def test_dates_are_written_as_each_language_writes_them(built: BuiltFrames) -> None:
    assert "收录于 2012 年 6 月 29 日" in built.frames.render(page(PARK, "zh"))
    assert long_date(None, "zh") == ""


def test_only_the_entry_of_the_page_itself_is_current(built: BuiltFrames) -> None:
    for address in ("cases/", "cases/chengdu/", "policies/"):
        current = Tags(built.frames.render(page(address))).of("a", **{"aria-current": "page"})
        assert [urljoin(f"{ADDRESS}en/{address}", str(a["href"])) for a in current] == [f"{ADDRESS}en/{address}"]
    assert not Tags(built.frames.render(page(PARK))).of("a", **{"aria-current": "page"})


def test_a_section_stands_open_on_its_own_pages(built: BuiltFrames) -> None:
    def open_branches(address: str) -> int:
        return sum("open" in a for a in Tags(built.frames.render(page(address))).of("details"))

    assert open_branches(PARK) == 1
    assert open_branches("cases/") == 1
    assert open_branches("policies/") == 0


def test_nothing_inline_and_nothing_from_elsewhere(built: BuiltFrames) -> None:
    for html in [*map(built.frames.render, frame_pages.site().pages), *_html_files(built)]:
        tags = Tags(html)
        assert all(a.get("src") for a in tags.of("script"))
        assert not tags.of("style")
        assert not [a for _, a in tags.found if any(name.startswith("on") or name == "style" for name in a)]
        assert not [a for a in tags.of("script") + tags.of("img") if "//" in str(a["src"])]
        policy = tags.of("meta", **{"http-equiv": "Content-Security-Policy"})[0]["content"]
        assert policy is not None
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


def test_home_and_search_have_a_sheet_that_imports_what_other_pages_link(built: BuiltFrames) -> None:
    linked = Tags(built.frames.render(page(PARK))).of("link", rel="stylesheet")
    common = [str(a["href"]).replace("../../../../assets/", "") for a in linked if "record.css" not in str(a["href"])]
    for section, own in (("home", ["home.css"]), ("search", ["home.css", "facets.css"])):
        sheet = built.files[f"assets/sheets/{section}.css"].decode()
        assert re.findall(r'@import "\.\./([^"]+)";', sheet) == [*common, *own]
    assert "assets/first_palette.js" not in built.files


def _html_files(built: BuiltFrames) -> list[str]:
    return [content.decode() for path, content in built.files.items() if path.endswith(".html")]


def test_hand_written_pages_hang_in_the_same_page(built: BuiltFrames) -> None:
    english, chinese = (built.files[f"{folder}/about/index.html"].decode() for folder in ("en", "zh"))
    assert "<title>About &lt;this&gt; &amp; that – Test casebook</title>" in english
    assert 'content="What it is &amp; who &#34;makes&#34; it."' in english
    assert re.findall(r'<li><a href="#([^"]+)">([^<]+)<', english) == [
        ("what-it-holds", "What it holds"),
        ("cases-more", "Cases &amp; more"),
        ("谁在写", "谁在写"),
    ]
    assert "<h1>关于</h1>" in chinese
    assert 'id="内容"' in chinese
    assert 'aria-current="page"' in chinese


def test_pages_of_the_root_know_every_language(built: BuiltFrames, nowhere: BuiltFrames) -> None:
    root, missing = Tags(built.files["index.html"].decode()), Tags(built.files["404.html"].decode())
    assert [a["href"] for a in root.of("a")] == ["./en/", "./zh/"]
    assert [a["href"] for a in root.of("link", hreflang="x-default")] == [ADDRESS]
    ways = [str(a["href"]) for a in missing.of("a")]
    assert ways[:4] == ["/base/en/", "/base/zh/"] * 2
    assert {"/base/en/policies/", "/base/zh/policies/", "/base/en/about/"} <= set(ways)
    assert [form["action"] for form in missing.of("form")] == ["/base/en/search/", "/base/zh/search/"]
    assert Tags(nowhere.files["404.html"].decode()).of("a")[0]["href"] == "/en/"
    sheets = [str(a["href"]) for a in root.of("link", rel="stylesheet")]
    assert [re.sub(r"\.\w+\.min", "", sheet) for sheet in sheets] == [
        "./assets/stylesheets/main.css",
        "./assets/stylesheets/palette.css",
        "./assets/casebook.css",
    ]


def test_skip_link_comes_first_and_leads_to_the_text(built: BuiltFrames) -> None:
    tags = Tags(built.frames.render(page(PARK)))
    assert tags.of("a")[0] == {"href": "#content", "class": "md-skip"}
    assert tags.of("div", id="content")


def test_a_changed_record_needs_no_new_frame(built: BuiltFrames) -> None:
    changed = frame_pages.site(turn=2)
    assert built.fits(changed)
    assert b"Turn 2." in all_files(changed, built)[f"en/{PARK}index.html"]


@pytest.mark.parametrize(("kind", "name"), [("styles", "chart.css"), ("scripts", "chart.js")])
def test_a_page_that_needs_a_missing_file_is_named_with_it(built: BuiltFrames, kind: str, name: str) -> None:
    [park] = [page for page in frame_pages.sample("en") if page.address == PARK]
    needy = replace(park, styles=(name,)) if kind == "styles" else replace(park, scripts=(name,))
    with pytest.raises(Unpublishable) as refused:
        all_files(frame_pages.SampleSite((needy,)), built)
    said = words("en")(f"publish.{refused.value.code}", **refused.value.values)
    assert said == f"en/{PARK}index.html needs assets/{name}, which is not among the files of the site"


def graph(html: str) -> dict[str, str | None]:
    """Open Graph's properties of a page."""
    return {str(a["property"]): a["content"] for a in Tags(html).of("meta") if "property" in a}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_pages_say_what_they_are_when_they_are_passed_on(
    built: BuiltFrames, nowhere: BuiltFrames, language: str
) -> None:
    park = page(PARK, language)
    said = graph(built.frames.render(park))
    assert (said["og:title"], said["og:description"], said["og:type"]) == (park.title, park.description, "article")
    assert said["og:url"] == f"{ADDRESS}{language}/{PARK}"
    assert said["og:locale"] == {"en": "en_GB", "zh": "zh_CN"}[language]
    path = f"{language}/{PARK}card.png"
    passed_on = graph(built.frames.render(replace(park, card=SharePicture(path, 'Park "A" <& B>'))))
    assert (passed_on["og:image"], passed_on["og:image:alt"]) == (f"{ADDRESS}{path}", 'Park "A" <& B>')
    assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
    cases = graph(built.frames.render(page("cases/", language)))
    assert cases["og:image"] == f"{ADDRESS}{language}/card.png"
    assert cases["og:image:alt"] == cases["og:site_name"]
    assert {"og:url", "og:image"}.isdisjoint(graph(nowhere.frames.render(park)))
    assert cases["og:type"] == "website"


def test_the_root_too(built: BuiltFrames) -> None:
    said = graph(built.files["index.html"].decode())
    assert said["og:url"] == ADDRESS
    assert str(said["og:image"]).startswith(ADDRESS)

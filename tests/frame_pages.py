"""A library of a few pages, made by hand: what the tests of the frame hang into it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from builder.language.chinese import traditional_html
from builder.pages.html.trusted import trusted
from builder.pages.navigation import NavEntry
from builder.pages.page import File, Heading, Page
from builder.pages.plan import Plan
from builder.pages.search.form import messages_file
from builder.pages.site import Site
from builder.records.problem import Problem
from builder.search.index import search_files
from builder.search.search_document import SearchDocument
from builder.site.frame.slots import mark

WORDS = {
    "en": ("Home", "Cases", "All cases", "By place", "Chengdu & around", "Policies", "About"),
    "zh": ("首页", "案例", "全部案例", "按地区", "成都<及周边>", "政策", "关于"),
}


class SampleSite(Site):
    """A site of pages that no record stands behind."""

    def __init__(
        self, pages: Sequence[Page], *, problems: tuple[Problem, ...] = (), files: Mapping[str, bytes] | None = None
    ) -> None:
        outputs: tuple[Page | File, ...] = (*pages, *(File(path, data) for path, data in (files or {}).items()))
        super().__init__({}, problems, (Plan("sample", "", "", lambda: outputs),))

    def _completed(self, output: Page | File) -> Page | File:
        return output

    def traditional(self, html: str) -> str:
        return traditional_html(html)

    def search(self, documents: Iterable[SearchDocument]) -> Mapping[str, bytes]:
        pages = [SearchDocument(page.language, page.address, "page", page.title) for page in self.pages]
        return search_files([*pages, *documents], glossary=(), labels={})

    def navigation(self, language: str) -> tuple[NavEntry, ...]:
        home, cases, every, by_place, place, policies, about = WORDS[language]
        places = NavEntry(by_place, None, "cases", (NavEntry(place, "cases/chengdu/", "cases"),))
        return (
            NavEntry(home, "", "home"),
            NavEntry(cases, None, "cases", (NavEntry(every, "cases/", "cases"), places)),
            NavEntry(policies, "policies/", "policies"),
            NavEntry(about, None, "more", (NavEntry(about, "about/", "more"),)),
        )


def sample(language: str, *, turn: int = 1) -> tuple[Page, ...]:
    """Pages of several sections and depths, with everything a page can have and lack. `turn` changes their text."""
    long = "Sentences follow one another, and <em>none</em> of them is wider than the page. " * 40
    park = Page(
        language,
        "cases/chengdu/park/",
        "cases",
        'Park "A" <& B>',
        "A 'park' & what it was <for>.",
        trusted(
            f'<h1>Park</h1>\n<p>Turn {turn}. {long}</p>\n<h2 id="story">Story</h2><p>{long}</p>'
            f'<h3 id="early">Early &amp; late</h3><p>{long}</p><h2 id="图">图</h2>'
            '<p><a href="../../../policies/">Policies</a> {{ page.title }} {% raw %}</p>'
        ),
        (Heading("story", "Story", (Heading("early", "Early & late"),)), Heading("图", "图")),
        "cases/chengdu/park.yml",
        date(2012, 6, 29),
        date(2024, 1, 2),
    )
    marks = "".join(mark(name) for name in ("title", "body", "?edit", "/edit", "here:cases/"))
    return (
        Page(language, "", "home", "Home", "The first page.", trusted(f"<h1>Home</h1>\n<p>{turn}</p>")),
        Page(language, "cases/", "cases", "Cases", "All cases.", trusted("<h1>Cases</h1>")),
        Page(language, "cases/chengdu/", "cases", "Chengdu", "Cases there.", trusted("<h1>Chengdu</h1>")),
        park,
        Page(
            language,
            "cases/chengdu/draft/",
            "cases",
            f"Draft {marks}",
            marks,
            trusted(f"<h1>{marks}</h1>"),
            (),
            "cases/chengdu/draft.yml",
            None,
            date(2024, 3, 4),
            indexed=False,
        ),
        Page(language, "policies/", "policies", "Policies", "All policies.", trusted("<h1>Policies</h1>")),
        Page(language, "search/", "search", "Search", "Search.", trusted("<h1>Search</h1>")),
    )


def site(*, turn: int = 1) -> SampleSite:
    """The sample in both languages."""
    words = {file.path: file.data for file in (messages_file(code, tuple(WORDS), glossary=False) for code in WORDS)}
    return SampleSite(sample("en", turn=turn) + sample("zh", turn=turn), files={"data.json": b"{}"} | words)

"""Takes a folder of test pages, gives a site of them with this project's frame and search.

python -m tests.bench.search_site FOLDER OUT
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from builder import pipeline
from builder.language.chinese import traditional_html
from builder.language.words import words
from builder.pages.edition import Edition
from builder.pages.home import home
from builder.pages.html.trusted import trusted
from builder.pages.navigation import NavEntry
from builder.pages.page import File, Page
from builder.pages.plan import Plan
from builder.pages.search.form import messages_file
from builder.pages.search.view import search
from builder.pages.site import Site
from builder.records.model.library import Library
from builder.records.model.vocabulary import Vocabularies
from builder.search.index import search_files as index
from builder.search.search_document import Concept, SearchDocument
from builder.site.mkdocs_run import run
from tests.bench.search_pages import LANGUAGES, TestPage, read_glossary, read_pages

CONFIG = """\
site_name: Test pages
docs_dir: content
theme:
  name: material
  font: false
  favicon: assets/mark.svg
  palette: {scheme: default, primary: custom, accent: custom}
plugins:
  - casebook:
      languages: [en, zh]
"""


class PlainSite(Site):
    """A site of pages without records, with the files of its search."""

    def __init__(self, outputs: Sequence[Page | File], found: Mapping[str, bytes]) -> None:
        super().__init__({}, (), (Plan("plain", "", "", lambda: outputs),))
        object.__setattr__(self, "found", found)

    def _completed(self, output: Page | File) -> Page | File:
        return output

    def search(self, documents: Iterable[SearchDocument]) -> Mapping[str, bytes]:
        return dict(vars(self)["found"])

    def traditional(self, html: str) -> str:
        return traditional_html(html)

    def navigation(self, language: str) -> tuple[NavEntry, ...]:
        return (NavEntry("Home", "", "home"), NavEntry("Search", "search/", "search"))


def framed(page: TestPage) -> Page:
    """A page, ready for a frame."""
    return Page(page.language, f"{page.id}/", "cases", page.title, page.text[:150], trusted(page.html))


def searched(page: TestPage) -> SearchDocument:
    """What the search knows of it. Topics are words of English, so only English pages are found by them."""
    topic = page.facets.get("topic", "")
    return SearchDocument(
        language=page.language,
        address=f"{page.id}/",
        kind="page",
        title=page.title,
        names=(),
        headings=page.headings,
        facets_text=topic.replace("-", " ") if page.language == "en" else "",
        body=page.text,
        facets={
            "kind": ("page",),
            "theme": (topic,) if topic else (),
            "status": ("published",),
            "language": (page.language,),
        },
        when="",
        where="",
        status="",
    )


def build(folder: Path, out: Path) -> None:
    """The site of a folder's pages."""
    pages = tuple(read_pages(folder))
    publish_site([framed(page) for page in pages], search_files(folder, pages), out)


def search_files(folder: Path, pages: Sequence[TestPage]) -> Mapping[str, bytes]:
    """The files of the search."""
    concepts = [Concept(term.forms) for term in read_glossary(folder)]
    topics = {topic: topic.replace("-", " ") for page in pages if (topic := page.facets.get("topic", ""))}
    labels = {
        language: {
            "kind": {"page": words(language)("search.kind.page")},
            "theme": topics,
            "status": {"published": words(language)("terms.review.published")},
            "language": {code: words(language)(f"terms.language.{code}") for code in LANGUAGES},
        }
        for language in LANGUAGES
    }
    return index(map(searched, pages), glossary=concepts, labels=labels)


def publish_site(pages: Iterable[Page], files: Mapping[str, bytes], out: Path) -> None:
    """Hang pages into this project's frame and write the site."""
    library = Library((), Vocabularies({}))
    homes = [home(Edition(library, language)) for language in LANGUAGES]
    searches = [search(library, language) for language in LANGUAGES]
    words_of_box = [messages_file(language, LANGUAGES, glossary=False) for language in LANGUAGES]
    site = PlainSite((*homes, *searches, *pages, *words_of_box), files)
    with TemporaryDirectory() as base:
        (Path(base) / "content").mkdir()
        config = Path(base) / "mkdocs.yml"
        config.write_text(CONFIG, encoding="utf-8")
        load, pipeline.load = pipeline.load, lambda *_, **__: site
        try:
            run(config, site_dir=out)
        finally:
            pipeline.load = load


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))

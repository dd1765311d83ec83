"""The site before it is framed: every view, the base in each language, and what is hung into frames.

Takes the base in a language, gives its pages and files; hand-written pages come from MkDocs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from builder.conversion import converted, glossary_in_script, in_script, terms
from builder.glossary import GlossaryTerm
from builder.language import LANGUAGES, WRITTEN
from builder.library import Library
from builder.pages import (
    axis_page,
    case,
    citations,
    cite_page,
    compare,
    counterparts,
    differing,
    disagreements_page,
    glossary,
    home,
    lineage,
    lists,
    parallel,
    people,
    policy,
    search_form,
    search_page,
    source_page,
    sources_page,
    timeline_page,
    unknowns_page,
)
from builder.pages.edition import Edition
from builder.pages.html import tight
from builder.pages.navigation import NavEntry, navigation
from builder.pages.page import File, Page
from builder.pages.search_files import search
from builder.pages.teach import papers
from builder.pages.written import written
from builder.problem import Problem
from builder.script import traditional_html

VIEWS: tuple[Callable[[Edition], Iterable[Page | File]], ...] = (
    home.view,
    lists.view,
    timeline_page.view,
    lineage.view,
    people.view,
    sources_page.view,
    source_page.view,
    disagreements_page.view,
    unknowns_page.view,
    search_page.view,
    search_form.view,
    glossary.view,
    case.view,
    papers.view,
    policy.view,
    citations.view,
    cite_page.view,
    axis_page.view,
    compare.view,
    parallel.view,
    differing.view,
    counterparts.view,
)
"""Each gives its pages, and the files that lie beside them. A new view is a module of pages/ and a line here."""


def views(edition: Edition) -> Iterator[Page | File]:
    """Every page and file of a language."""
    for view in VIEWS:
        for one in view(edition):
            yield replace(one, body=tight(one.body)) if isinstance(one, Page) else one


def pages(
    library: Library,
    language: str,
    dates: Mapping[str, tuple[date, date]],
    *,
    content: Path | None = None,
    glossary: Sequence[GlossaryTerm] = (),
) -> Iterator[Page]:
    """Every page of a language. The arguments are those of Edition."""
    made = views(Edition(library, language, dates, content, glossary))
    return (one for one in made if isinstance(one, Page))


@dataclass(frozen=True)
class Site:
    """What is hung into frames: pages, further files by their path in the site, and the problems found on the way.

    editions: what the pages are made from, by language. content: the folder of the hand-written pages.
    """

    pages: tuple[Page, ...]
    editions: Mapping[str, Edition]
    problems: tuple[Problem, ...]
    content: Path
    files: Mapping[str, bytes] = field(default_factory=dict)

    def navigation(self, language: str) -> tuple[NavEntry, ...]:
        """The navigation in a language."""
        edition = self.editions[language]
        return navigation(edition.library, language, written(self.content, language), glossary=bool(edition.glossary))

    def traditional(self, html: str) -> str:
        """Hand-written Simplified HTML or text for readers in Taiwan, with the base's words."""
        words = next((edition.words for edition in self.editions.values()), None)
        return traditional_html(html, words)

    def search(self, written: Sequence[Page]) -> Mapping[str, bytes]:
        """The files of the search, over these pages and the hand-written ones."""
        return search(self.editions, self.pages, written)


def editions(shared: Edition, languages: Iterable[str]) -> Mapping[str, Edition]:
    """A base in each language, in the script of its readers, from what all of them share."""
    known = terms(shared.library, shared.glossary)
    return {
        language: replace(
            shared,
            language=language,
            library=in_script(shared.library, language, known=known),
            glossary=glossary_in_script(shared.glossary, language, known=known),
            words=known,
        )
        for language in languages
    }


def converted_pages(edition: Edition) -> Mapping[str | None, str]:
    """The language from which the pages of an edition were converted: by the path of a record, None for all others."""
    origins: dict[str | None, str] = {entry.path: converted(entry.record) for entry in edition.library.entries}
    origins[None] = "" if edition.language in WRITTEN else LANGUAGES[edition.language].origin
    return origins

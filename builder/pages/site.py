"""The site before it is framed: every view, the base in each language, and what is hung into frames.

Takes the base in a language, gives its pages and files; hand-written pages come from MkDocs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from builder.language.chinese import Terms, traditional_html
from builder.language.languages import LANGUAGES
from builder.pages import home, people
from builder.pages.browse import view as lists
from builder.pages.cite import files as citations
from builder.pages.cite import view as cite_page
from builder.pages.compare import view as compare
from builder.pages.edition import Edition
from builder.pages.glossary import counterparts
from builder.pages.glossary import view as glossary
from builder.pages.html.elements import without_block_breaks
from builder.pages.lineage import view as lineage
from builder.pages.navigation import NavEntry, navigation
from builder.pages.page import File, Page
from builder.pages.provenance import disagreements, source, sources, unknowns
from builder.pages.record import all_disagreements, case, parallel, policy
from builder.pages.search import form
from builder.pages.search import view as search_page
from builder.pages.search.files import search
from builder.pages.teach import view as papers
from builder.pages.timeline import axis
from builder.pages.timeline import view as timeline_page
from builder.records.handwritten import HandwrittenPage
from builder.records.model.conversion import converted, glossary_in_script, in_script, terms
from builder.records.problem import Problem
from builder.records.welcome import Welcome

VIEWS: tuple[Callable[[Edition], Iterable[Page | File]], ...] = (
    home.view,
    lists.view,
    timeline_page.view,
    lineage.view,
    people.view,
    sources.view,
    source.view,
    disagreements.view,
    unknowns.view,
    search_page.view,
    form.view,
    glossary.view,
    case.view,
    papers.view,
    policy.view,
    citations.view,
    cite_page.view,
    axis.view,
    compare.view,
    parallel.view,
    all_disagreements.view,
    counterparts.view,
)
"""Each gives its pages, and the files that lie beside them. A new view is a module of pages/ and a line here."""


def views(edition: Edition) -> Iterator[Page | File]:
    """Every page and file of a language."""
    for view in VIEWS:
        for output in view(edition):
            yield replace(output, body=without_block_breaks(output.body)) if isinstance(output, Page) else output


@dataclass(frozen=True)
class Site:
    """What is hung into frames: pages, further files by their path in the site, and the problems found on the way.

    editions: what the pages are made from, by language.
    """

    pages: tuple[Page, ...]
    editions: Mapping[str, Edition]
    problems: tuple[Problem, ...]
    files: Mapping[str, bytes] = field(default_factory=dict)

    def navigation(self, language: str) -> tuple[NavEntry, ...]:
        """The navigation in a language."""
        edition = self.editions[language]
        return navigation(edition.library, language, edition.handwritten, glossary=bool(edition.glossary))

    def traditional(self, html: str) -> str:
        """Hand-written Simplified HTML or text for readers in Taiwan, with the base's words."""
        words = next((edition.terms for edition in self.editions.values()), None)
        return traditional_html(html, words.of_pages if words else None)

    def search(self, handwritten: Sequence[Page]) -> Mapping[str, bytes]:
        """The files of the search, over these pages and the hand-written ones."""
        return search(self.editions, self.pages, handwritten)


def editions(
    shared: Edition,
    languages: Iterable[str],
    *,
    welcomes: Mapping[str, Welcome] = MappingProxyType({}),
    handwritten: Mapping[str, Sequence[HandwrittenPage]] = MappingProxyType({}),
) -> Mapping[str, Edition]:
    """A base in each language, in the script of its readers, from what all of them share and what each has."""
    known = terms(shared.library, shared.glossary)
    editions_by_language = {
        language: replace(
            shared,
            language=language,
            terms=known,
            welcome=welcomes.get(language, shared.welcome),
            handwritten=handwritten.get(language, ()),
        )
        for language in languages
    }
    return {language: _in_script(edition, known) for language, edition in editions_by_language.items()}


def _in_script(edition: Edition, known: Terms) -> Edition:
    language = edition.language
    return replace(
        edition,
        library=in_script(edition.library, language, known=known),
        glossary=glossary_in_script(edition.glossary, language, known=known),
        comparisons=tuple((slug, edition.in_script(comparison)) for slug, comparison in edition.comparisons),
        welcome=edition.in_script(edition.welcome),
    )


def converted_pages(edition: Edition) -> Mapping[str | None, str]:
    """The language from which the pages of an edition were converted: by the path of a record, None for all others."""
    origins: dict[str | None, str] = {entry.path: converted(entry.record) for entry in edition.library.entries}
    origins[None] = "" if not LANGUAGES[edition.language].converted else LANGUAGES[edition.language].other_script
    return origins

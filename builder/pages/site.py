"""The site before it is framed: every view, the base in each language, and what is hung into frames.

Takes the base in a language, gives its pages and files; hand-written pages come from MkDocs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import islice
from types import MappingProxyType

from builder.language.chinese import Terms, traditional_html
from builder.language.languages import LANGUAGES
from builder.pages import contributors, home, people, uses
from builder.pages.answer import blank_records
from builder.pages.answer.paper import view as paper
from builder.pages.browse import view as lists
from builder.pages.choose import view as choose
from builder.pages.cite import files as citations
from builder.pages.cite import view as cite_page
from builder.pages.compare import view as compare
from builder.pages.compare.files import column_file
from builder.pages.contribute.codebook import view as codebook
from builder.pages.contribute.form import view as record_form
from builder.pages.contribute.problems import view as problems
from builder.pages.contribute.translate import view as translate
from builder.pages.contribute.writing import view as writing
from builder.pages.data import files as data_files
from builder.pages.data import view as data_page
from builder.pages.edition import Edition
from builder.pages.evidence import view as evidence
from builder.pages.feed import view as feed
from builder.pages.glossary import counterparts
from builder.pages.glossary import view as glossary
from builder.pages.html.elements import without_block_breaks
from builder.pages.known import view as known
from builder.pages.lineage import view as lineage
from builder.pages.map import view as map_page
from builder.pages.navigation import NavEntry, navigation
from builder.pages.page import File, Page
from builder.pages.plan import Plan
from builder.pages.provenance import corrected, disagreements, source, sources, unknowns
from builder.pages.record import all_disagreements, case, parallel, policy
from builder.pages.redirects import moved, pages_moved
from builder.pages.releases import view as releases
from builder.pages.search import form
from builder.pages.search import view as search_page
from builder.pages.share_card import view as share_card
from builder.pages.teach import index as teaching
from builder.pages.teach import view as papers
from builder.pages.teach.downloads import downloads
from builder.pages.teach.worksheet import worksheets
from builder.pages.timeline import axis
from builder.pages.timeline import view as timeline_page
from builder.records.handwritten import HandwrittenPage
from builder.records.model.conversion import converted, glossary_in_script, in_script, terms
from builder.records.model.fragments import Fragments
from builder.records.model.library import Entry
from builder.records.problem import Problem
from builder.records.welcome import Welcome
from builder.search.search_document import SearchDocument

Output = Page | File
BASE_VIEWS: tuple[Callable[[Edition], Iterable[Output]], ...] = (
    home.view,
    lists.view,
    timeline_page.view,
    map_page.view,
    lineage.view,
    people.view,
    contributors.view,
    uses.view,
    sources.view,
    disagreements.view,
    unknowns.view,
    known.view,
    corrected.view,
    evidence.view,
    search_page.view,
    form.view,
    glossary.view,
    worksheets,
    teaching.view,
    axis.view,
    compare.view,
    choose.view,
    counterparts.view,
    share_card.site_view,
    blank_records.view,
    paper.view,
    problems.view,
    translate.view,
    codebook.view,
    writing.view,
    record_form.view,
    record_form.records,
    data_page.view,
    feed.view,
    releases.view,
    pages_moved,
)
"""Each draws pages and files from the base as a whole. A new view is a module of pages/ and a line here or below."""
RECORD_VIEWS: tuple[Callable[[Entry, Edition], Iterable[Output]], ...] = (
    case.view,
    policy.view,
    all_disagreements.view,
    parallel.view,
    papers.view,
    citations.view,
    cite_page.view,
    source.view,
    column_file,
    share_card.view,
)
"""Each draws the pages and files of one record: at its address and below, or of what it declares."""


def _edition_plans(edition: Edition) -> Iterator[Plan]:
    """The plans of a language."""
    yield from _base_plans(edition)
    for entry in edition.library.stored:
        yield from _record_plans(entry, edition)


def _base_plans(edition: Edition) -> Iterator[Plan]:
    return (_plan(view, edition.language, "", partial(view, edition)) for view in BASE_VIEWS)


def _record_plans(entry: Entry, edition: Edition) -> Iterator[Plan]:
    return (_plan(view, edition.language, entry.reference, partial(view, entry, edition)) for view in RECORD_VIEWS)


def _shared_plans(entry: Entry, editions: Mapping[str, Edition]) -> Iterator[Plan]:
    """What all languages share of a record."""
    edition = editions[next(iter(editions))]
    yield _plan(citations.shared_files, "", entry.reference, partial(citations.shared_files, entry, edition))
    yield _plan(downloads, "", entry.reference, partial(downloads, entry, editions))
    yield _plan(record_form.record_file, "", entry.reference, partial(record_form.record_file, entry, edition))
    yield _plan(data_files.record_file, "", entry.reference, partial(data_files.record_file, entry, edition))


def _plan(view: Callable[..., object], language: str, subject: str, draw: Callable[[], Iterable[Output]]) -> Plan:
    return Plan(f"{view.__module__.removeprefix('builder.pages.')}.{view.__name__}", language, subject, draw)


def views(edition: Edition) -> Iterator[Output]:
    """Every page and file of a language."""
    for plan in _edition_plans(edition):
        yield from map(_without_block_breaks, plan.outputs())


def _without_block_breaks(output: Output) -> Output:
    return replace(output, body=without_block_breaks(output.body)) if isinstance(output, Page) else output


@dataclass(frozen=True)
class Site:
    """What is hung into frames, planned, and the problems found on the way.

    editions: what they are drawn from, by language. further: plans of pages that no view draws. inputs: whatever else
    they are drawn from, settings and files, as bytes that change when it does.
    """

    editions: Mapping[str, Edition]
    problems: tuple[Problem, ...]
    further: tuple[Plan, ...] = ()
    inputs: bytes = b""

    @cached_property
    def plans(self) -> tuple[Plan, ...]:
        """Every plan: those of no single record, then those of each record, which share what is made of it."""
        of_records = (plan for entry in self._entries for plan in self.record_plans(entry.reference, ""))
        return (*self.other_plans(""), *of_records)

    def record_plans(self, reference: str, language: str) -> Iterator[Plan]:
        """The plans of a record in a language, and what all languages share of it."""
        for code, edition in self.editions.items():
            if (code == language or not language) and (entry := edition.library.by_reference.get(reference)):
                yield from _record_plans(entry, edition)
        for edition in islice(self.editions.values(), 1):
            if entry := edition.library.by_reference.get(reference):
                yield from _shared_plans(entry, self.editions)

    def other_plans(self, language: str) -> Iterator[Plan]:
        """The plans of no single record; those in other languages only where none is given."""
        for code, edition in self.editions.items():
            yield from _base_plans(edition) if code == language or not language else ()
        yield from (*self._shared_base_plans, *self.further)

    @property
    def fragments(self) -> Fragments:
        """The fragments that its pages are made of, in all languages."""
        return next((edition.library.fragments for edition in self.editions.values()), Fragments())

    @property
    def _entries(self) -> tuple[Entry, ...]:
        return next((edition.library.stored for edition in self.editions.values()), ())

    @property
    def _shared_base_plans(self) -> tuple[Plan, ...]:
        editions = islice(self.editions.values(), 1)
        return tuple(_plan(data_files.view, "", "", partial(data_files.view, edition)) for edition in editions)

    def draw(self, plan: Plan) -> Iterator[Output]:
        """The pages and files of a plan; and what leads on from the old addresses of its record."""
        outputs = [self._completed(output) for output in plan.outputs()]
        yield from outputs
        edition = self.editions.get(plan.language) or next(iter(self.editions.values()), None)
        entry = edition.library.by_reference.get(plan.subject) if edition and plan.subject else None
        if entry and edition and entry.record.formerly:
            yield from moved(entry, edition, outputs)

    def _completed(self, output: Output) -> Output:
        """A page with its dates, and the language that it was converted from."""
        if not isinstance(output, Page):
            return output
        edition = self.editions[output.language]
        created, changed = edition.dates.get(output.record or "", (None, None))
        origin = converted_from(output.record, edition)
        body = without_block_breaks(output.body)
        return replace(output, body=body, created=created, changed=changed, converted=origin)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """All pages, drawn."""
        return tuple(output for output in self._outputs if isinstance(output, Page))

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """All files that are no pages, by path, drawn."""
        return {output.path: output.data for output in self._outputs if isinstance(output, File)}

    @cached_property
    def _outputs(self) -> tuple[Output, ...]:
        return tuple(output for plan in self.plans for output in self.draw(plan))

    def navigation(self, language: str) -> tuple[NavEntry, ...]:
        """The navigation in a language."""
        edition = self.editions[language]
        return navigation(edition.library, language, edition.handwritten, glossary=bool(edition.glossary))

    def traditional(self, html: str) -> str:
        """Hand-written Simplified HTML or text for readers in Taiwan, with the base's words."""
        words = next((edition.terms for edition in self.editions.values()), None)
        return traditional_html(html, words.of_pages if words else None)

    def search(self, documents: Iterable[SearchDocument]) -> Mapping[str, bytes]:
        """The files of the search, over the documents of all pages."""
        from builder.pages.search.files import search  # A page is served without it, and it takes long to load.

        return search(self.editions, documents)


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
        uses=tuple(map(edition.in_script, edition.uses)),
    )


def converted_from(path: str | None, edition: Edition) -> str:
    """The language from which a page was converted: that of a record, by its path, or of a page of no record."""
    if path is None:
        declared = LANGUAGES[edition.language]
        return declared.other_script if declared.converted else ""
    entry = edition.by_path.get(path)
    return converted(entry.record) if entry and edition.library.script else ""

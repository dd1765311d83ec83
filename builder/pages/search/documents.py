"""What the search can find: takes the library and its pages, gives a document for each and for what is named on them.

A record is found by its whole text; a list by its term, its synonyms and what it says of itself, not by the records in
it, which are found themselves. People, organisations, sources and terms are documents with an anchor.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from builder.analysis.cited_sources import citing
from builder.analysis.taxonomy import Shelf, shelves
from builder.citation.reference import bare, in_characters, line
from builder.language.words import LANGUAGES, words
from builder.pages import people
from builder.pages.compare import files
from builder.pages.glossary import view as glossary_page
from builder.pages.html.prose import plain
from builder.pages.html.source_reference import address_of
from builder.pages.html.text import own_headings, plain_text
from builder.pages.page import Heading, Page
from builder.pages.parts.record_row import title, when
from builder.pages.search import view as search_page
from builder.records.model.glossary import GlossaryTerm
from builder.records.model.library import Entry, Library
from builder.records.model.record import Case, Organisation, Person, Policy, Source
from builder.records.model.values import Label, Period, Text
from builder.records.wording import since_until
from builder.search.search_document import KINDS, SearchDocument

SHELVES = ("places", "types", "themes")
FACETS = ("kind", "place", "type", "theme", "period", "status", "language")


def documents(
    library: Library,
    pages: Iterable[Page],
    written: Iterable[Page],
    languages: Sequence[str],
    glossary: Sequence[GlossaryTerm] = (),
) -> Iterator[SearchDocument]:
    """Every document of every language.

    pages: the generated pages; those of retired and of broken records are found by nobody. written: the hand-written.
    """
    editions = {language: Edition(library, language) for language in languages}
    for page in pages:
        yield from _generated(editions[page.language], page)
    for page in written:
        yield _written(page)
    for edition in editions.values():
        yield from _once(_everyone(edition))
        yield from _sources(edition)
        yield from (_term(edition.language, term) for term in glossary)


def labels(library: Library, language: str) -> Mapping[str, Mapping[str, str]]:
    """What the values of each facet are called in a language."""
    say, tables = words(language), library.vocabularies
    named = {
        facet: {term.id: term.name(language) for term in tables.table(vocabulary).values()}
        for facet, vocabulary in (("place", "places"), ("type", "types"), ("theme", "themes"))
    }
    states = {f"case-{name}": say(f"terms.case-status.{name}") for name in ("running", "closed", "merged")}
    validity = ("draft", "in-force", "amended", "repealed", "expired")
    states |= {f"policy-{name}": say(f"terms.policy-status.{name}") for name in validity}
    reviews = ("published", "in-review", "draft", "needs-update")
    return named | {
        "kind": {kind: say(f"search.kind.{kind}") for kind in KINDS},
        "period": {f"{year}s": say("search.decade", year=year) for year in range(1800, 2100, 10)},
        "status": {name: say(f"terms.review.{name}") for name in reviews} | states,
        "language": {code: say(f"terms.language.{code}") for code in LANGUAGES},
    }


@dataclass(frozen=True)
class Edition:
    """The library for readers of a language, looked up by address."""

    library: Library
    language: str

    @cached_property
    def shelves(self) -> Mapping[str, Shelf]:
        """The lists of a place, a type or a theme that have records."""
        found = (shelf for kind in SHELVES for shelf in shelves(self.library, kind))
        return {shelf.address: shelf for shelf in found if shelf.entries}

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """The records that lists show."""
        return {entry.address: entry for entry in self.library.listed}

    @cached_property
    def source_pages(self) -> frozenset[str]:
        """The pages of sources, each found as the source that it is."""
        return frozenset(map(address_of, self.library.sources))

    @cached_property
    def last_decade(self) -> int:
        """The last decade that any period names: how far an open one is counted. The clock has no part in it."""
        years = (_years(period) for entry in self.library.entries for period in _periods(entry))
        return max((year // 10 * 10 for pair in years for year in pair), default=0)

    def name(self, vocabulary: str, term: str) -> str:
        """The label of a term."""
        return self.library.vocabularies.name(vocabulary, term, self.language)


def _generated(edition: Edition, page: Page) -> Iterator[SearchDocument]:
    if page.address == search_page.ADDRESS or page.address in edition.source_pages:
        return
    if page.record is not None:
        if entry := edition.entries.get(page.address):
            yield _record(edition, entry, page)
    elif page.address.startswith(files.ADDRESS) and page.address != files.ADDRESS:
        yield _written(page)
    elif page.section == "cases" and page.address.count("/") > 1:
        if shelf := edition.shelves.get(page.address):
            yield _shelf(edition, shelf, page)
    else:
        kind = "page" if page.section == "home" else "list"
        yield _document(page.language, page.address, kind, page.title, body=page.description)


def _record(edition: Edition, entry: Entry, page: Page) -> SearchDocument:
    record, language = entry.record, edition.language
    kinds = (record.type.id,) if isinstance(record, Case) else ()
    themes = tuple(theme.id for theme in record.themes)
    state = (f"{'case' if isinstance(record, Case) else 'policy'}-{record.status}",)
    labelled = [
        edition.name("places", entry.place),
        *(edition.name("types", kind) for kind in kinds),
        *(edition.name("themes", theme) for theme in themes),
        *_spoken(one.name for one in record.people),
        *_spoken(one.name for one in record.organisations),
    ]
    return _document(
        language,
        page.address,
        "case" if isinstance(record, Case) else "policy",
        page.title,
        names=(*_others(record.title, page.title), *record.also_known_as),
        headings=" ".join(own_headings(page.body)),
        facets_text=" · ".join(labelled),
        body=f"{plain_text(_glance_last(page.body))} {_taught(record, language)}",
        facets={
            "place": (entry.place,),
            "type": kinds,
            "theme": themes,
            "period": _decades(edition, entry),
            "status": (entry.status, *(() if record.status == "unknown" else state)),
            "language": _languages(record.title, record.summary),
        },
        when=next((said for period in _periods(entry) if (said := when(period, language))), ""),
        where=edition.name("places", entry.place),
        status="" if entry.status == "published" else words(language)(f"lists.status.{entry.status}"),
    )


def _taught(record: Case | Policy, language: str) -> str:
    """What is asked and taught with a case: it stands on papers of its own, and leads to the record."""
    teaching = record.teaching if isinstance(record, Case) else None
    if teaching is None:
        return ""
    asked = (teaching.decision.question,) if teaching.decision else ()
    texts = (*asked, *teaching.questions, *teaching.objectives, teaching.theory, teaching.key_points)
    told = (text.best(language) for text in texts if text)
    return " ".join(plain(best[1].text) for best in told if best)


def _glance_last(body: str) -> str:
    """A record's body in which the table of its facts comes after the prose: excerpts are taken from the front."""
    before, mark, rest = body.partition('<section class="cb-glance-box">')
    glance, _, after = rest.partition("</section>")
    return f"{before}{after}{mark}{glance}"


def _shelf(edition: Edition, shelf: Shelf, page: Page) -> SearchDocument:
    names = (*shelf.term.label.values(), *shelf.term.also)
    facet = shelf.kind.removesuffix("s")
    return _document(
        edition.language,
        page.address,
        "list",
        page.title,
        names=tuple(name for name in dict.fromkeys(names) if name != page.title),
        body=shelf.definition(edition.language),
        facets={facet: (shelf.term.id,)},
    )


def _written(page: Page) -> SearchDocument:
    body = f"{page.description} {plain_text(page.body)}"
    return _document(page.language, page.address, "page", page.title, headings=_titles(page.headings), body=body)


def _everyone(edition: Edition) -> Iterator[SearchDocument]:
    """People, then organisations, as they stand on their page."""
    yield from _named(edition, "person", edition.library.people.values())
    yield from _named(edition, "organisation", edition.library.organisations.values())


def _once(found: Iterable[SearchDocument]) -> Iterator[SearchDocument]:
    """One document an address: of two of the same name the first has the anchor."""
    seen: set[str] = set()
    for document in found:
        if document.address not in seen:
            seen.add(document.address)
            yield document


def _named(
    edition: Edition, kind: str, groups: Iterable[Sequence[tuple[Entry, Person | Organisation]]]
) -> Iterator[SearchDocument]:
    """Those who stand on the page of people, under the anchor that they have there."""
    for group in groups:
        shown = next(iter(_spoken([group[0][1].name], edition.language)), "")
        names = [name for _, one in group for name in _spoken([one.name])]
        yield _document(
            edition.language,
            f"{people.ADDRESS}#{people.anchor(group[0][1].name)}",
            kind,
            shown,
            names=tuple(name for name in dict.fromkeys(names) if name != shown),
            body=" ".join(_mention(edition.language, entry, one) for entry, one in group),
            facets={"place": tuple(dict.fromkeys(entry.place for entry, _ in group))},
            where=" · ".join(dict.fromkeys(edition.name("places", entry.place) for entry, _ in group)),
        )


def _mention(language: str, entry: Entry, one: Person | Organisation) -> str:
    role = next(iter(_spoken([one.role], language)), "")
    time = since_until(one.since, one.until, language)
    said = words(language)("search.mention", role=role, record=title(entry, language))
    return f"{said} {time}".strip()


def _sources(edition: Edition) -> Iterator[SearchDocument]:
    cited, language = citing(edition.library), edition.language
    for key, declared in edition.library.sources.items():
        year = declared.source.issued.year if declared.source.issued else None
        yield _document(
            language,
            address_of(key),
            "source",
            in_characters(declared.source.title, language),
            body=_joined(_bibliography(declared.source, language), *(title(e, language) for e in cited.get(key, ()))),
            facets={"period": (f"{year // 10 * 10}s",) if year else ()},
            when=str(year or ""),
        )


def _bibliography(source: Source, language: str) -> str:
    """Its line up to the first address."""
    return in_characters(bare(tuple(takewhile(lambda part: not part.href, line(source, language)))), language)


def _joined(*texts: str, language: str = "en") -> str:
    return ("" if language.startswith("zh") else " ").join(filter(None, texts))


def _term(language: str, term: GlossaryTerm) -> SearchDocument:
    shown = term.name(language)
    return _document(
        language,
        f"{glossary_page.ADDRESS}#{term.id}",
        "term",
        shown,
        names=tuple(name for name in glossary_page.names(term) if name != shown),
        body=_joined(*glossary_page.said(term, language), language=language),
    )


def _document(
    language: str,
    address: str,
    kind: str,
    title_: str,
    *,
    names: tuple[str, ...] = (),
    headings: str = "",
    facets_text: str = "",
    body: str = "",
    facets: Mapping[str, tuple[str, ...]] | None = None,
    when: str = "",
    where: str = "",
    status: str = "",
) -> SearchDocument:
    """A document with every facet; what says no language is in that of its page."""
    own = {"kind": (kind,), "language": (language,)} | dict(facets or {})
    return SearchDocument(
        language=language,
        address=address,
        kind=kind,
        title=title_,
        names=names,
        headings=headings,
        facets_text=facets_text,
        body=body,
        facets={facet: own.get(facet, ()) for facet in FACETS},
        when=when,
        where=where,
        status=status,
    )


def _spoken(texts: Iterable[Label], language: str | None = None) -> Iterator[str]:
    """Labels as plain text: in a language as well as they can, or in all that they have."""
    for text in texts:
        if language is not None:
            best = text.best(language)
            yield best[1].text.strip() if best else ""
        else:
            yield from (passage.text.strip() for code in text.languages() if (passage := text.get(code)))


def _others(label: Label, shown: str) -> tuple[str, ...]:
    return tuple(name for name in _spoken([label]) if name != shown)


def _languages(*texts: Text) -> tuple[str, ...]:
    have = {code for text in texts for code in text.languages()}
    return tuple(code for code in LANGUAGES if code in have)


def _periods(entry: Entry) -> tuple[Period, ...]:
    """The times of a record, the one that tells most first."""
    record = entry.record
    if isinstance(record, Case):
        return (record.period,)
    announced = record.announced.date if record.announced else None
    return tuple(period for period in (record.issued, record.effective, announced) if period is not None)


def _years(period: Period) -> tuple[int, ...]:
    return tuple(date.year for date in (period.start, period.end) if date is not None and date.year is not None)


def _decades(edition: Edition, entry: Entry) -> tuple[str, ...]:
    """`2000s`, `2010s`: every decade that the first known time of a record touches."""
    for period in _periods(entry):
        if years := _years(period):
            is_open = period.is_range and period.end is None
            last = max(edition.last_decade, years[0]) if is_open else max(years)
            return tuple(f"{decade}s" for decade in range(min(years) // 10 * 10, last + 1, 10))
    return ()


def _titles(headings: Iterable[Heading]) -> str:
    return " ".join(f"{heading.title} {_titles(heading.children)}".strip() for heading in headings)

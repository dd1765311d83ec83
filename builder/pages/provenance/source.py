"""The page of a source: what it is, how far it was read, what the base says on its word and where. Takes the base."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import chain, takewhile

from builder.citation import reference as bibliography
from builder.citation.names import natural_order
from builder.citation.romanised_names import romanised
from builder.language.languages import LANGUAGES
from builder.language.romanisations import romanised_person
from builder.language.sentences import shortened
from builder.language.words import words
from builder.pages.address import relative
from builder.pages.cite.blocks import SCRIPTS, STYLES, source_block
from builder.pages.edition import Edition
from builder.pages.html.citations import line_anchor, number_marks, numbers_of
from builder.pages.html.elements import NOTHING, Html, el, escape, external_link, join, lines, link
from builder.pages.html.foreign_words import with_foreign_words
from builder.pages.html.prose import blocks
from builder.pages.html.source_reference import address_of, linked_line, plain_line, short_language
from builder.pages.page import Heading, Page
from builder.pages.parts.record_row import title as record_title
from builder.pages.parts.search_documents import search_document
from builder.pages.parts.source_reading import informants_line, reading_line
from builder.pages.parts.structured_data import source_data
from builder.pages.provenance.claims import Claim, claims
from builder.pages.provenance.quotes import claim_item, quotes_section
from builder.pages.record_context import RecordContext
from builder.records import wording
from builder.records.model.library import DeclaredSource, Entry
from builder.records.model.record import Source
from builder.records.model.values import Text
from builder.search.search_document import SearchDocument

SourceClaim = tuple[Claim, str, str]
SourceClaims = Mapping[str, tuple[SourceClaim, ...]]
"""What a record says on the word of each source, by its key: claims, each with its quote and locator."""


def view(entry: Entry, edition: Edition) -> Iterator[Page]:
    """The page of every source that a record declares."""
    declarations = edition.library.declared_by(entry)
    citing = {declared.key: edition.library.citing.get(declared.key, ()) for declared in declarations}
    citing_entries = {other.reference: other for entries in citing.values() for other in entries}
    claims_by_record = {
        reference: _claims_by_source(other, edition, citing) for reference, other in citing_entries.items()
    }
    yield from (page(declared, edition, claims_by_record, citing[declared.key]) for declared in declarations)


def page(
    declared: DeclaredSource, edition: Edition, claims_by_record: Mapping[str, SourceClaims], citing: tuple[Entry, ...]
) -> Page:
    """The page. claims_by_record: by reference. citing: the records that cite the source in any language."""
    language, address = edition.language, address_of(declared.key)
    say = words(language)
    title = bibliography.short(declared.source, language)
    full_reference = bibliography.in_characters(
        bibliography.bare(bibliography.reference(declared.source, language)), language
    )
    published = bibliography.short_as_published(declared.source, language)
    heading = el("h1", escape(published), lang=short_language(declared.source, published, language))
    claims_by_entry = [(entry, claims_by_record[entry.reference].get(declared.key, ())) for entry in citing]
    records = [_record_claims(entry, edition, given, at=address) for entry, given in claims_by_entry]
    quotes = quotes_section(declared, edition, claims_by_entry, at=address)
    body = lines(
        heading,
        el("p", plain_line(declared.source, language), class_="cb-source-line"),
        _properties(declared, edition, at=address),
        el("h2", escape(say("cite.title")), id="cite"),
        source_block(declared, edition, address=address),
        quotes,
        el("h2", escape(say("provenance.source.said")), id="said"),
        *(records or [el("p", escape(say("provenance.source.uncited")), class_="cb-none")]),
    )
    sections = {"cite": "cite.title", "quotes": "provenance.quotes.title", "said": "provenance.source.said"}
    headings = tuple(Heading(id_, say(name)) for id_, name in sections.items() if quotes or id_ != "quotes")
    return Page(
        language,
        address,
        "sources",
        title,
        shortened(full_reference, LANGUAGES[language].lengths.description),
        body,
        headings,
        head=source_data(declared, edition),
        styles=("record.css", "provenance.css", *STYLES),
        scripts=("record.js", *SCRIPTS),
        documents=(_document(declared, edition, citing),),
    )


def _claims_by_source(entry: Entry, edition: Edition, keys: Container[str]) -> SourceClaims:
    """Every claim of a record that rests on one of these sources, under each source that it names."""
    claims_by_source: dict[str, dict[SourceClaim, None]] = {}
    for claim in claims(RecordContext(entry, edition), keys):
        for key, quote, locator in claim.sources:
            claims_by_source.setdefault(key, {})[claim, quote, locator] = None
    return {key: tuple(record_claims) for key, record_claims in claims_by_source.items()}


def _document(declared: DeclaredSource, edition: Edition, citing: Iterable[Entry]) -> SearchDocument:
    """A source is found by its title, its line up to the first address, and the records that cite it."""
    language, source = edition.language, declared.source
    parts = tuple(takewhile(lambda part: not part.href, bibliography.line(source, language)))
    line = bibliography.in_characters(bibliography.bare(parts), language)
    quotes = (quote.text for quote in source.quotes.values())
    year = source.first_issued.year if source.first_issued else None
    return search_document(
        language,
        address_of(declared.key),
        "source",
        bibliography.in_characters(source.title, language),
        spellings=_spellings(source),
        body="\n".join(filter(None, (line, *(record_title(entry, language) for entry in citing), *quotes))),
        facets={"period": (f"{year // 10 * 10}s",) if year else ()},
        when=str(year or ""),
    )


def _spellings(source: Source) -> tuple[str, ...]:
    """How else the people who made it may be written in Latin letters (Hsu Chi-chih)."""
    names = (natural_order(name) for name in bibliography.creators(source) if romanised(name))
    return tuple(chain.from_iterable(romanised_person((name,)) for name in names))


def _properties(declared: DeclaredSource, edition: Edition, *, at: str) -> Html:
    """How far it was read, its language, its addresses, and the record that declares it; as a definition list."""
    say, source = words(edition.language), declared.source
    read = reading_line(source, edition.language)
    no_note = NOTHING if read else escape(say("provenance.source.no-note"))
    pairs = (
        ("read", escape(read)),
        ("informants", informants_line(source, edition.language)),
        ("note", _note(source.note, edition, at=at) if source.note else no_note),
        ("language", escape(_language_name(bibliography.known(source.language), edition.language))),
        ("address", _own_address(source, edition.language) or escape(say("provenance.source.no-address"))),
        ("archived", _url_link(bibliography.known(source.archived)) or escape(say("provenance.source.not-archived"))),
        ("declared", _record_link(declared.entry, edition, at=at)),
    )
    rows = [
        el("div", el("dt", escape(say(f"provenance.source.{key}"))), el("dd", value)) for key, value in pairs if value
    ]
    return el("dl", *rows, class_="cb-terms")


def _note(note: Text, edition: Edition, *, at: str) -> Html:
    """The note in full; sources that it names are numbered and listed below it."""
    best = note.best(edition.language)
    if best is None:
        return escape(words(edition.language)("wording.unknown"))
    language, passage = best
    rendered = with_foreign_words(blocks(passage.text), language)
    numbers = numbers_of([rendered], edition.library.sources)
    numbered_note = number_marks(rendered, numbers)
    tag = None if language == edition.language else LANGUAGES[language].tag
    items = [
        el("li", linked_line(edition.library.sources[key], edition.language, at=at), id=line_anchor(number))
        for key, number in numbers.items()
    ]
    return join(
        (
            el("div", numbered_note, lang=tag) if tag else numbered_note,
            el("ol", *items, class_="cb-sources") if items else NOTHING,
        )
    )


def _language_name(tag: str, language: str) -> str:
    """The name of a source's language where the interface has one, else its tag."""
    say = words(language)
    return say.get(f"terms.language.{tag}") or say.get(f"terms.language.{tag.partition('-')[0]}") or tag


def _own_address(source: Source, language: str) -> Html:
    """Where it stands, and when it was read there."""
    address_link = _url_link(bibliography.known(source.URL))
    if not address_link or source.accessed is None or source.accessed.year is None:
        return address_link
    date = wording.fuzzy_date(source.accessed, language)
    return join((address_link, escape(words(language)("bibliography.accessed", date=date))))


def _url_link(address: str) -> Html:
    return external_link(address, el("span", escape(address), class_="cb-url")) if address else NOTHING


def _record_claims(entry: Entry, edition: Edition, record_claims: Iterable[SourceClaim], *, at: str) -> Html:
    """A record, and under it what it says on the word of the source."""
    items = [claim_item(entry, given, edition, at=at) for given in record_claims]
    none = el("p", escape(words(edition.language)("provenance.source.elsewhere")), class_="cb-none")
    return lines(
        el("h3", _record_link(entry, edition, at=at)),
        el("ul", *items, class_="cb-list cb-claims") if items else none,
    )


def _record_link(entry: Entry, edition: Edition, *, at: str) -> Html:
    context = RecordContext(entry, edition)
    return link(relative(at, entry.address), context.label(entry.record.title))

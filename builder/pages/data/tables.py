"""The tables of a base: takes a record, gives its rows in each; the terms, which belong to no record, are in terms.py.

Everything is as it was written (Entry.original), so the tables are the same in every edition.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from builder.language.languages import folder
from builder.pages.data.cells import citations, dates, day, ids, labels, names, numbers, several, term_names
from builder.pages.data.cells import texts as _texts
from builder.pages.data.columns import Column, Row, dated, declared, own, term
from builder.pages.edition import Edition
from builder.records.model.cited_keys import cited_keys
from builder.records.model.library import Entry
from builder.records.model.record import (
    Case,
    Dimension,
    Event,
    Fact,
    Policy,
    Quote,
    Relation,
    Review,
    Source,
    Translation,
)
from builder.records.model.values import Label


@dataclass(frozen=True)
class Table:
    """A table. name: of its file. rows: those of a record; None for a table of the base, made elsewhere."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[Entry, Edition], Iterable[Row]] | None = None


_RECORD = own("record")
_TITLE = declared(Case, "title", by_language=True)


def _records(entry: Entry, edition: Edition) -> Iterator[Row]:
    record, vocabularies = entry.original, edition.library.vocabularies
    case = record if isinstance(record, Case) else None
    place = vocabularies.table("places").get(entry.place)
    created, changed = edition.dates.get(entry.path, (None, None))
    end = case.end if case else None
    yield {
        "record": entry.reference,
        "folder": entry.folder,
        "place": entry.place,
        "place_name": place.label if place else {},
        "title": _texts(record.title),
        "also_known_as": several(record.also_known_as),
        "identifiers": numbers(case.identifiers) if case else "",
        "summary": _texts(record.summary),
        "written_in": record.written_in,
        "type": case.type.id if case else "",
        "type_name": term_names(vocabularies, "types", case.type if case else None),
        "themes": ids(record.themes),
        **dates("period", case.period if case else None),
        "status": record.status,
        "last_known": day(end.last_known) if end else "",
        "end": _texts(end.text) if end else {},
        "contributors": several(_names_of(each.name) for each in record.contributors),
        "review": record.review.status,
        "organisation_replied": record.review.organisation_replied,
        "checked": day(record.review.checked),
        "created": created.isoformat() if created else "",
        "changed": changed.isoformat() if changed else "",
        "page": _pages(entry, edition),
    }


def _names_of(label: Label) -> str:
    """A name in the languages that it has: `Casebook editors / 案例库编者`."""
    return " / ".join(dict.fromkeys(passage.text.strip() for passage in label.passages.values()))


def _pages(entry: Entry, edition: Edition) -> Mapping[str, str]:
    """The address of its page in each language: below the site's root where no address is known."""
    return {code: page_address(entry, edition, code) for code in edition.library.languages}


def page_address(entry: Entry, edition: Edition, language: str) -> str:
    """The address of the page of a record in a language."""
    return f"{edition.site_url}{folder(language)}/{entry.address}"


def _policies(entry: Entry, _: Edition) -> Iterator[Row]:
    policy = entry.original
    if isinstance(policy, Policy):
        yield {
            "record": entry.reference,
            "title": _texts(policy.title),
            "kind": policy.kind,
            "level": policy.level,
            "number": policy.number,
            **dates("issued", policy.issued),
            **dates("effective", policy.effective),
            "status": policy.status,
            "issued_by": labels(policy.issued_by),
            "instruments": ids(policy.instruments),
            "official_text": policy.official_text,
        }


def _model(entry: Entry, edition: Edition) -> Iterator[Row]:
    record, vocabularies = entry.original, edition.library.vocabularies
    for line in record.model if isinstance(record, Case) else ():
        yield {
            "record": entry.reference,
            "dimension": line.dimension.id,
            "dimension_name": term_names(vocabularies, "dimensions", line.dimension),
            "terms": ids(line.terms),
            "source": citations(line.source),
            "note": _texts(line.note),
        }


def _facts(entry: Entry, edition: Edition) -> Iterator[Row]:
    vocabularies = edition.library.vocabularies
    for position, fact in enumerate(entry.original.facts, 1):
        measure = vocabularies.table("measures").get(fact.measure.id)
        unit = fact.unit.id if fact.unit else measure.unit if measure else ""
        named = vocabularies.table("units").get(unit)
        yield {
            "record": entry.reference,
            "position": position,
            "measure": fact.measure.id,
            "measure_name": term_names(vocabularies, "measures", fact.measure),
            "bound": fact.value.bound,
            "value": fact.value.low,
            "value_high": fact.value.high,
            "unit": unit,
            "unit_name": named.label if named else {},
            **dates("as_of", fact.as_of),
            "confidence": fact.confidence,
            "source": citations(fact.source),
            "note": _texts(fact.note),
        }


def _relations(entry: Entry, edition: Edition) -> Iterator[Row]:
    for relation in entry.original.relations:
        yield {
            "record": entry.reference,
            "type": relation.type.id,
            "type_name": term_names(edition.library.vocabularies, "relations", relation.type),
            "to": relation.to.address,
            "since": day(relation.since),
            "until": day(relation.until),
            "source": citations(relation.source),
            "note": _texts(relation.note),
        }


def _timeline(entry: Entry, _: Edition) -> Iterator[Row]:
    for position, event in enumerate(entry.original.timeline, 1):
        yield {
            "record": entry.reference,
            "position": position,
            **dates("date", event.date),
            "text": _texts(event.text),
            "source": several(dict.fromkeys(cited_keys(event.text))),
        }


_PLAIN = (
    "type", "title", "container-title", "publisher", "publisher-place", "event-title", "genre", "volume", "issue",
    "number", "page", "language", "DOI", "ISBN", "URL", "archived", "read", "copy",
)  # fmt: skip
"""Fields of a source that are one text."""
_NAMED = ("author", "editor", "translator", "interviewer")


def _sources(entry: Entry, edition: Edition) -> Iterator[Row]:
    """The sources that it declares, but for one that another record declares anew."""
    for declared_source in edition.library.declared_by(entry):
        key, source = declared_source.key, entry.original.sources[declared_source.key]
        plain = {key.replace("-", "_"): getattr(source, key.replace("-", "_")) for key in _PLAIN}
        yield {
            "key": key,
            "declared_in": entry.reference,
            **plain,
            **{key: names(getattr(source, key)) for key in _NAMED},
            "translated_title": _texts(source.translated_title),
            **dates("issued", source.issued),
            "accessed": day(source.accessed),
            "cited_by": several(each.reference for each in edition.library.citing.get(key, ())),
        }


def _quotes(entry: Entry, edition: Edition) -> Iterator[Row]:
    for declared_source in edition.library.declared_by(entry):
        source = entry.original.sources[declared_source.key]
        for id_, quote in source.quotes.items():
            yield {
                "key": declared_source.key,
                "quote": id_,
                "declared_in": entry.reference,
                "text": quote.text,
                "language": quote.language or source.language,
                "locator": quote.locator,
                "found": day(quote.checked.date) if quote.checked else "",
            }


def _translations(entry: Entry, _: Edition) -> Iterator[Row]:
    for translation in entry.original.translations:
        yield {
            "record": entry.reference,
            "field": translation.field.path,
            "language": translation.language,
            "from": translation.from_,
            "by": translation.by,
            "reviewed": day(translation.reviewed),
            "digest": translation.digest,
        }


_PLACE = (own("place"), own("place_name", "name", by_language=True))
TABLES = (
    Table(
        "records",
        (
            _RECORD, own("folder"), *_PLACE, *_TITLE,
            *declared(Case, "also_known_as", "identifiers"),
            *declared(Case, "summary", by_language=True),
            *declared(Case, "written_in"), *term(Case, "type"), *declared(Case, "themes"), *dated(Case, "period"),
            own("status"), own("last_known"), own("end", by_language=True), own("contributors"), own("review"),
            *declared(Review, "organisation_replied", "checked"),
            own("created"), own("changed"), own("page", by_language=True),
        ),
        _records,
    ),
    Table(
        "policies",
        (
            _RECORD, *_TITLE, *declared(Policy, "kind", "level", "number"), *dated(Policy, "issued"),
            *dated(Policy, "effective"), *declared(Policy, "status"),
            *declared(Policy, "issued_by", by_language=True), *declared(Policy, "instruments", "official_text"),
        ),
        _policies,
    ),
    Table(
        "model",
        (
            _RECORD, *term(Dimension, "dimension"), *declared(Dimension, "terms", "source"),
            *declared(Dimension, "note", by_language=True),
        ),
        _model,
    ),
    Table(
        "facts",
        (
            _RECORD, own("position", is_number=True), *term(Fact, "measure"), own("bound"),
            own("value", is_number=True), own("value_high", is_number=True), *term(Fact, "unit"),
            *dated(Fact, "as_of"), *declared(Fact, "confidence", "source"), *declared(Fact, "note", by_language=True),
        ),
        _facts,
    ),
    Table(
        "relations",
        (
            _RECORD, *term(Relation, "type"), *declared(Relation, "to", "since", "until", "source"),
            *declared(Relation, "note", by_language=True),
        ),
        _relations,
    ),
    Table(
        "timeline",
        (
            _RECORD, own("position", is_number=True), *dated(Event, "date"),
            *declared(Event, "text", by_language=True), own("source", "cited"),
        ),
        _timeline,
    ),
    Table(
        "sources",
        (
            own("key"), own("declared_in"), *declared(Source, "type", "title"),
            *declared(Source, "translated-title", by_language=True),
            *declared(Source, *_NAMED, *_PLAIN[2:]), *dated(Source, "issued"),
            *declared(Source, "accessed"), own("cited_by"),
        ),
        _sources,
    ),
    Table(
        "quotes",
        (
            own("key"), own("quote"), own("declared_in"), *declared(Quote, "text", "language", "locator"),
            own("found"),
        ),
        _quotes,
    ),
    Table(
        "terms",
        (
            own("vocabulary"), own("term"), own("within"), own("label", by_language=True),
            own("definition", by_language=True), own("also"), own("term_unit"),
            own("latitude", is_number=True), own("longitude", is_number=True),
        ),
    ),
    Table(
        "translations",
        (_RECORD, *declared(Translation, "field", "language", "from", "by", "reviewed", "digest")),
        _translations,
    ),
)  # fmt: skip
"""Every table, in the order of the page."""

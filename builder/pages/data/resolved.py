"""Records with all that they name: takes a record, gives it as JSON in which nothing has to be looked up elsewhere.

Terms have their labels, relations the title of the other record, and those of others to it stand there too; sources
that another record declares are given with that record. Values follow the declarations (resolved_schema.py).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from builder.pages.data.cells import texts
from builder.pages.data.tables import page_address
from builder.pages.edition import Edition
from builder.records.edtf import edtf_date, edtf_period
from builder.records.model.cited_keys import cited_sources
from builder.records.model.declare import Declared, Field, Vocabulary, fields
from builder.records.model.library import Entry, Library, Link
from builder.records.model.record import Dimension
from builder.records.model.values import (
    UNKNOWN,
    Citation,
    FieldPath,
    FuzzyDate,
    Name,
    Period,
    Quantity,
    Reference,
    Term,
    Text,
)

LICENCE = "CC-BY-4.0"
"""SPDX identifier of the licence of the records."""
Json = dict[str, Any]


def resolved(entry: Entry, edition: Edition) -> str:
    """A record as one line of JSON."""
    return json.dumps(_record(entry, edition), ensure_ascii=False, separators=(",", ":"))


def _record(entry: Entry, edition: Edition) -> Json:
    library, record = edition.library, entry.original
    created, changed = edition.dates.get(entry.path, (None, None))
    return {
        "record": entry.reference,
        "place": _term(library, "places", entry.place),
        "pages": {code: page_address(entry, edition, code) for code in library.languages},
        "licence": LICENCE,
        **({"created": created.isoformat(), "changed": changed.isoformat()} if created and changed else {}),
        **_part(record, library),
        "related_from": [_reverse(link, library) for link in library.links.get(entry.reference, ()) if link.reverse],
        "cited_sources": dict(_cited_elsewhere(entry, library)),
    }


def _reverse(link: Link, library: Library) -> Json:
    """A relation of another record to this one."""
    return {**_part(link.given, library), "to": _reference(library, link.declaring.reference), "reverse": True}


def _cited_elsewhere(entry: Entry, library: Library) -> Iterator[tuple[str, Json]]:
    """The sources that it cites and another record declares."""
    for key in cited_sources(entry.original):
        declared = library.sources.get(key)
        if declared and declared.entry.reference != entry.reference:
            source = declared.entry.original.sources[key]
            yield key, {"declared_in": declared.entry.reference, **_part(source, library)}


def _part(part: Declared, library: Library) -> Json:
    """A part of a record: its fields that say something, by their keys."""
    dimension = part.dimension.id if isinstance(part, Dimension) else ""
    values = (
        (field.key, _values(getattr(part, field.attribute), field, library, dimension)) for field in fields(type(part))
    )
    return {key: value for key, value in values if value not in (None, "", [], {})}


def _values(value: Any, field: Field, library: Library, dimension: str) -> Any:
    if value is None:
        return None
    if field.keyed:
        return {key: _value(each, field, library, dimension) for key, each in value.items()}
    if field.many:
        return [_value(each, field, library, dimension) for each in value]
    return _value(value, field, library, dimension)


def _value(value: Any, field: Field, library: Library, dimension: str) -> Any:
    """A single value. dimension: of the line of a model that it stands in."""
    if isinstance(value, Declared):
        return _part(value, library)
    if isinstance(value, Term):
        return _term(library, field.mark(Vocabulary), value.id, dimension)
    if isinstance(value, Reference):
        return _reference(library, value.address)
    return _plain(value)


def _plain(value: Any) -> Any:
    """A value that names nothing else."""
    if isinstance(value, Text):
        return UNKNOWN if value.unknown else dict(texts(value))
    if isinstance(value, FuzzyDate):
        return edtf_date(value) or UNKNOWN
    if isinstance(value, Period):
        return edtf_period(value)
    if isinstance(value, Quantity):
        high = {} if value.high is None else {"high": _number(value.high)}
        return {"bound": value.bound, "low": _number(value.low), **high}
    if isinstance(value, Citation):
        return _given(source=value.key, quote=value.quote, locator=value.locator)
    if isinstance(value, Name):
        return _given(literal=value.literal, family=value.family, given=value.given)
    return value.path if isinstance(value, FieldPath) else value


def _given(**texts_by_key: str) -> Json:
    return {key: text for key, text in texts_by_key.items() if text}


def _number(value: Decimal) -> int | float:
    """A number of JSON, which most programs read with 15 digits; the tables have every digit."""
    return int(value) if value == value.to_integral_value() else float(value)


def _reference(library: Library, reference: str) -> Json:
    other = library.by_reference.get(reference)
    return {"record": reference, **({"title": dict(texts(other.original.title))} if other else {})}


def _term(library: Library, vocabulary: Vocabulary | str | None, id_: str, dimension: str = "") -> Json:
    """A term with its labels, where a vocabulary has it: that of its field, or else that of its dimension."""
    name = vocabulary.name if isinstance(vocabulary, Vocabulary) else vocabulary
    table: Mapping[str, Any] = library.vocabularies.table(name) if name else {}
    if name is None and (line := library.vocabularies.table("dimensions").get(dimension)):
        table = line.terms
    return {"id": id_, **({"label": dict(table[id_].label)} if id_ in table else {})}

"""The table of terms: takes the vocabularies and the glossary of a base, gives a row a term."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from builder.pages.data.cells import several
from builder.pages.data.columns import Row
from builder.pages.edition import Edition
from builder.records.model.vocabulary import VocabularyTerm

GLOSSARY = "glossary"


def term_rows(edition: Edition) -> Iterator[Row]:
    """The terms by vocabulary; below each dimension the terms that it takes; last the glossary."""
    for name, table in edition.library.vocabularies.tables.items():
        for term in table.values():
            yield _row(name, term, term.within)
            yield from (_row(name, each, term.id) for each in term.terms.values())
    for word in edition.glossary:
        yield {
            "vocabulary": GLOSSARY,
            "term": word.id,
            "label": word.label,
            "definition": word.definition,
            "also": several(word.also),
        }


def _row(vocabulary: str, term: VocabularyTerm, within: str) -> Row:
    return {
        "vocabulary": vocabulary,
        "term": term.id,
        "within": within,
        "label": term.label,
        "definition": term.definition,
        "also": several(term.also),
        "term_unit": term.unit,
        **_position(term),
    }


def _position(term: VocabularyTerm) -> Mapping[str, Decimal]:
    """Where a place lies, in degrees north and east."""
    if term.position is None:
        return {}
    latitude, longitude = (Decimal(repr(degrees)) for degrees in term.position)
    return {"latitude": latitude, "longitude": longitude}

"""Coverage of the base: takes the library, gives for each term of a dimension and each place the cases that have it.

What a case has comes from its model; how strong its evidence is, from the sources of that line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from builder.analysis.strength import STRENGTHS, strength
from builder.records.model.library import Entry, Library
from builder.records.model.record import Case
from builder.records.model.vocabulary import VocabularyTerm

FIRST = "services"
"""The dimension that stands first: what organisations receive."""


@dataclass(frozen=True)
class Cell:
    """The cases at a place that have a term. strengths: how many of their lines have which of STRENGTHS."""

    entries: tuple[Entry, ...]
    strengths: tuple[int, ...]


Coverage = dict[tuple[str, str, str], Cell]
"""By dimension, term and place; without what no case has."""


def coverage(library: Library) -> Coverage:
    """What the listed cases have."""
    found: dict[tuple[str, str, str], list[tuple[Entry, str]]] = {}
    for entry in library.listed:
        for dimension, term, word in _terms(entry, library):
            found.setdefault((dimension, term, entry.place), []).append((entry, word))
    return {key: _cell(those) for key, those in found.items()}


def _terms(entry: Entry, library: Library) -> Iterator[tuple[str, str, str]]:
    """Dimension, term and strength of each line of its model."""
    if isinstance(entry.record, Case):
        for line in entry.record.model:
            word = strength(line.source, library).word
            yield from ((line.dimension.id, term.id, word) for term in line.terms)


def _cell(those: list[tuple[Entry, str]]) -> Cell:
    count = Counter(word for _, word in those)
    entries = {entry.reference: entry for entry, _ in those}
    return Cell(tuple(entries.values()), tuple(count[word] for word in STRENGTHS))


def dimensions(library: Library) -> tuple[VocabularyTerm, ...]:
    """The dimensions with terms, what organisations receive first."""
    table = library.vocabularies.table("dimensions")
    return tuple(sorted((term for term in table.values() if term.terms), key=lambda term: term.id != FIRST))


def places(library: Library) -> tuple[VocabularyTerm, ...]:
    """The places that have cases, in the order of the vocabulary."""
    having = {entry.place for entry in library.listed if entry.folder == "cases"}
    return tuple(term for id_, term in library.vocabularies.table("places").items() if id_ in having)

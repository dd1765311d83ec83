"""Strength over a whole record: takes a record, gives how many of its claims have each strength."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from builder.analysis.connections import connections
from builder.analysis.facts import is_known
from builder.analysis.strength import STRENGTHS, strength
from builder.records.model.library import Entry, Library
from builder.records.model.record import Case


def strength_counts(entry: Entry, library: Library) -> tuple[int, ...]:
    """How many marks of each of STRENGTHS its own page has: of figures, known lines of the model, relations."""
    count = Counter(_strengths(entry, library))
    return tuple(count[word] for word in STRENGTHS)


def _strengths(entry: Entry, library: Library) -> Iterator[str]:
    record = entry.record
    for fact in record.facts:
        yield strength(fact.source, library, confidence=fact.confidence).word
    for line in record.model if isinstance(record, Case) else ():
        if is_known(line):
            yield strength(line.source, library).word
    for folder in ("cases", "policies"):
        for link in connections(entry, library, folder=folder):
            yield strength(link.given.source, library).word

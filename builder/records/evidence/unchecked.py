"""Counts the quotes that nobody found in their source: takes readings, gives how many by path."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from builder.records.decode import Reading
from builder.records.model.quotes import is_checked


def unchecked_quotes(readings: Iterable[Reading]) -> Mapping[str, int]:
    """By path of the record how many of its quotes are not checked, or were changed since; records without any lack.

    The count is kept with a reading, so that a check of what is known reads no record.
    """
    counts = ((reading.path, reading.memo("", "unchecked", partial(_unchecked, reading))) for reading in readings)
    return {path: count for path, count in counts if count}


def _unchecked(reading: Reading) -> int:
    sources = reading.record.sources.values() if reading.record else ()
    quotes = (quote for source in sources for quote in source.quotes.values())
    return sum(not is_checked(quote) for quote in quotes)

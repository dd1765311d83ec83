"""Periods in years, for rows of lists: takes a period, gives `2001–2003`."""

from __future__ import annotations

from builder.language.words import words
from builder.records.model.values import FuzzyDate, Period


def years(period: Period | None, language: str) -> str:
    """A period in years: `2012`, `since 2012`, `2001–2003`, `2012–?`; '' if unknown."""
    if period is None:
        return ""
    start, end = _year(period.start, language), _year(period.end, language)
    if not period.is_range or start == end:
        return start
    say = words(language)
    if start and end:
        return say("lists.when.range", start=start, end=end)
    if start:
        return say("lists.when.unended", start=start) if period.end else say("lists.when.since", year=start)
    return say("lists.when.until", year=end) if end else ""


def _year(date: FuzzyDate | None, language: str) -> str:
    if date is None or date.year is None:
        return ""
    return words(language)("lists.when.about", year=str(date.year)) if date.approximate else str(date.year)

"""Figures: takes the facts of a record, gives them by measure and by time, and where their sources differ."""

from __future__ import annotations

from collections.abc import Iterable

from builder.records.model.record import Fact
from builder.records.model.values import FuzzyDate, Period

UNDATED = (9999, 12, 31)
"""Where an unknown time stands in the order of time."""


def measures(facts: Iterable[Fact]) -> list[tuple[Fact, ...]]:
    """The facts of each measure together, in the order in which the measures first appear."""
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        found.setdefault(fact.measure.id, []).append(fact)
    return [tuple(group) for group in found.values()]


def rows(facts: Iterable[Fact]) -> list[tuple[Fact, ...]]:
    """The facts of one measure by time: each row holds what the sources say of that time; unknown times come last."""
    found: dict[tuple[FuzzyDate | None, FuzzyDate | None, bool], list[tuple[Fact, ...]]] = {}
    for fact in facts:
        at = found.setdefault((fact.as_of.start, fact.as_of.end, fact.as_of.is_range), [])
        rival = next((n for n, row in enumerate(at) if any(_differs_by_source(fact, other) for other in row)), None)
        if rival is None:
            at.append((fact,))
        else:
            at[rival] = (*at[rival], fact)
    return [row for time in sorted(found.values(), key=lambda time: when(time[0][0].as_of)) for row in time]


def contested(row: tuple[Fact, ...]) -> bool:
    """Whether the sources of a row give different values."""
    return len({(fact.value, fact.unit.id if fact.unit else "") for fact in row}) > 1


def when(period: Period) -> tuple[int, int, int]:
    """Where a period stands in the order of time: by its first day, unknown ones at the end."""
    date = (period.start and period.start.earliest()) or (period.end and period.end.earliest())
    return date or UNDATED


def _differs_by_source(one: Fact, other: Fact) -> bool:
    """One source that gives two numbers counts two things; two sources that do so are told apart in one row."""
    return {citation.key for citation in one.source} != {citation.key for citation in other.source}

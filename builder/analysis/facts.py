"""Figures and the model: takes the facts of a record, groups them by measure and time, tells whether their sources
differ; takes the lines of a model, groups them by dimension.
"""

from __future__ import annotations

from collections.abc import Iterable

from builder.records.model.record import Dimension, Fact
from builder.records.model.values import UNKNOWN, FuzzyDate, Period

UNDATED = (9999, 12, 31)
"""The sort key of an unknown time."""


def measures(facts: Iterable[Fact]) -> list[tuple[Fact, ...]]:
    """The facts grouped by measure, in the order of first occurrence."""
    facts_by_measure: dict[str, list[Fact]] = {}
    for fact in facts:
        facts_by_measure.setdefault(fact.measure.id, []).append(fact)
    return [tuple(group) for group in facts_by_measure.values()]


def rows(facts: Iterable[Fact]) -> list[tuple[Fact, ...]]:
    """The facts of one measure, one row per time, sorted by time; unknown times last. A row has one fact per source."""
    rows_by_time: dict[tuple[FuzzyDate | None, FuzzyDate | None, bool], list[tuple[Fact, ...]]] = {}
    for fact in facts:
        time_rows = rows_by_time.setdefault((fact.as_of.start, fact.as_of.end, fact.as_of.is_range), [])
        row_number = next(
            (n for n, row in enumerate(time_rows) if any(_has_other_sources(fact, other) for other in row)), None
        )
        if row_number is None:
            time_rows.append((fact,))
        else:
            time_rows[row_number] = (*time_rows[row_number], fact)
    return [row for time in sorted(rows_by_time.values(), key=lambda time: sort_day(time[0][0].as_of)) for row in time]


def is_contested(row: tuple[Fact, ...]) -> bool:
    """Whether the facts of a row differ in value or unit."""
    return len({(fact.value, fact.unit.id if fact.unit else "") for fact in row}) > 1


def sort_day(period: Period) -> tuple[int, int, int]:
    """The sort key of a period: its first day; UNDATED if unknown."""
    date = (period.start and period.start.earliest()) or (period.end and period.end.earliest())
    return date or UNDATED


def is_undated(period: Period) -> bool:
    """Whether nothing of a time is known."""
    return sort_day(period) == UNDATED


def _has_other_sources(first: Fact, second: Fact) -> bool:
    """Two numbers of one source count different things, so they get a row each; those of two sources share a row."""
    return {citation.key for citation in first.source} != {citation.key for citation in second.source}


def by_dimension(model: Iterable[Dimension]) -> list[tuple[Dimension, ...]]:
    """The lines of each dimension together, in the order in which the dimensions first appear."""
    groups: dict[str, list[Dimension]] = {}
    for line in model:
        groups.setdefault(line.dimension.id, []).append(line)
    return [tuple(group) for group in groups.values()]


def is_known(line: Dimension) -> bool:
    """Whether a line of a model says something, or names who says that it is unknown."""
    return bool(line.source) or any(term.id != UNKNOWN for term in line.terms)

"""The timeline: takes records, gives their events by date: those of their own timelines, their starts and ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.records.model.library import Entry
from builder.records.model.record import Case, Event, Policy
from builder.records.model.values import UNKNOWN, FuzzyDate, Period, Text

UNDATED = "undated"
"""The decade of an event without a date."""
SINGLE_DATE = "time"
"""The mark of a case whose period is one date; omitted if the case has an event in that year."""
_LAST_DAY = (9999, 12, 31)


@dataclass(frozen=True)
class TimelineEvent:
    """An event of a record. text: None for a start or end without a text of its own. date: None if unknown.

    mark: begins, ends, time, announced, issued, effective, over, unknown; '' for an event that is none of these.
    """

    entry: Entry
    date: Period | None
    mark: str
    text: Text | None = None

    @property
    def year(self) -> int | None:
        """The first year of its date; None without a date."""
        date = _first_date(self.date)
        return date.year if date else None

    @property
    def decade(self) -> str:
        """`2010s`, or `undated`."""
        return decade_of(self.year)

    @property
    def day(self) -> tuple[int, int, int]:
        """The day by which it is sorted; one after all others without a date."""
        return _sort_day(self.date)


def decade_of(year: int | None) -> str:
    """`2010s`, or `undated`."""
    return UNDATED if year is None else f"{year // 10 * 10}s"


def timeline_events(entries: Iterable[Entry]) -> list[TimelineEvent]:
    """The events of these records, by date, then by record, then in the order of the record; undated ones last."""
    return sorted(
        (event for entry in entries for event in record_events(entry)),
        key=lambda event: (event.day, event.entry.reference),
    )


def record_events(entry: Entry) -> Iterator[TimelineEvent]:
    """The events of one record. An event on the date of a start or end gets its mark; the others are events too."""
    used_marks: set[str] = set()
    bounds = list(_bounds(entry.record))
    for event in entry.record.timeline:
        mark = next((bound.mark for bound in bounds if bound.mark not in used_marks and _is_on_day(bound, event)), "")
        used_marks.add(mark)
        yield TimelineEvent(entry, event.date, mark, event.text)
    years = {date.year for event in entry.record.timeline if (date := _first_date(event.date))}
    remaining = [
        bound
        for bound in bounds
        if bound.mark not in used_marks and not (bound.mark == SINGLE_DATE and bound.date.year in years)
    ]
    for bound in remaining:
        yield TimelineEvent(entry, bound.period, bound.mark)
    if not remaining and not entry.record.timeline:
        yield TimelineEvent(entry, None, UNKNOWN)


@dataclass(frozen=True)
class _Bound:
    """A start or an end among the dates of a record. period: the date as a period."""

    mark: str
    date: FuzzyDate
    period: Period


def _bounds(record: Case | Policy) -> Iterator[_Bound]:
    if isinstance(record, Case):
        has_duration = record.period.is_range or record.period.end is not None
        yield from _period_bounds(record.period, "begins" if has_duration else SINGLE_DATE, "ends")
        return
    for field, period in record.dates.items():
        yield from _period_bounds(period, field, "over" if field == "effective" else "")


def _period_bounds(period: Period, start_mark: str, end_mark: str = "") -> Iterator[_Bound]:
    for mark, date in ((start_mark, period.start), (end_mark, period.end)):
        if mark and date is not None and date.year is not None:
            yield _Bound(mark, date, Period(date, None, False, period.place))


def _is_on_day(bound: _Bound, event: Event) -> bool:
    return bound.mark != SINGLE_DATE and bound.date == event.date.start and event.date.end is None


def _first_date(period: Period | None) -> FuzzyDate | None:
    """The start of a period, or its end if only that is known."""
    dates = (period.start, period.end) if period else ()
    return next((date for date in dates if date is not None and date.year is not None), None)


def _sort_day(period: Period | None) -> tuple[int, int, int]:
    date = _first_date(period)
    return (date and date.earliest()) or _LAST_DAY

"""Moments: takes records, gives what happened when, in the order of time: beginnings, ends and their dated events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.records.model.library import Entry
from builder.records.model.record import Case, Event, Policy
from builder.records.model.values import UNKNOWN, FuzzyDate, Period, Text

UNDATED = "undated"
"""The decade of what has no date."""
TIME = "time"
"""The mark of a case that is of one date and does not last; an event of that year tells as much."""
_NEVER = (9999, 12, 31)


@dataclass(frozen=True)
class Moment:
    """Something that a record tells of. text: what happened; None where the mark says all. date: None if none is known.

    mark: begins, ends, time, announced, issued, effective, over, unknown; '' for an event that is none of these.
    """

    entry: Entry
    date: Period | None
    mark: str
    text: Text | None = None

    @property
    def year(self) -> int | None:
        """The year in which it stands: the first that it touches; None for what has no date."""
        date = _first(self.date)
        return date.year if date else None

    @property
    def decade(self) -> str:
        """`2010s`, or `undated`."""
        return UNDATED if self.year is None else f"{self.year // 10 * 10}s"


def moments(entries: Iterable[Entry]) -> list[Moment]:
    """Of all these records, by date; those of the same date by record, then as the record has them; undated last."""
    return sorted(
        (moment for entry in entries for moment in _of(entry)),
        key=lambda moment: (_day(moment.date), moment.entry.reference),
    )


def _of(entry: Entry) -> Iterator[Moment]:
    """Of one record. An event on the day of a beginning or an end carries its mark, which has no line of its own."""
    told: set[str] = set()
    turns = list(_turns(entry.record))
    for event in entry.record.timeline:
        mark = next((turn.mark for turn in turns if turn.mark not in told and _same(turn, event)), "")
        told.add(mark)
        yield Moment(entry, event.date, mark, event.text)
    years = {date.year for event in entry.record.timeline if (date := _first(event.date))}
    bare = [turn for turn in turns if turn.mark not in told and not (turn.mark == TIME and turn.date.year in years)]
    for turn in bare:
        yield Moment(entry, turn.period, turn.mark)
    if not bare and not entry.record.timeline:
        yield Moment(entry, None, UNKNOWN)


@dataclass(frozen=True)
class _Turn:
    """A beginning or an end in a record's own time."""

    mark: str
    date: FuzzyDate
    period: Period


def _turns(record: Case | Policy) -> Iterator[_Turn]:
    if isinstance(record, Case):
        lasts = record.period.is_range or record.period.end is not None
        yield from _ends(record.period, "begins" if lasts else TIME, "ends")
        return
    for field, period in record.dates.items():
        yield from _ends(period, field, "over" if field == "effective" else "")


def _ends(period: Period, first: str, last: str = "") -> Iterator[_Turn]:
    for mark, date in ((first, period.start), (last, period.end)):
        if mark and date is not None and date.year is not None:
            yield _Turn(mark, date, Period(date, None, False, period.place))


def _same(turn: _Turn, event: Event) -> bool:
    return turn.mark != TIME and turn.date == event.date.start and event.date.end is None


def _first(period: Period | None) -> FuzzyDate | None:
    """The date at which a period stands: its beginning, or its end where that alone is known."""
    known = (period.start, period.end) if period else ()
    return next((date for date in known if date is not None and date.year is not None), None)


def _day(period: Period | None) -> tuple[int, int, int]:
    date = _first(period)
    return (date and date.earliest()) or _NEVER

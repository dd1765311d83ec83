"""Rules for dates: what cannot be, because a later thing comes first or because the day has not come yet.

Only certain contradictions count: an unknown date contradicts nothing, `2012` is any day of it, `~2012` is not exact.
Events before the period of a case are its background and welcome.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from builder.records.check.rule import CheckContext, dated_rule, rule
from builder.records.decode import Reading
from builder.records.model.record import Case, Organisation, Person, Policy, Relation, Source
from builder.records.model.values import Day, FuzzyDate, Period, Text
from builder.records.problem import Problem, error, warning
from builder.records.source.document import Place

ALWAYS: Day = (0, 0, 0)
"""Before all days."""
Dated = tuple[str, Place, FuzzyDate]
"""The key of a field, where it (or the part it belongs to) stands, its date."""


@rule
def accessed_before_issued(context: CheckContext) -> Iterator[Problem]:
    """Nobody reads a source before it comes out."""
    for reading, key, place, source in _sources(context.readings):
        if _before(source.accessed, source.first_issued):
            values = {"source": key, "accessed": written(source.accessed), "issued": written(source.first_issued)}
            at = source.accessed.place if source.accessed and source.accessed.place else place
            yield error("accessed-before-issued", reading.path, at.line, at.column, **values)


@rule
def until_before_since(context: CheckContext) -> Iterator[Problem]:
    """Nothing ends before it begins: `until` of a person, an organisation or a relation is not before its `since`."""
    for reading, place, part in _spans(context.readings):
        if _before(part.until, part.since):
            values = {"since": written(part.since), "until": written(part.until)}
            at = part.until.place if part.until and part.until.place else place
            yield error("until-before-since", reading.path, at.line, at.column, **values)


@rule
def effective_before_issued(context: CheckContext) -> Iterator[Problem]:
    """A policy takes effect when it is issued or later (a warning: some reach back)."""
    for reading in context.readings:
        record = reading.record
        if not isinstance(record, Policy) or record.effective is None or record.issued is None:
            continue
        if _before(record.effective.start, record.issued.start):
            place = record.effective.place
            values = {"effective": written(record.effective.start), "issued": written(record.issued.start)}
            yield warning("effective-before-issued", reading.path, place.line, place.column, **values)


@dated_rule
def status_against_period(context: CheckContext) -> Iterator[Problem]:
    """A running case has no end in the past, a closed one no open end (warnings: the period may be out of date)."""
    for reading in context.readings:
        for last, problem in reading.memo("", "period", partial(_of_period, reading)):
            if last < _ymd(context.today):
                yield problem


def _of_period(reading: Reading) -> tuple[tuple[Day, Problem], ...]:
    """What is wrong with the period of a case, each from the day after one."""
    record = reading.record
    if not isinstance(record, Case):
        return ()
    place, end = record.period.place, record.period.end
    last = end.latest() if end and not end.approximate else None
    if record.status == "running" and end and last:
        return ((last, warning("running-but-ended", reading.path, place.line, place.column, end=written(end))),)
    if record.status == "closed" and record.period.is_range and end is None:
        fix = f"period: {written(record.period.start)} .. ?"
        return ((ALWAYS, warning("closed-but-open", reading.path, place.line, place.column, fix=fix)),)
    return ()


@rule
def last_known_against_period(context: CheckContext) -> Iterator[Problem]:
    """What is last known of a case lies within its period, and of a case that runs on nothing is the last.

    The second is a warning: the status may be out of date.
    """
    for reading in context.readings:
        yield from reading.memo("", "last-known", partial(_of_last_known, reading))


def _of_last_known(reading: Reading) -> tuple[Problem, ...]:
    """What is wrong with the end of a case."""
    record = reading.record
    if not isinstance(record, Case) or record.end is None or record.end.last_known is None:
        return ()
    last_known, period = record.end.last_known, record.period
    place, known = last_known.place or period.place, written(last_known)
    if _before(period.end, last_known):
        return (
            error("last-known-after-end", reading.path, place.line, place.column, known=known, end=written(period.end)),
        )
    if _before(last_known, period.start):
        start = written(period.start)
        return (error("last-known-before-start", reading.path, place.line, place.column, known=known, start=start),)
    if record.status == "running":
        return (warning("last-known-but-running", reading.path, place.line, place.column, known=known),)
    return ()


@dated_rule
def after_today(context: CheckContext) -> Iterator[Problem]:
    """What has happened is not later than today. Ends may be planned, and so may the day a policy takes effect."""
    for reading in context.readings:
        if reading.memo("", "happened", partial(_latest, reading)) <= _ymd(context.today):
            continue
        for key, place, day in _happened(reading):
            first = day.earliest()
            if first is not None and first > _ymd(context.today):
                values = {"key": key, "date": written(day), "today": context.today.isoformat()}
                yield error("future-date", reading.path, place.line, place.column, **values)


def _latest(reading: Reading) -> Day:
    """The latest day on which something began that has happened."""
    return max((day.earliest() or ALWAYS for _, _, day in _happened(reading)), default=ALWAYS)


def _happened(reading: Reading) -> Iterator[Dated]:
    """The dates of a record that lie in the past if they are right."""
    record = reading.record
    if record is None:
        return
    yield from _starts(record)
    for fact in record.facts:
        yield from _ends("as_of", fact.as_of)
    for event in record.timeline:
        yield from _ends("date", event.date)
    for _, place, part in _spans([reading]):
        yield from _dated("since", place, part.since)
    for _, key, place, source in _sources([reading]):
        yield from _ends(f"{key}: issued", source.issued) if source.issued else ()
        yield from _dated(f"{key}: accessed", place, source.accessed)
    yield from _dated("review: checked", _title_place(record), record.review.checked)
    yield from _answered(record)


def _answered(record: Case | Policy) -> Iterator[Dated]:
    """The days of replies and corrections, and that since which somebody may be asked."""
    for reply in record.replies:
        yield from _dated("replies: date", _label_place(reply.who), reply.date)
    for correction in record.corrections:
        yield from _dated("corrections: date", _label_place(correction.wrong), correction.date)
    if record.contact:
        yield from _dated("contact: since", _label_place(record.contact.name), record.contact.since)


@rule
def day_not_exact(context: CheckContext) -> Iterator[Problem]:
    """The days of a record's own history are known to who writes it: of a reply, a contact's consent, a correction."""
    for reading in context.readings:
        for key, place, day in _answered(reading.record) if reading.record else ():
            if day.day is None or day.approximate:
                yield error("day-not-exact", reading.path, place.line, place.column, key=key, date=written(day))


def _starts(record: Case | Policy) -> Iterator[Dated]:
    if isinstance(record, Case):
        yield from _dated("period", record.period.place, record.period.start)
        yield from _dated("end: last_known", record.period.place, record.end.last_known if record.end else None)
        return
    for key, field in (("issued", "issued"), ("announced: date", "announced")):
        if field in record.dates:
            yield from _ends(key, record.dates[field])


def _dated(key: str, place: Place, day: FuzzyDate | None) -> Iterator[Dated]:
    if day is not None:
        yield key, day.place or place, day


def _ends(key: str, period: Period) -> Iterator[Dated]:
    """The later end of a period, or its only date."""
    yield from _dated(key, period.place, period.end or period.start)


def _sources(readings: Sequence[Reading]) -> Iterator[tuple[Reading, str, Place, Source]]:
    """The sources of the records with the place of their keys."""
    for reading in readings:
        places = dict(reading.source_keys)
        for key, source in (reading.record.sources if reading.record else {}).items():
            yield reading, key, places[key], source


def _spans(readings: Sequence[Reading]) -> Iterator[tuple[Reading, Place, Person | Organisation | Relation]]:
    """Everything with `since` and `until`, with the place of its name or of the record it points to."""
    for reading in readings:
        if reading.record is None:
            continue
        for person in reading.record.people:
            yield reading, _label_place(person.name), person
        for organisation in reading.record.organisations:
            yield reading, _label_place(organisation.name), organisation
        for relation in reading.record.relations:
            yield reading, relation.to.place, relation


def _label_place(label: Text) -> Place:
    return label.first.scalar.place if label.first else Place(1, 1)


def _title_place(record: Case | Policy) -> Place:
    return _label_place(record.title)


def _before(first: FuzzyDate | None, second: FuzzyDate | None) -> bool:
    """Whether the first date is surely before the second."""
    if first is None or second is None or first.approximate or second.approximate:
        return False
    last, earliest = first.latest(), second.earliest()
    return last is not None and earliest is not None and last < earliest


def _ymd(day: date) -> tuple[int, int, int]:
    return day.year, day.month, day.day


def written(day: FuzzyDate | None) -> str:
    """The date as the format writes it."""
    if day is None or day.year is None:
        return "?"
    parts = [f"{day.year:04}", *(f"{part:02}" for part in (day.month, day.day) if part)]
    return ("~" if day.approximate else "") + "-".join(parts)

"""Rules for the status of a record: what one that is published must have, and when it has to be looked at again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from builder.records.check.dates import written
from builder.records.check.rule import CheckContext, dated_rule, rule
from builder.records.decode import Reading
from builder.records.model.record import Case, Contributor, Policy
from builder.records.model.review_due import YEARS, is_past, last_day
from builder.records.model.values import CITATION, UNKNOWN, Day, Text, texts_of
from builder.records.problem import Problem, error, warning
from builder.records.source.document import Place

WRITING, REVIEW = "writing", "review"
"""The roles of those who write a record and of those who review it."""
LINE = 7
"""Of ten claims that many name a source, before a record is published."""
START = Place(1, 1)


@rule
def published_unreviewed(context: CheckContext) -> Iterator[Problem]:
    """Somebody reviews a record before it is published who did not write it."""
    for reading, record in _published(context):
        writers = {name for each in record.contributors if WRITING in _roles(each) for name in _names(each)}
        if not any(REVIEW in _roles(each) and writers.isdisjoint(_names(each)) for each in record.contributors):
            passage = record.contributors[0].name.first if record.contributors else None
            place = passage.scalar.place if passage else START
            yield error("published-unreviewed", reading.path, place.line, place.column, fix="  status: in-review")


@rule
def published_unchecked(context: CheckContext) -> Iterator[Problem]:
    """A published record says when it was last checked against its sources."""
    for reading, record in _published(context):
        if record.review.checked is None:
            yield error("published-unchecked", reading.path, START.line, START.column)


@rule
def published_unsourced(context: CheckContext) -> Iterator[Problem]:
    """Seven of ten claims of a published record name a source: figures, lines of the model and of the timeline,
    paragraphs of the story.
    """
    for reading, record in _published(context):
        claims = [*_claims(record)]
        if sum(claims) * 10 < len(claims) * LINE:
            values = {"sourced": str(sum(claims)), "total": str(len(claims))}
            yield error("published-unsourced", reading.path, START.line, START.column, **values)


@dated_rule
def review_due(context: CheckContext) -> Iterator[Problem]:
    """What was checked longer ago than some years has to be looked at again (a warning)."""
    for reading in context.readings:
        last = last_check(reading)
        if last and is_past(last.day, context.today):
            values = {"checked": last.written, "years": str(YEARS)}
            yield warning("review-due", reading.path, last.line, last.column, **values)


@dataclass(frozen=True)
class LastCheck:
    """When a published record was last checked: on the latest day that its date can mean, as written, and where."""

    day: Day
    written: str
    line: int
    column: int


def last_check(reading: Reading) -> LastCheck | None:
    """The last check of a reading; None for a record that is not published or names none. Kept with the reading."""
    return reading.memo("", "last-check", partial(_last_check, reading))


def _last_check(reading: Reading) -> LastCheck | None:
    review = reading.record.review if reading.record else None
    day = last_day(review) if review else None
    if review is None or review.checked is None or day is None:
        return None
    place = review.checked.place or START
    return LastCheck(day, written(review.checked), place.line, place.column)


def due_readings(readings: Iterable[Reading], today: date) -> tuple[str, ...]:
    """The paths of the records whose check is due."""
    last = ((reading.path, last_check(reading)) for reading in readings)
    return tuple(path for path, check in last if check and is_past(check.day, today))


def _published(context: CheckContext) -> Iterator[tuple[Reading, Case | Policy]]:
    for reading in context.readings:
        if (record := reading.record) and record.review.status == "published":
            yield reading, record


def _roles(contributor: Contributor) -> frozenset[str]:
    return frozenset(role.id for role in contributor.roles)


def _names(contributor: Contributor) -> frozenset[str]:
    """What identifies a contributor: each form of the name, and an ORCID."""
    names = (name.strip().casefold() for name in texts_of(contributor.name).values())
    return frozenset((*names, *((contributor.orcid,) if contributor.orcid else ())))


def _claims(record: Case | Policy) -> Iterator[bool]:
    """Of each claim whether it names a source."""
    yield from (bool(fact.source) for fact in record.facts)
    yield from (_is_cited(event.text) for event in record.timeline)
    if isinstance(record, Case):
        known = (line for line in record.model if any(term.id != UNKNOWN for term in line.terms))
        yield from (bool(line.source) for line in known)
    story = record.story
    parts = (story.background, story.need, story.practice, story.people, story.results, story.since_then)
    yield from _cited_paragraphs(part for part in parts if part)


def _is_cited(text: Text) -> bool:
    return any(CITATION.search(passage.text) for passage in text.passages.values())


def _cited_paragraphs(texts: Iterable[Text]) -> Iterator[bool]:
    """Of each paragraph, in the first language of its text, whether it cites."""
    first = (text.first.text for text in texts if text.first)
    return (bool(CITATION.search(part)) for text in first for part in text.split("\n\n") if part.strip())

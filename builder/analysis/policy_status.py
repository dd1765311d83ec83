"""How a policy stood at a moment of a case. Takes policies and dates as well as they are known, gives one of six words.

Dates are stretches (the year 2012 is all of it), so that what they cannot tell is said to be untold, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from builder.records.model.library import Entry, Library, Link
from builder.records.model.record import Case, Policy
from builder.records.model.values import Day, FuzzyDate, Period

OPEN = frozenset({"in-force", "amended"})
"""What a policy's status must be for an effective date without an end to mean that it still holds."""


@dataclass(frozen=True)
class Standing:
    """kind: connected, in-force, announced, ahead, not-yet, over or untold. since: of `connected`."""

    kind: str
    since: FuzzyDate | None = None


@dataclass(frozen=True)
class Stretch:
    """A time in the life of a case in which every policy stood the same. kind: began, changed or ended."""

    kind: str
    date: FuzzyDate
    standings: tuple[Standing, ...]


def policies_of(entry: Entry, library: Library) -> list[Entry]:
    """The policies that a case is connected with, then those of its place and of the places around that."""
    linked = {link.other.reference: link.other for link in library.links[entry.reference] if _is_policy(link.other)}
    around = set(library.vocabularies.around(entry.place))
    near = {other.reference: other for other in library.listed if _is_policy(other) and other.place in around}
    return list({**linked, **near}.values())


def stretches(entry: Entry, policies: list[Entry], library: Library) -> list[Stretch]:
    """The case's life from its beginning to its end, cut where one of the policies turns; by its own dated events."""
    links = {link.other.reference: link for link in library.links[entry.reference] if link.relation.since}
    told = [
        Stretch(kind, date, tuple(standing(policy, date, links.get(policy.reference)) for policy in policies))
        for kind, date in _moments(entry)
    ]
    runs = [list(run) for _, run in groupby(told, key=lambda stretch: (stretch.kind == "ended", stretch.standings))]
    return [run[0] for run in runs]


def standing(entry: Entry, moment: FuzzyDate, link: Link | None = None) -> Standing:
    """How a policy stood at a moment. link: the case's connection with it, if one is dated."""
    policy = entry.record
    if not isinstance(policy, Policy):
        raise TypeError(f"{entry.reference} is no policy")
    if link and link.relation.since and _surely_before(link.relation.since, moment):
        return Standing("connected", link.relation.since)
    return Standing(_by_force(policy, moment) or _by_announcement(policy, moment))


def force(policy: Policy) -> Period | None:
    """The time in which it was in force, as far as the record knows its beginning."""
    spans = (policy.effective, *(version.period for version in policy.versions))
    return next((span for span in spans if span and span.start and span.start.year is not None), None)


def made_known(policy: Policy) -> FuzzyDate | None:
    """When it became known: issued or, without that, announced."""
    spans = (policy.dates.get("issued"), policy.dates.get("announced"))
    return next((span.start for span in spans if span and span.start and span.start.year is not None), None)


def _by_force(policy: Policy, moment: FuzzyDate) -> str | None:
    span = force(policy)
    if span is None or span.start is None:
        return None
    if _surely_before(moment, span.start, strictly=True):
        return "not-yet"
    ended = span.end if span.end and span.end.year is not None else None
    if ended and _surely_before(ended, moment, strictly=True):
        return "over"
    holds = _surely_before(moment, ended) if ended else policy.status in OPEN
    return "in-force" if holds and _surely_before(span.start, moment) else "untold"


def _by_announcement(policy: Policy, moment: FuzzyDate) -> str:
    known = made_known(policy)
    if known is None:
        return "untold"
    if _surely_before(moment, known, strictly=True):
        return "ahead"
    return "announced" if _surely_before(known, moment) else "untold"


def _surely_before(one: FuzzyDate, other: FuzzyDate, *, strictly: bool = False) -> bool:
    """Whether the last day that one can mean lies before the first of the other, or is the same unless `strictly`.

    An approximate date proves nothing.
    """
    last, first = one.latest(), other.earliest()
    if last is None or first is None or one.approximate or other.approximate:
        return False
    same = one.year == other.year and one.month == other.month and one.day == other.day
    return last < first or (not strictly and (last == first or same))


def _moments(entry: Entry) -> Iterator[tuple[str, FuzzyDate]]:
    """Beginning, own dated events after it, end; those that the record dates."""
    case = entry.record
    if not isinstance(case, Case):
        return
    began, ended = case.period.start, case.period.end
    if began and began.year is not None:
        yield "began", began
    dates = (event.date.start for event in case.timeline)
    for date in sorted((date for date in dates if date and date.year is not None), key=_first_day):
        if not began or _surely_before(began, date, strictly=True):
            yield "changed", date
    if ended and ended.year is not None:
        yield "ended", ended


def _first_day(date: FuzzyDate) -> Day:
    return date.earliest() or (0, 0, 0)


def _is_policy(entry: Entry) -> bool:
    return entry.folder == "policies" and entry.status != "retired"

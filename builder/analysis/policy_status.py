"""The status of a policy at a date in the life of a case. Takes policies and fuzzy dates, gives statuses.

A fuzzy date is an interval (`2012` is the whole year). Where that does not decide the status, it is `untold`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from builder.records.model.library import Entry, Library, Link
from builder.records.model.record import Case, Policy
from builder.records.model.values import Day, FuzzyDate, Period

STATUSES_IN_FORCE = frozenset({"in-force", "amended"})
"""The statuses of a policy of which an effective date without an end means that it is still in force."""


AHEAD = frozenset({"not-yet", "ahead"})
"""What a policy is before it is in force or published."""


@dataclass(frozen=True)
class PolicyStatus:
    """kind: connected, in-force, announced, ahead, not-yet, over or untold. since: of `connected`."""

    kind: str
    since: FuzzyDate | None = None


@dataclass(frozen=True)
class StatusPeriod:
    """A part of a case's life in which no policy's status changes. date: its first. kind: began, changed or ended."""

    kind: str
    date: FuzzyDate
    statuses: tuple[PolicyStatus, ...]


def policies_of(entry: Entry, library: Library) -> list[Entry]:
    """The policies that a case is related to, then those of its place and of the places that contain it."""
    linked = {link.other.reference: link.other for link in library.links[entry.reference] if _is_policy(link.other)}
    local = (
        policy for place in library.vocabularies.around(entry.place) for policy in library.policies_at.get(place, ())
    )
    return list({**linked, **{policy.reference: policy for policy in sorted(local, key=_reference)}}.values())


def policies_in_its_life(entry: Entry, library: Library) -> list[Entry]:
    """As policies_of, without those that it has no relation to and that came after all that is dated of it."""
    linked = {link.other.reference for link in library.links[entry.reference]}
    policies = policies_of(entry, library)
    periods = status_periods(entry, policies, library)
    seen = [{period.statuses[n].kind for period in periods} for n in range(len(policies))]
    pairs = zip(policies, seen, strict=True)
    return [policy for policy, kinds in pairs if policy.reference in linked or not kinds or kinds - AHEAD]


def status_periods(entry: Entry, policies: list[Entry], library: Library) -> list[StatusPeriod]:
    """The life of a case, divided at those of its dated events at which the status of a policy changes."""
    links = {link.other.reference: link for link in library.links[entry.reference] if link.relation.since}
    periods = [
        StatusPeriod(kind, date, tuple(policy_status(policy, date, links.get(policy.reference)) for policy in policies))
        for kind, date in _case_dates(entry)
    ]
    groups = [
        list(group) for _, group in groupby(periods, key=lambda period: (period.kind == "ended", period.statuses))
    ]
    return [group[0] for group in groups]


def policy_status(entry: Entry, date: FuzzyDate, link: Link | None = None) -> PolicyStatus:
    """The status of a policy at a date. link: the case's dated relation to it. Raises TypeError for a case."""
    policy = entry.record
    if not isinstance(policy, Policy):
        raise TypeError(f"{entry.reference} is no policy")
    if link and link.relation.since and _surely_before(link.relation.since, date):
        return PolicyStatus("connected", link.relation.since)
    return PolicyStatus(_status_by_force(policy, date) or _status_by_publication(policy, date))


def force_period(policy: Policy) -> Period | None:
    """The period in which it was in force; None if its start is unknown."""
    periods = (policy.effective, *(version.period for version in policy.versions))
    return next((period for period in periods if period and period.start and period.start.year is not None), None)


def publication_date(policy: Policy) -> FuzzyDate | None:
    """When it was issued or else announced; None if unknown."""
    periods = (policy.dates.get("issued"), policy.dates.get("announced"))
    return next((period.start for period in periods if period and period.start and period.start.year is not None), None)


def _status_by_force(policy: Policy, date: FuzzyDate) -> str | None:
    period = force_period(policy)
    if period is None or period.start is None:
        return None
    if _surely_before(date, period.start, strictly=True):
        return "not-yet"
    end = period.end if period.end and period.end.year is not None else None
    if end and _surely_before(end, date, strictly=True):
        return "over"
    is_in_force = _surely_before(date, end) if end else policy.status in STATUSES_IN_FORCE
    return "in-force" if is_in_force and _surely_before(period.start, date) else "untold"


def _status_by_publication(policy: Policy, date: FuzzyDate) -> str:
    published = publication_date(policy)
    if published is None:
        return "untold"
    if _surely_before(date, published, strictly=True):
        return "ahead"
    return "announced" if _surely_before(published, date) else "untold"


def _surely_before(first: FuzzyDate, second: FuzzyDate, *, strictly: bool = False) -> bool:
    """Whether the last possible day of the first date is before the first possible day of the second.

    Unless `strictly`, the same day or date counts as before. False if either date is approximate.
    """
    latest, earliest = first.latest(), second.earliest()
    if latest is None or earliest is None or first.approximate or second.approximate:
        return False
    same = first.year == second.year and first.month == second.month and first.day == second.day
    return latest < earliest or (not strictly and (latest == earliest or same))


def _case_dates(entry: Entry) -> Iterator[tuple[str, FuzzyDate]]:
    """The start of a case, its dated events after that, and its end, each with its kind; unknown dates are omitted."""
    case = entry.record
    if not isinstance(case, Case):
        return
    start, end = case.period.start, case.period.end
    if start and start.year is not None:
        yield "began", start
    dates = (event.date.start for event in case.timeline)
    for date in sorted((date for date in dates if date and date.year is not None), key=_first_day):
        if not start or _surely_before(start, date, strictly=True):
            yield "changed", date
    if end and end.year is not None:
        yield "ended", end


def _first_day(date: FuzzyDate) -> Day:
    return date.earliest() or (0, 0, 0)


def _reference(entry: Entry) -> str:
    return entry.reference


def _is_policy(entry: Entry) -> bool:
    return entry.folder == "policies" and entry.status != "retired"

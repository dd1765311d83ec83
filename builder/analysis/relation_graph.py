"""The graph of relations: takes a library, gives its relations by time and the records that they connect."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, takewhile

from builder.records.model.library import Entry, Library, Link
from builder.records.model.record import Case, Policy
from builder.records.model.values import FuzzyDate


@dataclass(frozen=True)
class Tie:
    """An edge of the graph. anchor: the id of its row in the table, the same in every language."""

    anchor: str
    link: Link
    symmetric: bool

    @property
    def ends(self) -> tuple[Entry, Entry]:
        """The record that states it, and the other."""
        return self.link.entry, self.link.other

    @property
    def sourced(self) -> bool:
        """Whether it cites a source."""
        return bool(self.link.given.source)


@dataclass(frozen=True)
class Graph:
    """Records with the relations among them."""

    entries: tuple[Entry, ...]
    ties: tuple[Tie, ...]


def ties(library: Library) -> tuple[Tie, ...]:
    """Every relation between two listed records once, by its date; undated ones last."""
    return library.remembered("ties", "", partial(_ties, library))


def _ties(library: Library) -> tuple[Tie, ...]:
    table = library.vocabularies.table("relations")
    listed = {entry.reference for entry in library.listed}
    links = [
        link
        for entry in library.listed
        for link in library.links[entry.reference]
        if not link.reverse and link.other.reference in listed
    ]
    symmetric = {name for name, term in table.items() if term.symmetric}
    anchors = _anchors(links)
    all_ties = [Tie(anchors[number], link, link.given.type.id in symmetric) for number, link in enumerate(links)]
    return tuple(sorted(all_ties, key=lambda tie: (_sort_time(tie), tie.anchor)))


def graph(library: Library, *, most: int, lines: int, cases_only: bool = False) -> Graph:
    """The records with the most relations and all relations among them: at most `most` records, `lines` relations.

    Records are left out until both hold, never a relation between two that are shown. Empty where even two records
    have more relations with each other.
    """
    folders = {"cases"} if cases_only else {"cases", "policies"}
    make = partial(_graph, library, most=most, lines=lines, folders=folders)
    return library.remembered("graph", f"{most} {lines} {cases_only}", make)


def _graph(library: Library, *, most: int, lines: int, folders: Set[str]) -> Graph:
    all_ties = [tie for tie in ties(library) if {entry.folder for entry in tie.ends} <= folders]
    tie_counts = Counter(entry.reference for tie in all_ties for entry in tie.ends)
    ranked = sorted(tie_counts, key=lambda reference: (-tie_counts[reference], reference))
    selected = set(ranked[: _fitting(all_ties, ranked[:most], lines)])
    inner_ties = tuple(tie for tie in all_ties if {entry.reference for entry in tie.ends} <= selected)
    connected = {entry.reference for tie in inner_ties for entry in tie.ends}
    return Graph(tuple(entry for entry in library.entries if entry.reference in connected), inner_ties)


def _fitting(all_ties: Iterable[Tie], ranked: Sequence[str], lines: int) -> int:
    """How many of the first records have at most `lines` relations among them."""
    ranks = {reference: rank for rank, reference in enumerate(ranked)}
    outer = Counter(max(ranks.get(entry.reference, len(ranked)) for entry in tie.ends) for tie in all_ties)
    totals = accumulate(outer[rank] for rank in range(len(ranked)))
    return sum(1 for _ in takewhile(lambda total: total <= lines, totals))


def year_of(entry: Entry, library: Library) -> int | None:
    """As first_year(), without reading the record again."""
    return start_of(entry, library)[0]


def start_of(entry: Entry, library: Library) -> tuple[int | None, int | None]:
    """The year as in first_year() and the first month that is known of it, without reading the record again."""
    return library.of_original("first-month", entry, lambda one: _start(one.original))


def first_year(entry: Entry) -> int | None:
    """The start year of a case, the year of the first known date of a policy; None if unknown."""
    return _start(entry.record)[0]


def _start(record: Case | Policy) -> tuple[int | None, int | None]:
    starts = [period.start for period in record.dates.values() if period.start is not None]
    year = min((start.year for start in starts if start.year is not None), default=None)
    months = (start.month for start in starts if start.year == year and start.month is not None)
    return year, None if year is None else min(months, default=None)


def _anchors(links: Sequence[Link]) -> list[str]:
    """`ngo-service-park-adapts-npi`; repeated names are numbered."""
    names = [f"{link.entry.slug}-{link.given.type.id}-{link.other.slug}" for link in links]
    return list(_unique(names))


def _unique(names: Iterable[str]) -> Iterable[str]:
    counts: Counter[str] = Counter()
    for name in names:
        counts[name] += 1
        yield name if counts[name] == 1 else f"{name}-{counts[name]}"


def _sort_time(tie: Tie) -> tuple[bool, tuple[int, int, int]]:
    date: FuzzyDate | None = tie.link.given.since or tie.link.given.until
    first = date.earliest() if date else None
    return first is None, first or (0, 0, 0)

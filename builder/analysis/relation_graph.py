"""Who is related with whom: takes a library, gives its relations in the order of time and the records they join."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from builder.records.model.library import Entry, Library, Link
from builder.records.model.values import FuzzyDate


@dataclass(frozen=True)
class Tie:
    """A relation as its record gives it. anchor: the id of its line in the table, the same in every language."""

    anchor: str
    link: Link
    symmetric: bool

    @property
    def ends(self) -> tuple[Entry, Entry]:
        """The record that states it, and the other."""
        return self.link.entry, self.link.other

    @property
    def sourced(self) -> bool:
        """Whether it names a source."""
        return bool(self.link.relation.source)


@dataclass(frozen=True)
class Graph:
    """Records with the relations among them."""

    entries: tuple[Entry, ...]
    ties: tuple[Tie, ...]


def ties(library: Library) -> tuple[Tie, ...]:
    """Every relation between two listed records once, sorted by the time that it states; undated ones last."""
    table = library.vocabularies.table("relations")
    listed = {entry.reference for entry in library.listed}
    found = [
        link
        for entry in library.listed
        for link in library.links[entry.reference]
        if not link.reverse and link.other.reference in listed
    ]
    symmetric = {name for name, term in table.items() if term.symmetric}
    anchors = _anchors(found)
    made = [Tie(anchors[n], link, link.relation.type.id in symmetric) for n, link in enumerate(found)]
    return tuple(sorted(made, key=lambda tie: (_time(tie), tie.anchor)))


def graph(library: Library, *, most: int) -> Graph:
    """The records that have relations, at most so many: those with the most; and the relations among them."""
    found = ties(library)
    count = Counter(entry.reference for tie in found for entry in tie.ends)
    kept = set(sorted(count, key=lambda reference: (-count[reference], reference))[:most])
    within = tuple(tie for tie in found if {entry.reference for entry in tie.ends} <= kept)
    joined = {entry.reference for tie in within for entry in tie.ends}
    return Graph(tuple(entry for entry in library.entries if entry.reference in joined), within)


def begun(entry: Entry) -> int | None:
    """The year in which a record's subject began: the start of a case, the first known date of a policy."""
    years = [period.start.year for period in entry.record.dates.values() if period.start is not None]
    return min((year for year in years if year is not None), default=None)


def _anchors(links: Sequence[Link]) -> list[str]:
    """`ngo-service-park-adapts-npi`; a second one of the same name is numbered."""
    names = [f"{link.entry.slug}-{link.relation.type.id}-{link.other.slug}" for link in links]
    return list(_numbered(names))


def _numbered(names: Iterable[str]) -> Iterable[str]:
    seen: Counter[str] = Counter()
    for name in names:
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name}-{seen[name]}"


def _time(tie: Tie) -> tuple[bool, tuple[int, int, int]]:
    date: FuzzyDate | None = tie.link.relation.since or tie.link.relation.until
    first = date.earliest() if date else None
    return first is None, first or (0, 0, 0)

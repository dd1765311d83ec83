"""Grid layout: takes records and edges, gives each record a row by time and a column by place.

A row belongs to one month, or to what is known of a year without a month. Within it edges lead down: longest-path
layering (Sugiyama, Tagawa and Toda 1981), rows split to fit the lanes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby

from builder.pages.lineage.layout.plan import DatedRecord, Edge, Time

MAX_COLUMNS = 5
"""The columns in all, for which a screen has room; each place has one at least."""
UNDATED, NO_MONTH = 10_000, 13
"""The year and the month by which records without one are sorted: after all others."""
Row = tuple[DatedRecord, ...]


@dataclass(frozen=True)
class Cell:
    """The place of a record in the grid."""

    row: int
    column: int


@dataclass(frozen=True)
class GridLane:
    """The columns of a place: the number of the first, and how many."""

    name: str
    first: int
    columns: int


@dataclass(frozen=True)
class Grid:
    """cells: by key, from the top, then from the left. times: of the rows."""

    cells: Mapping[str, Cell]
    lanes: tuple[GridLane, ...]
    times: tuple[Time, ...]

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return sum(lane.columns for lane in self.lanes)

    def is_above(self, first: str, second: str) -> bool:
        """Whether the first record is above the second, or left of it in the same row."""
        return self._order[first] < self._order[second]

    def ends(self, edge: Edge) -> tuple[str, str]:
        """The upper and the lower record of an edge."""
        ends = edge.source, edge.target
        return ends if self.is_above(*ends) else (edge.target, edge.source)

    @cached_property
    def _order(self) -> Mapping[str, int]:
        return {key: number for number, key in enumerate(self.cells)}


@cache
def grid(records: tuple[DatedRecord, ...], edges: tuple[Edge, ...]) -> Grid:
    """The grid of these records."""
    names = _lane_names(records)
    sides = _sides(records, edges, names)
    rows = list(_rows(records, edges, sides=sides, room=_room(records, names)))
    lanes = tuple(_lanes(names, rows))
    return Grid(dict(_cells(rows, lanes)), lanes, tuple(row[0].time for row in rows))


def _lane_names(records: Sequence[DatedRecord]) -> tuple[str, ...]:
    """The lanes from left to right: by first year, then by number of records (most first)."""
    first: dict[str, int] = {}
    for record in records:
        first[record.lane] = min(first.get(record.lane, UNDATED), _order(record)[0])
    size = Counter(record.lane for record in records)
    return tuple(sorted(first, key=lambda lane: (first[lane], -size[lane], lane)))


def _room(records: Sequence[DatedRecord], names: Sequence[str]) -> Mapping[str, int]:
    """How many columns each lane may have: what is left when each has one goes to those with most records a column."""
    size = Counter(record.lane for record in records)
    room = dict.fromkeys(names, 1)
    for _ in range(MAX_COLUMNS - len(names)):
        fullest = max(names, key=lambda name: (size[name] / room[name], name), default=None)
        if fullest is not None:
            room[fullest] += 1
    return room


def _lanes(names: Sequence[str], rows: Sequence[Row]) -> Iterator[GridLane]:
    first = 0
    for name in names:
        columns = max(sum(record.lane == name for record in row) for row in rows)
        yield GridLane(name, first, columns)
        first += columns


def _rows(
    records: Sequence[DatedRecord], edges: Sequence[Edge], *, sides: Mapping[str, float], room: Mapping[str, int]
) -> Iterator[Row]:
    """The rows from the top, records from the left."""
    for _, of_month in groupby(sorted(records, key=_order), key=_order):
        for level in _levels(tuple(of_month), edges):
            yield from _wrap_level(sorted(level, key=lambda record: (sides[record.key], record.key)), room)


def _order(record: DatedRecord) -> tuple[int, int]:
    year, month = record.time
    return (UNDATED if year is None else year), (NO_MONTH if month is None else month)


def _sides(records: Sequence[DatedRecord], edges: Sequence[Edge], names: Sequence[str]) -> Mapping[str, float]:
    """The mean lane of each record and its neighbours (barycentre), by which the records of a row are sorted."""
    lane = {record.key: names.index(record.lane) for record in records}
    neighbour_lanes: dict[str, list[int]] = {record.key: [lane[record.key]] for record in records}
    for edge in edges:
        neighbour_lanes[edge.source].append(lane[edge.target])
        neighbour_lanes[edge.target].append(lane[edge.source])
    return {key: sum(positions) / len(positions) for key, positions in neighbour_lanes.items()}


def _levels(records: Sequence[DatedRecord], edges: Sequence[Edge]) -> Iterator[list[DatedRecord]]:
    """The records of a month in levels: each below the sources of its edges; a cycle is broken at its first record."""
    above = _above(records, edges)
    remaining = {record.key: record for record in records}
    while remaining:
        roots = [key for key in remaining if not above[key] & remaining.keys()]
        level = roots or list(remaining)[:1]
        yield [remaining.pop(key) for key in level]


def _above(records: Sequence[DatedRecord], edges: Sequence[Edge]) -> Mapping[str, set[str]]:
    """For each record those of the same month that belong above it; what is first is above all its neighbours."""
    is_first = {record.key: record.is_first for record in records}
    above: dict[str, set[str]] = {record.key: set() for record in records}
    for edge in edges:
        if edge.source in above and edge.target in above:
            flipped = is_first[edge.target] and not is_first[edge.source]
            upper, lower = (edge.target, edge.source) if flipped else (edge.source, edge.target)
            above[lower].add(upper)
    return above


def _wrap_level(level: Sequence[DatedRecord], room: Mapping[str, int]) -> Iterator[Row]:
    """A level as rows with no more records of a lane than it has columns."""
    rows: list[list[DatedRecord]] = []
    counts: Counter[str] = Counter()
    for record in level:
        index = counts[record.lane] // room[record.lane]
        counts[record.lane] += 1
        rows += [[]] * (index == len(rows))
        rows[index] = [*rows[index], record]
    yield from map(tuple, rows)


def _cells(rows: Sequence[Row], lanes: Sequence[GridLane]) -> Iterator[tuple[str, Cell]]:
    """The cell of each record. Of the columns of a lane those are taken that have the fewest boxes so far."""
    used: Counter[int] = Counter()
    for number, row in enumerate(rows):
        for lane in lanes:
            records = [record for record in row if record.lane == lane.name]
            columns = sorted(range(lane.first, lane.first + lane.columns), key=lambda column: (used[column], column))
            for record, column in zip(records, sorted(columns[: len(records)]), strict=True):
                used[column] += 1
                yield record.key, Cell(number, column)

"""The grid of the picture: takes nodes and edges, gives each node a row by its year and a column by its place.

Within a year an edge leads down: longest-path layering (Sugiyama, Tagawa and Toda 1981), rows cut to what a lane holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby

from builder.pages.lineage.layout.plan import Band, Edge, Lane, PlacedRecord, Plan, RecordBox

WIDTH, PITCH = 124, 148
"""The width of a box, and of a column with the channel beside it."""
AXIS, HEAD, GAP, PAUSE, EDGE = 46, 30, 34, 26, 8
"""Room for the years, for the names of places, between rows, between years, at the outer edge."""
COLUMNS = 5
"""How many columns the picture may have in all, where there are few places."""
LATE = 10_000
"""A year after all others: where those without one stand."""


@cache
def grid(nodes: tuple[PlacedRecord, ...], edges: tuple[Edge, ...]) -> Plan:
    """The plan of a picture of these nodes."""
    lanes = _lanes(nodes)
    most = max(2, COLUMNS // max(1, len(lanes)))
    rows = list(_rows(nodes, edges, lanes=lanes, most=most))
    columns = {lane: max(sum(node.lane == lane for node in row) for row in rows) for lane in lanes}
    placed, left = [], AXIS
    for lane in lanes:
        placed.append(Lane(lane, left, left + columns[lane] * PITCH))
        left = placed[-1].right
    boxes, bands = _boxes(rows, {lane.name: lane for lane in placed})
    return Plan(left + EDGE, bands[-1].bottom if bands else 0, boxes, tuple(placed), bands)


def _lanes(nodes: Sequence[PlacedRecord]) -> tuple[str, ...]:
    """The lanes from left to right: by their first year; the fuller one before the emptier."""
    first: dict[str, int] = {}
    for node in nodes:
        first[node.lane] = min(first.get(node.lane, LATE), node.year or LATE)
    size = {lane: sum(node.lane == lane for node in nodes) for lane in first}
    return tuple(sorted(first, key=lambda lane: (first[lane], -size[lane], lane)))


def _rows(
    nodes: Sequence[PlacedRecord], edges: Sequence[Edge], *, lanes: Sequence[str], most: int
) -> Iterator[tuple[PlacedRecord, ...]]:
    """The rows from the top, each with its nodes from the left; no row has two years."""
    side = _sides(nodes, edges, lanes)
    degree = {node.key: sum(node.key in (edge.one, edge.other) for edge in edges) for node in nodes}
    for _, of_year in groupby(sorted(nodes, key=_year), key=_year):
        for level in _levels(tuple(of_year), edges):
            yield from _cut(level, most=most, side=side, degree=degree)


def _year(node: PlacedRecord) -> int:
    return LATE if node.year is None else node.year


def _sides(nodes: Sequence[PlacedRecord], edges: Sequence[Edge], lanes: Sequence[str]) -> Mapping[str, float]:
    """On which side the neighbours of a node lie: their mean lane, by which the nodes of a row are sorted."""
    lane = {node.key: lanes.index(node.lane) for node in nodes}
    near: dict[str, list[int]] = {node.key: [lane[node.key]] for node in nodes}
    for edge in edges:
        near[edge.one].append(lane[edge.other])
        near[edge.other].append(lane[edge.one])
    return {key: sum(found) / len(found) for key, found in near.items()}


def _levels(nodes: Sequence[PlacedRecord], edges: Sequence[Edge]) -> Iterator[list[PlacedRecord]]:
    """The nodes of a year in levels: each below those that an edge leads from; a circle is cut at its first node."""
    above = _above(nodes, edges)
    waiting = {node.key: node for node in nodes}
    while waiting:
        free = [key for key in waiting if not above[key] & waiting.keys()]
        taken = free or list(waiting)[:1]
        yield [waiting.pop(key) for key in taken]


def _above(nodes: Sequence[PlacedRecord], edges: Sequence[Edge]) -> Mapping[str, set[str]]:
    """For each node those of the same year that belong above it; a foremost node is above whatever else it joins."""
    foremost = {node.key: node.foremost for node in nodes}
    above: dict[str, set[str]] = {node.key: set() for node in nodes}
    for edge in edges:
        if edge.one in above and edge.other in above:
            turned = foremost[edge.other] and not foremost[edge.one]
            upper, lower = (edge.other, edge.one) if turned else (edge.one, edge.other)
            above[lower].add(upper)
    return above


def _cut(
    level: Sequence[PlacedRecord], *, most: int, side: Mapping[str, float], degree: Mapping[str, int]
) -> Iterator[tuple[PlacedRecord, ...]]:
    """A level as rows of at most so many nodes a lane; those with few edges first, that lines pass fewer boxes."""
    rows: list[list[PlacedRecord]] = []
    filled: dict[str, int] = {}
    for node in sorted(level, key=lambda node: (degree[node.key], side[node.key], node.key)):
        at = filled.get(node.lane, 0)
        filled[node.lane] = at + 1
        while len(rows) <= at // most:
            rows.append([])
        rows[at // most].append(node)
    yield from (tuple(sorted(row, key=lambda node: (side[node.key], node.key))) for row in rows)


def _boxes(
    rows: Sequence[tuple[PlacedRecord, ...]], lanes: Mapping[str, Lane]
) -> tuple[tuple[RecordBox, ...], tuple[Band, ...]]:
    """Every row at its height, and the years around them."""
    boxes: list[RecordBox] = []
    bands: list[Band] = []
    top = HEAD
    for year, of_year in groupby(rows, key=lambda row: row[0].year):
        first, top = top, top + PAUSE // 2
        for row in of_year:
            boxes += _row(row, lanes, top=top)
            top += max(node.height for node in row) + GAP
        top += PAUSE // 2 - GAP + PAUSE // 2
        bands.append(Band(year, first, top))
    return tuple(boxes), tuple(bands)


def _row(row: Sequence[PlacedRecord], lanes: Mapping[str, Lane], *, top: int) -> Iterator[RecordBox]:
    """A row: boxes of one height, the nodes of each lane side by side in its middle."""
    height = max(node.height for node in row)
    for name in dict.fromkeys(node.lane for node in sorted(row, key=lambda node: lanes[node.lane].left)):
        own, lane = [node for node in row if node.lane == name], lanes[name]
        left = (lane.left + lane.right - len(own) * PITCH) // 2
        for n, node in enumerate(own):
            yield RecordBox(node.key, left + n * PITCH + (PITCH - WIDTH) // 2, top, WIDTH, height)

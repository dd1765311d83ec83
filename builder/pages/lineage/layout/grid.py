"""Grid layout: takes nodes and edges, gives each node a row by year and a column by place.

Within a year edges lead down: longest-path layering (Sugiyama, Tagawa and Toda 1981), rows split to fit the lanes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby

from builder.pages.lineage.layout.plan import Band, Edge, Lane, PlacedRecord, Plan, RecordBox

BOX_WIDTH, COLUMN_WIDTH = 124, 148
"""The width of a box, and of a column including the channel for lines."""
AXIS_WIDTH, HEAD_HEIGHT, ROW_GAP, YEAR_GAP, MARGIN = 46, 30, 34, 26, 8
"""Space for the years, for place names, between rows, between years, at the right edge."""
MAX_COLUMNS = 5
"""The target number of columns in all; a place may always have two."""
UNDATED = 10_000
"""The year by which records without a year are sorted: after all others."""


@cache
def grid(nodes: tuple[PlacedRecord, ...], edges: tuple[Edge, ...]) -> Plan:
    """The plan of these nodes."""
    lanes = _lanes(nodes)
    max_per_lane = max(2, MAX_COLUMNS // max(1, len(lanes)))
    rows = list(_rows(nodes, edges, lanes=lanes, max_per_lane=max_per_lane))
    columns = {lane: max(sum(node.lane == lane for node in row) for row in rows) for lane in lanes}
    placed_lanes, left = [], AXIS_WIDTH
    for lane in lanes:
        placed_lanes.append(Lane(lane, left, left + columns[lane] * COLUMN_WIDTH))
        left = placed_lanes[-1].right
    boxes, bands = _boxes(rows, {lane.name: lane for lane in placed_lanes})
    return Plan(left + MARGIN, bands[-1].bottom if bands else 0, boxes, tuple(placed_lanes), bands)


def _lanes(nodes: Sequence[PlacedRecord]) -> tuple[str, ...]:
    """The lanes from left to right: by first year, then by number of nodes (most first)."""
    first: dict[str, int] = {}
    for node in nodes:
        first[node.lane] = min(first.get(node.lane, UNDATED), node.year or UNDATED)
    size = {lane: sum(node.lane == lane for node in nodes) for lane in first}
    return tuple(sorted(first, key=lambda lane: (first[lane], -size[lane], lane)))


def _rows(
    nodes: Sequence[PlacedRecord], edges: Sequence[Edge], *, lanes: Sequence[str], max_per_lane: int
) -> Iterator[tuple[PlacedRecord, ...]]:
    """The rows from the top, nodes from the left; a row belongs to one year."""
    side = _sides(nodes, edges, lanes)
    degree = {node.key: sum(node.key in (edge.source, edge.target) for edge in edges) for node in nodes}
    for _, year_nodes in groupby(sorted(nodes, key=_year), key=_year):
        for level in _levels(tuple(year_nodes), edges):
            yield from _wrap_level(level, max_per_lane=max_per_lane, side=side, degree=degree)


def _year(node: PlacedRecord) -> int:
    return UNDATED if node.year is None else node.year


def _sides(nodes: Sequence[PlacedRecord], edges: Sequence[Edge], lanes: Sequence[str]) -> Mapping[str, float]:
    """The mean lane of each node and its neighbours (barycentre), by which the nodes of a row are sorted."""
    lane = {node.key: lanes.index(node.lane) for node in nodes}
    neighbour_lanes: dict[str, list[int]] = {node.key: [lane[node.key]] for node in nodes}
    for edge in edges:
        neighbour_lanes[edge.source].append(lane[edge.target])
        neighbour_lanes[edge.target].append(lane[edge.source])
    return {key: sum(positions) / len(positions) for key, positions in neighbour_lanes.items()}


def _levels(nodes: Sequence[PlacedRecord], edges: Sequence[Edge]) -> Iterator[list[PlacedRecord]]:
    """The nodes of a year in levels: each below the sources of its edges; a cycle is broken at its first node."""
    above = _above(nodes, edges)
    remaining = {node.key: node for node in nodes}
    while remaining:
        roots = [key for key in remaining if not above[key] & remaining.keys()]
        level = roots or list(remaining)[:1]
        yield [remaining.pop(key) for key in level]


def _above(nodes: Sequence[PlacedRecord], edges: Sequence[Edge]) -> Mapping[str, set[str]]:
    """For each node the nodes of the same year that belong above it; a first_in_year node is above all neighbours."""
    first_in_year = {node.key: node.first_in_year for node in nodes}
    above: dict[str, set[str]] = {node.key: set() for node in nodes}
    for edge in edges:
        if edge.source in above and edge.target in above:
            flipped = first_in_year[edge.target] and not first_in_year[edge.source]
            upper, lower = (edge.target, edge.source) if flipped else (edge.source, edge.target)
            above[lower].add(upper)
    return above


def _wrap_level(
    level: Sequence[PlacedRecord], *, max_per_lane: int, side: Mapping[str, float], degree: Mapping[str, int]
) -> Iterator[tuple[PlacedRecord, ...]]:
    """A level as rows of at most max_per_lane nodes a lane; few edges first, so that lines pass fewer boxes."""
    rows: list[list[PlacedRecord]] = []
    lane_counts: dict[str, int] = {}
    for node in sorted(level, key=lambda node: (degree[node.key], side[node.key], node.key)):
        index = lane_counts.get(node.lane, 0)
        lane_counts[node.lane] = index + 1
        while len(rows) <= index // max_per_lane:
            rows.append([])
        rows[index // max_per_lane].append(node)
    yield from (tuple(sorted(row, key=lambda node: (side[node.key], node.key))) for row in rows)


def _boxes(
    rows: Sequence[tuple[PlacedRecord, ...]], lanes: Mapping[str, Lane]
) -> tuple[tuple[RecordBox, ...], tuple[Band, ...]]:
    """The boxes of all rows, and the bands of the years."""
    boxes: list[RecordBox] = []
    bands: list[Band] = []
    top = HEAD_HEIGHT
    for year, year_rows in groupby(rows, key=lambda row: row[0].year):
        band_top, top = top, top + YEAR_GAP // 2
        for row in year_rows:
            boxes += _row(row, lanes, top=top)
            top += max(node.height for node in row) + ROW_GAP
        top += YEAR_GAP // 2 - ROW_GAP + YEAR_GAP // 2
        bands.append(Band(year, band_top, top))
    return tuple(boxes), tuple(bands)


def _row(row: Sequence[PlacedRecord], lanes: Mapping[str, Lane], *, top: int) -> Iterator[RecordBox]:
    """The boxes of a row: equally high, those of a lane side by side and centred."""
    height = max(node.height for node in row)
    for name in dict.fromkeys(node.lane for node in sorted(row, key=lambda node: lanes[node.lane].left)):
        nodes, lane = [node for node in row if node.lane == name], lanes[name]
        left = (lane.left + lane.right - len(nodes) * COLUMN_WIDTH) // 2
        for n, node in enumerate(nodes):
            yield RecordBox(node.key, left + n * COLUMN_WIDTH + (COLUMN_WIDTH - BOX_WIDTH) // 2, top, BOX_WIDTH, height)

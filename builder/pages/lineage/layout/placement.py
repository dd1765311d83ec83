"""Placement: takes a grid, the sizes of boxes and edges, gives the plan: coordinates of all boxes, lines and labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.pages.lineage.layout.channels import Channels, channels
from builder.pages.lineage.layout.grid import Grid
from builder.pages.lineage.layout.plan import BoxSize, Edge, Lane, Plan, RecordBox, Route, TimeLabel

BOX_WIDTH = 136
AXIS_WIDTH, HEAD_HEIGHT, MARGIN = 52, 26, 3
"""Space for times, for the names of places, at the right and the lower edge."""
TRACK, BEFORE_TRACKS, BEFORE_BOX = 7, 10, 12
"""The distance between two tracks; space before the tracks of a channel between columns, and behind them."""
BELOW_BOX, BELOW_TRACKS, MIN_ROW_GAP = 18, 12, 22
"""Space above the tracks of a channel between rows, in which arrowheads have room, and below them; what a channel
without tracks has.
"""
PORT_INSET, PORT_DISTANCE = 14, 11
"""From the left side of a box to its first port, and between two."""


@dataclass(frozen=True)
class Spacing:
    """What a picture may have otherwise. axis: for times. head: for the names of places. heads_apart: how far down they
    are given again; about the height of a screen.
    """

    box_width: int = BOX_WIDTH
    axis: int = AXIS_WIDTH
    head: int = HEAD_HEIGHT
    heads_apart: int = 640
    below_box: int = BELOW_BOX
    below_tracks: int = BELOW_TRACKS
    year_gap: int = 26


DEFAULT = Spacing()


@dataclass(frozen=True)
class _Rows:
    """The tops and the bottoms of the rows, and what stands between them."""

    tops: tuple[int, ...]
    bottoms: tuple[int, ...]
    heads: tuple[int, ...]
    rules: tuple[int, ...]


def plan(grid: Grid, sizes: Mapping[str, BoxSize], edges: Sequence[Edge], spacing: Spacing = DEFAULT) -> Plan:
    """The plan of these records. sizes: by key of the record."""
    wiring = channels(grid, sizes, edges)
    lefts, rows = _lefts(wiring, spacing), _rows(grid, sizes, wiring, spacing)
    boxes = {
        key: RecordBox(key, lefts[cell.column], rows.tops[cell.row], spacing.box_width, sizes[key].height)
        for key, cell in grid.cells.items()
    }
    lanes = (
        Lane(lane.name, lefts[lane.first], lefts[lane.first + lane.columns - 1] + spacing.box_width)
        for lane in grid.lanes
    )
    return Plan(
        lefts[-1] + spacing.box_width + MARGIN if lefts else 0,
        rows.bottoms[-1] + _gap(wiring, len(rows.tops) - 1, spacing) + MARGIN if rows.tops else 0,
        tuple(boxes.values()),
        tuple(_routes(grid, boxes, rows, sizes=sizes, wiring=wiring, edges=edges, spacing=spacing)),
        tuple(lanes),
        tuple(_times(grid, rows)),
        rows.heads,
        rows.rules,
    )


def _lefts(wiring: Channels, spacing: Spacing) -> tuple[int, ...]:
    """The left side of the boxes of each column."""
    lefts, x = [], spacing.axis
    for used in wiring.column_tracks:
        x += BEFORE_TRACKS + TRACK * max(0, used - 1) + BEFORE_BOX
        lefts.append(x)
        x += spacing.box_width
    return tuple(lefts)


def _rows(grid: Grid, sizes: Mapping[str, BoxSize], wiring: Channels, spacing: Spacing) -> _Rows:
    heights: Counter[int] = Counter()
    for key, cell in grid.cells.items():
        heights[cell.row] = max(heights[cell.row], sizes[key].height)
    tops, bottoms, heads, rules = [], [], [spacing.head], []
    y = spacing.head + spacing.year_gap // 2
    for row, (time, before) in enumerate(zip(grid.times, (None, *grid.times), strict=False)):
        if before is not None and before[0] != time[0]:
            rules.append(y + spacing.year_gap // 2 - MIN_ROW_GAP // 2)
            y += spacing.year_gap
        if y - heads[-1] > spacing.heads_apart:
            heads.append(y + HEAD_HEIGHT)
            y = heads[-1] + spacing.year_gap // 2
        tops.append(y)
        bottoms.append(y + heights[row])
        y = bottoms[-1] + _gap(wiring, row, spacing)
    return _Rows(tuple(tops), tuple(bottoms), tuple(heads), tuple(rules))


def _gap(wiring: Channels, row: int, spacing: Spacing) -> int:
    """The height of the channel below a row."""
    used, is_last = wiring.row_tracks[row], row == len(wiring.row_tracks) - 1
    if not used:
        return 0 if is_last else min(MIN_ROW_GAP, spacing.below_box + spacing.below_tracks)
    return spacing.below_box + TRACK * (used - 1) + (0 if is_last else spacing.below_tracks)


def _times(grid: Grid, rows: _Rows) -> Iterator[TimeLabel]:
    """What is said of the time at each row. That a month is not known is said in years of which other months are."""
    with_months = {year for year, month in grid.times if month is not None}
    head_of = {min((top for top in rows.tops if top > head), default=0) for head in rows.heads}
    for top, time, before in zip(rows.tops, grid.times, (None, *grid.times), strict=False):
        anew = before is None or before[0] != time[0] or top in head_of
        yield TimeLabel(top, *time, says_year=anew, says_month=time[0] in with_months and (anew or before != time))


def _routes(
    grid: Grid,
    boxes: Mapping[str, RecordBox],
    rows: _Rows,
    *,
    sizes: Mapping[str, BoxSize],
    wiring: Channels,
    edges: Sequence[Edge],
    spacing: Spacing,
) -> Iterator[Route]:
    for edge in edges:
        upper, lower = grid.ends(edge)
        bundle, one, other = (upper, edge.bundle), boxes[upper], boxes[lower]
        port = one.x + PORT_INSET + PORT_DISTANCE * wiring.ports[bundle]
        across = rows.bottoms[grid.cells[upper].row] + spacing.below_box + TRACK * wiring.rows[bundle]
        down = other.x - BEFORE_BOX - TRACK * wiring.columns[bundle, grid.cells[lower].column]
        entry = other.y + sizes[lower].entries[edge.key]
        corners = (port, one.y + one.height), (port, across), (down, across), (down, entry), (other.x, entry)
        yield Route(edge.key, corners)

"""Channel routing: takes a grid and edges, gives each line its tracks in the channels between rows and columns.

A line leaves the upper box at its lower side, runs in the channel below that row to the channel left of the lower
box, in this to the height of its words, and ends at the left side of the box. So no line passes a cell, whatever the
graph. Lines of a bundle from one box share their way until they part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from builder.pages.lineage.layout.grid import Cell, Grid
from builder.pages.lineage.layout.plan import BoxSize, Edge
from builder.pages.lineage.layout.tracks import Span, tracks

BundleKey = tuple[str, str]
"""The key of the upper box, and the name of the bundle."""
Position = tuple[int, int]
"""Along a channel, before there are coordinates: 2n is the n-th row (or the channel before the n-th column), 2n + 1 the
channel below it (or that column); then the offset there.
"""


@dataclass(frozen=True)
class Bundle:
    """Lines of one bundle from one box. ends: where they end, by column: the position of each entry."""

    key: BundleKey
    upper: Cell
    ends: Mapping[int, tuple[Position, ...]]

    @property
    def leads_left(self) -> bool:
        """Whether it leaves its box towards the left."""
        return min(self.ends) <= self.upper.column

    @property
    def length(self) -> int:
        """How many rows it passes."""
        return max(abs(row - 2 * self.upper.row) for ends in self.ends.values() for row, _ in ends)

    def vertical(self, column: int) -> Span:
        """Its span in the channel before a column."""
        positions = (2 * self.upper.row + 1, 0), *self.ends[column]
        return min(positions), max(positions)

    def horizontal(self, port: int) -> Span:
        """Its span in the channel below its row. port: the number of its port."""
        positions = (2 * self.upper.column + 1, port), *((2 * column, 0) for column in self.ends)
        return min(positions), max(positions)


@dataclass(frozen=True)
class Channels:
    """ports: from the left of a box. rows: tracks below the row of a bundle's box, from above. columns: tracks before
    each column, from the boxes out. row_tracks, column_tracks: how many there are in each channel.
    """

    ports: Mapping[BundleKey, int]
    rows: Mapping[BundleKey, int]
    columns: Mapping[tuple[BundleKey, int], int]
    row_tracks: tuple[int, ...]
    column_tracks: tuple[int, ...]


def channels(grid: Grid, sizes: Mapping[str, BoxSize], edges: Sequence[Edge]) -> Channels:
    """The tracks of all edges."""
    bundles = sorted(_bundles(grid, sizes, edges), key=lambda bundle: (bundle.upper.row, bundle.upper.column))
    ports = dict(_ports(bundles))
    in_rows: dict[BundleKey, int] = {}
    in_columns: dict[tuple[BundleKey, int], int] = {}
    row_tracks, column_tracks = [], []
    for row in range(len(grid.times)):
        of_row = _by_port((bundle for bundle in bundles if bundle.upper.row == row), ports)
        chosen = tracks((bundle.key, bundle.horizontal(ports[bundle.key])) for bundle in of_row)
        in_rows |= chosen
        row_tracks.append(len(set(chosen.values())))
    for column in range(grid.columns):
        shortest_first = sorted((one for one in bundles if column in one.ends), key=lambda one: _extent(one, column))
        chosen = tracks((bundle.key, bundle.vertical(column)) for bundle in shortest_first)
        in_columns |= {(key, column): track for key, track in chosen.items()}
        column_tracks.append(len(set(chosen.values())))
    return Channels(ports, in_rows, in_columns, tuple(row_tracks), tuple(column_tracks))


def _bundles(grid: Grid, sizes: Mapping[str, BoxSize], edges: Sequence[Edge]) -> Iterator[Bundle]:
    ends: dict[BundleKey, dict[int, list[Position]]] = defaultdict(lambda: defaultdict(list))
    for edge in edges:
        upper, lower = grid.ends(edge)
        cell = grid.cells[lower]
        ends[upper, edge.bundle][cell.column].append((2 * cell.row, sizes[lower].entries[edge.key]))
    for key, by_column in ends.items():
        yield Bundle(key, grid.cells[key[0]], {column: tuple(found) for column, found in sorted(by_column.items())})


def _ports(bundles: Sequence[Bundle]) -> Iterator[tuple[BundleKey, int]]:
    """The ports of each box: first what leads left, and of that and the rest the longest, so that lines of one box
    cross least.
    """
    for _, of_box in groupby(bundles, key=lambda bundle: bundle.key[0]):
        ordered = sorted(of_box, key=lambda one: (not one.leads_left, -one.length, one.key))
        yield from ((bundle.key, port) for port, bundle in enumerate(ordered))


def _by_port(bundles: Iterable[Bundle], ports: Mapping[BundleKey, int]) -> list[Bundle]:
    """The bundles of a row in the order in which they take tracks: outer ports above inner ones."""
    return sorted(bundles, key=lambda one: ports[one.key] if one.leads_left else -ports[one.key])


def _extent(bundle: Bundle, column: int) -> tuple[int, Span, BundleKey]:
    """By how many rows a bundle passes before a column."""
    span = bundle.vertical(column)
    return span[1][0] - span[0][0], span, bundle.key

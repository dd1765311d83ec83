"""Layout values: positions in integer units from the upper left corner, hashable so that layouts can be cached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Point = tuple[int, int]
Time = tuple[int | None, int | None]
"""A year and a month in it, each None if it is not known."""


@dataclass(frozen=True)
class DatedRecord:
    """A record to be laid out. lane: its place. is_first: above its neighbours of the same month."""

    key: str
    lane: str
    time: Time
    is_first: bool = False


@dataclass(frozen=True)
class Edge:
    """A relation to be drawn. source, target: keys of records, as its record states it. bundle: lines of one bundle
    from one record share their way until they part.
    """

    key: str
    source: str
    target: str
    bundle: str = ""


@dataclass(frozen=True)
class BoxSize:
    """What a record takes. entries: how far below its top each line ends that comes from above, by key of the edge."""

    height: int
    entries: Mapping[str, int]


@dataclass(frozen=True)
class RecordBox:
    """A positioned record. x, y: of the upper left corner."""

    key: str
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Lane:
    """The columns of a place, from the left side of its first boxes to the right side of its last."""

    name: str
    left: int
    right: int


@dataclass(frozen=True)
class TimeLabel:
    """A time at the left edge. y: the top of its row. Of the row above only what is another is said again."""

    y: int
    year: int | None
    month: int | None
    says_year: bool
    says_month: bool


@dataclass(frozen=True)
class Route:
    """The line of an edge: corner points from the upper to the lower end; both ends touch their boxes."""

    key: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Plan:
    """A picture. boxes: from the top, then from the left. heads: where the names of the lanes stand (y of their rule).
    rules: between the years.
    """

    width: int
    height: int
    boxes: tuple[RecordBox, ...]
    routes: tuple[Route, ...]
    lanes: tuple[Lane, ...]
    times: tuple[TimeLabel, ...]
    heads: tuple[int, ...]
    rules: tuple[int, ...]

"""Layout values: positions in integer units from the upper left corner, hashable so that layouts can be cached."""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[int, int]


@dataclass(frozen=True)
class PlacedRecord:
    """A record to be laid out. lane: its place. first_in_year: above its neighbours of the same year.

    height: of its box, which depends on its text.
    """

    key: str
    lane: str
    year: int | None
    height: int
    first_in_year: bool = False


@dataclass(frozen=True)
class Edge:
    """A relation to be drawn, directed as its record states it. source, target: keys of nodes."""

    key: str
    source: str
    target: str


@dataclass(frozen=True)
class RecordBox:
    """A positioned node. x, y: of the upper left corner."""

    key: str
    x: int
    y: int
    width: int
    height: int

    @property
    def centre(self) -> Point:
        """Its middle."""
        return self.x + self.width // 2, self.y + self.height // 2

    def overlaps(self, other: RecordBox) -> bool:
        """Whether the boxes overlap."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


@dataclass(frozen=True)
class Lane:
    """The columns of a place, from x `left` to x `right`."""

    name: str
    left: int
    right: int


@dataclass(frozen=True)
class Band:
    """The rows of a year, from y `top` to y `bottom`. year: None for records without a known year."""

    year: int | None
    top: int
    bottom: int


@dataclass(frozen=True)
class Plan:
    """Boxes on their grid, ordered from the top, then from the left."""

    width: int
    height: int
    boxes: tuple[RecordBox, ...]
    lanes: tuple[Lane, ...]
    bands: tuple[Band, ...]

    def is_above(self, first: str, second: str) -> bool:
        """Whether the first node is above the second, or left of it in the same row."""
        order = [box.key for box in self.boxes]
        return order.index(first) < order.index(second)


@dataclass(frozen=True)
class Route:
    """The line of an edge: corner points from the upper to the lower end; both ends touch their boxes."""

    key: str
    points: tuple[Point, ...]

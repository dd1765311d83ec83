"""The places of things in a picture, in whole units from its upper left corner: plain values, which can be kept."""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[int, int]


@dataclass(frozen=True)
class PlacedRecord:
    """A record to be placed. lane: its column of the picture. foremost: it stands first within its year.

    height: that of its box, which follows from its text.
    """

    key: str
    lane: str
    year: int | None
    height: int
    foremost: bool = False


@dataclass(frozen=True)
class Edge:
    """A relation to be drawn, in the direction in which its record states it; both ends are keys of nodes."""

    key: str
    one: str
    other: str


@dataclass(frozen=True)
class RecordBox:
    """A node in its place; x and y are those of its upper left corner."""

    key: str
    x: int
    y: int
    width: int
    height: int

    @property
    def centre(self) -> Point:
        """Its middle."""
        return self.x + self.width // 2, self.y + self.height // 2

    def meets(self, other: RecordBox) -> bool:
        """Whether the two overlap."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


@dataclass(frozen=True)
class Lane:
    """A column of the picture, from one x to another."""

    name: str
    left: int
    right: int


@dataclass(frozen=True)
class Band:
    """A year of the picture, from one y to another; None is for what has no known year."""

    year: int | None
    top: int
    bottom: int


@dataclass(frozen=True)
class Plan:
    """Boxes on their grid. In the order of the picture: from the top, then from the left."""

    width: int
    height: int
    boxes: tuple[RecordBox, ...]
    lanes: tuple[Lane, ...]
    bands: tuple[Band, ...]

    def upper(self, one: str, other: str) -> bool:
        """Whether the first of two stands above the second, or to the left of it."""
        order = [box.key for box in self.boxes]
        return order.index(one) < order.index(other)


@dataclass(frozen=True)
class Route:
    """An edge as a line of straight pieces, from its upper to its lower end; both ends touch their boxes."""

    key: str
    points: tuple[Point, ...]

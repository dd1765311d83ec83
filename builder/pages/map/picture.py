"""The picture of the map: takes the places of a base, gives an SVG with a dot and a name for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from builder.analysis.taxonomy import TermListing
from builder.language.words import words
from builder.pages.address import relative
from builder.pages.html.elements import NOTHING, Html, el, escape, join
from builder.pages.map.labels import Box, Dot, PlacedName, place_names
from builder.pages.map.land import land_in
from builder.pages.map.sheet import Sheet, apart, sheet
from builder.pages.parts.text_width import text_width

ADDRESS = "map/"
LINE_HEIGHT, BASE_LINE = 1.3, 0.95
"""The height of a name and its base line, in the size of its type."""
LATIN_SCALE = 1.15
"""For the wide fonts of some devices."""
LEAST_RADIUS, MOST_RADIUS = 4.5, 18.0
FRAME = 4
"""The distance of names from the edge of the sheet."""
TARGET = 13.5
"""Half of the least height and width of what can be pressed, for pictures that are shown at nine tenths."""


@dataclass(frozen=True)
class Size:
    """How large a picture is drawn. type: the size of its names. class_: of its element."""

    width: int
    height: int
    type: float
    class_: str


WIDE = Size(800, 500, 15, "cb-map-wide")
NARROW = Size(320, 340, 13.5, "cb-map-narrow")


@dataclass(frozen=True)
class MapPicture:
    """A picture of the places. page: the address of the page that shows it."""

    places: Sequence[TermListing]
    language: str
    size: Size
    page: str = ADDRESS

    def html(self) -> Html:
        """The SVG. Its names are numbers where there is no room for them (has_keys)."""
        say, ground = words(self.language), self._sheet
        marks = map(self._mark, self.places, *self.placed, self._shown)
        return el(
            "svg",
            el("title", escape(say("map.title"))),
            el("desc", escape(say("map.picture", places=len(self.places)))),
            el("path", d=_land(ground), class_="l"),
            *marks,
            viewBox=f"0 0 {self.size.width} {self.size.height}",
            class_=f"cb-map-picture {self.size.class_}",
            role="group",
            aria_label=say("map.picture", places=len(self.places)),
        )

    @cached_property
    def has_keys(self) -> bool:
        """Whether numbers stand for the names, since these have no room."""
        return None in self._names(self._dots(self._labels))

    @cached_property
    def placed(self) -> tuple[list[Dot], list[PlacedName | None]]:
        """The dots, and where what stands beside them stands."""
        dots = self._dots(self._shown)
        return dots, self._names(dots)

    @cached_property
    def _sheet(self) -> Sheet:
        positions = (each.term.position for each in self.places)
        return sheet((position for position in positions if position), self.size.width, self.size.height)

    @property
    def _labels(self) -> list[tuple[str, str]]:
        """The names, and the numbers of records."""
        return [(each.name(self.language), str(len(each.entries))) for each in self.places]

    @property
    def _shown(self) -> list[tuple[str, str]]:
        """What stands beside the dots."""
        return [(str(n), "") for n in range(1, len(self.places) + 1)] if self.has_keys else self._labels

    def _dots(self, labels: Sequence[tuple[str, str]]) -> list[Dot]:
        dots = (self._dot(place, label) for place, label in zip(self.places, labels, strict=True))
        return apart(list(dots), self.size.width, self.size.height)

    def _dot(self, place: TermListing, label: tuple[str, str]) -> Dot:
        north, east = place.term.position or (0, 0)
        width = text_width(" ".join(filter(None, label)), latin_scale=LATIN_SCALE) * self.size.type
        x, y = self._sheet.point(east, north)
        return Dot(x, y, _radius(len(place.entries)), width, self.size.type * LINE_HEIGHT)

    def _names(self, dots: Sequence[Dot]) -> list[PlacedName | None]:
        frame = Box(FRAME, FRAME, self.size.width - FRAME, self.size.height - FRAME)
        return place_names(dots, frame)

    def _mark(self, place: TermListing, dot: Dot, name: PlacedName | None, label: tuple[str, str]) -> Html:
        """A dot with its name, linked to the list of its place."""
        said = words(self.language)("map.said", name=place.name(self.language), records=len(place.entries))
        circle = el("circle", cx=_px(dot.x), cy=_px(dot.y), r=_px(dot.radius), class_="d")
        drawn = (el("title", escape(said)), _target(dot), circle, self._name(name, label) if name else NOTHING)
        return el("a", *drawn, href=relative(self.page, place.address))

    def _name(self, name: PlacedName, label: tuple[str, str]) -> Html:
        box, (text, count) = name.box, label
        number = join((escape(" "), el("tspan", escape(count)))) if count else NOTHING
        # The box is as wide as the widest font needs; a name on the left ends at its dot, any other begins there.
        is_left = name.side < 0
        x, y = (box.right if is_left else box.left if name.side else (box.left + box.right) / 2), box.top
        anchor = "end" if is_left else None if name.side else "middle"
        base_line = _px(y + self.size.type * BASE_LINE)
        written = el("text", escape(text), number, x=_px(x), y=base_line, text_anchor=anchor)
        return join((_leader(name), written))


def _leader(name: PlacedName) -> Html:
    if not name.leader:
        return NOTHING
    x, y, end_x, end_y = map(_px, name.leader)
    return el("path", d=f"M{x} {y}L{end_x} {end_y}", class_="t")


def _target(dot: Dot) -> Html:
    """A square that is large enough to be pressed, drawn in no colour."""
    half = max(dot.radius, TARGET)
    return el("rect", x=_px(dot.x - half), y=_px(dot.y - half), width=_px(2 * half), height=_px(2 * half), class_="a")


def _radius(records: int) -> float:
    """Of a dot whose area grows with its records."""
    return float(min(max(3.2 * records**0.5, LEAST_RADIUS), MOST_RADIUS))


def _land(ground: Sheet) -> str:
    """Path data of the land."""
    return "".join(_outline([ground.point(*point) for point in outline]) for outline in land_in(ground.window))


def _outline(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{round(x)} {round(y)}" for x, y in points) + "z"


def _px(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")

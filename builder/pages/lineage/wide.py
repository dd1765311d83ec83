"""The picture of the lineage for a wide screen and for paper. Takes a graph and the words for it, gives SVG."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from builder.analysis.relation_graph import Graph, Tie, begun
from builder.pages.address import relative
from builder.pages.html.elements import Html, el, escape
from builder.pages.lineage import svg
from builder.pages.lineage.layout.grid import AXIS, HEAD, WIDTH, grid
from builder.pages.lineage.layout.labels import Word, words
from builder.pages.lineage.layout.plan import Edge, PlacedRecord, Plan, Point, RecordBox, Route
from builder.pages.lineage.layout.route import routes
from builder.pages.lineage.layout.text_width import balanced, width, wrapped
from builder.pages.lineage.relation_words import Ties, kind
from builder.records.model.library import Entry

TITLE, WORD = 12, 11
"""The size of titles and of words on lines, in units of the picture; the style sheet says the same."""
LEADING, PADDING, MOST_LINES = 15, 7, 5
BETWEEN = 8
"""The height of a box that an end of a line takes, or words would lie on one another."""
FITS = 1000
"""Wider than this, a picture keeps its size and is moved sideways, or its letters would be too small."""
THUMB = 4
"""How many times smaller the thumbnail is."""


@dataclass(frozen=True)
class Figure:
    """Years run down, places stand side by side.

    page: the address of the page that it stands on. table: the address of each tie's line, by its anchor.
    """

    graph: Graph
    ties: Ties
    page: str
    table: Mapping[str, str]

    def html(self, label: str) -> Html:
        """The drawing: years and places, then lines, then boxes over them."""
        ties = sorted(self.graph.ties, key=lambda tie: self.words[tie.anchor].crossed)
        parts = (*self._ground(), *map(self._tie, ties), *map(self._box, self.plan.boxes))
        broad = self.plan.width > FITS
        return svg.svg(
            parts,
            width=self.plan.width,
            height=self.plan.height,
            width_=str(self.plan.width) if broad else None,
            class_="casebook-lineage cb-wide" + " cb-broad" * broad,
            role="group",
            aria_label=label,
        )

    def thumbnail(self) -> Html:
        """The same without words, small: boxes and lines in one stroke each."""
        boxes = "".join(
            f"M{box.x // THUMB} {box.y // THUMB}h{box.width // THUMB}v{box.height // THUMB}h{-(box.width // THUMB)}z"
            for box in self.plan.boxes
        )
        ways = "".join(_small(route) for route in self.routes.values())
        wide, high = self.plan.width // THUMB, self.plan.height // THUMB
        strokes = (svg.path(ways, opacity=".5"), svg.path(boxes))
        plain = {"fill": "none", "stroke": "currentColor", "display": "block", "aria_hidden": "true"}
        return svg.svg(strokes, width=wide, height=high, width_=str(wide), height_=str(high), **plain)

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """The records by their reference."""
        return {entry.reference: entry for entry in self.graph.entries}

    @cached_property
    def plan(self) -> Plan:
        """The grid."""
        return grid(tuple(map(self._node, self.graph.entries)), self.edges)

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """The ties as the grid takes them."""
        return tuple(Edge(tie.anchor, *(entry.reference for entry in tie.ends)) for tie in self.graph.ties)

    @cached_property
    def routes(self) -> Mapping[str, Route]:
        """The line of each tie, by its anchor."""
        return {route.key: route for route in routes(self.plan, self.edges)}

    @cached_property
    def words(self) -> Mapping[str, Word]:
        """The place of the words of each tie, by its anchor."""
        sizes = {tie.anchor: _size(self._word(tie)) for tie in self.graph.ties}
        return words(self.plan, tuple(self.routes.values()), sizes)

    def _node(self, entry: Entry) -> PlacedRecord:
        policy = entry.folder == "policies"
        ends = sum(entry in tie.ends for tie in self.graph.ties)
        height = LEADING * (len(self._title(entry)) + policy) + 2 * PADDING + 1
        return PlacedRecord(entry.reference, entry.place, begun(entry), max(height, ends * BETWEEN), foremost=policy)

    def _title(self, entry: Entry) -> tuple[str, ...]:
        return balanced(self.ties.title(entry), (WIDTH - 2 * PADDING) / TITLE, most=MOST_LINES)

    def _word(self, tie: Tie) -> str:
        """What the tie says, read from its upper end down."""
        one, other = (entry.reference for entry in tie.ends)
        return self.ties.relation(tie, reverse=not self.plan.upper(one, other))

    def _ground(self) -> Iterator[Html]:
        """The years with a rule between them, and the places with a rule under each."""
        wide = self.plan.width
        across = "".join(f"M0 {band.top}H{wide}" for band in self.plan.bands[1:])
        spanners = "".join(f"M{lane.left + 12} {HEAD}H{lane.right - 12}" for lane in self.plan.lanes)
        yield svg.path(across, "g")
        yield svg.path(spanners)
        for lane in self.plan.lanes:
            name = self.ties.edition.library.vocabularies.name("places", lane.name, self.ties.language)
            yield svg.text((name,), (lane.left + lane.right) // 2, HEAD - 12, leading=0, class_="p")
        for band in self.plan.bands:
            shown = str(band.year) if band.year else self.ties.say("lineage.undated")
            yield svg.text(wrapped(shown, AXIS / WORD), 0, band.top + 25, leading=LEADING, class_="y")

    def _tie(self, tie: Tie) -> Html:
        """A line with its words, leading to where its evidence stands."""
        points, place = self.routes[tie.anchor].points, self.words[tie.anchor].place
        made = [el("title", escape(self.ties.said(tie))), svg.path(svg.line(points))]
        if not tie.symmetric:
            made.append(svg.path(svg.head(points), "h"))
        x, y = place.centre
        made.append(svg.text((self._word(tie),), x, y + 4, leading=0))
        return el("a", *made, href=relative(self.page, self.table[tie.anchor]), class_=f"t {kind(tie)}")

    def _box(self, box: RecordBox) -> Html:
        entry = self.entries[box.key]
        policy = entry.folder == "policies"
        title, x = self._title(entry), box.centre[0]
        y = box.centre[1] - LEADING * (len(title) + policy - 1) // 2 + 4
        made = [svg.frame(box, cut=policy)]
        if policy:
            made.append(svg.text((self.ties.say("lineage.policy") + " ",), x, y, leading=0, class_="w"))
        made.append(svg.text(title, x, y + LEADING * policy, leading=LEADING))
        name = self.ties.title(entry)
        label = self.ties.say("lineage.policy-named", title=name) if policy else name
        return el("a", *made, href=relative(self.page, entry.address), class_="n", aria_label=label)


def _size(word: str) -> Point:
    return int(width(word) * WORD) + 8, WORD + 4


def _small(route: Route) -> str:
    (x, y), *rest = ((x // THUMB, y // THUMB) for x, y in route.points)
    return f"M{x} {y}" + "".join(f"L{x} {y}" for x, y in rest)

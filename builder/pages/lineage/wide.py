"""The relation graph for wide screens and print: takes a graph and its labels, gives SVG."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from builder.analysis.relation_graph import Graph, Tie, year_of
from builder.pages.address import relative
from builder.pages.html.elements import Html, el, escape
from builder.pages.lineage import svg
from builder.pages.lineage.layout.grid import AXIS_WIDTH, BOX_WIDTH, HEAD_HEIGHT, grid
from builder.pages.lineage.layout.labels import PlacedLabel, place_labels
from builder.pages.lineage.layout.line_wrapping import width, wrap, wrap_evenly
from builder.pages.lineage.layout.plan import Edge, PlacedRecord, Plan, Point, RecordBox, Route
from builder.pages.lineage.layout.route import routes
from builder.pages.lineage.relation_words import TieLabels
from builder.pages.lineage.strength_shape import SPACE, shape, shape_width
from builder.records.model.library import RECORD, Entry
from builder.records.model.reads import note

TITLE_SIZE, LABEL_SIZE = 12, 11
"""Type sizes of titles and line labels in SVG units, as in the style sheet."""
LEADING, PADDING, MAX_TITLE_LINES = 15, 7, 5
LABEL_MARGIN = 4
"""Space on both sides of a label."""
END_SPACING = 8
"""Box height per attached line, so that their labels do not overlap."""
MAX_SCALED_WIDTH = 1000
"""A wider picture is not scaled down but scrolls, as its text would become too small."""
THUMB = 4
"""The factor by which the thumbnail is smaller."""


@dataclass(frozen=True)
class Figure:
    """Years run down, places are columns.

    page: the address of the page that shows it. table: the address of each tie's table row, by anchor.
    """

    graph: Graph
    labels: TieLabels
    page: str
    table: Mapping[str, str]

    def html(self, label: str) -> Html:
        """The SVG: years and places, then lines, then boxes on top. label: its aria-label."""
        ties = sorted(self.graph.ties, key=lambda tie: self.placed_labels[tie.anchor].crossings)
        parts = (*self._background(), *map(self._tie, ties), *map(self._box, self.plan.boxes))
        oversized = self.plan.width > MAX_SCALED_WIDTH
        return svg.svg(
            parts,
            width=self.plan.width,
            height=self.plan.height,
            width_=str(self.plan.width) if oversized else None,
            class_="casebook-lineage cb-wide" + " cb-broad" * oversized,
            role="group",
            aria_label=label,
        )

    def thumbnail(self) -> Html:
        """A small picture without text: one path for boxes, one for lines."""
        boxes = "".join(
            f"M{box.x // THUMB} {box.y // THUMB}h{box.width // THUMB}v{box.height // THUMB}h{-(box.width // THUMB)}z"
            for box in self.plan.boxes
        )
        lines = "".join(_small_path(route) for route in self.routes.values())
        width, height = self.plan.width // THUMB, self.plan.height // THUMB
        strokes = (svg.path(lines, opacity=".5"), svg.path(boxes))
        attributes = {"fill": "none", "stroke": "currentColor", "display": "block", "aria_hidden": "true"}
        return svg.svg(strokes, width=width, height=height, width_=str(width), height_=str(height), **attributes)

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """The records by reference."""
        return {entry.reference: entry for entry in self.graph.entries}

    @cached_property
    def plan(self) -> Plan:
        """The boxes on their grid."""
        return grid(tuple(map(self._node, self.graph.entries)), self.edges)

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """The ties as edges of the grid."""
        return tuple(Edge(tie.anchor, *(entry.reference for entry in tie.ends)) for tie in self.graph.ties)

    @cached_property
    def routes(self) -> Mapping[str, Route]:
        """The route of each tie's line, by anchor."""
        made = self.labels.edition.library.fragment("routes", _digest(self.plan, self.edges), self._routes)
        return {route.key: route for route in made}

    def _routes(self) -> tuple[Route, ...]:
        """The routes, which are those of these boxes and edges for as long as the records do not change."""
        for entry in self.graph.entries:
            note(RECORD, entry.reference)
        return routes(self.plan, self.edges)

    @cached_property
    def placed_labels(self) -> Mapping[str, PlacedLabel]:
        """The position of each tie's label, by anchor."""
        sizes = {tie.anchor: self._label_size(tie) for tie in self.graph.ties}
        return place_labels(self.plan, tuple(self.routes.values()), sizes)

    def _node(self, entry: Entry) -> PlacedRecord:
        policy = entry.folder == "policies"
        ends = sum(entry in tie.ends for tie in self.graph.ties)
        text_height = LEADING * (len(self._title(entry)) + policy) + 2 * PADDING + 1
        height = max(text_height, ends * END_SPACING)
        return PlacedRecord(
            entry.reference, entry.place, year_of(entry, self.labels.edition.library), height, first_in_year=policy
        )

    def _title(self, entry: Entry) -> tuple[str, ...]:
        return wrap_evenly(self.labels.title(entry), (BOX_WIDTH - 2 * PADDING) / TITLE_SIZE, max_lines=MAX_TITLE_LINES)

    def _relation_text(self, tie: Tie) -> str:
        """The label of a tie, read from its upper end down."""
        first, second = (entry.reference for entry in tie.ends)
        return self.labels.relation(tie, reverse=not self.plan.is_above(first, second))

    def _label_size(self, tie: Tie) -> Point:
        text_width = int(width(self._relation_text(tie)) * LABEL_SIZE)
        return self._mark_width(tie) + text_width + 2 * LABEL_MARGIN, LABEL_SIZE + 4

    def _mark_width(self, tie: Tie) -> int:
        """The space that the mark of its strength takes before its label."""
        return shape_width(self.labels.strength(tie)) + SPACE

    def _background(self) -> Iterator[Html]:
        """Years with rules between them, and place names underlined."""
        width = self.plan.width
        year_rules = "".join(f"M0 {band.top}H{width}" for band in self.plan.bands[1:])
        place_rules = "".join(f"M{lane.left + 12} {HEAD_HEIGHT}H{lane.right - 12}" for lane in self.plan.lanes)
        yield svg.path(year_rules, "g")
        yield svg.path(place_rules)
        for lane in self.plan.lanes:
            name = self.labels.edition.library.vocabularies.name("places", lane.name, self.labels.language)
            yield svg.text((name,), (lane.left + lane.right) // 2, HEAD_HEIGHT - 12, leading=0, class_="p")
        for band in self.plan.bands:
            label = str(band.year) if band.year else self.labels.say("lineage.undated")
            yield svg.text(wrap(label, AXIS_WIDTH / LABEL_SIZE), 0, band.top + 25, leading=LEADING, class_="y")

    def _tie(self, tie: Tie) -> Html:
        """A line with its label, linked to the tie's row in the table."""
        points, style = self.routes[tie.anchor].points, self.labels.line_style(tie)
        children = [el("title", escape(self.labels.summary(tie))), svg.line(svg.rounded_path(points), style)]
        if not tie.symmetric:
            children.append(svg.path(svg.arrowhead(points), "h"))
        children += self._label(tie)
        return el("a", *children, href=relative(self.page, self.table[tie.anchor]), class_=f"t {style}")

    def _label(self, tie: Tie) -> Iterator[Html]:
        """The mark of its strength, then its relation, from the left, since the width of a reader’s font is unknown."""
        box = self.placed_labels[tie.anchor].box
        x, y = box.x + LABEL_MARGIN, box.centre[1]
        yield svg.path(shape(self.labels.strength(tie), x, y), "s")
        yield svg.text((self._relation_text(tie),), x + self._mark_width(tie), y + 4, leading=0)

    def _box(self, box: RecordBox) -> Html:
        entry = self.entries[box.key]
        policy = entry.folder == "policies"
        title, x = self._title(entry), box.centre[0]
        y = box.centre[1] - LEADING * (len(title) + policy - 1) // 2 + 4
        children = [svg.outline(box, cut=policy)]
        if policy:
            children.append(svg.text((self.labels.say("lineage.policy") + " ",), x, y, leading=0, class_="w"))
        children.append(svg.text(title, x, y + LEADING * policy, leading=LEADING))
        name = self.labels.title(entry)
        label = self.labels.say("lineage.policy-named", title=name) if policy else name
        return el("a", *children, href=relative(self.page, entry.address), class_="n", aria_label=label)


def _digest(plan: Plan, edges: tuple[Edge, ...]) -> str:
    return sha256(repr((plan, edges)).encode()).hexdigest()


def _small_path(route: Route) -> str:
    (x, y), *rest = ((x // THUMB, y // THUMB) for x, y in route.points)
    return f"M{x} {y}" + "".join(f"L{x} {y}" for x, y in rest)

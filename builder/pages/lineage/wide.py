"""The relation graph for wide screens and print: takes a graph and its labels, gives SVG."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass
from functools import cached_property

from builder.analysis.relation_graph import Graph, Tie, start_of
from builder.pages.address import relative
from builder.pages.html.elements import Html, el, escape
from builder.pages.lineage import svg
from builder.pages.lineage.layout.grid import Grid, grid
from builder.pages.lineage.layout.line_wrapping import wrap, wrap_evenly
from builder.pages.lineage.layout.placement import AXIS_WIDTH, BOX_WIDTH, plan
from builder.pages.lineage.layout.plan import BoxSize, DatedRecord, Edge, Plan, RecordBox, TimeLabel
from builder.pages.lineage.relation_words import TieLabels
from builder.pages.lineage.strength_shape import MARK_WIDTH, SPACE, shape, shape_width
from builder.records import wording
from builder.records.model.library import Entry

TITLE_SIZE, LABEL_SIZE = 12, 11
"""Type sizes of titles and of all else in SVG units, as in the style sheet."""
BOLD_SIZE = 13.5
"""The type size assumed when measuring titles, which are bold and therefore wider."""
LEADING, LABEL_LEADING = 15, 14
"""Line heights of titles, and of all else."""
PADDING, BETWEEN, MAX_TITLE_LINES = 8, 5, 6
"""Space within the outline of a box; between two of its relations."""
LABEL_X = PADDING + MARK_WIDTH
"""From the left side of a box to the words of a relation, behind the mark of its strength."""
PLACE_ABOVE_RULE = 8
MAX_SCALED_WIDTH = 1116
"""A wider picture is for paper alone, and screens have the narrow: at 1280 px its words would be smaller than 10 px."""
PAGE_RATIO = 1.6
"""Height to width up to which a picture is printed on one page of A4; a higher one goes on on the next."""
Labelled = tuple[Tie, tuple[str, ...]]
"""A tie, and the lines of its words."""


@dataclass(frozen=True)
class Figure:
    """Years run down, places are columns. In the box of a record stands what joins it with those above it.

    page: the address of the page that shows it. table: the address of each tie's table row, by anchor.
    """

    graph: Graph
    labels: TieLabels
    page: str
    table: Mapping[str, str]

    def html(self, label: str) -> Html:
        """The SVG: times and places, then each record with its lines to those above it. label: its aria-label."""
        oversized = self.plan.width > MAX_SCALED_WIDTH
        fits_page = self.plan.height < self.plan.width * PAGE_RATIO
        return svg.svg(
            (*self._background(), *self._records()),
            width=self.plan.width,
            height=self.plan.height,
            width_=str(self.plan.width) if oversized else None,
            class_="casebook-lineage cb-wide" + " cb-broad" * oversized + " cb-one-page" * fits_page,
            role="group",
            aria_label=label,
        )

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """The records by reference."""
        return {entry.reference: entry for entry in self.graph.entries}

    @cached_property
    def grid(self) -> Grid:
        """The row and the column of each record."""
        return grid(tuple(map(self._dated, self.graph.entries)), self.edges)

    @cached_property
    def plan(self) -> Plan:
        """The boxes and lines."""
        return plan(self.grid, {key: self._size(key) for key in self.entries}, self.edges)

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """The ties as edges of the grid. Lines that look alike are a bundle."""
        return tuple(
            Edge(tie.anchor, tie.ends[0].reference, tie.ends[1].reference, self._look(tie)) for tie in self.graph.ties
        )

    @cached_property
    def _ties_below(self) -> Mapping[str, tuple[Labelled, ...]]:
        """What joins each record with those above it, each in words that follow its title."""
        found: dict[str, list[Labelled]] = {key: [] for key in self.entries}
        for tie, edge in zip(self.graph.ties, self.edges, strict=True):
            lower = self.grid.ends(edge)[1]
            text = self.labels.relation(tie, reverse=lower != edge.source)
            found[lower].append((tie, wrap_evenly(text, (BOX_WIDTH - LABEL_X - PADDING // 2) / LABEL_SIZE)))
        return {key: tuple(sorted(ties, key=self._nearest)) for key, ties in found.items()}

    def _dated(self, entry: Entry) -> DatedRecord:
        time = start_of(entry, self.labels.edition.library)
        return DatedRecord(entry.reference, entry.place, time, is_first=entry.folder == "policies")

    def _look(self, tie: Tie) -> str:
        return self.labels.line_style(tie) + ("" if tie.symmetric else " directed")

    def _nearest(self, labelled: Labelled) -> tuple[bool, int, int, str]:
        """Relations with the nearest records stand first, so that their lines do not cross those from further above;
        last those with records of the same row, whose lines come from below.
        """
        upper, lower = sorted((self.grid.cells[entry.reference] for entry in labelled[0].ends), key=astuple)
        return upper.row == lower.row, -upper.row, upper.column, labelled[0].anchor

    def _title(self, entry: Entry) -> tuple[str, ...]:
        return wrap_evenly(self.labels.title(entry), (BOX_WIDTH - 2 * PADDING) / BOLD_SIZE, max_lines=MAX_TITLE_LINES)

    def _title_height(self, entry: Entry) -> int:
        return 2 * PADDING + LEADING * len(self._title(entry)) + LABEL_LEADING * (entry.folder == "policies")

    def _size(self, key: str) -> BoxSize:
        y, entries = self._title_height(self.entries[key]), {}
        for tie, lines in self._ties_below[key]:
            entries[tie.anchor] = y + BETWEEN + LABEL_LEADING // 2
            y += BETWEEN + LABEL_LEADING * len(lines)
        return BoxSize(y + PADDING * bool(entries), entries)

    def _background(self) -> Iterator[Html]:
        """Rules between years; times; the names of places above a rule."""
        drawn = self.plan
        yield svg.path("".join(f"M0 {y}H{drawn.width}" for y in drawn.rules), "g")
        yield svg.path("".join(f"M{lane.left} {y}H{lane.right}" for y in drawn.heads for lane in drawn.lanes))
        for y in drawn.heads:
            for lane in drawn.lanes:
                name = self.labels.edition.library.vocabularies.name("places", lane.name, self.labels.language)
                shown = wrap(name, BOX_WIDTH / LABEL_SIZE, max_lines=1)
                yield svg.text(shown, lane.left, y - PLACE_ABOVE_RULE, leading=0, class_="p")
        for time in drawn.times:
            yield from self._time(time)

    def _time(self, time: TimeLabel) -> Iterator[Html]:
        """The year of a row, and its month, where they are others than those of the row above."""
        y = time.y + PADDING + LEADING - 4
        if time.says_year:
            year = (str(time.year),) if time.year else self._axis_lines(self.labels.say("lineage.undated"))
            yield svg.text(year, 0, y, leading=LEADING, class_="y")
            y += LEADING * len(year)
        if time.says_month:
            yield svg.text(self._axis_lines(self._month(time.month)), 0, y, leading=LABEL_LEADING, class_="o")

    def _month(self, month: int | None) -> str:
        return wording.month(month, self.labels.language) if month else self.labels.say("lineage.no-month")

    def _axis_lines(self, text: str) -> tuple[str, ...]:
        return wrap(text, AXIS_WIDTH / LABEL_SIZE)

    def _records(self) -> Iterator[Html]:
        """Each record, followed by its relations with those above it."""
        routes = {route.key: svg.rounded_path(route.points) for route in self.plan.routes}
        starts = {route.key: route.points[1::-1] for route in self.plan.routes}
        for box in self.plan.boxes:
            yield self._box(box)
            entries = self._size(box.key).entries
            for tie, lines in self._ties_below[box.key]:
                arrow = "" if tie.symmetric else svg.arrowhead(starts[tie.anchor])
                label = self._label(tie, lines, box.x, box.y + entries[tie.anchor])
                yield self._tie(tie, svg.line(routes[tie.anchor], self.labels.line_style(tie)), arrow, label)

    def _box(self, box: RecordBox) -> Html:
        entry = self.entries[box.key]
        policy = entry.folder == "policies"
        x, y = box.x + PADDING, box.y + PADDING + LEADING - 4
        parts = [svg.outline(box, cut=policy)]
        if self._ties_below[box.key]:
            parts.append(svg.path(f"M{box.x} {box.y + self._title_height(entry)}h{box.width}", "g"))
        if policy:
            parts.append(svg.text((self.labels.say("lineage.policy") + " ",), x, y, leading=0, class_="w"))
        parts.append(svg.text(self._title(entry), x, y + LABEL_LEADING * policy, leading=LEADING))
        name = self.labels.title(entry)
        label = self.labels.say("lineage.policy-named", title=name) if policy else name
        return el("a", *parts, href=relative(self.page, entry.address), class_="n", aria_label=label)

    def _tie(self, tie: Tie, line: Html, arrow: str, label: Html) -> Html:
        """A line with its label, linked to the tie's row in the table."""
        title, head = el("title", escape(self.labels.summary(tie))), (svg.path(arrow, "h"),) if arrow else ()
        href = relative(self.page, self.table[tie.anchor])
        return el("a", title, line, *head, label, href=href, class_=f"t {self.labels.line_style(tie)}")

    def _label(self, tie: Tie, lines: tuple[str, ...], x: int, y: int) -> Html:
        """The mark of its strength, then its relation, in the box of the lower record."""
        strength = self.labels.strength(tie)
        mark = svg.path(shape(strength, x + LABEL_X - SPACE - shape_width(strength), y), "s")
        return el("g", mark, svg.text(lines, x + LABEL_X, y + 4, leading=LABEL_LEADING))

"""The door to the lineage on the home page: takes the base, gives a small picture of cases, linked to the page of all.

Wide screens see time run to the right and a lane a place below the other: the plan of the whole picture, turned.
Narrow ones see a case a line, the latest last. Neither says how two cases are joined.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from math import ceil

from builder.analysis.relation_graph import Graph, graph, start_of
from builder.language.words import words
from builder.pages.edition import Edition
from builder.pages.html.elements import Html, el, escape, join, link
from builder.pages.lineage import svg
from builder.pages.lineage.layout.grid import Grid, grid
from builder.pages.lineage.layout.line_wrapping import width, wrap, wrap_evenly
from builder.pages.lineage.layout.placement import Spacing, plan
from builder.pages.lineage.layout.plan import BoxSize, DatedRecord, Edge, Lane, Plan, RecordBox, Time
from builder.pages.lineage.layout.threads import TITLE_HEIGHT, NarrowRow, Strand, Threads, threads
from builder.pages.lineage.view import ADDRESS, MAX_LINES, MAX_RECORDS
from builder.pages.parts.record_row import title
from builder.records import wording
from builder.records.model.library import Entry

MOST, MOST_COLUMNS = 12, 7
"""Cases, and columns of the wide picture; with more it would not be small, or not be readable."""
SIZE, LEADING, PADDING, MAX_TITLE_LINES = 13, 16, 7, 4
SHORTEST, LONGEST = 76, 150
"""Type size and lines of the wide picture; its boxes, which are as long as their titles need."""
PLACE_WIDTH, TIME_HEIGHT = 74, 24
INSET, BETWEEN = 12, 9
"""From the left side of a box to its first line from the left, and between two."""
NARROW_WIDTH, NARROW_SIZE, EM = 340, 14, 15
"""Of the narrow picture; what is assumed when its text is measured."""
PLACE_SIZE, GAP = 12, "\u2002"
"""Of the place behind a title; what stands between them."""
MARK, YEAR_WIDTH = 4, 42
"""Half a mark in the narrow picture; from a year to its month in the wide one."""


def door(edition: Edition) -> Html:
    """The picture with the size of the whole, linked to the page; only a link where no picture can be drawn."""
    say, library = words(edition.language), edition.library
    whole = graph(library, most=MAX_RECORDS, lines=MAX_LINES)
    drawn = _fitting(edition)
    if not drawn.graph.ties:
        return el("p", link(ADDRESS, escape(say("lineage.title"))), class_="cb-more")
    caption = say("lineage.door", records=len(whole.entries), ties=len(whole.ties))
    pictures = drawn.wide(), drawn.narrow()
    return el("p", link(ADDRESS, join((*pictures, el("span", escape(caption))))), class_="cb-home-lineage")


def _fitting(edition: Edition) -> Door:
    """The picture of the cases with the most relations, of as many as there is room for."""
    for most in range(MOST, 1, -1):
        drawn = Door(edition, graph(edition.library, most=most, lines=2 * MOST, cases_only=True))
        if len(drawn.grid.times) <= MOST_COLUMNS:
            return drawn
    return drawn


@dataclass(frozen=True)
class Door:
    """A small picture of a graph."""

    edition: Edition
    graph: Graph

    def wide(self) -> Html:
        """Time runs to the right."""
        lines = svg.path("".join(svg.rounded_path([(y, x) for x, y in route.points]) for route in self.plan.routes))
        boxes = svg.path(
            "".join(f"M{box.y} {box.x}h{box.height}v{box.width}h-{box.height}z" for box in self.plan.boxes)
        )
        texts = (*map(self._title, self.plan.boxes), *map(self._place, self.plan.lanes), *self._times())
        size = {"width": self.plan.height, "height": self.plan.width}
        return _picture(lines, boxes, texts, **size, class_="cb-door-wide", font_size=SIZE)

    def narrow(self) -> Html:
        """A case a line."""
        x, rows = self.strip.mark_x - MARK, self.strip.records
        lines = svg.path("".join(svg.thread(thread, x, x) for thread in self.strip.threads))
        marks = svg.path("".join(svg.mark(self.strip.mark_x, y, policy=False, size=MARK) for y in rows.values()))
        size = {"width": NARROW_WIDTH, "height": self.strip.height}
        return _picture(lines, marks, self._rows(), **size, class_="cb-door-narrow", font_size=NARROW_SIZE)

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """The cases by reference."""
        return {entry.reference: entry for entry in self.graph.entries}

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """One for all that joins two cases; all lines from one case share their way."""
        ends = [(tie.ends[0].reference, tie.ends[1].reference) for tie in self.graph.ties]
        pairs = {frozenset(pair): pair for pair in reversed(ends)}
        return tuple(Edge(" ".join(pair), *pair) for pair in reversed(pairs.values()))

    @cached_property
    def grid(self) -> Grid:
        """The column and the row of each case: as in the whole picture, turned."""
        dated = (DatedRecord(entry.reference, entry.place, self._start(entry)) for entry in self.graph.entries)
        return grid(tuple(dated), self.edges)

    @cached_property
    def plan(self) -> Plan:
        """The wide picture before it is turned: a box is as high as it will be long."""
        above: dict[str, dict[str, int]] = {key: {} for key in self.entries}
        for edge in self.edges:
            entries = above[self.grid.ends(edge)[1]]
            entries[edge.key] = INSET + BETWEEN * len(entries)
        sizes = {key: BoxSize(self._length(key), entries) for key, entries in above.items()}
        lines = max((len(self._lines(entry)) for entry in self.graph.entries), default=0)
        spacing = Spacing(
            box_width=LEADING * lines + 2 * PADDING - 2,
            axis=TIME_HEIGHT,
            head=PLACE_WIDTH,
            heads_apart=sys.maxsize,
            below_box=9,
            below_tracks=9,
            year_gap=8,
        )
        return plan(self.grid, sizes, self.edges, spacing)

    @cached_property
    def strip(self) -> Threads:
        """The narrow picture, laid out twice: the first pass gives the width that is left for text."""
        return threads(self._narrow_rows(NARROW_WIDTH - threads(self._narrow_rows(NARROW_WIDTH)).text_x))

    def _narrow_rows(self, text_width: int) -> tuple[NarrowRow, ...]:
        strands: dict[str, list[Strand]] = {key: [] for key in self.grid.cells}
        for edge in self.edges:
            upper, lower = self.grid.ends(edge)
            strands[lower].append(Strand(edge.key, upper, "", ()))
        return tuple(
            NarrowRow(key, (*self._narrow_lines(self.entries[key], text_width),), tuple(found))
            for key, found in strands.items()
        )

    def _narrow_lines(self, entry: Entry, text_width: int) -> Iterator[str]:
        """The title; the place of the case comes on a line of its own where it does not fit behind."""
        lines = wrap_evenly(self._named(entry), text_width / EM)
        yield from lines
        if width(lines[-1] + GAP + self._place_name(entry.place)) > text_width / EM:
            yield ""

    def _start(self, entry: Entry) -> Time:
        return start_of(entry, self.edition.library)

    def _named(self, entry: Entry) -> str:
        make = partial(title, language=self.edition.language)
        return self.edition.library.of_entry("title", entry, make, language=self.edition.language)

    def _lines(self, entry: Entry) -> tuple[str, ...]:
        return wrap_evenly(self._named(entry), (LONGEST - 2 * PADDING) / SIZE, max_lines=MAX_TITLE_LINES)

    def _length(self, key: str) -> int:
        longest = max(width(line.rstrip()) for line in self._lines(self.entries[key]))
        return max(SHORTEST, ceil(longest * SIZE) + 2 * PADDING)

    def _title(self, box: RecordBox) -> Html:
        """The title in the middle of its box, from the left."""
        lines = self._lines(self.entries[box.key])
        y = box.x + (box.width - LEADING * len(lines)) // 2 + LEADING - 4
        return svg.text(lines, box.y + PADDING, y, leading=LEADING)

    def _place(self, lane: Lane) -> Html:
        return svg.text(
            wrap(self._place_name(lane.name), PLACE_WIDTH / SIZE, max_lines=2), 0, lane.left + 18, leading=LEADING
        )

    def _place_name(self, place: str) -> str:
        return self.edition.library.vocabularies.name("places", place, self.edition.language)

    def _times(self) -> Iterator[Html]:
        """The year above the first of its columns, in which it is another; the month beside it."""
        for time in self.plan.times:
            say = words(self.edition.language)
            year = (str(time.year) if time.year else say("lineage.undated")) if time.says_year else ""
            month = self._month(time.month) if time.says_month else ""
            if year:
                yield svg.text((year,), time.y, SIZE, leading=0, font_weight="600")
            if month:
                yield svg.text((month,), time.y + YEAR_WIDTH * bool(year), SIZE, leading=0)

    def _month(self, month: int | None) -> str:
        language = self.edition.language
        return wording.month(month, language) if month else words(language)("lineage.no-month")

    def _rows(self) -> Iterator[Html]:
        """Year, title and place of each case."""
        previous_year: int | None = -1
        for row in self._narrow_rows(NARROW_WIDTH - self.strip.text_x):
            entry, y = self.entries[row.key], self.strip.records[row.key] + 5
            if (year := self._start(entry)[0]) != previous_year:
                shown = str(year) if year else words(self.edition.language)("lineage.year-unknown")
                yield svg.text((shown,), 0, y, leading=0, font_weight="600")
            previous_year = year
            *above, last = row.title
            yield svg.text(above, self.strip.text_x, y, leading=TITLE_HEIGHT)
            place = el("tspan", escape(self._place_name(entry.place)), font_size=str(PLACE_SIZE), opacity=".75")
            named = (escape(last.rstrip() + GAP), place) if last else (place,)
            yield el("text", *named, x=str(self.strip.text_x), y=str(y + TITLE_HEIGHT * len(above)))


def _picture(
    lines: Html, marks: Html, texts: Iterable[Html], *, width: int, height: int, class_: str, font_size: int
) -> Html:
    """Thin lines, marks on them, then text. It is not for screen readers: the link around it says what is there."""
    drawn = el("g", lines, opacity=".55"), marks, el("g", *texts, fill="currentColor", stroke="none")
    ink = {"fill": "none", "stroke": "currentColor", "font_size": str(font_size), "aria_hidden": "true"}
    return svg.svg(drawn, width=width, height=height, class_=class_, **ink)

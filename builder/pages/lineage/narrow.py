"""The relation graph for narrow screens: takes a graph and its labels, gives SVG."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from builder.analysis.relation_graph import Graph, Tie, year_of
from builder.pages.address import relative
from builder.pages.html.elements import Html, el, escape
from builder.pages.lineage import svg
from builder.pages.lineage.layout.grid import Grid
from builder.pages.lineage.layout.line_wrapping import wrap_evenly
from builder.pages.lineage.layout.threads import TEXT_HEIGHT, TITLE_HEIGHT, NarrowRow, Strand, Thread, Threads, threads
from builder.pages.lineage.relation_words import TieLabels
from builder.pages.lineage.strength_shape import MARK_WIDTH, SPACE, shape, shape_width
from builder.records.model.library import Entry

WIDTH = 320
TITLE_SIZE, WORD_SIZE = 14, 13
"""Type sizes of titles and relation labels in SVG units, as in the style sheet."""
BOLD_SIZE = 16
"""The type size assumed when measuring titles, which are bold and therefore wider."""


@dataclass(frozen=True)
class Strip:
    """One row per record, time running down; below each record its relations to records above.

    grid: that of the wide picture, for the order of records. page, table: as in Figure.
    """

    graph: Graph
    labels: TieLabels
    grid: Grid
    page: str
    table: Mapping[str, str]

    def html(self, label: str) -> Html:
        """The SVG: threads, then text. label: its aria-label."""
        parts = (*map(self._thread, self.layout.threads), *self._records())
        return svg.svg(
            parts,
            width=WIDTH,
            height=self.layout.height,
            class_="casebook-lineage cb-narrow-picture",
            role="group",
            aria_label=label,
        )

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """The records by reference, in drawing order."""
        by_reference = {entry.reference: entry for entry in self.graph.entries}
        return {key: by_reference[key] for key in self.grid.cells}

    @cached_property
    def ties_by_anchor(self) -> Mapping[str, Tie]:
        """The ties by anchor."""
        return {tie.anchor: tie for tie in self.graph.ties}

    @cached_property
    def rows(self) -> tuple[NarrowRow, ...]:
        """The rows with wrapped texts. Laid out twice: the first pass gives the width that is left for text."""
        return self._rows(WIDTH - threads(self._rows(WIDTH)).text_x)

    @cached_property
    def layout(self) -> Threads:
        """The positions of marks, texts and threads."""
        return threads(self.rows)

    def _rows(self, text_width: int) -> tuple[NarrowRow, ...]:
        strands: dict[str, list[Strand]] = {key: [] for key in self.entries}
        for tie in self.graph.ties:
            lower, strand = self._strand(tie, text_width)
            strands[lower].append(strand)
        return tuple(
            NarrowRow(key, wrap_evenly(self.labels.title(entry), text_width / BOLD_SIZE), tuple(strands[key]))
            for key, entry in self.entries.items()
        )

    def _strand(self, tie: Tie, text_width: int) -> tuple[str, Strand]:
        """The reference of the lower record of a tie, and the tie as labelled from there: `adapts NPI`."""
        first, second = tie.ends
        flipped = self.grid.is_above(first.reference, second.reference)
        lower, above = (second, first) if flipped else (first, second)
        text = self.labels.say(
            "lineage.strand", relation=self.labels.relation(tie, reverse=flipped), other=self.labels.title(above)
        )
        lines = wrap_evenly(text, (text_width - MARK_WIDTH) / WORD_SIZE)
        return lower.reference, Strand(tie.anchor, above.reference, self.labels.line_style(tie), lines)

    def _thread(self, thread: Thread) -> Html:
        """A thread with its label, linked to the tie's row in the table."""
        tie, layout = self.ties_by_anchor[thread.strand.key], self.layout
        text_x, style = layout.text_x + MARK_WIDTH, thread.strand.style
        strength = self.labels.strength(tie)
        mark_x = text_x - SPACE - shape_width(strength)
        line = svg.line(svg.thread(thread, layout.mark_x, mark_x - SPACE), style)
        mark = svg.path(shape(strength, mark_x, thread.bottom), "s")
        label = svg.text(thread.strand.lines, text_x, thread.bottom + 4, leading=TEXT_HEIGHT)
        title = el("title", escape(self.labels.summary(tie)))
        return el("a", title, line, mark, label, href=relative(self.page, self.table[tie.anchor]), class_=f"t {style}")

    def _records(self) -> Iterator[Html]:
        """Marks and titles, with the year where it changes."""
        previous_year: int | None = -1
        for row in self.rows:
            entry, y = self.entries[row.key], self.layout.records[row.key]
            if (year := year_of(entry, self.labels.edition.library)) != previous_year:
                yield svg.text(
                    (str(year) if year else self.labels.say("lineage.year-unknown"),), 0, y + 5, leading=0, class_="y"
                )
            previous_year = year
            mark = svg.path(svg.mark(self.layout.mark_x, y, policy=entry.folder == "policies"), "m")
            title = svg.text(row.title, self.layout.text_x, y + 5, leading=TITLE_HEIGHT)
            name = self.labels.title(entry)
            yield el("a", mark, title, href=relative(self.page, entry.address), class_="n", aria_label=name)

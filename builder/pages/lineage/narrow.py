"""The picture of the lineage for a narrow screen. Takes a graph and the words for it, gives SVG."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from builder.analysis.relation_graph import Graph, Tie, begun
from builder.pages.address import relative
from builder.pages.html.elements import Html, el, escape
from builder.pages.lineage import svg
from builder.pages.lineage.layout.plan import Plan
from builder.pages.lineage.layout.text_width import wrapped
from builder.pages.lineage.layout.threads import TITLE, WORD, NarrowRow, Strand, Thread, Threads, threads
from builder.pages.lineage.relation_words import Ties, kind
from builder.records.model.library import Entry

WIDE = 320
TITLE_SIZE, WORD_SIZE = 14, 13
"""The size of titles and of words, in units of the picture; the style sheet says the same."""
BOLD = 15
"""The size by which the width of titles is counted: they are bold."""
TURN = 5


@dataclass(frozen=True)
class Strip:
    """One record a line, time running down; below each what joins it with those above.

    plan: the wide picture's, for the order. page, table: as in Figure.
    """

    graph: Graph
    ties: Ties
    plan: Plan
    page: str
    table: Mapping[str, str]

    def html(self, label: str) -> Html:
        """The drawing: threads, then text."""
        parts = (*map(self._thread, self.picture.threads), *self._records())
        return svg.svg(
            parts,
            width=WIDE,
            height=self.picture.height,
            class_="casebook-lineage cb-narrow-picture",
            role="group",
            aria_label=label,
        )

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """The records by their reference, in the order of the picture."""
        found = {entry.reference: entry for entry in self.graph.entries}
        return {box.key: found[box.key] for box in self.plan.boxes}

    @cached_property
    def by_anchor(self) -> Mapping[str, Tie]:
        """The ties by their anchor."""
        return {tie.anchor: tie for tie in self.graph.ties}

    @cached_property
    def rows(self) -> tuple[NarrowRow, ...]:
        """The rows with their texts wrapped: how wide they may be shows when they are laid out once."""
        return self._rows(WIDE - threads(self._rows(WIDE)).text)

    @cached_property
    def picture(self) -> Threads:
        """The places."""
        return threads(self.rows)

    def _rows(self, room: int) -> tuple[NarrowRow, ...]:
        strands: dict[str, list[Strand]] = {key: [] for key in self.entries}
        for tie in self.graph.ties:
            lower, made = self._strand(tie, room)
            strands[lower].append(made)
        return tuple(
            NarrowRow(key, wrapped(self.ties.title(entry), room / BOLD), tuple(strands[key]))
            for key, entry in self.entries.items()
        )

    def _strand(self, tie: Tie, room: int) -> tuple[str, Strand]:
        """A tie below its lower end, as that sees it: `adapts NPI`."""
        one, other = tie.ends
        turned = self.plan.upper(one.reference, other.reference)
        lower, above = (other, one) if turned else (one, other)
        said = self.ties.say(
            "lineage.strand", relation=self.ties.relation(tie, reverse=turned), other=self.ties.title(above)
        )
        return lower.reference, Strand(tie.anchor, above.reference, kind(tie), wrapped(said, room / WORD_SIZE))

    def _thread(self, thread: Thread) -> Html:
        """A thread with its words, leading to where its evidence stands."""
        tie, picture = self.by_anchor[thread.strand.key], self.picture
        left = f"M{picture.mark} {thread.top}H{thread.track + TURN}q{-TURN} 0 {-TURN} {TURN}"
        down = f"V{thread.bottom - TURN}q0 {TURN} {TURN} {TURN}H{picture.text - 4}"
        said = svg.text(thread.strand.lines, picture.text, thread.bottom + 4, leading=WORD)
        made = (el("title", escape(self.ties.said(tie))), svg.path(left + down), said)
        return el("a", *made, href=relative(self.page, self.table[tie.anchor]), class_=f"t {kind(tie)}")

    def _records(self) -> Iterator[Html]:
        """Marks and titles, with the year where it changes."""
        before: int | None = -1
        for row in self.rows:
            entry, y = self.entries[row.key], self.picture.records[row.key]
            if (year := begun(entry)) != before:
                yield svg.text(
                    (str(year) if year else self.ties.say("lineage.year-unknown"),), 0, y + 5, leading=0, class_="y"
                )
            before = year
            mark = svg.path(svg.mark(self.picture.mark, y, policy=entry.folder == "policies"), "m")
            title = svg.text(row.title, self.picture.text, y + 5, leading=TITLE)
            name = self.ties.title(entry)
            yield el("a", mark, title, href=relative(self.page, entry.address), class_="n", aria_label=name)

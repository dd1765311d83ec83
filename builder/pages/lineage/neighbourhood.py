"""The neighbours of a case in the relation graph: takes the case, gives a picture of the cases one step away.

The list below the picture says the same, so to a screen reader the picture is only a link to the full graph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from builder.analysis.relation_graph import first_year
from builder.language.languages import LANGUAGES, folder
from builder.pages.html.elements import Html, el, join, lines, link
from builder.pages.lineage import svg
from builder.pages.lineage.layout.line_wrapping import wrap_evenly
from builder.pages.page import File
from builder.pages.parts.connections import connections, links_to, relation_name
from builder.pages.record_context import RecordContext
from builder.records.model.library import Entry, Link

MIN_NEIGHBOURS = 2
"""With fewer neighbours there is no picture: the list is clearer."""
MAX_NEIGHBOURS = 16
"""With more neighbours there is no picture: the full graph is clearer."""
FILE_NAME = "kin.svg"
LINEAGE_ADDRESS = "lineage/"
"""The address of the full graph."""
WIDTH, TRUNK, TEXT, SIZE, LEADING, ROW_GAP = 300, 49, 63, 14, 18, 9
EM, BOLD_EM = 15, 16
"""The type sizes assumed when measuring text: an image crops what is too wide, whatever the reader's font."""
TEXT_COLOUR, YEAR_COLOUR, LINE_COLOUR = "#20302f", "#53625f", "#87928d"
"""The colours in light mode; the style sheet inverts them in dark mode."""
LINE_GAP = 2
UNDATED_YEAR = 10_000
Neighbour = tuple[Entry, str, str]
"""A record, its relation to the case ('' for the case itself), and its title."""


@dataclass(frozen=True)
class NeighbourRow:
    """A positioned row. base: y of the first base line. year: '' if equal to that of the row above."""

    lines: tuple[str, ...]
    base: int
    year: str
    is_self: bool

    @property
    def middle(self) -> int:
        """y of the middle of its mark."""
        return self.base - 4

    @property
    def half_size(self) -> int:
        """Half the size of its mark."""
        return 6 if self.is_self else 4

    @property
    def bottom(self) -> int:
        """y at which the next row may start."""
        return self.base - SIZE + LEADING * len(self.lines) + ROW_GAP


def connections_with_picture(context: RecordContext) -> Html:
    """The connections of a case with other cases, below a picture of them where one is drawn."""
    connection_list, rows = connections(context, to="cases"), neighbour_rows(context)
    if not connection_list or not rows:
        return connection_list
    height, width = str(_height(rows)), str(WIDTH)
    image = el("img", src=FILE_NAME, alt=context.say("lineage.title"), width=width, height=height)
    return lines(link(context.to(LINEAGE_ADDRESS), image), connection_list)


def picture_files(context: RecordContext) -> Iterator[File]:
    """The picture as a file beside the case's page; none without a picture."""
    if rows := neighbour_rows(context):
        path = f"{folder(context.language)}/{context.entry.address}{FILE_NAME}"
        yield File(path, _picture(rows, LANGUAGES[context.language].tag).encode())


def neighbours(context: RecordContext) -> list[Neighbour]:
    """The cases one step away, each once, with their relation to this one. Policies are left out."""
    by_reference: dict[str, list[Link]] = {}
    for connection in links_to(context, "cases"):
        if connection.other.status != "retired":
            by_reference.setdefault(connection.other.reference, []).append(connection)
    return [
        (links[0].other, _relation(context, links), context.bare(links[0].other.record.title))
        for links in by_reference.values()
    ]


def neighbour_rows(context: RecordContext) -> list[NeighbourRow]:
    """The case and its neighbours in order of years, the case first in its year. Empty if no picture is drawn."""
    other_cases = neighbours(context)
    if not MIN_NEIGHBOURS <= len(other_cases) <= MAX_NEIGHBOURS:
        return []
    ordered = sorted(
        [(context.entry, "", context.bare(context.record.title)), *other_cases], key=lambda row: _order(context, row[0])
    )
    rows: list[NeighbourRow] = []
    previous_year = None
    for entry, relation, title in ordered:
        is_self, year = entry is context.entry, first_year(entry)
        base = SIZE + (rows[-1].bottom if rows else 0)
        text_lines = _row_lines(context, relation, title)
        rows.append(NeighbourRow(text_lines, base, "" if year in (previous_year, None) else str(year), is_self))
        previous_year = year
    return rows


def _relation(context: RecordContext, links: Sequence[Link]) -> str:
    """All relations of one case to this one: `contrasts with, adapted by`."""
    return context.say("lineage.neighbours.between").join(
        dict.fromkeys(relation_name(context, connection) for connection in links)
    )


def _row_lines(context: RecordContext, relation: str, title: str) -> tuple[str, ...]:
    """The text lines beside a mark; the title starts a new line where that takes no more lines."""
    if not relation:
        return wrap_evenly(title, (WIDTH - TEXT) / BOLD_EM)
    max_width = (WIDTH - TEXT) / EM
    together = wrap_evenly(context.say("lineage.strand", relation=relation, other=title), max_width)
    label = context.say("lineage.strand", relation=relation, other="")
    separate = *wrap_evenly(label, max_width), *wrap_evenly(title, max_width)
    return separate if len(separate) <= len(together) else together


def _order(context: RecordContext, entry: Entry) -> tuple[int, bool, str]:
    year = first_year(entry)
    return UNDATED_YEAR if year is None else year, entry is not context.entry, entry.reference


def _height(rows: Sequence[NeighbourRow]) -> int:
    return rows[-1].bottom - ROW_GAP


def _picture(rows: Sequence[NeighbourRow], tag: str) -> Html:
    """The SVG file. tag: the language tag, which selects the regional forms of Han characters."""
    marks = "".join(svg.mark(TRUNK, row.middle, policy=False, size=row.half_size) for row in rows)
    trunk = "".join(
        f"M{TRUNK} {upper.middle + upper.half_size + LINE_GAP}V{lower.middle - lower.half_size - LINE_GAP}"
        for upper, lower in pairwise(rows)
    )
    years = [svg.text((row.year,), 0, row.base, leading=0) for row in rows if row.year]
    parts = (
        svg.path(trunk, stroke=LINE_COLOUR),
        svg.path(marks),
        el("g", *years, fill=YEAR_COLOUR),
        *(_text(row) for row in rows),
    )
    size = {"width": str(WIDTH), "height": str(_height(rows)), "viewBox": f"0 0 {WIDTH} {_height(rows)}"}
    font = {"font_family": "system-ui,sans-serif", "font_size": str(SIZE), "fill": TEXT_COLOUR, "xml:lang": tag}
    return el("svg", join(parts), xmlns="http://www.w3.org/2000/svg", **size, **font)


def _text(row: NeighbourRow) -> Html:
    label = svg.text(row.lines, TEXT, row.base, leading=LEADING)
    return el("g", label, font_weight="600") if row.is_self else label

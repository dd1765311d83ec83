"""The neighbours of a case in the relation graph: takes the case, gives a picture of the cases one step away.

The list below the picture says the same, so to a screen reader the picture is only a link to the full graph.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from builder.analysis.relation_graph import first_year
from builder.analysis.strength import Strength, strength
from builder.language.languages import LANGUAGES, folder
from builder.pages.html.elements import Html, el, join, lines, link
from builder.pages.lineage import svg
from builder.pages.lineage.layout.line_wrapping import wrap_evenly
from builder.pages.lineage.strength_shape import MARK_WIDTH, SPACE, shape, shape_width
from builder.pages.page import File
from builder.pages.parts.connections import connections, links_to, relation_name
from builder.pages.parts.strength_legend import legend
from builder.pages.record_context import RecordContext
from builder.records.model.library import Entry, Link
from builder.records.model.values import Citation

MIN_NEIGHBOURS = 2
"""With fewer neighbours there is no picture: the list is clearer."""
MAX_NEIGHBOURS = 16
"""With more neighbours there is no picture: the full graph is clearer."""
FILE_NAME = "kin.svg"
LINEAGE_ADDRESS = "lineage/"
"""The address of the full graph."""
WIDTH, TRUNK, TEXT, SIZE, LEADING, ROW_GAP = 300, 49, 63, 14, 18, 9
LABEL = TEXT + MARK_WIDTH
"""x of the texts of neighbours, behind the marks of strength."""
EM, BOLD_EM = 15, 16
"""The type sizes assumed when measuring text: an image crops what is too wide, whatever the reader's font."""
MAX_WIDTH = (WIDTH - LABEL) / EM
TEXT_COLOUR, YEAR_COLOUR, LINE_COLOUR = "#20302f", "#53625f", "#87928d"
"""The colours in light mode; the style sheet inverts them in dark mode."""
LINE_GAP = 2
UNDATED_YEAR = 10_000
Relations = tuple[tuple[str, Strength], ...]
"""The relations of a neighbour to the case, each with the strength of its evidence."""
Neighbour = tuple[Entry, Relations, str]
"""A record, its relations to the case (none for the case itself), and its title."""


@dataclass(frozen=True)
class NeighbourRow:
    """A positioned row. base: y of the first base line. year: '' if equal to that of the row above.

    strengths: the marks before its lines, by number of the line.
    """

    lines: tuple[str, ...]
    base: int
    year: str
    is_self: bool
    strengths: Mapping[int, Strength]

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
    return lines(link(context.to(LINEAGE_ADDRESS), image), connection_list, legend(context))


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
        (links[0].other, _relations(context, links), context.bare(links[0].other.record.title))
        for links in by_reference.values()
    ]


def neighbour_rows(context: RecordContext) -> list[NeighbourRow]:
    """The case and its neighbours in order of years, the case first in its year. Empty if no picture is drawn."""
    other_cases = neighbours(context)
    if not MIN_NEIGHBOURS <= len(other_cases) <= MAX_NEIGHBOURS:
        return []
    ordered = sorted(
        [(context.entry, (), context.bare(context.record.title)), *other_cases], key=lambda row: _order(context, row[0])
    )
    rows: list[NeighbourRow] = []
    previous_year = None
    for entry, relations, title in ordered:
        year = first_year(entry)
        base = SIZE + (rows[-1].bottom if rows else 0)
        text_lines, strengths = _row_lines(context, relations, title)
        shown_year = "" if year in (previous_year, None) else str(year)
        rows.append(NeighbourRow(text_lines, base, shown_year, entry is context.entry, strengths))
        previous_year = year
    return rows


def _relations(context: RecordContext, links: Sequence[Link]) -> Relations:
    """All relations of one case to this one, those of one name together."""
    by_name: dict[str, list[Citation]] = {}
    for connection in links:
        by_name.setdefault(relation_name(context, connection), []).extend(connection.relation.source)
    return tuple((name, strength(citations, context.library)) for name, citations in by_name.items())


def _row_lines(
    context: RecordContext, relations: Relations, title: str
) -> tuple[tuple[str, ...], Mapping[int, Strength]]:
    """The text lines beside a mark, a relation on a line of its own, with the strengths by number of the line."""
    if not relations:
        return wrap_evenly(title, (WIDTH - TEXT) / BOLD_EM), {}
    text_lines: list[str] = []
    strengths: dict[int, Strength] = {}
    for number, (name, given) in enumerate(relations, 1):
        strengths[len(text_lines)] = given
        is_last = number == len(relations)
        text_lines += _last_relation(context, name, title) if is_last else _relation(context, name)
    return tuple(text_lines), strengths


def _relation(context: RecordContext, name: str) -> tuple[str, ...]:
    return wrap_evenly(name + context.say("lineage.neighbours.between"), MAX_WIDTH)


def _last_relation(context: RecordContext, name: str, title: str) -> tuple[str, ...]:
    """A relation with the title, which starts a new line where that takes no more lines."""
    together = wrap_evenly(context.say("lineage.strand", relation=name, other=title), MAX_WIDTH)
    label = context.say("lineage.strand", relation=name, other="")
    separate = *wrap_evenly(label, MAX_WIDTH), *wrap_evenly(title, MAX_WIDTH)
    return separate if len(separate) <= len(together) else together


def _order(context: RecordContext, entry: Entry) -> tuple[int, bool, str]:
    year = first_year(entry)
    return UNDATED_YEAR if year is None else year, entry is not context.entry, entry.reference


def _height(rows: Sequence[NeighbourRow]) -> int:
    return rows[-1].bottom - ROW_GAP


def _picture(rows: Sequence[NeighbourRow], tag: str) -> Html:
    """The SVG file. tag: the language tag, which selects the regional forms of Han characters."""
    marks = (
        svg.path(svg.mark(TRUNK, row.middle, policy=False, size=row.half_size), fill=None if row.is_self else "none")
        for row in rows
    )
    trunk = "".join(
        f"M{TRUNK} {upper.middle + upper.half_size + LINE_GAP}V{lower.middle - lower.half_size - LINE_GAP}"
        for upper, lower in pairwise(rows)
    )
    years = [svg.text((row.year,), 0, row.base, leading=0) for row in rows if row.year]
    parts = (
        svg.path(trunk, stroke=LINE_COLOUR),
        el("g", *marks, stroke=TEXT_COLOUR),
        el("g", *years, fill=YEAR_COLOUR),
        *(_text(row) for row in rows),
    )
    size = {"width": str(WIDTH), "height": str(_height(rows)), "viewBox": f"0 0 {WIDTH} {_height(rows)}"}
    font = {"font_family": "system-ui,sans-serif", "font_size": str(SIZE), "fill": TEXT_COLOUR, "xml:lang": tag}
    return el("svg", join(parts), xmlns="http://www.w3.org/2000/svg", **size, **font)


def _text(row: NeighbourRow) -> Html:
    label = svg.text(row.lines, TEXT if row.is_self else LABEL, row.base, leading=LEADING)
    if row.is_self:
        return el("g", label, font_weight="600")
    return join((svg.path("".join(_marks(row))), label))


def _marks(row: NeighbourRow) -> Iterator[str]:
    """The marks of strength, each at the right end of its column."""
    for number, given in row.strengths.items():
        yield shape(given, LABEL - SPACE - shape_width(given), row.middle + number * LEADING)

"""The neighbours of a case in the relation graph: takes the case, gives a picture of the cases one step away.

Of many it has the closest. The list below the picture has them all, so to a screen reader the picture is only a link
to the full graph.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from builder.analysis.relation_graph import start_of
from builder.analysis.strength import STRENGTHS, Strength, strength
from builder.language.languages import LANGUAGES, folder
from builder.pages.html.elements import NOTHING, Html, el, join, lines, link
from builder.pages.lineage import svg
from builder.pages.lineage.layout.line_wrapping import wrap_evenly
from builder.pages.lineage.layout.threads import TEXT_HEIGHT, TITLE_HEIGHT, NarrowRow, Strand, Thread, Threads, threads
from builder.pages.lineage.relation_words import UNSOURCED
from builder.pages.lineage.strength_shape import MARK_WIDTH, SPACE, shape, shape_width
from builder.pages.page import File
from builder.pages.parts.connections import connections, links_to, relation_name
from builder.pages.parts.strength_legend import legend
from builder.pages.record_context import RecordContext
from builder.records.model.library import Entry, Link
from builder.records.model.values import Citation

MIN_NEIGHBOURS = 2
"""With fewer neighbours there is no picture: the list is clearer."""
MOST_NEIGHBOURS = 7
"""With more neighbours the picture would be a tower, longer than a screen; of the others it says how many they are.
A single one is drawn: to say so takes hardly less room.
"""
FILE_NAME = "kin.svg"
LINEAGE_ADDRESS = "lineage/"
"""The address of the full graph."""
WIDTH, SIZE, LABEL_SIZE = 300, 14, 13
EM, BOLD_EM, LABEL_EM = 15, 16, 14
"""The type sizes assumed when measuring text: an image crops what is too wide, whatever the reader's font."""
FOOT, FOOT_LEADING = 14, 17
"""Space above what is said of the neighbours that are left out, and its line height."""
MARK, OWN_MARK = 4, 6
"""Half the size of the mark of a neighbour, and of the case itself."""
TEXT_COLOUR, SOFT_COLOUR, LINE_COLOUR, PAPER = "#20302f", "#53625f", "#87928d", "#fcfbf8"
"""The colours in light mode; the style sheet inverts them in dark mode."""
LINE_STYLES: Mapping[str, Mapping[str, str]] = {
    "independent": {"stroke_width": "4"},
    "primary": {"stroke_width": "2.5"},
    "weak": {"stroke_dasharray": "5 4"},
    UNSOURCED: {"stroke_dasharray": ".1 4", "stroke_width": "2", "stroke_linecap": "round"},
}
"""How the lines of strengths are drawn, as in the style sheet of the full graph; a file has no style sheet."""
UNDATED = 10_000, 13
"""The year and the month by which cases without one are sorted."""


@dataclass(frozen=True)
class Neighbour:
    """A case one step away, and what joins it with the case, seen from the case."""

    entry: Entry
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Said:
    """Relations of one name between the case and a neighbour, seen from the lower of the two."""

    text: str
    given: Strength
    style: str


def connections_with_picture(context: RecordContext) -> Html:
    """The connections of a case with other cases, below a picture of them where one is drawn."""
    connection_list, picture = connections(context, to="cases"), neighbourhood(context)
    if not connection_list or picture is None:
        return connection_list
    height, width = str(picture.height), str(WIDTH)
    image = el("img", src=FILE_NAME, alt=context.say("lineage.title"), width=width, height=height)
    picture_link = el("p", link(context.to(LINEAGE_ADDRESS), image), class_="cb-neighbours")
    return lines(picture_link, connection_list, legend(context))


def picture_files(context: RecordContext) -> Iterator[File]:
    """The picture as a file beside the case's page; none without a picture."""
    if picture := neighbourhood(context):
        path = f"{folder(context.language)}/{context.entry.address}{FILE_NAME}"
        yield File(path, picture.svg(LANGUAGES[context.language].tag).encode())


def neighbourhood(context: RecordContext) -> Neighbourhood | None:
    """The picture of a case; None with too few neighbours."""
    found = sorted(neighbours(context), key=lambda neighbour: _looseness(neighbour, context))
    shown = tuple(found[:MOST_NEIGHBOURS] if len(found) > MOST_NEIGHBOURS + 1 else found)
    return Neighbourhood(context, shown, len(found) - len(shown)) if len(found) >= MIN_NEIGHBOURS else None


def neighbours(context: RecordContext) -> tuple[Neighbour, ...]:
    """The cases one step away, each once. Policies are left out."""
    by_reference: dict[str, list[Link]] = {}
    for connection in links_to(context, "cases"):
        if connection.other.status != "retired":
            by_reference.setdefault(connection.other.reference, []).append(connection)
    return tuple(Neighbour(links[0].other, tuple(links)) for links in by_reference.values())


def _looseness(neighbour: Neighbour, context: RecordContext) -> tuple[int, int]:
    """By which the closest come first: by the closest of their relations, of which the vocabulary gives the order, then
    by the strength of its evidence.
    """
    order = {name: number for number, name in enumerate(context.library.vocabularies.table("relations"))}
    return min(
        (
            order.get(found.relation.type.id, len(order)),
            STRENGTHS.index(strength(found.relation.source, context.library).word),
        )
        for found in neighbour.links
    )


@dataclass(frozen=True)
class Neighbourhood:
    """A case and its neighbours in order of time, laid out as the narrow picture of the full graph.

    Below the lower of two cases stands what joins them, below the case itself with the name of the other.
    left_out: how many neighbours the picture does not have.
    """

    context: RecordContext
    neighbours: tuple[Neighbour, ...]
    left_out: int = 0

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """The cases by reference, from the top; of one month the case itself first."""
        found = (self.context.entry, *(neighbour.entry for neighbour in self.neighbours))
        return {entry.reference: entry for entry in sorted(found, key=self._order)}

    @cached_property
    def said(self) -> Mapping[str, Said]:
        """What stands below the cases, by the key of the strand."""
        return {key: said for key, _, _, said in self._said()}

    @cached_property
    def layout(self) -> Threads:
        """The positions. Laid out twice: the first pass gives the width that is left for text."""
        return threads(self.rows)

    @property
    def height(self) -> int:
        """That of the layout, and of what is said below it."""
        return self.layout.height + (FOOT + FOOT_LEADING * len(self._foot_lines) if self.left_out else 0)

    @cached_property
    def rows(self) -> tuple[NarrowRow, ...]:
        """The rows with wrapped texts."""
        return self._rows(WIDTH - threads(self._rows(WIDTH)).text_x)

    def svg(self, tag: str) -> Html:
        """The SVG file. tag: the language tag, which selects the regional forms of Han characters."""
        marks = (self._mark(key, y) for key, y in self.layout.records.items())
        parts = (
            el("g", *map(self._thread, self.layout.threads), fill="none", stroke=LINE_COLOUR),
            el("g", *marks, stroke=TEXT_COLOUR),
            el("g", *self._years(), fill=SOFT_COLOUR),
            *map(self._title, self.rows),
            el("g", *map(self._label, self.layout.threads), *self._foot(), fill=SOFT_COLOUR, font_size=str(LABEL_SIZE)),
        )
        size = {"width": str(WIDTH), "height": str(self.height), "viewBox": f"0 0 {WIDTH} {self.height}"}
        font = {"font_family": "system-ui,sans-serif", "font_size": str(SIZE), "fill": TEXT_COLOUR, "xml:lang": tag}
        return el("svg", join(parts), xmlns="http://www.w3.org/2000/svg", **size, **font)

    def _start(self, entry: Entry) -> tuple[int | None, int | None]:
        return start_of(entry, self.context.library)

    def _order(self, entry: Entry) -> tuple[int, int, bool, str]:
        year, month = self._start(entry)
        is_other = entry is not self.context.entry
        return year or UNDATED[0], month or UNDATED[1], is_other, entry.reference

    def _said(self) -> Iterator[tuple[str, str, str, Said]]:
        """For each name of a relation with each neighbour: its key, the lower case, the upper one, and what it says."""
        order = list(self.entries)
        own = self.context.entry.reference
        for neighbour in self.neighbours:
            other = neighbour.entry.reference
            lower, upper = (own, other) if order.index(other) < order.index(own) else (other, own)
            by_name: dict[str, list[Citation]] = {}
            for connection in neighbour.links:
                seen = connection if lower == own else _mirrored(connection)
                by_name.setdefault(relation_name(self.context, seen), []).extend(connection.relation.source)
            for number, (name, citations) in enumerate(by_name.items()):
                given = strength(citations, self.context.library)
                text = self._named(name, neighbour.entry) if lower == own else name
                style = given.word if citations else UNSOURCED
                yield f"{other} {number}", lower, upper, Said(text, given, style)

    def _named(self, name: str, other: Entry) -> str:
        return self.context.say("lineage.strand", relation=name, other=self.context.bare(other.record.title))

    def _rows(self, text_width: int) -> tuple[NarrowRow, ...]:
        strands: dict[str, list[Strand]] = {key: [] for key in self.entries}
        for key, lower, upper, said in self._said():
            wrapped = wrap_evenly(said.text, (text_width - MARK_WIDTH) / LABEL_EM)
            strands[lower].append(Strand(key, upper, said.style, wrapped))
        return tuple(
            NarrowRow(key, self._title_lines(entry, text_width), tuple(strands[key]))
            for key, entry in self.entries.items()
        )

    def _title_lines(self, entry: Entry, text_width: int) -> tuple[str, ...]:
        size = BOLD_EM if entry is self.context.entry else EM
        return wrap_evenly(self.context.bare(entry.record.title), text_width / size)

    def _mark(self, key: str, y: int) -> Html:
        """The mark of a case; that of the case itself is filled."""
        outline = svg.mark(self.layout.mark_x, y, policy=False, size=self._half(key))
        return svg.path(outline, fill=None if self._is_own(key) else "none")

    def _half(self, key: str) -> int:
        return OWN_MARK if self._is_own(key) else MARK

    def _is_own(self, key: str) -> bool:
        return key == self.context.entry.reference

    def _thread(self, thread: Thread) -> Html:
        """From the left side of the mark of the upper case, for no colour of the paper is right in light and dark."""
        style = thread.strand.style
        start = self.layout.mark_x - self._half(thread.strand.above)
        data = svg.thread(thread, start, self._mark_left(thread) - SPACE)
        drawn = svg.path(data, **LINE_STYLES.get(style, {}))
        inner = svg.path(data, stroke=PAPER, stroke_width="1.75") if style == "independent" else NOTHING
        return join((drawn, inner))

    def _mark_left(self, thread: Thread) -> int:
        """The left end of the mark of a strength, which is before the words."""
        return self.layout.text_x + MARK_WIDTH - SPACE - shape_width(self.said[thread.strand.key].given)

    def _label(self, thread: Thread) -> Html:
        given = self.said[thread.strand.key].given
        mark = svg.path(shape(given, self._mark_left(thread), thread.bottom), fill=TEXT_COLOUR)
        words = svg.text(thread.strand.lines, self.layout.text_x + MARK_WIDTH, thread.bottom + 4, leading=TEXT_HEIGHT)
        return join((mark, words))

    @property
    def _foot_lines(self) -> tuple[str, ...]:
        more = self.context.say("lineage.more-neighbours", count=self.left_out)
        return wrap_evenly(more, (WIDTH - self.layout.text_x) / LABEL_EM)

    def _foot(self) -> Iterator[Html]:
        """How many neighbours are left out, at the end, in line with the names."""
        if self.left_out:
            y = self.layout.height + FOOT + LABEL_SIZE // 2
            yield svg.text(self._foot_lines, self.layout.text_x, y, leading=FOOT_LEADING)

    def _years(self) -> Iterator[Html]:
        previous_year: int | None = None
        for key, entry in self.entries.items():
            year, _ = self._start(entry)
            if year not in (previous_year, None):
                yield svg.text((str(year),), 0, self.layout.records[key] + 5, leading=0)
            previous_year = year

    def _title(self, row: NarrowRow) -> Html:
        words = svg.text(row.title, self.layout.text_x, self.layout.records[row.key] + 5, leading=TITLE_HEIGHT)
        return el("g", words, font_weight="600") if self._is_own(row.key) else words


def _mirrored(connection: Link) -> Link:
    """A relation as the other of its records sees it."""
    return replace(connection, entry=connection.other, other=connection.entry, reverse=not connection.reverse)

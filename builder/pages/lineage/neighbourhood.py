"""A case's own part of the lineage: takes the case, gives the cases one step away as a picture in a file of its own.

The sentences below it say the same: to those who listen the picture is only the way to the picture of all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from builder.analysis.relation_graph import begun
from builder.language.languages import LANGUAGES, folder
from builder.pages.html.elements import Html, el, join, lines, link
from builder.pages.lineage import svg
from builder.pages.lineage.layout.text_width import balanced
from builder.pages.page import File
from builder.pages.parts.connections import connections, links_to, named
from builder.pages.record_context import RecordContext
from builder.records.model.library import Entry, Link

LEAST = 2
"""With fewer neighbours a sentence is clearer than a picture."""
MOST = 16
"""With more, the picture of all is."""
NAME = "kin.svg"
ALL = "lineage/"
"""The address of the picture of all."""
WIDE, TRUNK, TEXT, SIZE, LEADING, BETWEEN = 300, 49, 63, 14, 18, 9
ROOM, BOLD_ROOM = 15, 16
"""The sizes by which the width of texts is counted: an image cuts off what is too wide, in whatever font."""
INK, SOFT, EDGE = "#20302f", "#53625f", "#87928d"
"""On paper; where paper is dark, the style sheet turns them."""
APART = 2
LATE = 10_000
Neighbour = tuple[Entry, str, str]
"""A record, what it is to this one, and its title; the case itself is nothing to itself."""


@dataclass(frozen=True)
class Placed:
    """A row where it stands. shown: its lines; base: the first one's base line; year: '' where it is that above."""

    shown: tuple[str, ...]
    base: int
    year: str
    own: bool

    @property
    def middle(self) -> int:
        """Where its mark is."""
        return self.base - 4

    @property
    def half(self) -> int:
        """Half the size of its mark."""
        return 6 if self.own else 4

    @property
    def bottom(self) -> int:
        """Where the next row may begin."""
        return self.base - SIZE + LEADING * len(self.shown) + BETWEEN


def connections_with_picture(context: RecordContext) -> Html:
    """A case's connections with cases, below a picture of them where there are neighbours enough."""
    listed, rows = connections(context, to="cases"), placed(context)
    if not listed or not rows:
        return listed
    height, width = str(_height(rows)), str(WIDE)
    image = el("img", src=NAME, alt=context.say("lineage.title"), width=width, height=height)
    return lines(link(context.to(ALL), image), listed)


def beside(context: RecordContext) -> Iterator[File]:
    """The picture, as the file to which the page refers."""
    if rows := placed(context):
        path = f"{folder(context.language)}/{context.entry.address}{NAME}"
        yield File(path, _picture(rows, LANGUAGES[context.language].tag).encode())


def neighbours(context: RecordContext) -> list[Neighbour]:
    """The cases one step away, each once, with what they are to this one. Policies have a picture of their own."""
    found: dict[str, list[Link]] = {}
    for one in links_to(context, "cases"):
        if one.other.status != "retired":
            found.setdefault(one.other.reference, []).append(one)
    return [
        (links[0].other, _relation(context, links), context.bare(links[0].other.record.title))
        for links in found.values()
    ]


def placed(context: RecordContext) -> list[Placed]:
    """The case among its neighbours in the order of years; first of its year, the case itself. Empty for no picture."""
    kin = neighbours(context)
    if not LEAST <= len(kin) <= MOST:
        return []
    rows = sorted(
        [(context.entry, "", context.bare(context.record.title)), *kin], key=lambda row: _order(context, row[0])
    )
    made: list[Placed] = []
    before = None
    for entry, relation, title in rows:
        own, year = entry is context.entry, begun(entry)
        base = SIZE + (made[-1].bottom if made else 0)
        shown = _shown(context, relation, title)
        made.append(Placed(shown, base, "" if year in (before, None) else str(year), own))
        before = year
    return made


def _relation(context: RecordContext, links: Sequence[Link]) -> str:
    """All that a case is to this one: `contrasts with, adapted by`."""
    return context.say("lineage.neighbours.between").join(dict.fromkeys(named(context, one) for one in links))


def _shown(context: RecordContext, relation: str, title: str) -> tuple[str, ...]:
    """The lines beside a mark: where it takes no more of them, a title begins on its own."""
    if not relation:
        return balanced(title, (WIDE - TEXT) / BOLD_ROOM)
    ems = (WIDE - TEXT) / ROOM
    whole = balanced(context.say("lineage.strand", relation=relation, other=title), ems)
    apart = *balanced(context.say("lineage.strand", relation=relation, other=""), ems), *balanced(title, ems)
    return apart if len(apart) <= len(whole) else whole


def _order(context: RecordContext, entry: Entry) -> tuple[int, bool, str]:
    year = begun(entry)
    return LATE if year is None else year, entry is not context.entry, entry.reference


def _height(rows: Sequence[Placed]) -> int:
    return rows[-1].bottom - BETWEEN


def _picture(rows: Sequence[Placed], tag: str) -> Html:
    """The whole file. tag: of the language, which says in which forms its signs are drawn."""
    marks = "".join(svg.mark(TRUNK, row.middle, policy=False, size=row.half) for row in rows)
    trunk = "".join(
        f"M{TRUNK} {above.middle + above.half + APART}V{below.middle - below.half - APART}"
        for above, below in pairwise(rows)
    )
    years = [svg.text((row.year,), 0, row.base, leading=0) for row in rows if row.year]
    parts = (
        svg.path(trunk, stroke=EDGE),
        svg.path(marks),
        el("g", *years, fill=SOFT),
        *(_text(row) for row in rows),
    )
    size = {"width": str(WIDE), "height": str(_height(rows)), "viewBox": f"0 0 {WIDE} {_height(rows)}"}
    type_ = {"font_family": "system-ui,sans-serif", "font_size": str(SIZE), "fill": INK, "xml:lang": tag}
    return el("svg", join(parts), xmlns="http://www.w3.org/2000/svg", **size, **type_)


def _text(row: Placed) -> Html:
    made = svg.text(row.shown, TEXT, row.base, leading=LEADING)
    return el("g", made, font_weight="600") if row.own else made

"""Who is related with whom, in the whole base: takes the library, gives a picture and the same as a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.analysis.relation_graph import Tie, graph, ties
from builder.language.words import words
from builder.pages.edition import Edition
from builder.pages.html.elements import NOTHING, Html, el, escape, join, lines, link, scrolling
from builder.pages.html.pagination import ListPage, pager, parted
from builder.pages.html.source_reference import named
from builder.pages.lineage import svg
from builder.pages.lineage.narrow import Strip
from builder.pages.lineage.relation_words import KINDS, Ties, kind
from builder.pages.lineage.wide import Figure
from builder.pages.page import Heading, Page
from builder.pages.parts.record_row import link as record_link
from builder.pages.parts.record_row import spoken
from builder.pages.parts.search_documents import searchable
from builder.records.model.library import Entry

ADDRESS = "lineage/"
MOST = 60
"""More records than this in one picture cannot be read."""
ROWS = 300
"""The lines of the table on one page."""
COLUMNS = ("when", "who", "relation", "whom", "source", "note")


def view(edition: Edition) -> Iterator[Page]:
    """The page, and further ones where the table is long; the picture is on the first."""
    found = ties(edition.library)
    parts = tuple(parted(found, most=ROWS))
    table = {tie.anchor: f"{part.address(ADDRESS)}#{tie.anchor}" for part in parts for tie in part.items}
    return (_page(part, edition, table=table) for part in parts)


def _page(part: ListPage[Tie], edition: Edition, *, table: Mapping[str, str]) -> Page:
    say, said = words(edition.language), Ties(edition)
    title = part.titled(say("lineage.title"), edition.language)
    top = el("h1", escape(title)), el("p", escape(say("lineage.lead")), class_="cb-lead")
    picture = _picture(edition, table=table) if part.number == 1 else NOTHING
    caption = say("lineage.table.title")
    body = lines(
        *top, picture, el("h2", escape(caption), id="table"), _table(part, said), pager(part, ADDRESS, edition.language)
    )
    if not part.items:
        body = lines(*top, el("p", escape(say("lineage.none")), class_="cb-none"))
    page = Page(
        edition.language,
        part.address(ADDRESS),
        "cases",
        title,
        say("lineage.lead"),
        body,
        (Heading("table", caption),) if part.items else (),
        styles=("lineage.css",),
    )
    return page if part.number > 1 else searchable(page)


def figure(edition: Edition, *, table: Mapping[str, str], page: str) -> Figure:
    """The picture, wherever it stands."""
    return Figure(graph(edition.library, most=MOST), Ties(edition), page, table)


def door(edition: Edition) -> Html:
    """The picture, small, as a link to the page, with how much it holds."""
    drawn, say = figure(edition, table={}, page=""), words(edition.language)
    counted = say("lineage.door", records=len(drawn.graph.entries), ties=len(drawn.graph.ties))
    return el("p", link(ADDRESS, join((drawn.thumbnail(), el("span", escape(counted))))), class_="cb-home-lineage")


def _picture(edition: Edition, *, table: Mapping[str, str]) -> Html:
    """Both drawings, of which a screen shows one, and how to read them."""
    say, wide = words(edition.language), figure(edition, table=table, page=ADDRESS)
    narrow = Strip(wide.graph, wide.ties, wide.plan, ADDRESS, table)
    label = say("lineage.picture", records=len(wide.graph.entries), ties=len(wide.graph.ties))
    part = say("lineage.part", records=len(wide.graph.entries), ties=len(table)) if len(table) > len(wide.edges) else ""
    drawn = el(
        "div", wide.html(label), class_="cb-scroll", role="region", tabindex="0", aria_label=say("lineage.title")
    )
    ways = (el("p", escape(say(f"lineage.read.{name}")), class_=f"cb-read-{name}") for name in ("wide", "narrow"))
    how = (el("p", escape(said)) for said in (say("lineage.order"), part) if said)
    return el("figure", drawn, narrow.html(label), el("figcaption", *ways, *how, _legend(wide)), class_="cb-lineage")


def _legend(wide: Figure) -> Html:
    """The patterns and marks that the picture has, each with its word."""
    say = wide.ties.say
    folders = [("case", "cases"), ("policy-record", "policies")]
    marks = [
        _sample(
            svg.path(svg.mark(14, 5, policy=folder == "policies"), "m"),
            say(f"lineage.kind.{name}"),
            "n",
            only="cb-read-narrow",
        )
        for name, folder in folders
        if any(entry.folder == folder for entry in wide.graph.entries)
    ]
    has = {kind(tie) for tie in wide.graph.ties}
    ways = [_sample(svg.path("M0 5H28"), say(f"lineage.kind.{name}"), f"t {name}") for name in KINDS if name in has]
    return el("ul", *marks, *ways, class_="cb-inline", aria_label=say("lineage.legend"))


def _sample(drawn: Html, name: str, class_: str, *, only: str | None = None) -> Html:
    """only: the class of the screens that it is for."""
    inner = el("g", drawn, class_=class_)
    shown = svg.svg((inner,), width=28, height=10, class_="casebook-lineage", aria_hidden="true")
    return el("li", shown, escape(name), class_=only)


def _table(part: ListPage[Tie], said: Ties) -> Html:
    heads = (el("th", escape(said.say(f"lineage.table.{name}")), scope="col") for name in COLUMNS)
    made = el(
        "table",
        el("caption", escape(said.say("lineage.table.caption"))),
        el("thead", el("tr", *heads)),
        el("tbody", lines(*(_row(tie, said, page=part.address(ADDRESS)) for tie in part.items))),
        class_="cb-ties",
    )
    return scrolling(made, said.say("lineage.table.title"))


def _row(tie: Tie, said: Ties, *, page: str) -> Html:
    """A relation as its record states it, with its evidence."""
    one, other = tie.ends
    time, note = said.time(tie), tie.link.relation.note
    cells = (
        el("td", escape(time) if time else _lacking(said, "untimed"), class_="cb-when"),
        el("td", _record(one, said, page=page)),
        el("td", escape(said.relation(tie))),
        el("td", _record(other, said, page=page)),
        el("td", _sources(tie, said, page=page)),
        el("td", spoken(note, said.language) if note else NOTHING),
    )
    return el("tr", *cells, id=tie.anchor)


def _record(entry: Entry, said: Ties, *, page: str) -> Html:
    return record_link(entry, said.language, address=page)


def _sources(tie: Tie, said: Ties, *, page: str) -> Html:
    if not tie.sourced:
        return _lacking(said, "unsourced")
    return named(tie.link.relation.source, said.edition.library, said.language, at=page)


def _lacking(said: Ties, name: str) -> Html:
    return el("span", escape(said.say(f"lineage.{name}")), class_="cb-unknown")

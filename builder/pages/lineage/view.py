"""The page of all relations in the base: takes the library, gives a picture and a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from builder.analysis.relation_graph import Tie, graph, ties
from builder.analysis.strength import Strength
from builder.language.words import words
from builder.pages.edition import Edition
from builder.pages.html.elements import NOTHING, Html, el, escape, join, lines, scrolling
from builder.pages.html.pagination import ListPage, pager, parted
from builder.pages.html.source_reference import short_references
from builder.pages.html.strength_mark import strength_mark
from builder.pages.lineage import svg
from builder.pages.lineage.narrow import Strip
from builder.pages.lineage.relation_words import LINE_STYLES, UNSOURCED, TieLabels
from builder.pages.lineage.strength_shape import SPACE, shape, shape_width
from builder.pages.lineage.wide import Figure
from builder.pages.page import Heading, Page
from builder.pages.parts.record_row import link as record_link
from builder.pages.parts.record_row import text_html
from builder.pages.parts.search_documents import searchable
from builder.pages.parts.strength_legend import legend_line
from builder.records.model.library import Entry

ADDRESS = "lineage/"
MAX_RECORDS = 60
"""A picture with more records would be illegible."""
MAX_LINES = 100
"""A picture with more lines is a knot."""
SAMPLE_WIDTH = 46
"""The width of a sample in the legend."""
ROWS_PER_PAGE = 300
"""Table rows per page."""
COLUMNS = ("when", "who", "relation", "whom", "source", "note")


def view(edition: Edition) -> Iterator[Page]:
    """The page, and further pages of a long table; only the first has the picture."""
    all_ties = ties(edition.library)
    parts = tuple(parted(all_ties, most=ROWS_PER_PAGE))
    table = {tie.anchor: f"{part.address(ADDRESS)}#{tie.anchor}" for part in parts for tie in part.items}
    return (_page(part, edition, table=table) for part in parts)


def _page(part: ListPage[Tie], edition: Edition, *, table: Mapping[str, str]) -> Page:
    say, labels = words(edition.language), TieLabels(edition)
    title = part.titled(say("lineage.title"), edition.language)
    top = el("h1", escape(title)), el("p", escape(say("lineage.lead")), class_="cb-lead")
    picture = _picture(edition, table=table) if part.number == 1 else NOTHING
    caption = say("lineage.table.title")
    table_heading = el("h2", escape(caption), id="table")
    legend = legend_line(edition.language, at=part.address(ADDRESS))
    body = lines(*top, picture, table_heading, _table(part, labels), legend, pager(part, ADDRESS, edition.language))
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
        styles=("record.css", "lineage.css"),
    )
    return page if part.number > 1 else searchable(page)


def figure(edition: Edition, *, table: Mapping[str, str], page: str) -> Figure:
    """The wide picture. table: as in Figure. page: the address of the page that shows it."""
    return Figure(graph(edition.library, most=MAX_RECORDS, lines=MAX_LINES), TieLabels(edition), page, table)


def _picture(edition: Edition, *, table: Mapping[str, str]) -> Html:
    """The wide and the narrow picture, of which CSS shows one, with reading hints and legend."""
    say, wide = words(edition.language), figure(edition, table=table, page=ADDRESS)
    if not wide.graph.ties:
        return el("p", escape(say("lineage.too-dense", ties=len(table))), class_="cb-none")
    narrow = Strip(wide.graph, wide.labels, wide.grid, ADDRESS, table)
    label = say("lineage.picture", records=len(wide.graph.entries), ties=len(wide.graph.ties))
    part = say("lineage.part", records=len(wide.graph.entries), ties=len(table)) if len(table) > len(wide.edges) else ""
    wide_picture = scrolling(wide.html(label), say("lineage.title"))
    hints = (el("p", escape(say(f"lineage.read.{name}")), class_=f"cb-read-{name}") for name in ("wide", "narrow"))
    remarks = (el("p", escape(text)) for text in (say("lineage.order"), part) if text)
    caption = el("figcaption", *hints, *remarks, _legend(wide))
    return el("figure", wide_picture, narrow.html(label), caption, class_="cb-lineage")


def _legend(wide: Figure) -> Html:
    """The lines and marks that occur in the picture, with their names."""
    say = wide.labels.say
    folders = [("case", "cases"), ("policy-record", "policies")]
    marks = [
        _sample(
            svg.path(svg.mark(SAMPLE_WIDTH - 5, 7, policy=folder == "policies"), "m"),
            say(f"lineage.kind.{name}"),
            "n",
            only="cb-read-narrow",
        )
        for name, folder in folders
        if any(entry.folder == folder for entry in wide.graph.entries)
    ]
    return el("ul", *_line_samples(wide), *marks, class_="cb-inline", aria_label=say("lineage.legend"))


def _line_samples(wide: Figure) -> Iterator[Html]:
    """The lines by strength that occur, each with its mark, and the bar of quoted words."""
    labels = wide.labels
    styles = {labels.line_style(tie) for tie in wide.graph.ties}
    for style in LINE_STYLES:
        if style in styles:
            given = Strength("weak" if style == UNSOURCED else style, "")
            name = labels.say("lineage.unsourced" if style == UNSOURCED else f"strength.{style}")
            yield _sample(_line_sample(style, given), name, f"t {style}")
    if any(labels.strength(tie).quoted for tie in wide.graph.ties):
        yield _sample(_line_sample("", Strength("one", "quoted")), labels.say("strength.quoted"), "t")


def _line_sample(style: str, given: Strength) -> Html:
    """A line that ends at the mark of its strength; without a style only the mark."""
    x = SAMPLE_WIDTH - shape_width(given)
    line = svg.line(f"M0 7H{x - SPACE}", style) if style else NOTHING
    return join((line, svg.path(shape(given, x, 7), "s")))


def _sample(drawn: Html, name: str, class_: str, *, only: str | None = None) -> Html:
    """A legend entry. only: CSS class of the screens that show it."""
    inner = el("g", drawn, class_=class_)
    picture = svg.svg((inner,), width=SAMPLE_WIDTH, height=14, class_="casebook-lineage", aria_hidden="true")
    return el("li", picture, escape(name), class_=only)


def _table(part: ListPage[Tie], labels: TieLabels) -> Html:
    headers = (el("th", escape(labels.say(f"lineage.table.{name}")), scope="col") for name in COLUMNS)
    table = el(
        "table",
        el("caption", escape(labels.say("lineage.table.caption"))),
        el("thead", el("tr", *headers)),
        el("tbody", lines(*(_row(tie, labels, page=part.address(ADDRESS)) for tie in part.items))),
        class_="cb-ties",
    )
    return scrolling(table, labels.say("lineage.table.title"))


def _row(tie: Tie, labels: TieLabels, *, page: str) -> Html:
    """A table row."""
    subject, make = f"{tie.link.entry.reference} {tie.link.number}", partial(_cells, tie, labels, page=page)
    library = labels.edition.library
    cells = library.fragment(f"tie {page.count('/')}", subject, make, language=labels.language)
    return el("tr", cells, id=tie.anchor)


def _cells(tie: Tie, labels: TieLabels, *, page: str) -> Html:
    """The relation as its record states it, with time, sources and note. page: of the table; only its depth matters."""
    first, second = tie.ends
    time, note = labels.time(tie), tie.link.relation.note
    cells = (
        el("td", escape(time) if time else _missing(labels, "untimed"), class_="cb-when"),
        el("td", _record(first, labels, page=page)),
        el("td", escape(labels.relation(tie))),
        el("td", _record(second, labels, page=page)),
        el("td", _sources(tie, labels, page=page)),
        el("td", text_html(note, labels.language) if note else NOTHING),
    )
    return join(cells)


def _record(entry: Entry, labels: TieLabels, *, page: str) -> Html:
    return record_link(entry, labels.language, address=page)


def _sources(tie: Tie, labels: TieLabels, *, page: str) -> Html:
    if not tie.sourced:
        return _missing(labels, "unsourced")
    names = short_references(tie.link.relation.source, labels.edition.library, labels.language, at=page)
    return join((names, strength_mark(labels.strength(tie), labels.language)))


def _missing(labels: TieLabels, name: str) -> Html:
    return el("span", escape(labels.say(f"lineage.{name}")), class_="cb-unknown")

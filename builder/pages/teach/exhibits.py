"""Exhibits of a case: takes those of a record, gives their numbers and the HTML of each.

Those that come with the handout are numbered first; the rest, which are handed out when the class has decided, go on
from there and stand in the teacher's note alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.pages.html.elements import NOTHING, Html, el, escape, join, lines
from builder.pages.record_context import RecordContext
from builder.pages.teach.sheet import Sheet
from builder.records.model.record import Exhibit, ExhibitRow

Numbered = tuple[int, Exhibit]
"""An exhibit with its number, from 1."""


def with_handout(sheet: Sheet) -> Iterator[Numbered]:
    """The exhibits that come with the handout."""
    return enumerate(sheet.excerpt.exhibits if sheet.excerpt else (), start=1)


def for_later(sheet: Sheet) -> Iterator[Numbered]:
    """The exhibits that are handed out later."""
    teaching = sheet.case.teaching
    later = [exhibit for exhibit in (teaching.exhibits if teaching else ()) if exhibit.later == "yes"]
    return enumerate(later, start=len(sheet.excerpt.exhibits if sheet.excerpt else ()) + 1)


def heading(context: RecordContext, numbered: Numbered) -> str:
    """Number and title, as plain text."""
    number, exhibit = numbered
    return context.say("teach.exhibit", number=number, title=context.bare(exhibit.title))


def exhibits(context: RecordContext, numbered: Iterable[Numbered]) -> Html:
    """The exhibits one below the other; NOTHING without any."""
    return lines(*(_exhibit(context, each) for each in numbered))


def cells(context: RecordContext, row: ExhibitRow) -> tuple[Html, ...]:
    """The texts of a row; the sources of the whole row stand behind the last, each once."""
    *first, last = (context.line(cell) for cell in row.cells) if row.cells else (NOTHING,)
    sources = {citation.key: citation for citation in reversed(row.source)}
    return (*first, join((last, context.marks(tuple(sources.values())[::-1]))))


def shares(count: int) -> tuple[float, ...]:
    """The widths of so many columns: the first, which names the rows, is the narrower where there are few."""
    first = 0.28 if count in (2, 3) else 1 / count
    return (first, *((1 - first) / (count - 1) for _ in range(count - 1)))


def _exhibit(context: RecordContext, numbered: Numbered) -> Html:
    number, exhibit = numbered
    title = el("h3", escape(heading(context, numbered)), id=f"exhibit-{number}")
    text = context.blocks(exhibit.text, heading=4) if exhibit.text else NOTHING
    source = el("p", context.word("teach.exhibit-source"), context.marks(exhibit.source)) if exhibit.source else NOTHING
    parts = (title, text, _table(context, exhibit), source)
    return el("div", lines(*(part for part in parts if part)), class_=f"cb-exhibit cb-exhibit-{exhibit.kind}")


def _table(context: RecordContext, exhibit: Exhibit) -> Html:
    """The table of an exhibit; NOTHING without rows. On a narrow screen each cell says its column."""
    if not exhibit.rows:
        return NOTHING
    names = [context.bare(column) for column in exhibit.columns]
    head = el("tr", *(el("th", context.label(column), scope="col") for column in exhibit.columns))
    rows = (_row(cells(context, row), names) for row in exhibit.rows)
    return el("table", el("thead", head) if names else NOTHING, el("tbody", lines(*rows)), class_="cb-table")


def _row(texts: tuple[Html, ...], names: list[str]) -> Html:
    first, *others = texts
    labels = [*names[1:], *([None] * len(others))]
    return el(
        "tr",
        el("th", first, scope="row"),
        *(el("td", text, data_column=label) for text, label in zip(others, labels, strict=False)),
    )

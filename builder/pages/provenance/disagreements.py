"""Every disagreement in the base, record by record, each version with its source. Takes the base, gives pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from builder.analysis.disagreements import LIGHTEST
from builder.language.words import words
from builder.pages.address import relative
from builder.pages.edition import Edition
from builder.pages.html.elements import NOTHING, Html, el, escape, join, lines, link
from builder.pages.html.pagination import ListPage, pager, parted
from builder.pages.html.source_reference import short_references
from builder.pages.page import Page
from builder.pages.parts.fold import fold
from builder.pages.parts.record_row import by_title
from builder.pages.parts.search_documents import searchable
from builder.pages.parts.side_by_side import sides
from builder.pages.provenance.conflicts import Conflict, Side, conflicts
from builder.pages.record_context import RecordContext
from builder.records.model.library import Entry

ADDRESS = "disagreements/"
RECORDS_PER_PAGE = 100
"""Records on one page."""


def view(edition: Edition) -> Iterator[Page]:
    """The page, or the pages where many records have disagreements."""
    count = partial(_count, edition=edition)
    entries = by_title(edition.library.listed, edition.library, edition.language)
    counts = [(entry, edition.library.of_entry("conflict-count", entry, count)) for entry in entries]
    disputed_records = [entry for entry, number in counts if number]
    total = sum(number for _, number in counts)
    return (_page(part, edition, total=total) for part in parted(disputed_records, most=RECORDS_PER_PAGE))


def _count(entry: Entry, edition: Edition) -> int:
    return sum(1 for _ in conflicts(_context(entry, edition)))


def _page(part: ListPage[Entry], edition: Edition, *, total: int) -> Page:
    say, at = words(edition.language), part.address(ADDRESS)
    title = part.titled(say("provenance.disagreements.title"), edition.language)
    lead = say("provenance.disagreements.lead", number=total)
    record = partial(_record, edition=edition, at=at)
    body = lines(
        el("h1", escape(title)),
        el("p", escape(lead), class_="cb-lead"),
        _contents(part.items, edition),
        *(
            edition.library.of_entry(f"conflicts {at.count('/')}", entry, record, language=edition.language)
            for entry in part.items
        ),
        NOTHING if part.items else el("p", escape(say("provenance.disagreements.none")), class_="cb-none"),
        pager(part, ADDRESS, edition.language),
    )
    page = Page(edition.language, at, "sources", title, lead, body, styles=("provenance.css",))
    return page if part.number > 1 else searchable(page)


def _contents(entries: Sequence[Entry], edition: Edition) -> Html:
    """The way to each record of a page that has several, folded: on a phone the page is long."""
    if len(entries) < 2:
        return NOTHING
    titles = (link(f"#{_anchor(entry)}", _context(entry, edition).label(entry.record.title)) for entry in entries)
    contents = el("ul", *(el("li", title) for title in titles), class_="cb-list cb-plain-list")
    return el("nav", fold(escape(words(edition.language)("case.bar.contents")), contents))


def _anchor(entry: Entry) -> str:
    return entry.reference.replace("/", "-")


def _record(entry: Entry, edition: Edition, *, at: str) -> Html:
    """The disagreements of a record. at: a page of this list; only its depth matters."""
    context = _context(entry, edition)
    title = link(relative(at, entry.address), context.label(entry.record.title))
    weighty: list[Html] = []
    light: list[Html] = []
    for conflict in conflicts(context):
        found = light if conflict.weight == LIGHTEST else weighty
        found.append(_conflict(entry, conflict, edition, at=at))
    wording = fold(context.word("case.disagreements.wording", count=len(light)), *light) if light else NOTHING
    return lines(el("h2", title, id=_anchor(entry)), *weighty, wording)


def _conflict(entry: Entry, conflict: Conflict, edition: Edition, *, at: str) -> Html:
    about = link(relative(at, f"{entry.address}#{conflict.anchor}"), conflict.about)
    return el(
        "div", el("h3", about), sides(_side(side, edition, at=at) for side in conflict.sides), class_="cb-disagreement"
    )


def _side(side: Side, edition: Edition, *, at: str) -> Html:
    none = escape(words(edition.language)("case.no-source"))
    source = short_references(side.sources, edition.library, edition.language, at=at) or none
    return join((el("p", source), el("p", side.content)))


def _context(entry: Entry, edition: Edition) -> RecordContext:
    return RecordContext(entry, edition)

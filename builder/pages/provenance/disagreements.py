"""Every disagreement in the base, record by record, each version with its source. Takes the base, gives pages."""

from __future__ import annotations

from collections.abc import Iterator

from builder.language.words import words
from builder.pages.address import relative
from builder.pages.edition import Edition
from builder.pages.html.elements import NOTHING, Html, el, escape, join, lines, link
from builder.pages.html.pagination import ListPage, pager, parted
from builder.pages.html.source_reference import short_references
from builder.pages.page import Page
from builder.pages.parts.record_row import by_title
from builder.pages.parts.search_documents import searchable
from builder.pages.parts.side_by_side import sides
from builder.pages.provenance.conflicts import Conflict, Side, conflicts
from builder.pages.record_context import RecordContext
from builder.records.model.library import Entry

ADDRESS = "disagreements/"
RECORDS_PER_PAGE = 100
"""Records on one page."""

RecordConflicts = tuple[Entry, tuple[Conflict, ...]]


def view(edition: Edition) -> Iterator[Page]:
    """The page, or the pages where many records have disagreements."""
    all_records = [
        (entry, tuple(conflicts(_context(entry, edition))))
        for entry in by_title(edition.library.listed, edition.language)
    ]
    disputed_records = [(entry, record_conflicts) for entry, record_conflicts in all_records if record_conflicts]
    total = sum(len(record_conflicts) for _, record_conflicts in disputed_records)
    return (_page(part, edition, total=total) for part in parted(disputed_records, most=RECORDS_PER_PAGE))


def _page(part: ListPage[RecordConflicts], edition: Edition, *, total: int) -> Page:
    say, at = words(edition.language), part.address(ADDRESS)
    title = part.titled(say("provenance.disagreements.title"), edition.language)
    lead = say("provenance.disagreements.lead", number=total)
    body = lines(
        el("h1", escape(title)),
        el("p", escape(lead), class_="cb-lead"),
        *(_record(entry, record_conflicts, edition, at=at) for entry, record_conflicts in part.items),
        NOTHING if part.items else el("p", escape(say("provenance.disagreements.none")), class_="cb-none"),
        pager(part, ADDRESS, edition.language),
    )
    page = Page(edition.language, at, "sources", title, lead, body, styles=("provenance.css",))
    return page if part.number > 1 else searchable(page)


def _record(entry: Entry, record_conflicts: tuple[Conflict, ...], edition: Edition, *, at: str) -> Html:
    title = link(relative(at, entry.address), _context(entry, edition).label(entry.record.title))
    return lines(el("h2", title), *(_conflict(entry, conflict, edition, at=at) for conflict in record_conflicts))


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

"""Every disagreement in the base, record by record, each version with its source. Takes the base, gives pages."""

from __future__ import annotations

from collections.abc import Iterator

from builder.language.words import words
from builder.pages.address import relative
from builder.pages.edition import Edition
from builder.pages.html.elements import NOTHING, Html, el, escape, join, lines, link
from builder.pages.html.pagination import ListPage, pager, parted
from builder.pages.html.source_reference import named
from builder.pages.page import Page
from builder.pages.parts.record_row import by_title
from builder.pages.parts.search_documents import searchable
from builder.pages.parts.side_by_side import sides
from builder.pages.provenance.conflicts import Conflict, Side, conflicts
from builder.pages.record_context import RecordContext
from builder.records.model.library import Entry

ADDRESS = "disagreements/"
MOST = 100
"""Records on one page."""

RecordConflicts = tuple[Entry, tuple[Conflict, ...]]


def view(edition: Edition) -> Iterator[Page]:
    """The page, or the pages where many records have disagreements."""
    every = [
        (entry, tuple(conflicts(_view(entry, edition)))) for entry in by_title(edition.library.listed, edition.language)
    ]
    found = [(entry, own) for entry, own in every if own]
    total = sum(len(own) for _, own in found)
    return (_page(part, edition, total=total) for part in parted(found, most=MOST))


def _page(part: ListPage[RecordConflicts], edition: Edition, *, total: int) -> Page:
    say, at = words(edition.language), part.address(ADDRESS)
    title = part.titled(say("provenance.disagreements.title"), edition.language)
    lead = say("provenance.disagreements.lead", number=total)
    body = lines(
        el("h1", escape(title)),
        el("p", escape(lead), class_="cb-lead"),
        *(_record(entry, own, edition, at=at) for entry, own in part.items),
        NOTHING if part.items else el("p", escape(say("provenance.disagreements.none")), class_="cb-none"),
        pager(part, ADDRESS, edition.language),
    )
    page = Page(edition.language, at, "sources", title, lead, body, styles=("provenance.css",))
    return page if part.number > 1 else searchable(page)


def _record(entry: Entry, own: tuple[Conflict, ...], edition: Edition, *, at: str) -> Html:
    title = link(relative(at, entry.address), _view(entry, edition).label(entry.record.title))
    return lines(el("h2", title), *(_conflict(entry, one, edition, at=at) for one in own))


def _conflict(entry: Entry, one: Conflict, edition: Edition, *, at: str) -> Html:
    about = link(relative(at, f"{entry.address}#{one.anchor}"), one.about)
    return el(
        "div", el("h3", about), sides(_side(side, edition, at=at) for side in one.sides), class_="cb-disagreement"
    )


def _side(side: Side, edition: Edition, *, at: str) -> Html:
    none = escape(words(edition.language)("case.no-source"))
    source = named(side.sources, edition.library, edition.language, at=at) or none
    return join((el("p", source), el("p", side.said)))


def _view(entry: Entry, edition: Edition) -> RecordContext:
    return RecordContext(entry, edition)

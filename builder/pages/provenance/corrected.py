"""The log of corrections: what records said wrongly and what stands there now, the newest first. Takes the base, gives
pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from builder.language.words import words
from builder.pages.address import relative
from builder.pages.edition import Edition
from builder.pages.html.elements import Html, date_element, el, escape, lines, link
from builder.pages.html.pagination import ListPage, pager, parted
from builder.pages.html.source_reference import short_references
from builder.pages.page import Page
from builder.pages.parts.correction import correction_html, day, newest_first
from builder.pages.parts.record_row import by_title
from builder.pages.parts.search_documents import searchable
from builder.pages.record.answers import LOG
from builder.pages.record_context import RecordContext
from builder.records.model.library import Entry
from builder.records.model.values import Day

CORRECTIONS_PER_PAGE = 100
"""Corrections on one page."""

Row = tuple[Entry, int]
"""A record, and which of its corrections, the newest being the first."""


def view(edition: Edition) -> Iterator[Page]:
    """The page, or the pages of a long log."""
    library = edition.library
    entries = by_title(library.listed, library, edition.language)
    dated = [
        (day_, (entry, number))
        for entry in entries
        for number, day_ in enumerate(library.of_entry("correction-days", entry, _days))
    ]
    dated.sort(key=lambda pair: pair[0], reverse=True)
    return (_page(part, edition) for part in parted([row for _, row in dated], most=CORRECTIONS_PER_PAGE))


def _days(entry: Entry) -> tuple[Day, ...]:
    return tuple(day(correction) for correction in newest_first(entry.record.corrections))


def _page(part: ListPage[Row], edition: Edition) -> Page:
    say, at = words(edition.language), part.address(LOG)
    title, lead = part.titled(say("answers.title"), edition.language), say("answers.lead")
    rows = [
        edition.library.of_entry(
            f"corrected {at.count('/')} {number}",
            entry,
            partial(_row, number=number, edition=edition, at=at),
            language=edition.language,
        )
        for entry, number in part.items
    ]
    report = link(relative(at, "corrections/"), escape(say("answers.report")))
    body = lines(
        el("h1", escape(title)),
        el("p", escape(lead), class_="cb-lead"),
        el("dl", *rows, class_="cb-terms cb-corrections")
        if rows
        else el("p", escape(say("answers.none")), class_="cb-none"),
        pager(part, LOG, edition.language),
        el("p", report, class_="cb-more"),
    )
    page = Page(edition.language, at, "sources", title, lead, body, styles=("provenance.css",))
    return page if part.number > 1 else searchable(page)


def _row(entry: Entry, *, number: int, edition: Edition, at: str) -> Html:
    """The day, the record, what changed. at: a page of the log; only its depth matters."""
    context = RecordContext(entry, edition)
    correction = newest_first(entry.record.corrections)[number]
    title = link(relative(at, f"{entry.address}#corrections"), context.label(entry.record.title))
    cited = short_references(correction.source, edition.library, edition.language, at=at)
    return el(
        "div",
        el("dt", date_element(correction.date, edition.language)),
        el("dd", el("p", title), correction_html(context, correction, cited)),
    )

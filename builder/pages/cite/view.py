"""A record to cite and take away: takes a record, gives the page of its citations, files and QR code."""

from __future__ import annotations

from collections.abc import Iterator

from builder.pages.cite.blocks import SCRIPTS, STYLES, licence, record_blocks
from builder.pages.cite.files import CITE_FOLDER
from builder.pages.edition import Edition
from builder.pages.html.elements import el, lines, link
from builder.pages.page import Page
from builder.pages.record_context import RecordContext
from builder.pages.releases.holding_line import ADDRESS as EDITIONS
from builder.pages.releases.holding_line import all_holdings
from builder.records.model.library import Entry


def view(entry: Entry, edition: Edition) -> Iterator[Page]:
    """The page."""
    yield page(entry, edition)


def page(entry: Entry, edition: Edition) -> Page:
    """The page of a record: both styles, the one that is usual in the language first, then the files."""
    context = RecordContext(entry, edition, CITE_FOLDER)
    title = context.bare(entry.record.title)
    citations, files = record_blocks(context)
    body = lines(
        el("p", link(context.to(entry.address), context.word("cite.back")), class_="cb-crumbs"),
        el("h1", context.word("cite.page", title=title)),
        citations,
        el("p", context.word("cite.accessed"), class_="cb-take"),
        el("h2", context.word("cite.files")),
        files,
        licence(context),
        all_holdings(context),
        el("p", link(context.to(EDITIONS), context.word("edition.about")), class_="cb-take"),
    )
    return Page(
        edition.language,
        entry.address + CITE_FOLDER,
        entry.folder,
        context.say("cite.page", title=title),
        context.say("cite.description", title=title),
        body,
        record=entry.path,
        indexed=False,
        styles=STYLES,
        scripts=SCRIPTS,
    )

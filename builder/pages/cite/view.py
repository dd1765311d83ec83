"""A record to cite and take away: takes a record, gives the page of its citations, files and QR code."""

from __future__ import annotations

from collections.abc import Iterator

from builder.pages.cite.blocks import SCRIPTS, STYLES, licence, record_blocks
from builder.pages.cite.files import BELOW
from builder.pages.edition import Edition
from builder.pages.html.elements import el, lines, link
from builder.pages.page import Page
from builder.pages.record_context import RecordContext
from builder.records.model.library import Entry


def view(edition: Edition) -> Iterator[Page]:
    """The page of every record."""
    return (page(entry, edition) for entry in edition.library.entries)


def page(entry: Entry, edition: Edition) -> Page:
    """The page of a record: both styles, the one that is usual in the language first, then the files."""
    own = RecordContext(entry, edition, BELOW)
    title = own.bare(entry.record.title)
    citations, files = record_blocks(own)
    body = lines(
        el("p", link(own.to(entry.address), own.word("cite.back")), class_="cb-crumbs"),
        el("h1", own.word("cite.page", title=title)),
        citations,
        el("p", own.word("cite.accessed"), class_="cb-take"),
        el("h2", own.word("cite.files")),
        files,
        licence(own),
    )
    return Page(
        edition.language,
        entry.address + BELOW,
        entry.folder,
        own.say("cite.page", title=title),
        own.say("cite.description", title=title),
        body,
        record=entry.path,
        indexed=False,
        styles=STYLES,
        scripts=SCRIPTS,
    )

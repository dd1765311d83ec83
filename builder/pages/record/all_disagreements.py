"""All disagreements of one record that has many. Takes a base in a language, gives a page below each such record's."""

from __future__ import annotations

from collections.abc import Iterator

from builder.pages.edition import Edition
from builder.pages.html.elements import Html, el, lines, link
from builder.pages.html.prose import Numbering
from builder.pages.page import Page
from builder.pages.parts import references
from builder.pages.parts.section import rendered
from builder.pages.record.disagreements import BELOW, blocks, has_more
from builder.pages.record_context import RecordContext
from builder.records.model.library import Entry


def view(edition: Edition) -> Iterator[Page]:
    """The page of every record that shows only the first of its disagreements."""
    return (page(entry, edition) for entry in edition.library.entries if has_more(entry.record.disagreements))


def page(entry: Entry, edition: Edition) -> Page:
    """The page of a record."""
    own = RecordContext(entry, edition, Numbering(edition.library.sources), BELOW)
    title = own.say("case.disagreements.all", title=own.bare(entry.record.title))
    lead = own.say("case.disagreements.lead")
    # Made before the sources, which are numbered as they first appear. Headings one level higher: there is no section.
    found = Html(blocks(own, entry.record.disagreements).replace("<h3>", "<h2>").replace("</h3>", "</h2>"))
    body = lines(
        el("p", link(own.to(entry.address), own.word("parallel.back")), class_="cb-crumbs"),
        el("h1", own.word("case.disagreements.all", title=own.bare(entry.record.title))),
        el("p", own.word("case.disagreements.lead"), class_="cb-lead"),
        found,
        rendered([references.sources(own)]),
    )
    return Page(
        edition.language,
        entry.address + BELOW,
        entry.folder,
        title,
        lead,
        body,
        record=entry.path,
        indexed=False,
        styles=("record.css",),
        scripts=("record.js",),
    )

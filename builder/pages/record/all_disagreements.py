"""All disagreements of one record that has many. Takes a base in a language, gives a page below each such record's."""

from __future__ import annotations

from collections.abc import Iterator

from builder.pages.edition import Edition
from builder.pages.html.citations import numbered, numbers_of
from builder.pages.html.elements import el, escape, lines, link
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
    own = RecordContext(entry, edition, BELOW)
    title, lead = own.say("case.disagreements.all", title=own.bare(entry.record.title)), "case.disagreements.lead"
    # Headings one level higher than on the page of the record: there is no section around them.
    shown = blocks(own, entry.record.disagreements, heading="h2")
    numbers = numbers_of([shown], edition.library.sources)
    body = lines(
        el("p", link(own.to(entry.address), own.word("parallel.back")), class_="cb-crumbs"),
        el("h1", escape(title)),
        el("p", own.word(lead), class_="cb-lead"),
        numbered(shown, numbers),
        rendered([references.sources_section(own, numbers)]),
    )
    return Page(
        edition.language,
        entry.address + BELOW,
        entry.folder,
        title,
        own.say(lead),
        body,
        record=entry.path,
        indexed=False,
        styles=("record.css",),
        scripts=("record.js",),
    )

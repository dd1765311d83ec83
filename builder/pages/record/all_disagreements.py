"""All disagreements of a record that has many: takes a record, gives a page below its own."""

from __future__ import annotations

from collections.abc import Iterator

from builder.pages.edition import Edition
from builder.pages.html.citations import number_marks, numbers_of, quotes_of
from builder.pages.html.elements import el, escape, lines, link
from builder.pages.page import Page
from builder.pages.parts import references
from builder.pages.parts.section import rendered
from builder.pages.record.disagreements import SUBPATH, blocks, has_more, wording
from builder.pages.record_context import RecordContext
from builder.records.model.library import Entry

LEAD = "case.disagreements.lead"
"""The key of the introductory sentence."""


def view(entry: Entry, edition: Edition) -> Iterator[Page]:
    """The page, if the record's own shows only the first of its disagreements."""
    if has_more(entry.record.disagreements):
        yield page(entry, edition)


def page(entry: Entry, edition: Edition) -> Page:
    """The page of a record."""
    context = RecordContext(entry, edition, SUBPATH)
    title, lead = context.say("case.disagreements.all", title=context.bare(entry.record.title)), LEAD
    # Headings one level higher than on the page of the record: there is no section around them.
    entries = entry.record.disagreements
    disagreement_blocks = lines(blocks(context, entries, heading="h2"), wording(context, entries, heading="h2"))
    numbers, quotes = numbers_of([disagreement_blocks], edition.library.sources), quotes_of([disagreement_blocks])
    body = lines(
        el("p", link(context.to(entry.address), context.word("parallel.back")), class_="cb-crumbs"),
        el("h1", escape(title)),
        el("p", context.word(lead), class_="cb-lead"),
        number_marks(disagreement_blocks, numbers, quotes=quotes),
        rendered([references.sources_section(context, numbers, quotes)]),
    )
    return Page(
        edition.language,
        entry.address + SUBPATH,
        entry.folder,
        title,
        context.say(lead),
        body,
        record=entry.path,
        indexed=False,
        styles=("record.css",),
        scripts=("record.js",),
    )

"""The page of a case. Takes an entry of the library, gives its page in a language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.pages.edition import Edition
from builder.pages.html.elements import lines
from builder.pages.lineage import neighbourhood
from builder.pages.page import File, Page
from builder.pages.record import glance, header, profile
from builder.pages.record.bar import bar
from builder.pages.record.policies import policies
from builder.pages.record.record_page import Renderer, record_page
from builder.pages.record.teaching import teaching
from builder.pages.record.tools import tools
from builder.pages.record_context import RecordContext
from builder.records.model.library import Entry

SECTIONS: Mapping[str, Renderer] = {
    "steps": profile.steps,
    "model": profile.model,
    "connections": neighbourhood.connections_with_picture,
    "policies": policies,
    "teaching": teaching,
}
"""The sections that only cases have."""


def view(entry: Entry, edition: Edition) -> Iterator[Page | File]:
    """The page of a case, and the picture beside it."""
    if entry.folder == "cases":
        yield page(entry, edition)
        yield from neighbourhood.picture_files(RecordContext(entry, edition))


def page(entry: Entry, edition: Edition) -> Page:
    """The page with its top: links to lists, title, summary, status, tools, glance."""
    context = RecordContext(entry, edition)
    case = context.case
    top = lines(
        bar(context),
        header.crumbs(
            context, header.place(context), header.term(context, "types", case.type), header.time(context, case)
        ),
        header.title(context),
        header.banner(context),
        header.lead(context),
        header.status(context),
        tools(context),
        glance.glance(context, glance.case_rows(context, case)),
    )
    return record_page(context, top, SECTIONS)

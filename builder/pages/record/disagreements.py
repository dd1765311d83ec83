"""Disagreements: where sources or language versions differ, every version is shown, with its source above it.

The page of a record with many shows the first ones and links to a page with all of them.
"""

from __future__ import annotations

from collections.abc import Iterable

from builder.pages.html.elements import NOTHING, Html, el, join, lines, link
from builder.pages.parts.side_by_side import seal, sides
from builder.pages.record_context import RecordContext
from builder.records.model.record import Disagreement, Version

SUBPATH = "disagreements/"
"""The address of the page with all of them, below that of the record."""
MAX_SHOWN = 4
"""A limit on the size of the record's page, for slow connections (a test has the limit in bytes)."""


def disagreements(context: RecordContext) -> Html:
    """The first ones, in the order of the record, and a link to the others."""
    entries = context.record.disagreements
    if not entries:
        return NOTHING
    label = context.word("case.disagreements.more", count=len(entries) - MAX_SHOWN)
    more = el("p", link(SUBPATH, label)) if has_more(context.record.disagreements) else NOTHING
    return lines(_lead(context), blocks(context, entries[:MAX_SHOWN]), more)


def has_more(entries: tuple[Disagreement, ...]) -> bool:
    """Whether there are so many that they have a page of their own."""
    return len(entries) > MAX_SHOWN


def blocks(context: RecordContext, entries: Iterable[Disagreement], *, heading: str = "h3") -> Html:
    """One block for each disagreement. heading: the element of its title."""
    return lines(*(_block(context, disagreement, heading, fold=n > 0) for n, disagreement in enumerate(entries)))


def _lead(context: RecordContext) -> Html:
    return el("p", join((seal(context), context.word("case.disagreements.lead")), " "), class_="cb-remark")


def _block(context: RecordContext, disagreement: Disagreement, heading: str, *, fold: bool) -> Html:
    title = el(heading, context.line(disagreement.about))
    versions = sides(_version(context, version) for version in disagreement.versions)
    return el("div", title, versions, class_="cb-disagreement", data_fold="whole" if fold else None)


def _version(context: RecordContext, version: Version) -> Html:
    source = el("p", context.sources(version.source))
    return join((source, context.blocks(version.text)))

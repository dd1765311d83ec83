"""Disagreements: where sources or language versions differ, every version stands, with its source above it.

A record with many shows the first ones; all of them stand on a page of their own, which the last line leads to.
"""

from __future__ import annotations

from collections.abc import Iterable

from builder.pages.html.elements import NOTHING, Html, el, join, lines, link
from builder.pages.parts.side_by_side import seal, sides
from builder.pages.record_context import RecordContext
from builder.records.model.record import Disagreement, Version

BELOW = "disagreements/"
"""The page with all of them, below that of the record."""
MOST = 4
"""More than these would weigh on a page that is read on a slow line (a test says how much a page may weigh)."""


def disagreements(context: RecordContext) -> Html:
    """The first of them, in the order of the record, and the way to the others."""
    found = context.record.disagreements
    if not found:
        return NOTHING
    others = context.word("case.disagreements.more", count=len(found) - MOST)
    more = el("p", link(BELOW, others)) if has_more(context.record.disagreements) else NOTHING
    return lines(_lead(context), blocks(context, found[:MOST]), more)


def has_more(found: tuple[Disagreement, ...]) -> bool:
    """Whether a record has so many that they have a page of their own."""
    return len(found) > MOST


def blocks(context: RecordContext, found: Iterable[Disagreement], *, heading: str = "h3") -> Html:
    """One block a disagreement. heading: the element of what it is about."""
    return lines(*(_block(context, one, heading) for one in found))


def _lead(context: RecordContext) -> Html:
    return el("p", join((seal(context), context.word("case.disagreements.lead")), " "), class_="cb-remark")


def _block(context: RecordContext, one: Disagreement, heading: str) -> Html:
    about = el(heading, context.line(one.about))
    return el("div", about, sides(_version(context, version) for version in one.versions), class_="cb-disagreement")


def _version(context: RecordContext, version: Version) -> Html:
    source = el("p", context.sources(version.source))
    return join((source, context.blocks(version.text)))

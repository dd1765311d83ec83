"""Disagreements: where sources or language versions differ, every version stands, with its source above it.

A record with many shows the first ones; all of them stand on a page of their own, which the last line leads to.
"""

from __future__ import annotations

from collections.abc import Iterable

from builder.pages.html.elements import Html, el, join, lines, link
from builder.pages.parts.section import Section
from builder.pages.parts.side_by_side import seal, sides
from builder.pages.record_context import View
from builder.records.model.record import Disagreement, Version

BELOW = "disagreements/"
"""The page with all of them, below that of the record."""
MOST = 4
"""More than these would weigh on a page that is read on a slow line (a test says how much a page may weigh)."""


def disagreements(view: View) -> Section:
    """The first of them, in the order of the record, and the way to the others."""
    title = view.say("case.section.disagreements")
    found = view.record.disagreements
    if not found:
        return Section("disagreements", title, Html(""))
    others = view.word("case.disagreements.more", count=len(found) - MOST)
    more = el("p", link(BELOW, others)) if has_more(view.record.disagreements) else Html("")
    return Section("disagreements", title, lines(_lead(view), blocks(view, found[:MOST]), more))


def has_more(found: tuple[Disagreement, ...]) -> bool:
    """Whether a record has so many that they have a page of their own."""
    return len(found) > MOST


def blocks(view: View, found: Iterable[Disagreement]) -> Html:
    """One block a disagreement."""
    return lines(*(_block(view, one) for one in found))


def _lead(view: View) -> Html:
    return el("p", join((seal(view), view.word("case.disagreements.lead")), " "), class_="cb-remark")


def _block(view: View, one: Disagreement) -> Html:
    about = el("h3", view.line(one.about))
    return el("div", about, sides(_version(view, version) for version in one.versions), class_="cb-disagreement")


def _version(view: View, version: Version) -> Html:
    source = el("p", view.sources(version.source))
    return join((source, view.blocks(version.text)))

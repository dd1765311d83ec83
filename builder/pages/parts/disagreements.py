"""Disagreements: where sources or language versions differ, every version stands, with its source above it."""

from __future__ import annotations

from builder.pages.html import Html, el, join, lines
from builder.pages.parts.section import Section
from builder.pages.parts.sides import seal, sides
from builder.pages.view import View
from builder.record import Disagreement, Version


def disagreements(view: View) -> Section:
    """One block a disagreement, in the order of the record."""
    title = view.say("case.section.disagreements")
    found = view.record.disagreements
    if not found:
        return Section("disagreements", title, Html(""))
    lead = el("p", join((seal(view), view.word("case.disagreements.lead")), " "), class_="cb-remark")
    return Section("disagreements", title, lines(lead, *(_block(view, one) for one in found)))


def _block(view: View, one: Disagreement) -> Html:
    about = el("h3", view.line(one.about))
    return el("div", about, sides(_version(view, version) for version in one.versions), class_="cb-disagreement")


def _version(view: View, version: Version) -> Html:
    source = el("p", view.sources(version.source), class_="cb-version-source")
    return join((source, view.blocks(version.text)))

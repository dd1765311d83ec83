"""Teach with this case: for whom, how long, the question before the class, and the way to its sheets and files."""

from __future__ import annotations

from builder.pages.html.elements import Html, el, join, lines, link
from builder.pages.parts.section import Section
from builder.pages.record_context import View
from builder.pages.teach.sheet import targets
from builder.pages.teach.teacher import audience
from builder.records.model.record import Teaching


def teaching(view: View, teaching_: Teaching | None) -> Section:
    """The box; all else stands on the pages that it leads to."""
    title, links = view.say("case.section.teaching"), targets(view.entry)
    if teaching_ is None or not links:
        return Section("teaching", title, Html(""))
    question = view.line(teaching_.decision.question) if teaching_.decision else Html("")
    ways = join((link(href, view.word(f"teach.{kind}")) for kind, href in links.items()), " · ")
    paragraphs = (_frame(view, teaching_), question, ways)
    return Section("teaching", title, lines(*(el("p", text) for text in paragraphs if text)))


def _frame(view: View, teaching_: Teaching) -> Html:
    """For whom and how long."""
    whom = view.word("teach.audience", audience=audience(view, teaching_)) if teaching_.audience else Html("")
    length = view.word("teach.minutes", count=teaching_.minutes) if teaching_.minutes else Html("")
    return join((whom, length), " " if view.language == "en" else "")

"""Teach with this case: for whom, how long, the question before the class, and the way to its sheets and files."""

from __future__ import annotations

from builder.pages.html.elements import Html, el, join, lines, link
from builder.pages.parts.section import Section
from builder.pages.record_context import RecordContext
from builder.pages.teach.sheet import targets
from builder.pages.teach.teacher import audience
from builder.records.model.record import Teaching


def teaching(context: RecordContext, teaching_: Teaching | None) -> Section:
    """The box; all else stands on the pages that it leads to."""
    title, links = context.say("case.section.teaching"), targets(context.entry)
    if teaching_ is None or not links:
        return Section("teaching", title, Html(""))
    question = context.line(teaching_.decision.question) if teaching_.decision else Html("")
    ways = join((link(href, context.word(f"teach.{kind}")) for kind, href in links.items()), " · ")
    paragraphs = (_frame(context, teaching_), question, ways)
    return Section("teaching", title, lines(*(el("p", text) for text in paragraphs if text)))


def _frame(context: RecordContext, teaching_: Teaching) -> Html:
    """For whom and how long."""
    whom = context.word("teach.audience", audience=audience(context, teaching_)) if teaching_.audience else Html("")
    length = context.word("teach.minutes", count=teaching_.minutes) if teaching_.minutes else Html("")
    return join((whom, length), " " if context.language == "en" else "")

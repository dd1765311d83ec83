"""Teach with this case: for whom, how long, the question before the class, and the way to its sheets and files."""

from __future__ import annotations

from builder.pages.html.elements import NOTHING, Html, el, join, lines, link
from builder.pages.record_context import RecordContext
from builder.pages.teach.sheet import targets
from builder.pages.teach.teacher import audience
from builder.records.model.record import Teaching


def teaching(context: RecordContext) -> Html:
    """The box; all else stands on the pages that it leads to."""
    taught, links = context.case.teaching, targets(context.entry)
    if taught is None or not links:
        return NOTHING
    question = context.line(taught.decision.question) if taught.decision else NOTHING
    ways = join((link(href, context.word(f"teach.{kind}")) for kind, href in links.items()), " · ")
    paragraphs = (_frame(context, taught), question, ways)
    return lines(*(el("p", text) for text in paragraphs if text))


def _frame(context: RecordContext, taught: Teaching) -> Html:
    """For whom and how long."""
    whom = context.word("teach.audience", audience=audience(context, taught)) if taught.audience else NOTHING
    length = context.word("teach.minutes", count=taught.minutes) if taught.minutes else NOTHING
    return join((whom, length), context.space)

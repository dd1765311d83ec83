"""Teach with this case: audience, duration, the question to decide, and links to the sheets and files."""

from __future__ import annotations

from builder.pages.html.elements import NOTHING, Html, el, join, lines, link
from builder.pages.record_context import RecordContext
from builder.pages.teach.sheet import targets
from builder.pages.teach.teacher import audience
from builder.records.model.record import Teaching


def teaching(context: RecordContext) -> Html:
    """The section; NOTHING if the case has no teaching notes or no pages for them."""
    lesson, links = context.case.teaching, targets(context.entry)
    if lesson is None or not links:
        return NOTHING
    question = context.line(lesson.decision.question) if lesson.decision else NOTHING
    link_list = join((link(href, context.word(f"teach.{kind}")) for kind, href in links.items()), " · ")
    paragraphs = (_frame(context, lesson), question, link_list)
    return lines(*(el("p", text) for text in paragraphs if text))


def _frame(context: RecordContext, lesson: Teaching) -> Html:
    """Audience and duration."""
    audience_text = context.word("teach.audience", audience=audience(context, lesson)) if lesson.audience else NOTHING
    length = context.word("teach.minutes", count=lesson.minutes) if lesson.minutes else NOTHING
    return join((audience_text, length), context.space)

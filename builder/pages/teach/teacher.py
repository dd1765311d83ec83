"""The teacher's note, in the customary order of a Chinese teaching note (案例使用说明): purpose, questions, discussion,
theory, background, key points, plan, follow-up. Parts that the record lacks are left out and listed in one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.pages.html.elements import NOTHING, Html, el, escape, lines
from builder.pages.page import Page
from builder.pages.parts.section import Section
from builder.pages.record_context import RecordContext
from builder.pages.teach.handout import decision_block, numbered_list
from builder.pages.teach.sheet import Sheet, page
from builder.records import wording
from builder.records.model.record import Stage, Teaching
from builder.records.model.values import Text

PART_KEYS = ("purpose", "questions", "approach", "theory", "background", "key_points", "plan", "follow_up")
"""The parts by the key of their name, in the customary order."""


def teacher(sheet: Sheet) -> Page:
    """The page. Raises ValueError for a case without teaching."""
    teaching = sheet.case.teaching
    if teaching is None:
        raise ValueError(f"{sheet.context.entry.reference} has no teaching")
    sections = list(note_sections(sheet, teaching))
    missing = missing_parts(sheet.context, sections)
    return page(sheet, sections, after=el("p", escape(missing), class_="cb-remark") if missing else NOTHING)


def note_sections(sheet: Sheet, teaching: Teaching) -> Iterator[Section]:
    """The eight sections in PART_KEYS order; the body is empty where the record lacks the part."""
    context = sheet.context
    bodies = {
        "purpose": lambda: _purpose(context, teaching),
        "questions": lambda: numbered_list(context, teaching.questions),
        "background": lambda: _background(sheet),
        "plan": lambda: plan(context, teaching.plan),
    }
    for key in PART_KEYS:
        text: Text | None = None if key in bodies else getattr(teaching, key)
        body = bodies[key]() if key in bodies else context.blocks(text, heading=3) if text else NOTHING
        yield Section(key.replace("_", "-"), context.say(f"teach.{key}"), body)


def missing_parts(context: RecordContext, sections: Iterable[Section]) -> str:
    """A sentence naming the sections without a body; '' if none is empty."""
    names = [section.title for section in sections if not section.body]
    return context.say("teach.lacks", parts=wording.listed(names, context.language)) if names else ""


def audience(context: RecordContext, teaching: Teaching) -> str:
    """The audiences as plain text, separated by commas."""
    return context.say("wording.comma").join(context.bare_term("audiences", term) for term in teaching.audience)


def handout_scope(sheet: Sheet) -> str:
    """A sentence for the teacher on which parts of the story the handout contains; '' without a handout."""
    context, excerpt = sheet.context, sheet.excerpt
    if excerpt is None or not excerpt.story:
        return ""
    names = [context.say(f"case.story.{name}") for name in excerpt.story]
    return context.say("teach.held-back", parts=wording.listed(names, context.language))


def plan(context: RecordContext, stages: tuple[Stage, ...]) -> Html:
    """The stages of the class as a table, minutes first."""
    if not stages:
        return NOTHING
    head = el("tr", *(el("th", context.word(f"teach.plan-{key}"), scope="col") for key in ("minutes", "what")))
    rows = [
        el("tr", el("th", escape(str(stage.minutes)), scope="row"), el("td", context.blocks(stage.text)))
        for stage in stages
    ]
    total = el("caption", context.word("teach.plan-total", count=sum(stage.minutes for stage in stages)))
    return el("table", total, el("thead", head), el("tbody", *rows), class_="cb-table cb-minutes")


def _purpose(context: RecordContext, teaching: Teaching) -> Html:
    duration = context.say("case.teaching.minutes", count=teaching.minutes) if teaching.minutes else ""
    pairs = (("for", escape(audience(context, teaching))), ("length", escape(duration)))
    rows = [el("div", el("dt", context.word(f"teach.{key}")), el("dd", value)) for key, value in pairs if value]
    if teaching.objectives:
        objectives = numbered_list(context, teaching.objectives)
        rows.append(el("div", el("dt", context.word("teach.objectives")), el("dd", objectives)))
    return el("dl", *rows, class_="cb-dates") if rows else NOTHING


def _background(sheet: Sheet) -> Html:
    """The summary, the decision point, and what the handout contains."""
    scope = handout_scope(sheet)
    return lines(
        sheet.context.blocks(sheet.case.summary, heading=3),
        decision_block(sheet.context, sheet.excerpt.decision, sheet.excerpt.decision.question)
        if sheet.excerpt
        else NOTHING,
        el("p", escape(scope), class_="cb-remark") if scope else NOTHING,
    )

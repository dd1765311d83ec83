"""The teacher's note, in the customary order of a Chinese teaching note (案例使用说明): purpose, questions, discussion,
theory, background, key points, plan, board, follow-up; then the exhibits that students get later. Parts that the record
lacks are left out and listed in one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from builder.analysis.decision_point import NARRATIVE
from builder.pages.html.elements import NOTHING, Html, el, escape, join, language_span, lines
from builder.pages.page import Page
from builder.pages.parts.section import Section
from builder.pages.record_context import RecordContext
from builder.pages.teach.exhibits import exhibits, for_later
from builder.pages.teach.handout import decision_block, numbered_list, options_list
from builder.pages.teach.sheet import Sheet, page, story_title
from builder.records import wording
from builder.records.model.record import BoardPanel, Stage, Teaching
from builder.records.model.values import Text

PART_KEYS = ("purpose", "questions", "approach", "theory", "background", "key_points", "plan", "board", "follow_up")
"""The parts by the key of their name, in the customary order."""
PLAN_PARTS = ("before_class", "plan", "after_class")


def teacher(sheet: Sheet) -> Page:
    """The page. Raises ValueError for a case without teaching."""
    teaching = sheet.case.teaching
    if teaching is None:
        raise ValueError(f"{sheet.context.entry.reference} has no teaching")
    sections = list(note_sections(sheet, teaching))
    missing = missing_parts(sheet.context, sections)
    later = Section("later", sheet.context.say("teach.later"), _later(sheet))
    return page(sheet, (*sections, later), after=el("p", escape(missing), class_="cb-remark") if missing else NOTHING)


def note_sections(sheet: Sheet, teaching: Teaching) -> Iterator[Section]:
    """The sections in PART_KEYS order; the body is empty where the record lacks the part."""
    context = sheet.context
    bodies = {
        "purpose": lambda: _purpose(context, teaching),
        "questions": lambda: _questions(context, teaching),
        "theory": lambda: _theory(context, teaching),
        "background": lambda: _background(sheet),
        "plan": lambda: _plan(context, teaching),
        "board": lambda: _board(context, teaching.board),
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
    if NARRATIVE in excerpt.story:
        return context.say("teach.held-back-narrative")
    names = [story_title(context, name) for name in excerpt.story]
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


def _questions(context: RecordContext, teaching: Teaching) -> Html:
    """The questions, each with its line of analysis."""
    asked = zip_longest(teaching.questions, teaching.answers)
    items = [el("li", _question(context, question, answer)) for question, answer in asked]
    return el("ol", lines(*items)) if items else NOTHING


def _question(context: RecordContext, question: Text, answer: Text | None) -> Html:
    """A question alone, or above what a good answer has in it."""
    text = context.line(question)
    if answer is None:
        return text
    return lines(el("p", text), el("div", context.blocks(answer, heading=4), class_="cb-answer"))


def _theory(context: RecordContext, teaching: Teaching) -> Html:
    """The theory, and the works that it refers to."""
    text = context.blocks(teaching.theory, heading=3) if teaching.theory else NOTHING
    works = [el("li", language_span(work, context.foreign(work))) for work in teaching.references]
    if not works or not text:
        return text
    return lines(text, el("h3", context.word("teach.references")), el("ul", lines(*works), class_="cb-works"))


def _plan(context: RecordContext, teaching: Teaching) -> Html:
    """Before, in and after the class; the plan alone where the record has only that."""
    before, after = teaching.before_class, teaching.after_class
    stages = plan(context, teaching.plan)
    if not before and not after:
        return stages
    bodies = (context.blocks(before) if before else NOTHING, stages, context.blocks(after) if after else NOTHING)
    named = zip(PLAN_PARTS, bodies, strict=True)
    return lines(*(part for key, body in named if body for part in (_plan_heading(context, key), body)))


def _plan_heading(context: RecordContext, key: str) -> Html:
    return el("h3", context.word(f"teach.{'in_class' if key == 'plan' else key}"))


def _board(context: RecordContext, panels: Iterable[BoardPanel]) -> Html:
    """The board at the end, its parts side by side."""
    parts = [el("div", el("h3", context.label(panel.title)), context.blocks(panel.text, heading=4)) for panel in panels]
    return el("div", lines(*parts), class_="cb-board") if parts else NOTHING


def _later(sheet: Sheet) -> Html:
    """The exhibits that students get when they have decided; NOTHING without any."""
    body = exhibits(sheet.context, for_later(sheet))
    return lines(el("p", sheet.context.word("teach.later-lead"), class_="cb-remark"), body) if body else NOTHING


def _purpose(context: RecordContext, teaching: Teaching) -> Html:
    duration = context.say("case.teaching.minutes", count=teaching.minutes) if teaching.minutes else ""
    courses = join(map(context.label, teaching.courses), context.say("wording.comma"))
    pairs = (("for", escape(audience(context, teaching))), ("courses", courses), ("length", escape(duration)))
    rows = [el("div", el("dt", context.word(f"teach.{key}")), el("dd", value)) for key, value in pairs if value]
    if teaching.objectives:
        objectives = numbered_list(context, teaching.objectives)
        rows.append(el("div", el("dt", context.word("teach.objectives")), el("dd", objectives)))
    return el("dl", *rows, class_="cb-dates") if rows else NOTHING


def _background(sheet: Sheet) -> Html:
    """The summary, the decision point, and what the handout contains."""
    scope, decision = handout_scope(sheet), sheet.excerpt.decision if sheet.excerpt else None
    return lines(
        sheet.context.blocks(sheet.case.summary, heading=3),
        decision_block(sheet.context, decision, decision.question) if decision else NOTHING,
        options_list(sheet.context, decision.options) if decision and decision.options else NOTHING,
        el("p", escape(scope), class_="cb-remark") if scope else NOTHING,
    )

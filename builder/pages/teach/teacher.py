"""The teacher's note, in the customary order of a Chinese teaching note (案例使用说明): purpose, questions, discussion,
theory, background, key points, plan, follow-up. What the record lacks is left out and said in a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.pages.edition import Edition
from builder.pages.html.elements import NOTHING, Html, el, escape, lines
from builder.pages.page import Page
from builder.pages.parts.section import Section
from builder.pages.record_context import RecordContext
from builder.pages.teach.handout import decision, numbered
from builder.pages.teach.sheet import Sheet, page, sheet
from builder.records import wording
from builder.records.model.library import Entry
from builder.records.model.record import Stage, Teaching
from builder.records.model.values import Text

ORDER = ("purpose", "questions", "approach", "theory", "background", "key_points", "plan", "follow_up")
"""The parts by the key of their name, in the customary order."""


def teacher(entry: Entry, edition: Edition) -> Page:
    """The page. Raises ValueError for a case without teaching."""
    one = sheet("teacher", entry, edition)
    teaching = one.case.teaching
    if teaching is None:
        raise ValueError(f"{entry.reference} has no teaching")
    sections = list(parts(one, teaching))
    said = lacking(one.context, sections)
    return page(one, sections, after=el("p", escape(said), class_="cb-remark") if said else NOTHING)


def parts(one: Sheet, teaching: Teaching) -> Iterator[Section]:
    """The eight parts in their order; the body of one that the record lacks is empty."""
    context = one.context
    made = {
        "purpose": lambda: _purpose(context, teaching),
        "questions": lambda: numbered(context, teaching.questions),
        "background": lambda: _background(one),
        "plan": lambda: plan(context, teaching.plan),
    }
    for key in ORDER:
        text: Text | None = None if key in made else getattr(teaching, key)
        body = made[key]() if key in made else context.blocks(text, heading=3) if text else NOTHING
        yield Section(key.replace("_", "-"), context.say(f"teach.{key}"), body)


def lacking(context: RecordContext, sections: Iterable[Section]) -> str:
    """The names of the parts without a body, in a sentence; '' when there is none."""
    names = [section.title for section in sections if not section.body]
    return context.say("teach.lacks", parts=wording.listed(names, context.language)) if names else ""


def audience(context: RecordContext, teaching: Teaching) -> str:
    """For whom, as plain text in a row."""
    return context.say("wording.comma").join(context.bare_term("audiences", term) for term in teaching.audience)


def held_back(one: Sheet) -> str:
    """What the handout gives and what it keeps back, for the teacher to know; '' without a handout."""
    context, known = one.context, one.known
    if known is None or not known.story:
        return ""
    names = [context.say(f"case.story.{name}") for name in known.story]
    return context.say("teach.held-back", parts=wording.listed(names, context.language))


def plan(context: RecordContext, stages: tuple[Stage, ...]) -> Html:
    """The class as a table, minutes first."""
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
    length = context.say("case.teaching.minutes", count=teaching.minutes) if teaching.minutes else ""
    pairs = (("for", escape(audience(context, teaching))), ("length", escape(length)))
    rows = [el("div", el("dt", context.word(f"teach.{key}")), el("dd", value)) for key, value in pairs if value]
    if teaching.objectives:
        aims = numbered(context, teaching.objectives)
        rows.append(el("div", el("dt", context.word("teach.objectives")), el("dd", aims)))
    return el("dl", *rows, class_="cb-dates") if rows else NOTHING


def _background(one: Sheet) -> Html:
    """The summary, the decision point, and what the class has been told of it."""
    told = held_back(one)
    return lines(
        one.context.blocks(one.case.summary, heading=3),
        decision(one.context, one.known.decision) if one.known else NOTHING,
        el("p", escape(told), class_="cb-remark") if told else NOTHING,
    )

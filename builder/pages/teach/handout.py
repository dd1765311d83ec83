"""The student handout: the case up to its decision point and not beyond, the decision, the questions, the notes.

What counts as before the decision is the rule of analysis/decision_point.py.
"""

from __future__ import annotations

from collections.abc import Iterator

import segno

from builder.analysis.decision_point import Before
from builder.pages.edition import Edition
from builder.pages.html.elements import NOTHING, Html, dated_period, el, escape, join, lines
from builder.pages.html.trusted import trusted
from builder.pages.page import Page
from builder.pages.parts.amount import amount
from builder.pages.parts.section import Section
from builder.pages.record_context import RecordContext
from builder.pages.teach.sheet import page, sheet
from builder.records.model.library import Entry
from builder.records.model.record import Decision
from builder.records.model.values import Text

QUIET_ZONE = 2
"""Modules of white around a QR code; the paper around that is white as well."""


def handout(entry: Entry, edition: Edition) -> Page:
    """The page. Raises ValueError for a case without a decision point."""
    one = sheet("handout", entry, edition)
    known = one.known
    if known is None or one.case.teaching is None:
        raise ValueError(f"{entry.reference} has no decision point")
    context = one.context
    sections = (
        *_story(context, known),
        Section("timeline", context.say("teach.timeline"), _timeline(context, known)),
        Section("figures", context.say("teach.figures"), _figures(context, known)),
        Section("decision", context.say("teach.decision"), decision(context, known.decision)),
        Section("questions", context.say("teach.questions"), numbered(context, one.case.teaching.questions)),
    )
    return page(one, sections, corner=_qr(context))


def decision(context: RecordContext, one: Decision) -> Html:
    """Who must decide, when, and what; a moment that was made up for the class says so."""
    when = dated_period(one.when, context.language) if one.when else NOTHING
    who = el("p", join((context.label(one.who), when), context.say("wording.then")), class_="cb-decision-who")
    made_up = (
        el("p", context.word("teach.constructed"), class_="cb-constructed") if one.constructed == "yes" else NOTHING
    )
    return el("div", who, context.blocks(one.question), made_up, class_="cb-decision")


def numbered(context: RecordContext, texts: tuple[Text, ...]) -> Html:
    """Texts as a numbered list; nothing when there is none."""
    items = [el("li", context.line(text)) for text in texts]
    return el("ol", lines(*items)) if items else NOTHING


def _story(context: RecordContext, known: Before) -> Iterator[Section]:
    for name, text in known.story.items():
        yield Section(f"story-{name}", context.say(f"case.story.{name}"), context.blocks(text, heading=3))


def _timeline(context: RecordContext, known: Before) -> Html:
    rows = [
        el("div", el("dt", dated_period(event.date, context.language)), el("dd", context.line(event.text)))
        for event in known.events
    ]
    return el("dl", lines(*rows), class_="cb-dates") if rows else NOTHING


def _figures(context: RecordContext, known: Before) -> Html:
    if not known.facts:
        return NOTHING
    head = el("tr", *(el("th", context.word(f"teach.{key}"), scope="col") for key in ("measure", "value", "as-of")))
    rows = [
        el(
            "tr",
            el("th", context.term("measures", fact.measure), scope="row"),
            el("td", amount(context, fact), context.marks(fact.source)),
            el("td", dated_period(fact.as_of, context.language)),
        )
        for fact in known.facts
    ]
    caption = el("caption", escape(context.say("teach.figures")), class_="casebook-hidden")
    return el("table", caption, el("thead", head), el("tbody", *rows), class_="cb-table")


def _qr(context: RecordContext) -> Html:
    """The page of the case on the web, to be read off the paper; nothing where the base states no address."""
    address = context.edition.address(context.entry.address)
    if not address:
        return NOTHING
    code = segno.make(address, error="m", micro=False)
    title = context.say("teach.back")
    # Drawn by segno, whose SVG holds squares and the title, which it escapes.
    drawn = trusted(
        code.svg_inline(omitsize=True, border=QUIET_ZONE, svgclass="cb-qr-code", lineclass=None, title=title)
    )
    return el("figure", drawn, el("figcaption", escape(title)), class_="cb-qr")

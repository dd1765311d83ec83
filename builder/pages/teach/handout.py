"""The student handout: the case up to its decision point, the decision, the questions and the sources.

analysis/decision_point.py decides what counts as before the decision.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import segno

from builder.analysis.decision_point import CaseExcerpt
from builder.pages.html.elements import NOTHING, Html, el, escape, join, lines, period_element
from builder.pages.html.trusted import trusted
from builder.pages.page import Page
from builder.pages.parts.amount import amount
from builder.pages.parts.section import Section
from builder.pages.record_context import RecordContext
from builder.pages.teach.abstract import first_page, opening
from builder.pages.teach.exhibits import exhibits, with_handout
from builder.pages.teach.sheet import Sheet, page, story_title
from builder.records.model.record import Decision
from builder.records.model.values import Text

QUIET_ZONE = 2
"""White margin of a QR code, in modules. The standard asks for 4; the paper around it is white as well."""


def handout(sheet: Sheet) -> Page:
    """The page. Raises ValueError for a case without a decision point."""
    excerpt = sheet.excerpt
    if excerpt is None or sheet.case.teaching is None:
        raise ValueError(f"{sheet.context.entry.reference} has no decision point")
    context = sheet.context
    sections = (
        Section("abstract", context.say("teach.abstract"), first_page(context, sheet.case.teaching)),
        Section("opening", context.say("teach.opening"), opening(sheet)),
        *_story(context, excerpt),
        Section("timeline", context.say("teach.timeline"), _timeline(context, excerpt)),
        Section("figures", context.say("teach.figures"), _figures(context, excerpt)),
        Section("decision", context.say("teach.decision"), _decision(context, excerpt)),
        Section("questions", context.say("teach.questions"), numbered_list(context, excerpt.questions)),
        Section("exhibits", context.say("teach.exhibits"), exhibits(context, with_handout(sheet))),
    )
    later = el("p", context.word("teach.later-sources"), class_="cb-remark") if excerpt.leaves_sources_out else NOTHING
    return page(sheet, sections, corner=_qr(sheet), last=later)


def decision_block(context: RecordContext, decision: Decision, question: Text) -> Html:
    """Who must decide, when, and the question; with a note if the moment was constructed for teaching."""
    when = period_element(decision.when, context.language) if decision.when else NOTHING
    who = el("p", join((context.label(decision.who), when), context.say("wording.then")), class_="cb-decision-who")
    note = (
        el("p", context.word("teach.constructed"), class_="cb-constructed")
        if decision.constructed == "yes"
        else NOTHING
    )
    return el("div", who, context.blocks(question), note, class_="cb-decision")


def options_list(context: RecordContext, options: Iterable[Text]) -> Html:
    """The ways that are open, as a list with letters; NOTHING without any."""
    items = [el("li", context.line(option)) for option in options]
    lead = el("p", context.word("teach.options"), class_="cb-options-lead")
    return lines(lead, el("ol", lines(*items), class_="cb-options", type="A")) if items else NOTHING


def numbered_list(context: RecordContext, texts: tuple[Text, ...]) -> Html:
    """Texts as an ordered list; NOTHING without texts."""
    items = [el("li", context.line(text)) for text in texts]
    return el("ol", lines(*items)) if items else NOTHING


def _decision(context: RecordContext, excerpt: CaseExcerpt) -> Html:
    block = decision_block(context, excerpt.decision, excerpt.question)
    options = options_list(context, excerpt.options)
    return lines(block, options) if options else block


def _story(context: RecordContext, excerpt: CaseExcerpt) -> Iterator[Section]:
    for name, text in excerpt.story.items():
        yield Section(f"story-{name}", story_title(context, name), context.blocks(text, heading=3))


def _timeline(context: RecordContext, excerpt: CaseExcerpt) -> Html:
    rows = [
        el("div", el("dt", period_element(event.date, context.language)), el("dd", context.line(event.text)))
        for event in excerpt.events
    ]
    return el("dl", lines(*rows), class_="cb-dates") if rows else NOTHING


def _figures(context: RecordContext, excerpt: CaseExcerpt) -> Html:
    if not excerpt.facts:
        return NOTHING
    head = el("tr", *(el("th", context.word(f"teach.{key}"), scope="col") for key in ("measure", "value", "as-of")))
    rows = [
        el(
            "tr",
            el("th", context.term("measures", fact.measure), scope="row"),
            el("td", amount(context, fact), context.marks(fact.source)),
            el("td", period_element(fact.as_of, context.language)),
        )
        for fact in excerpt.facts
    ]
    caption = el("caption", escape(context.say("teach.figures")), class_="casebook-hidden")
    return el("table", caption, el("thead", head), el("tbody", *rows), class_="cb-table")


def _qr(sheet: Sheet) -> Html:
    """The handout's own address as a QR code for paper; NOTHING without a site address. The case would tell the end."""
    context = sheet.context
    address = context.edition.address(sheet.address)
    if not address:
        return NOTHING
    qr = segno.make(address, error="m", micro=False)
    title = context.say("teach.this-page")
    # The SVG of segno contains only squares and the title, which segno escapes.
    svg = trusted(qr.svg_inline(omitsize=True, border=QUIET_ZONE, svgclass="cb-qr-code", lineclass=None, title=title))
    return el("figure", svg, el("figcaption", escape(title)), class_="cb-qr")

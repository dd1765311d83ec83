"""The student handout: the case up to its decision point and not beyond, the decision, the questions, the notes.

What counts as before the decision is the rule of analysis/decision_point.py.
"""

from __future__ import annotations

from collections.abc import Iterator

import segno

from builder.analysis.decision_point import Before
from builder.pages.edition import Edition
from builder.pages.html.elements import Html, dated_period, el, escape, join, lines
from builder.pages.page import Page
from builder.pages.parts.amount import amount
from builder.pages.parts.section import Section
from builder.pages.record_context import View
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
    view = one.view
    sections = (
        *_story(view, known),
        Section("timeline", view.say("teach.timeline"), _timeline(view, known)),
        Section("figures", view.say("teach.figures"), _figures(view, known)),
        Section("decision", view.say("teach.decision"), decision(view, known.decision)),
        Section("questions", view.say("teach.questions"), numbered(view, one.case.teaching.questions)),
    )
    return page(one, sections, corner=_qr(view))


def decision(view: View, one: Decision) -> Html:
    """Who must decide, when, and what; a moment that was made up for the class says so."""
    when = dated_period(one.when, view.language) if one.when else Html("")
    who = el("p", join((view.label(one.who), when), view.say("wording.then")), class_="cb-decision-who")
    made_up = el("p", view.word("teach.constructed"), class_="cb-constructed") if one.constructed == "yes" else Html("")
    return el("div", who, view.blocks(one.question), made_up, class_="cb-decision")


def numbered(view: View, texts: tuple[Text, ...]) -> Html:
    """Texts as a numbered list; nothing when there is none."""
    items = [el("li", view.line(text)) for text in texts]
    return el("ol", Html("\n"), lines(*items), Html("\n")) if items else Html("")


def _story(view: View, known: Before) -> Iterator[Section]:
    for name, text in known.story.items():
        yield Section(f"story-{name}", view.say(f"case.story.{name}"), view.blocks(text, heading=3))


def _timeline(view: View, known: Before) -> Html:
    rows = [
        el("div", el("dt", dated_period(event.date, view.language)), el("dd", view.line(event.text)))
        for event in known.events
    ]
    return el("dl", Html("\n"), lines(*rows), Html("\n"), class_="cb-dates") if rows else Html("")


def _figures(view: View, known: Before) -> Html:
    if not known.facts:
        return Html("")
    head = el("tr", *(el("th", view.word(f"teach.{key}"), scope="col") for key in ("measure", "value", "as-of")))
    rows = [
        el(
            "tr",
            el("th", view.term("measures", fact.measure), scope="row"),
            el("td", Html(amount(view, fact) + view.marks(fact.source))),
            el("td", dated_period(fact.as_of, view.language)),
        )
        for fact in known.facts
    ]
    caption = el("caption", escape(view.say("teach.figures")), class_="casebook-hidden")
    return el("table", caption, el("thead", head), el("tbody", *rows), class_="cb-table")


def _qr(view: View) -> Html:
    """The page of the case on the web, to be read off the paper; nothing where the base states no address."""
    address = view.edition.address(view.entry.address)
    if not address:
        return Html("")
    drawn = segno.make(address, error="m", micro=False).svg_inline(
        omitsize=True, border=QUIET_ZONE, svgclass="cb-qr-code", lineclass=None, title=view.say("teach.back")
    )
    return el("figure", Html(drawn), el("figcaption", escape(view.say("teach.back"))), class_="cb-qr")

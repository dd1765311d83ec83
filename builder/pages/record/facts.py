"""Figures: a table of facts, each with its source, time and confidence.

Facts of one measure at different times are a series, with a row for each time. Facts of the same time with different
values are shown side by side in one row, with the mark of a disagreement: none is preferred.
"""

from __future__ import annotations

from builder.analysis.facts import is_contested, measures, rows
from builder.pages.html.elements import NOTHING, Html, el, escape, join, lines, scrolling
from builder.pages.parts.amount import amount
from builder.pages.parts.side_by_side import seal, sides
from builder.pages.parts.strength_legend import legend
from builder.pages.record.sourcing import evidence, row_anchor
from builder.pages.record_context import RecordContext
from builder.records import wording
from builder.records.model.record import Fact

COLUMNS = ("measure", "as-of", "value", "source", "confidence")


def figures(context: RecordContext) -> Html:
    """The table, measures in the order of the record, and the line about single sources."""
    facts = context.record.facts
    title = context.say("case.section.figures")
    if not facts:
        return NOTHING
    has_notes = any(fact.note for fact in facts)
    columns = (*COLUMNS, "note") if has_notes else COLUMNS
    head = el("tr", *(el("th", context.word(f"case.figures.{column}"), scope="col") for column in columns))
    body = [_row(context, row, has_notes=has_notes) for measure in measures(facts) for row in rows(measure)]
    table = el(
        "table",
        el("thead", head),
        el("tbody", lines(*body)),
        class_="cb-figures",
    )
    return lines(scrolling(table, title), evidence(context), legend(context))


def _row(context: RecordContext, row: tuple[Fact, ...], *, has_notes: bool) -> Html:
    name, fact = context.term("measures", row[0].measure), row[0]
    time = el("td", escape(wording.period(fact.as_of, context.language)))
    if len(row) > 1:
        head = el("th", join((name, seal(context) if is_contested(row) else NOTHING), " "), scope="row")
        cell = el("td", sides(_version(context, version) for version in row), colspan=str(4 if has_notes else 3))
        return el("tr", head, time, cell)
    note = (el("td", _note(context, fact)),) if has_notes else ()
    value = el("td", amount(context, fact))
    source = el("td", context.sources(fact.source))
    confidence = el("td", _confidence(context, fact))
    cells = (el("th", name, scope="row"), time, value, source, confidence, *note)
    return el("tr", *cells, id=row_anchor(context.record, fact))


def _confidence(context: RecordContext, fact: Fact) -> Html:
    mark = context.strength(fact.source, confidence=fact.confidence)
    return join((mark, context.word(f"terms.confidence.{fact.confidence}")), " ")


def _version(context: RecordContext, fact: Fact) -> Html:
    source = el("p", context.sources(fact.source))
    value, confidence = el("p", amount(context, fact)), el("p", _confidence(context, fact))
    return join((source, value, confidence, _note(context, fact)))


def _note(context: RecordContext, fact: Fact) -> Html:
    """What else is said of a figure; a narrow screen shows a button for it."""
    return el("div", context.blocks(fact.note), data_more=context.say("case.more.note")) if fact.note else NOTHING

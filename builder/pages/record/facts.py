"""Figures: a table of what was counted, each with its source, its time and how far it can be trusted.

Facts of one measure at different times are a series, one row a time. At the same time, with different values from
different sources, they stand side by side in one row under the mark: none is chosen.
"""

from __future__ import annotations

from builder.analysis.facts import is_contested, measures, rows
from builder.pages.html.elements import NOTHING, Html, el, escape, join, lines, scrolling
from builder.pages.parts.amount import amount
from builder.pages.parts.side_by_side import seal, sides
from builder.pages.record.sourcing import evidence, row_anchor
from builder.pages.record_context import RecordContext
from builder.records import wording
from builder.records.model.record import Fact

COLUMNS = ("measure", "as-of", "value", "source", "confidence")


def figures(context: RecordContext) -> Html:
    """The table, measures in the order of the record."""
    facts = context.record.facts
    title = context.say("case.section.figures")
    if not facts:
        return NOTHING
    noted = any(fact.note for fact in facts)
    columns = (*COLUMNS, "note") if noted else COLUMNS
    head = el("tr", *(el("th", context.word(f"case.figures.{column}"), scope="col") for column in columns))
    body = [_row(context, row, noted=noted) for measure in measures(facts) for row in rows(measure)]
    table = el(
        "table",
        el("thead", head),
        el("tbody", lines(*body)),
        class_="cb-figures",
    )
    return lines(scrolling(table, title), evidence(context))


def _row(context: RecordContext, row: tuple[Fact, ...], *, noted: bool) -> Html:
    name, fact = context.term("measures", row[0].measure), row[0]
    time = el("td", escape(wording.period(fact.as_of, context.language)))
    if len(row) > 1:
        differ = is_contested(row)
        head = el("th", join((name, seal(context) if differ else NOTHING), " "), scope="row")
        cell = el("td", sides(_version(context, one) for one in row), colspan=str(4 if noted else 3))
        return el("tr", head, time, cell)
    note = (el("td", context.blocks(fact.note) if fact.note else NOTHING),) if noted else ()
    value = el("td", amount(context, fact))
    source, trust = (
        el("td", context.sources(fact.source)),
        el("td", context.word(f"terms.confidence.{fact.confidence}")),
    )
    return el("tr", el("th", name, scope="row"), time, value, source, trust, *note, id=row_anchor(context.record, fact))


def _version(context: RecordContext, fact: Fact) -> Html:
    source = el("p", context.sources(fact.source))
    value, trust = el("p", amount(context, fact)), el("p", context.word(f"terms.confidence.{fact.confidence}"))
    return join((source, value, trust, context.blocks(fact.note) if fact.note else NOTHING))

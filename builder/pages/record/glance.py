"""At a glance: the answers that most readers come for, as a definition list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.analysis.facts import UNDATED, is_contested, measures, rows, sort_day
from builder.pages.html.elements import NOTHING, Html, dated_period, el, escape, join, lines
from builder.pages.parts.amount import amount
from builder.pages.parts.connections import links_to, phrase
from builder.pages.parts.side_by_side import seal
from builder.pages.record.header import place, term
from builder.pages.record_context import RecordContext
from builder.records import wording
from builder.records.model.record import Case, Dimension, Fact
from builder.records.model.values import UNKNOWN
from builder.records.wording import sentence

ID = "glance"
MODEL_LINES, FIGURES, PEOPLE, NEIGHBOURS = 5, 3, 3, 4
GlanceRow = tuple[str, list[Html]]
"""The key of its name, and its values."""


def glance(context: RecordContext, rows: Iterable[GlanceRow]) -> Html:
    """The list, beside the text or above it; rows without a value are left out."""
    shown = [_row(context, key, values) for key, values in rows if values]
    heading = el("h2", context.word("case.glance.title"), class_="cb-glance-title", id=ID)
    listed = el("dl", lines(*shown), class_="cb-glance")
    return el("section", heading, listed, class_="cb-glance-box")


def case_rows(context: RecordContext, case: Case) -> Iterator[GlanceRow]:
    """When, where, what, who, how, how many, and who its neighbours are."""
    yield "when", [dated_period(case.period, context.language)]
    yield "where", [place(context)]
    yield "type", [term(context, "types", case.type)]
    yield "themes", themes(context)
    yield "status", [context.word(f"terms.case-status.{case.status}")]
    yield "who", who(context)
    yield "model", [_dimension(context, dimension) for dimension in _foremost(case)]
    yield "figures", figures(context)
    yield "neighbours", neighbours(context)


def themes(context: RecordContext) -> list[Html]:
    """The themes in one line, each linked to its list."""
    names = [term(context, "themes", theme) for theme in context.record.themes]
    return [join(names, context.say("wording.comma"))] if names else []


def who(context: RecordContext) -> list[Html]:
    """The first people by name, and a word on how many more."""
    people = context.record.people
    shown = [context.label(person.name) for person in people[:PEOPLE]]
    if more := len(people) - len(shown):
        shown.append(context.word("case.glance.more-people", count=more))
    return shown


def figures(context: RecordContext) -> list[Html]:
    """The first measures that the record gives; all values of one on one line."""
    return [_figure(context, facts) for facts in measures(context.record.facts)[:FIGURES]]


def neighbours(context: RecordContext) -> list[Html]:
    """The first connections with cases, as words."""
    return [phrase(context, link) for link in links_to(context, "cases")[:NEIGHBOURS]]


def _foremost(case: Case) -> list[Dimension]:
    """The first dimensions with something known, each once."""
    known: dict[str, Dimension] = {}
    for dimension in case.model:
        if any(term.id != UNKNOWN for term in dimension.terms):
            known.setdefault(dimension.dimension.id, dimension)
    return list(known.values())[:MODEL_LINES]


def _dimension(context: RecordContext, dimension: Dimension) -> Html:
    return _named(context, context.bare_term("dimensions", dimension.dimension), context.dimension_terms(dimension))


def _figure(context: RecordContext, facts: tuple[Fact, ...]) -> Html:
    """The latest row of a measure: its value, or values that differ under the mark, and its time if known."""
    every = rows(facts)
    row = next((row for row in reversed(every) if sort_day(row[0].as_of) != UNDATED), every[-1])
    values = join(dict.fromkeys(amount(context, fact) for fact in row), context.say("case.between-values"))
    dated = sort_day(row[0].as_of) != UNDATED
    time = el("span", escape(wording.period(row[0].as_of, context.language)), class_="cb-when") if dated else NOTHING
    shown = join((values, time, seal(context) if is_contested(row) else NOTHING), " ")
    return _named(context, context.bare_term("measures", facts[0].measure), shown)


def _named(context: RecordContext, name: str, value: Html) -> Html:
    key = el("span", context.word("case.glance.named", name=name), class_="cb-key")
    return join((key, value), context.space)


def _row(context: RecordContext, key: str, values: list[Html]) -> Html:
    name = el("dt", escape(sentence(context.say(f"case.glance.{key}"))))
    return el("div", name, *(el("dd", value) for value in values))

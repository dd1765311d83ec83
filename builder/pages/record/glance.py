"""At a glance: the answers that most readers come for, as a definition list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.analysis.facts import UNDATED, contested, measures, rows, when
from builder.pages.html.elements import Html, dated_period, el, escape, join, lines
from builder.pages.parts.amount import amount
from builder.pages.parts.connections import links_to, phrase
from builder.pages.parts.side_by_side import seal
from builder.pages.record.header import place, term
from builder.pages.record_context import View
from builder.records import wording
from builder.records.model.record import Case, Dimension, Fact
from builder.records.model.values import UNKNOWN
from builder.records.wording import sentence

ID = "glance"
MODEL_LINES, FIGURES, PEOPLE, NEIGHBOURS = 5, 3, 3, 4
Row = tuple[str, list[Html]]
"""The key of its name, and its values."""


def glance(view: View, rows: Iterable[Row]) -> Html:
    """The list, beside the text or above it; rows without a value are left out."""
    shown = [_row(view, key, values) for key, values in rows if values]
    heading = el("h2", view.word("case.glance.title"), class_="cb-glance-title", id=ID)
    made = el("dl", Html("\n"), lines(*shown), Html("\n"), class_="cb-glance")
    return el("section", heading, made, class_="cb-glance-box")


def case_rows(view: View, case: Case) -> Iterator[Row]:
    """When, where, what, who, how, how many, and who its neighbours are."""
    yield "when", [dated_period(case.period, view.language)]
    yield "where", [place(view)]
    yield "type", [term(view, "types", case.type)]
    yield "themes", themes(view)
    yield "status", [view.word(f"terms.case-status.{case.status}")]
    yield "who", who(view)
    yield "model", [_dimension(view, dimension) for dimension in _foremost(case)]
    yield "figures", figures(view)
    yield "neighbours", neighbours(view)


def themes(view: View) -> list[Html]:
    """The themes in one line, each linked to its list."""
    names = [term(view, "themes", theme) for theme in view.record.themes]
    return [join(names, view.say("wording.comma"))] if names else []


def who(view: View) -> list[Html]:
    """The first people by name, and a word on how many more."""
    people = view.record.people
    shown = [view.label(person.name) for person in people[:PEOPLE]]
    if more := len(people) - len(shown):
        shown.append(view.word("case.glance.more-people", count=more))
    return shown


def figures(view: View) -> list[Html]:
    """The first measures that the record gives; all values of one on one line."""
    return [_figure(view, facts) for facts in measures(view.record.facts)[:FIGURES]]


def neighbours(view: View) -> list[Html]:
    """The first connections with cases, as words."""
    return [phrase(view, link) for link in links_to(view, "cases")[:NEIGHBOURS]]


def _foremost(case: Case) -> list[Dimension]:
    """The first dimensions with something known, each once."""
    known: dict[str, Dimension] = {}
    for dimension in case.model:
        if any(term.id != UNKNOWN for term in dimension.terms):
            known.setdefault(dimension.dimension.id, dimension)
    return list(known.values())[:MODEL_LINES]


def _dimension(view: View, dimension: Dimension) -> Html:
    return _named(view, view.bare_term("dimensions", dimension.dimension), view.dimension_terms(dimension))


def _figure(view: View, facts: tuple[Fact, ...]) -> Html:
    """The latest row of a measure: its value, or values that differ under the mark, and its time if known."""
    every = rows(facts)
    row = next((row for row in reversed(every) if when(row[0].as_of) != UNDATED), every[-1])
    values = join(dict.fromkeys(amount(view, fact) for fact in row), view.say("case.between-values"))
    dated = when(row[0].as_of) != UNDATED
    time = el("span", escape(wording.period(row[0].as_of, view.language)), class_="cb-when") if dated else Html("")
    shown = join((values, time, seal(view) if contested(row) else Html("")), " ")
    return _named(view, view.bare_term("measures", facts[0].measure), shown)


def _named(view: View, name: str, value: Html) -> Html:
    key = el("span", view.word("case.glance.named", name=name), class_="cb-key")
    return join((key, value), " " if view.language == "en" else "")


def _row(view: View, key: str, values: list[Html]) -> Html:
    name = el("dt", escape(sentence(view.say(f"case.glance.{key}"))))
    return el("div", name, *(el("dd", value) for value in values))

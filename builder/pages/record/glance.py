"""At a glance: the main facts of a record, as a definition list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.analysis.facts import is_contested, is_undated, measures, rows
from builder.pages.html.elements import NOTHING, Html, el, escape, join, lines
from builder.pages.html.organisation_numbers import organisation_number
from builder.pages.parts.amount import amount
from builder.pages.parts.connections import links_to, phrase
from builder.pages.parts.side_by_side import seal
from builder.pages.record.header import term
from builder.pages.record_context import RecordContext
from builder.records import wording
from builder.records.model.record import Case, Dimension, Fact, Identifier, numbers_of
from builder.records.model.values import UNKNOWN
from builder.records.wording import sentence

ID = "glance"
MODEL_LINES, FIGURES, PEOPLE, NEIGHBOURS = 5, 3, 3, 4
GlanceRow = tuple[str, list[Html] | None]
"""The key of its name, and its values; None for what the record calls unknown."""


def glance(context: RecordContext, rows: Iterable[GlanceRow]) -> Html:
    """The list, beside the text or above it, and what is not known, in a line; rows without a value are left out."""
    all_rows = [*rows]
    items = [_row(context, key, values) for key, values in all_rows if values]
    not_known = [context.say(f"case.glance.{key}") for key, values in all_rows if values is None]
    if not_known:
        items.append(_row(context, "not-known", [escape(_listed(context, not_known))]))
    heading = el("h2", context.word("case.glance.title"), class_="cb-glance-title", id=ID)
    definition_list = el("dl", lines(*items), class_="cb-glance")
    return el("section", heading, definition_list, class_="cb-glance-box")


def case_rows(context: RecordContext, case: Case) -> Iterator[GlanceRow]:
    """Themes, status, people, model, figures and connected cases; place, type and time stand above the title."""
    yield "when", None if is_undated(case.period) else []
    yield "themes", themes(context)
    yield "status", None if case.status == UNKNOWN else [context.word(f"terms.case-status.{case.status}")]
    yield "who", people_labels(context)
    yield "model", [_dimension(context, dimension) for dimension in _foremost(case)]
    yield "figures", figures(context)
    yield "neighbours", neighbours(context)
    yield "identifiers", [official_numbers(context, each) for each in case.identifiers]


def official_numbers(context: RecordContext, identifier: Identifier) -> Html:
    """The numbers that a source prints, with the mark of the source."""
    numbers = numbers_of((identifier,))
    shown = join((organisation_number(*pair, context.language) for pair in numbers), context.say("wording.comma"))
    return join((shown, context.marks(identifier.source)))


def _listed(context: RecordContext, names: list[str]) -> str:
    """Names of rows in a line, the first as it begins it: `Number, issued, official text`."""
    return context.say("wording.comma").join((names[0], *(name[:1].lower() + name[1:] for name in names[1:])))


def themes(context: RecordContext) -> list[Html]:
    """The themes in one line, each linked to its list."""
    names = [term(context, "themes", theme) for theme in context.record.themes]
    return [join(names, context.say("wording.comma"))] if names else []


def people_labels(context: RecordContext) -> list[Html]:
    """The names of the first people, and the number of the others."""
    people = context.record.people
    labels = [context.label(person.name) for person in people[:PEOPLE]]
    if more := len(people) - len(labels):
        labels.append(context.word("case.glance.more-people", count=more))
    return labels


def figures(context: RecordContext) -> list[Html]:
    """The first measures of the record, each on a line of its own."""
    return [_figure(context, facts) for facts in measures(context.record.facts)[:FIGURES]]


def neighbours(context: RecordContext) -> list[Html]:
    """The first connections with cases, as words."""
    return [phrase(context, link) for link in links_to(context, "cases")[:NEIGHBOURS]]


def _foremost(case: Case) -> list[Dimension]:
    """The first dimensions with a known term, each once."""
    by_dimension: dict[str, Dimension] = {}
    for dimension in case.model:
        if any(term.id != UNKNOWN for term in dimension.terms):
            by_dimension.setdefault(dimension.dimension.id, dimension)
    return list(by_dimension.values())[:MODEL_LINES]


def _dimension(context: RecordContext, dimension: Dimension) -> Html:
    name = context.bare_term("dimensions", dimension.dimension)
    return _key_and_value(context, name, context.dimension_terms(dimension))


def _figure(context: RecordContext, facts: tuple[Fact, ...]) -> Html:
    """The latest row of a measure: its value, or different values with the mark, and its time if known."""
    all_rows = rows(facts)
    row = next((row for row in reversed(all_rows) if not is_undated(row[0].as_of)), all_rows[-1])
    values = join(dict.fromkeys(amount(context, fact) for fact in row), context.say("case.between-values"))
    is_dated = not is_undated(row[0].as_of)
    time = el("span", escape(wording.period(row[0].as_of, context.language)), class_="cb-when") if is_dated else NOTHING
    value = join((values, time, seal(context) if is_contested(row) else NOTHING), " ")
    return _key_and_value(context, context.bare_term("measures", facts[0].measure), value)


def _key_and_value(context: RecordContext, name: str, value: Html) -> Html:
    key = el("span", context.word("case.glance.named", name=name), class_="cb-key")
    return join((key, value), context.space)


def _row(context: RecordContext, key: str, values: list[Html]) -> Html:
    name = el("dt", escape(sentence(context.say(f"case.glance.{key}"))))
    return el("div", name, *(el("dd", value) for value in values))

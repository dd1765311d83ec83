"""Where sources differ: takes a record, gives what is said more than one way in it, each way with its sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.analysis.disagreements import by_weight
from builder.analysis.facts import by_dimension, is_contested, measures, rows
from builder.pages.html.elements import Html, escape, join
from builder.pages.html.foreign_words import with_foreign_words
from builder.pages.parts.amount import amount
from builder.pages.parts.record_row import text_html
from builder.pages.record_context import RecordContext
from builder.records import wording
from builder.records.model.record import Case, Dimension, Fact, Policy
from builder.records.model.values import Citation


@dataclass(frozen=True)
class Side:
    """One way in which it is said."""

    content: Html
    sources: tuple[Citation, ...]


@dataclass(frozen=True)
class Conflict:
    """about: what the sources differ on. anchor: of the section on the record's page that shows it.

    weight: of a disagreement; what figures and dimensions differ in is a figure.
    """

    about: Html
    anchor: str
    sides: tuple[Side, ...]
    weight: str = "figure"


def conflicts(context: RecordContext) -> Iterator[Conflict]:
    """Those that the record states, measures with several values at one time, dimensions with several answers."""
    for disagreement in by_weight(context.record.disagreements):
        sides = tuple(
            Side(with_foreign_words(text_html(version.text, context.language), context.language), version.source)
            for version in disagreement.versions
        )
        yield Conflict(text_html(disagreement.about, context.language), "disagreements", sides, disagreement.weight)
    for facts in measures(context.record.facts):
        yield from (_figure_conflict(context, row) for row in rows(facts) if is_contested(row))
    if isinstance(context.record, Case):
        yield from (
            _dimension_conflict(context, group) for group in by_dimension(context.record.model) if _is_disputed(group)
        )


def conflict_count(record: Case | Policy) -> int:
    """How many there are in a record."""
    figures = sum(is_contested(row) for facts in measures(record.facts) for row in rows(facts))
    model = record.model if isinstance(record, Case) else ()
    return len(record.disagreements) + figures + sum(_is_disputed(group) for group in by_dimension(model))


def _figure_conflict(context: RecordContext, row: tuple[Fact, ...]) -> Conflict:
    time = escape(wording.period(row[0].as_of, context.language))
    about = join((context.term("measures", row[0].measure), time), context.say("wording.then"))
    return Conflict(about, "figures", tuple(Side(amount(context, fact), fact.source) for fact in row))


def _dimension_conflict(context: RecordContext, group: tuple[Dimension, ...]) -> Conflict:
    sides = tuple(Side(context.dimension_terms(line), line.source) for line in group)
    return Conflict(context.term("dimensions", group[0].dimension), "model", sides)


def _is_disputed(group: tuple[Dimension, ...]) -> bool:
    return len({frozenset(term.id for term in line.terms) for line in group}) > 1

"""Rules for the model of a case: what the rest of the record tells of stands there, so that it can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.records.check.rule import CheckContext, rule
from builder.records.model.record import Case
from builder.records.model.values import Term, Text
from builder.records.model.vocabulary import Vocabularies
from builder.records.problem import Problem, warning
from builder.records.source.document import Place

Sign = tuple[str, str, Place]
"""A sign that a record tells of a dimension: the dimension, the word that tells it, where this stands."""


@rule
def dimension_missing(context: CheckContext) -> Iterator[Problem]:
    """A dimension that a theme, a figure, a step or a part of the story belongs to stands in the model of a case that
    has one, `[unknown]` at least (a warning, once a dimension, at the first sign of it).
    """
    for reading in context.readings:
        if not isinstance(reading.record, Case) or not reading.record.model:
            continue
        given = {line.dimension.id for line in reading.record.model}
        for dimension, word, place in _signs(reading.record, context.vocabularies):
            if dimension not in given:
                given.add(dimension)
                fix = f"  - {{dimension: {dimension}, terms: [unknown]}}"
                values = {"dimension": dimension, "word": word}
                yield warning("dimension-missing", reading.path, place.line, place.column, fix=fix, **values)


def _signs(case: Case, vocabularies: Vocabularies) -> Iterator[Sign]:
    """In the order of the record."""
    yield from _signs_of_terms("themes", case.themes, vocabularies)
    yield from _signs_of_terms("steps", (step.step for step in case.steps), vocabularies)
    yield from _signs_of_terms("measures", (fact.measure for fact in case.facts), vocabularies)
    for dimension in vocabularies.table("dimensions").values():
        for part in dimension.story:
            text: Text | None = getattr(case.story, part)
            if text and text.first and not text.unknown:
                yield dimension.id, part, text.first.scalar.place


def _signs_of_terms(vocabulary: str, terms: Iterable[Term], vocabularies: Vocabularies) -> Iterator[Sign]:
    table = vocabularies.table(vocabulary)
    for term in terms:
        if (declared := table.get(term.id)) and declared.dimension:
            yield declared.dimension, term.id, term.place

"""Rules for official numbers of organisations, beside what each number's own form says."""

from __future__ import annotations

from collections.abc import Iterator

from builder.records.check.rule import CheckContext, rule
from builder.records.model.organisation_numbers import FORMS
from builder.records.model.record import Case, Identifier, Policy
from builder.records.problem import Problem, error

_FAULTS = frozenset({"number-check", *(f"form-{scheme}" for scheme in FORMS)})
"""What is said of a number that cannot be read."""


@rule
def number_missing(context: CheckContext) -> Iterator[Problem]:
    """An entry has a number: a source alone would be shown nowhere. Where a number is faulty, that is said first."""
    for reading in context.readings:
        is_read = _FAULTS.isdisjoint(problem.code for problem in reading.problems)
        for entry in _entries(reading.record) if reading.record and is_read else ():
            if not entry.numbers and entry.source:
                place = entry.source[0].place
                yield error("number-missing", reading.path, place.line, place.column)


def _entries(record: Case | Policy) -> Iterator[Identifier]:
    if isinstance(record, Case):
        yield from record.identifiers
    for organisation in record.organisations:
        yield from organisation.identifiers

"""Rules for the teaching part of a case: lists that go with others have as many lines, and exhibits show something."""

from __future__ import annotations

from collections.abc import Iterator

from builder.records.check.rule import CheckContext, rule
from builder.records.model.record import Case, Teaching
from builder.records.problem import Problem, error


@rule
def answers_without_question(context: CheckContext) -> Iterator[Problem]:
    """Where there are answers, there is one for each question."""
    for path, teaching in _taught(context):
        if teaching.answers and len(teaching.answers) != len(teaching.questions):
            first = teaching.answers[0].first
            place = first.scalar.place if first else None
            line, column = (place.line, place.column) if place else (1, 1)
            values = {"answers": str(len(teaching.answers)), "questions": str(len(teaching.questions))}
            yield error("answers-and-questions", path, line, column, **values)


@rule
def cells_without_column(context: CheckContext) -> Iterator[Problem]:
    """A row of an exhibit has a cell for each column."""
    for path, teaching in _taught(context):
        for columns, row in ((len(exhibit.columns), row) for exhibit in teaching.exhibits for row in exhibit.rows):
            first = next((cell.first for cell in row.cells if cell.first), None)
            if first and len(row.cells) != columns:
                place, values = first.scalar.place, {"cells": str(len(row.cells)), "columns": str(columns)}
                yield error("cells-and-columns", path, place.line, place.column, **values)


@rule
def exhibit_without_anything(context: CheckContext) -> Iterator[Problem]:
    """An exhibit has a text or rows: heads of columns alone would be printed as a sheet with nothing on it."""
    for path, teaching in _taught(context):
        for exhibit in teaching.exhibits:
            if not exhibit.text and not exhibit.rows and exhibit.title.first:
                place = exhibit.title.first.scalar.place
                yield error("exhibit-empty", path, place.line, place.column)


def _taught(context: CheckContext) -> Iterator[tuple[str, Teaching]]:
    for reading in context.readings:
        if isinstance(reading.record, Case) and reading.record.teaching:
            yield reading.path, reading.record.teaching

"""Fills a blank record: takes its text and values by path, gives the text with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.records.edit.change import set_value, value_at, without_value
from builder.records.edit.shape import Path as KeyPath
from builder.records.edit.writing import Value
from builder.records.model.declare import Declared

Values = Mapping[tuple[str | int, ...], Value]
"""Values of a record by path."""


def filled(text: str, values: Values, model: type[Declared]) -> str:
    """A blank record with these values; the languages that it asks for and did not get are left out."""
    for path, value in values.items():
        text = set_value(text, path, value, model=model)
    for unfilled in _unfilled(text, values, model):
        text = without_value(text, unfilled, model=model)
    return text


def _unfilled(text: str, values: Values, model: type[Declared]) -> Iterator[KeyPath]:
    for parent in {path[:-1] for path in values if len(path) > 1}:
        inner = value_at(text, parent, model=model)
        yield from ((*parent, key) for key, value in inner.items() if value == "")

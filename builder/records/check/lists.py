"""A rule for lists of words, as other names and keywords: one item says one thing."""

from __future__ import annotations

from collections.abc import Iterator

from builder.records.check.rule import CheckContext, rule
from builder.records.edit.writing import in_flow, item_lines
from builder.records.model.joined_items import split_items
from builder.records.problem import Problem, warning


@rule
def items_in_one_text(context: CheckContext) -> Iterator[Problem]:
    """An item of a list is one name or word (a warning: a name may have such a mark; then it stands in quotes)."""
    for reading in context.readings:
        for item, in_brackets in reading.joined:
            parts, place = split_items(item.text), item.place
            fix = ", ".join(map(in_flow, parts)) if in_brackets else "\n".join(_lines(parts))
            yield warning("items-in-one-text", reading.path, place.line, place.column, fix=fix, found=item.text)


def _lines(parts: tuple[str, ...]) -> Iterator[str]:
    for part in parts:
        yield from item_lines(part, 0)

"""Disagreements: takes conflicting statements, gives them side by side, and the mark of a disagreement."""

from __future__ import annotations

from collections.abc import Iterable

from builder.pages.html.elements import Html, el
from builder.pages.record_context import RecordContext


def seal(context: RecordContext) -> Html:
    """The mark of a disagreement: a word, with a shape from the style sheet."""
    return el("span", context.word("case.differ"), class_="cb-seal")


def sides(versions: Iterable[Html]) -> Html:
    """Each version in a column of its own."""
    return el("div", *(el("div", version) for version in versions), class_="cb-versions")

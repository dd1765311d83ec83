"""Two or more statements side by side, under the mark that says so: how a disagreement looks wherever it stands."""

from __future__ import annotations

from collections.abc import Iterable

from builder.pages.html.elements import Html, el
from builder.pages.record_context import RecordContext


def seal(context: RecordContext) -> Html:
    """The mark of a disagreement: a shape that the theme draws, and a word."""
    return el("span", context.word("case.differ"), class_="cb-seal")


def sides(versions: Iterable[Html]) -> Html:
    """Each version in a column of its own."""
    return el("div", *(el("div", version) for version in versions), class_="cb-versions")

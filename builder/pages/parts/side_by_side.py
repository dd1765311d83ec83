"""Disagreements: takes conflicting statements, gives them side by side, and the mark of a disagreement."""

from __future__ import annotations

from collections.abc import Iterable

from builder.citation.reference import short_as_published
from builder.pages.html.elements import Html, el, join, language_span
from builder.pages.html.source_reference import foreign
from builder.pages.record_context import RecordContext
from builder.records.model.values import Citation


def seal(context: RecordContext) -> Html:
    """The mark of a disagreement: a word, with a shape from the style sheet."""
    return el("span", context.word("case.differ"), class_="cb-seal")


def sides(versions: Iterable[Html]) -> Html:
    """Each version in a column of its own."""
    return el("div", *(el("div", version) for version in versions), class_="cb-versions")


def source_names(citations: Iterable[Citation], context: RecordContext) -> Html:
    """Who says it, each source once, in a few words and without its number."""
    declarations = (context.library.sources.get(citation.key) for citation in citations)
    names = dict.fromkeys(
        short_as_published(declared.source, context.language) for declared in declarations if declared
    )
    spans = (language_span(name, foreign(name, context.language)) for name in names)
    return join(spans, context.say("case.between-sources"))

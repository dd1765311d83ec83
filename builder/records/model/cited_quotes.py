"""Cited quotes: takes a record, gives the quotes of sources that its claims name."""

from __future__ import annotations

from collections.abc import Iterator

from builder.records.model.declare import Declared, values_of
from builder.records.model.values import CITATION, Citation, Text, split_quoting

QuoteId = tuple[str, str]
"""The key of a source, and the id of one of its quotes."""


def cited_quotes(record: Declared) -> tuple[QuoteId, ...]:
    """The quotes that a record cites, each once, in the order in which the format lists their fields."""
    return tuple(dict.fromkeys(_of_part(record)))


def _of_part(part: object) -> Iterator[QuoteId]:
    if isinstance(part, Citation):
        yield from [(part.key, part.quote)] if part.quote else ()
    elif isinstance(part, Text):
        yield from _of_text(part)
    elif isinstance(part, tuple | Declared):
        for value in part if isinstance(part, tuple) else values_of(part):
            yield from _of_part(value)


def _of_text(text: Text) -> Iterator[QuoteId]:
    """Those in the passages as they were written; a text without `#` is not even searched."""
    for language in text.languages():
        if (passage := text.get(language)) and "[@" in passage.text and "#" in passage.text:
            for match in CITATION.finditer(passage.text):
                yield from ((key, quote) for key, quote, _ in split_quoting(match[1]) if quote)

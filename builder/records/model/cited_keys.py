"""Citations: takes a record or a part of one, gives the keys of the sources that it cites, in facts and in prose."""

from __future__ import annotations

from collections.abc import Iterator

from builder.records.model.declare import Declared, values_of
from builder.records.model.identity_memo import memo_by_identity
from builder.records.model.values import CITATION, Citation, Text, split_quoting


@memo_by_identity(16_384)
def cited_sources(record: Declared) -> tuple[str, ...]:
    """The keys of the sources that a record cites, each once."""
    return tuple(dict.fromkeys(cited_keys(record)))


@memo_by_identity(16_384)
def cited_quotes(record: Declared) -> frozenset[tuple[str, str]]:
    """The quotes that a record cites: keys of sources with ids of their quotes."""
    return frozenset((key, quote) for key, quote in _cited(record) if quote)


def cited_keys(part: object) -> Iterator[str]:
    """The source keys of all citations in a record or a part of one, with repetitions."""
    return (key for key, _ in _cited(part))


def _cited(part: object) -> Iterator[tuple[str, str]]:
    """The source keys of all citations with their quotes, '' without one."""
    if isinstance(part, Citation):
        yield part.key, part.quote
    elif isinstance(part, Text):
        yield from _text_keys(part)
    elif isinstance(part, Declared):
        for value in values_of(part):
            yield from _cited(value)
    elif isinstance(part, tuple):
        for item in part:
            yield from _cited(item)


def _text_keys(text: Text) -> Iterator[tuple[str, str]]:
    for language in text.languages():
        if (passage := text.get(language)) and "[@" in passage.text:
            for match in CITATION.finditer(passage.text):
                yield from ((key, quote) for key, quote, _ in split_quoting(match[1]))

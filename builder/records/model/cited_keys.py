"""Citations: takes a record or a part of one, gives the keys of the sources that it cites, in facts and in prose."""

from __future__ import annotations

from collections.abc import Iterator

from builder.records.model.declare import Declared, values_of
from builder.records.model.identity_memo import memo_by_identity
from builder.records.model.values import CITATION, Citation, Text, split_citation


@memo_by_identity(16_384)
def cited_sources(record: Declared) -> tuple[str, ...]:
    """The keys of the sources that a record cites, each once."""
    return tuple(dict.fromkeys(cited_keys(record)))


def cited_keys(part: object) -> Iterator[str]:
    """The source keys of all citations in a record or a part of one, with repetitions."""
    if isinstance(part, Citation):
        yield part.key
    elif isinstance(part, Text):
        yield from _text_keys(part)
    elif isinstance(part, Declared):
        for value in values_of(part):
            yield from cited_keys(value)
    elif isinstance(part, tuple):
        for item in part:
            yield from cited_keys(item)


def _text_keys(text: Text) -> Iterator[str]:
    for language in text.languages():
        if (passage := text.get(language)) and "[@" in passage.text:
            for match in CITATION.finditer(passage.text):
                yield from (key for key, _ in split_citation(match[1]))

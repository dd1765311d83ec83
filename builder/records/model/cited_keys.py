"""Citations: takes a record or a part of one, gives the keys of the sources that it cites, in facts and in prose, and
the quotes.
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.records.model.declare import Declared, values_of
from builder.records.model.identity_memo import memo_by_identity
from builder.records.model.values import CITATION, Citation, QuoteId, Text, split_quoting


@memo_by_identity(16_384)
def cited_sources(record: Declared) -> tuple[str, ...]:
    """The keys of the sources that a record cites, each once."""
    return tuple(dict.fromkeys(cited_keys(record)))


def cited_quotes(record: Declared) -> tuple[QuoteId, ...]:
    """The quotes that a record cites, each once, in the order in which the format lists their fields."""
    return tuple(dict.fromkeys((key, quote) for key, quote in _cited(record) if quote))


def cited_keys(part: object) -> Iterator[str]:
    """The source keys of all citations in a record or a part of one, with repetitions."""
    return (key for key, _ in _cited(part))


def _cited(part: object) -> Iterator[QuoteId]:
    """The key and the quote of each citation; '' where it cites none."""
    if isinstance(part, Citation):
        yield part.key, part.quote
    elif isinstance(part, Text):
        yield from _cited_in_text(part)
    elif isinstance(part, Declared):
        for value in values_of(part):
            yield from _cited(value)
    elif isinstance(part, tuple):
        for item in part:
            yield from _cited(item)


def _cited_in_text(text: Text) -> Iterator[QuoteId]:
    for language in text.languages():
        if (passage := text.get(language)) and "[@" in passage.text:
            for match in CITATION.finditer(passage.text):
                yield from ((key, quote) for key, quote, _ in split_quoting(match[1]))

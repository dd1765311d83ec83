"""Rules for texts: short summaries, no characters that nobody sees, published policies with their text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.language.languages import LANGUAGES
from builder.records.check.rule import CheckContext, rule
from builder.records.model.record import Policy
from builder.records.model.values import CITATION, UNKNOWN, Passage, Text
from builder.records.problem import Problem, error, warning

ZERO_WIDTH = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")


@rule
def summary_too_long(context: CheckContext) -> Iterator[Problem]:
    """A summary has at most so many words (English: 150) or characters (Chinese: 300); citations are not counted."""
    for reading in context.readings:
        summary = reading.record.summary if reading.record else Text()
        for language in summary.languages():
            passage = summary.get(language)
            if passage is not None:
                yield from _length(passage, language, reading.path)


def _length(passage: Passage, language: str, path: str) -> Iterator[Problem]:
    """Words are counted where they are spaced, characters where they are not."""
    place, parts = passage.scalar.place, CITATION.sub(" ", passage.text).split()
    spaced, limit = LANGUAGES[language].spaced, LANGUAGES[language].lengths.summary
    length = len(parts) if spaced else len("".join(parts))
    if length > limit:
        code = "summary-words" if spaced else "summary-characters"
        yield error(code, path, place.line, place.column, length=str(length), limit=str(limit))


@rule
def zero_width(context: CheckContext) -> Iterator[Problem]:
    """A text holds no zero-width character: nobody sees it, no search finds it (a warning: emoji need some)."""
    for reading in context.readings:
        for _, passage in reading.passages:
            if match := ZERO_WIDTH.search(passage.text):
                place = passage.scalar.place_of(match[0])
                values = {"character": f"U+{ord(match[0]):04X}"}
                yield warning("zero-width", reading.path, place.line, place.column, **values)


@rule
def published_without_text(context: CheckContext) -> Iterator[Problem]:
    """A policy is published with the address of its official text."""
    for reading in context.readings:
        record = reading.record
        if not isinstance(record, Policy) or record.review.status != "published":
            continue
        if record.official_text in (None, UNKNOWN):
            yield error("published-without-text", reading.path, 1, 1)

"""What conversion to Traditional changes beyond characters: takes a Simplified text, gives the words put for others.

The text is converted with a mark behind each word that was put, so what is told is what readers get.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from builder.language.chinese import Terms, traditional, traditional_characters

AROUND = 12
"""Characters of the context on each side of a word."""
_BEFORE, _BEHIND = "\ufdd0", "\ufdd1"
"""Noncharacters, which no text can have: around what was put, the second once a character of the word before."""
_PUT = re.compile(f"{_BEFORE}([^{_BEHIND}]*)({_BEHIND}+)")
_MARKS = re.compile(f"[{_BEFORE}{_BEHIND}]")
_QUOTATION_MARKS = re.compile("[“”‘’]")


@dataclass(frozen=True)
class Exchange:
    """A word of a Simplified text, and the one that stands for it in the Traditional one.

    start: offset of the word in the Simplified text. before, behind: what stands around it in the Traditional one.
    """

    word: str
    put: str
    start: int
    before: str
    behind: str


class Exchanges:
    """What the words and names of a base, or those of every base, exchange."""

    def __init__(self, terms: Terms) -> None:
        self._marked = replace(terms, table=_with_marks(terms.table), names=_with_marks(terms.names))

    def of(self, text: str) -> tuple[Exchange, ...]:
        """The words of a text that are exchanged, in order."""
        return tuple(_exchanges(text, traditional(text, self._marked)))

    def quotation_marks(self, text: str) -> int:
        """How many quotation marks of a text become those of Taiwan."""
        return len(_QUOTATION_MARKS.findall(text)) - len(_QUOTATION_MARKS.findall(traditional(text, self._marked)))


def _exchanges(text: str, marked: str) -> Iterator[Exchange]:
    offset = 0  # How far the Traditional text is ahead of the Simplified one, marks included.
    for put in _PUT.finditer(marked):
        start, length = put.start() - offset, len(put[2])
        offset += len(put[0]) - length
        yield Exchange(
            text[start : start + length],
            put[1],
            start,
            _MARKS.sub("", marked[: put.start()])[-AROUND:],
            _MARKS.sub("", marked[put.end() :])[:AROUND],
        )


def _with_marks(words: Mapping[str, str]) -> Mapping[str, str]:
    return {
        word: put if put == traditional_characters(word) else f"{_BEFORE}{put}{_BEHIND * len(word)}"
        for word, put in words.items()
    }

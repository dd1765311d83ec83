"""Sentences: takes the Markdown of a record, gives its sentences with the sources that each names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from builder.pages.html.prose import plain
from builder.records.model.values import CITATION, split_citation

# While a text is cut, each citation is one character that Unicode leaves to private use.
_FIRST = 0xF0000
_HELD = "[\U000f0000-\U000fffff]"
_MARKS = re.compile(_HELD)
_CITED = re.compile(r"\s*" + CITATION.pattern)
_PARAGRAPH = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s)")
_HEADING = re.compile(r"^ {0,3}#{1,6} .*$", re.MULTILINE)
_SENTENCE = re.compile(
    rf".+?(?:[。！？][”’」』）*]*{_HELD}*|[a-z0-9)”’%*\]]{{2}}{_HELD}*[.!?][\"”’)*]*{_HELD}*(?=\s+[A-Z\"“‘\d])|\Z)",
    re.DOTALL,
)


@dataclass(frozen=True)
class Sentence:
    """text: plain. citations: (key, locator) of the sources named in it.

    covered: a source is named in it or after it in its paragraph, where authors put the note that stands for the whole.
    """

    text: str
    citations: tuple[tuple[str, str], ...]
    covered: bool


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a passage of Markdown, in order; lines of a list are sentences of their own, headings none."""
    held: list[str] = []

    def hold(found: re.Match[str]) -> str:
        held.append(found[1])
        return chr(_FIRST + len(held) - 1)

    for paragraph in _PARAGRAPH.split(_HEADING.sub("\n\n", _CITED.sub(hold, text))):
        cut = [piece for piece in _SENTENCE.findall(paragraph) if piece.strip()]
        last = max((at for at, piece in enumerate(cut) if _MARKS.search(piece)), default=-1)
        for at, piece in enumerate(cut):
            said = plain(_MARKS.sub("", piece))
            if said:
                yield Sentence(said, _citations(piece, held), at <= last)


def _citations(piece: str, held: list[str]) -> tuple[tuple[str, str], ...]:
    return tuple(pair for mark in _MARKS.findall(piece) for pair in split_citation(held[ord(mark) - _FIRST]))

"""Sentences: takes the Markdown of a record, gives its sentences with the sources that each names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from builder.language.sentences import sentences
from builder.pages.html.prose import CITED, plain
from builder.records.model.values import split_citation

_PARAGRAPH = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s)")
_HEADING = re.compile(r"^ {0,3}#{1,6} .*$", re.MULTILINE)


@dataclass(frozen=True)
class Sentence:
    """text: plain. citations: (key, locator) of the sources named in it.

    covered: a source is named in it or after it in its paragraph, where authors put the note that stands for the whole.
    """

    text: str
    citations: tuple[tuple[str, str], ...]
    covered: bool


def cited_sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a passage of Markdown, in order; lines of a list are sentences of their own, headings none."""
    for paragraph in _PARAGRAPH.split(_HEADING.sub("\n\n", text)):
        pieces = sentences(paragraph)
        cited = [_citations(piece) for piece in pieces]
        last = max((at for at, found in enumerate(cited) if found), default=-1)
        for at, piece in enumerate(pieces):
            if bare := plain(piece):
                yield Sentence(bare, cited[at], at <= last)


def _citations(piece: str) -> tuple[tuple[str, str], ...]:
    return tuple(pair for inside in CITED.findall(piece) for pair in split_citation(inside))

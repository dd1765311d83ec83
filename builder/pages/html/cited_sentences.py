"""Sentences of prose: takes the Markdown of a record, gives its sentences with their citations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from builder.language.sentences import sentences
from builder.pages.html.prose import KEPT, plain
from builder.records.markdown import CITED
from builder.records.model.values import split_citation

_PARAGRAPH = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s)")
_HEADING = re.compile(r"^ {0,3}#{1,6} .*$", re.MULTILINE)


@dataclass(frozen=True)
class Sentence:
    """text: plain. citations: (key, locator) pairs in the sentence.

    covered: it or a later sentence of its paragraph has a citation, as authors cite once for several sentences.
    """

    text: str
    citations: tuple[tuple[str, str], ...]
    covered: bool


@lru_cache(maxsize=KEPT)
def cited_sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of Markdown, in order; each list item counts as a sentence, headings are skipped."""
    return tuple(_cited_sentences(text))


def _cited_sentences(text: str) -> Iterator[Sentence]:
    for paragraph in _PARAGRAPH.split(_HEADING.sub("\n\n", text)):
        pieces = sentences(paragraph)
        citations = [_citations(piece) for piece in pieces]
        last_cited = max((index for index, pairs in enumerate(citations) if pairs), default=-1)
        for index, piece in enumerate(pieces):
            if bare_text := plain(piece):
                yield Sentence(bare_text, citations[index], index <= last_cited)


def _citations(piece: str) -> tuple[tuple[str, str], ...]:
    return tuple(pair for reference in CITED.findall(piece) for pair in split_citation(reference))

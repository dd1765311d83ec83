"""Sentences of prose: takes the Markdown of a record, gives its sentences with their citations."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from builder.language.sentences import sentences
from builder.pages.html.prose import KEPT, plain
from builder.records.markdown import CITED
from builder.records.model.values import split_quoting

_PARAGRAPH = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s)")
_HEADING = re.compile(r"^ {0,3}#{1,6} .*$", re.MULTILINE)
_Citations = tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Sentence:
    """text: plain. citations: key, quote and locator of each in the sentence.

    covered: it or a later sentence of its paragraph has a citation, as authors cite once for several sentences.
    """

    text: str
    citations: _Citations
    covered: bool


@lru_cache(maxsize=KEPT)
def cited_sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of Markdown, in order; each list item counts as a sentence, headings are skipped."""
    return tuple(_shown(_pieces(text)))


def sentences_citing(text: str, keys: Container[str]) -> tuple[Sentence, ...]:
    """Of these sentences those that cite one of the sources; a text that cites none is not even split."""
    if "[@" not in text:
        return ()
    return tuple(_shown(piece for piece in _pieces(text) if any(key in keys for key, *_ in piece.citations)))


def _shown(pieces: Iterable[Sentence]) -> Iterator[Sentence]:
    """Pieces of Markdown as plain text, without those that show nothing."""
    for piece in pieces:
        if bare_text := plain(piece.text):
            yield Sentence(bare_text, piece.citations, piece.covered)


@lru_cache(maxsize=KEPT)
def _pieces(text: str) -> tuple[Sentence, ...]:
    """The sentences of Markdown as written."""
    return tuple(
        Sentence(piece, citations, covered)
        for paragraph in _PARAGRAPH.split(_HEADING.sub("\n\n", text))
        for piece, citations, covered in _with_citations(sentences(paragraph))
    )


def _with_citations(pieces: Sequence[str]) -> Iterator[tuple[str, _Citations, bool]]:
    citations = [_citations(piece) for piece in pieces]
    last_cited = max((index for index, pairs in enumerate(citations) if pairs), default=-1)
    for index, piece in enumerate(pieces):
        yield piece, citations[index], index <= last_cited


def _citations(piece: str) -> _Citations:
    if "[@" not in piece:
        return ()
    return tuple(part for reference in CITED.findall(piece) for part in split_quoting(reference))

"""Where a Chinese title may be broken: takes a text in either script, gives its phrases.

A phrase is a word of the lexicon with the characters that stand alone beside it: an opening one (在, 和, 三) goes with
what follows, any other (的, 园) with what is before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from builder.language.chinese import simplified_name
from builder.language.lexicon import lexicon

TITLES_KEPT = 4_096
_RUN = re.compile(r"([\u3400-\u9fff]+)")
_OPENING = frozenset(
    "在从由对把被向为将给与和同及或以于因按据自到至当比让使"
    "不没未无非还都也就又再已正最更很太只仅可能会要应须"
    "一二三四五六七八九十两几每各某这那此该其本所何"
)
"""Prepositions, conjunctions, adverbs and numerals of one character."""


@lru_cache(maxsize=TITLES_KEPT)
def phrases(text: str) -> tuple[str, ...]:
    """The text in pieces; a line may end between two, and where a mark lets it.

    >>> phrases("同一设想，三地境遇"), phrases("孵化器在三地的境遇")
    (('同一', '设想，三地', '境遇'), ('孵化器', '在三地的', '境遇'))
    """
    pieces = [piece for at, part in enumerate(_RUN.split(text)) for piece in (_of_run(part) if at % 2 else (part,))]
    return tuple(_with_marks(pieces))


def _of_run(run: str) -> Iterator[str]:
    """The phrases of a run of Han characters."""
    start = 0
    for phrase in _joined(_words(run)):
        yield run[start : start + phrase]
        start += phrase


def _words(run: str) -> list[str]:
    """Its words in Simplified, in which the lexicon is; the run as it is where that has another length."""
    simple = simplified_name(run)
    return lexicon().cut(simple if len(simple) == len(run) else run)


def _joined(words: Iterable[str]) -> list[int]:
    """The lengths of the phrases that the words make."""
    lengths: list[int] = []
    waiting = 0
    for word in words:
        if len(word) == 1 and word in _OPENING:
            waiting += 1
        elif len(word) == 1 and not waiting and lengths:
            lengths[-1] += 1
        else:
            lengths.append(waiting + len(word))
            waiting = 0
    if waiting and lengths:
        lengths[-1] += waiting
    elif waiting:
        lengths.append(waiting)
    return lengths


def _with_marks(pieces: Iterable[str]) -> Iterator[str]:
    """Pieces, each with what is no Han character before or after it: there a browser knows where a line may end."""
    phrase = ""
    for piece in pieces:
        if phrase and _RUN.match(piece) and _RUN.match(phrase[-1]):
            yield phrase
            phrase = ""
        phrase += piece
    if phrase:
        yield phrase

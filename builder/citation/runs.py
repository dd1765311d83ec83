"""An entry as runs of text, some in italics: takes pieces, joins them with the punctuation of a language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

ENDS = (".", "?", "!", "。", "？", "！", "…")


@dataclass(frozen=True)
class Run:
    """A stretch of an entry."""

    text: str
    italic: bool = False


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Marks:
    """The punctuation of an entry. after_names: between the authors and the date."""

    stop: str
    gap: str
    comma: str
    semicolon: str
    parentheses: str
    brackets: str
    after_names: str
    han: bool


WESTERN = Marks(".", " ", ", ", "; ", "({})", "[{}]", ". ", han=False)
CHINESE = Marks("。", "", "，", "；", "（{}）", "［{}］", "", han=True)


def told(text: str) -> Runs:
    """A text as it is; nothing for an empty one."""
    return (Run(text),) if text else ()


def bracketed(marks: str, text: str) -> Runs:
    return (Run(marks.format(text)),) if text else ()


def between(mark: str, pieces: Iterable[Runs]) -> Runs:
    told = [piece for piece in pieces if piece]
    ends: Runs = (Run(mark),) if mark else ()
    return tuple(run for at, piece in enumerate(told) for run in (*(ends if at else ()), *piece))


def sentences(marks: Marks, pieces: Iterable[Runs]) -> Runs:
    """Pieces as sentences; what ends in a mark of its own gets no second one."""
    told = [piece for piece in pieces if piece]
    stop = partial(_stop, marks)
    parts = ((*piece, Run(stop(piece) + (marks.gap if piece is not told[-1] else ""))) for piece in told)
    return tuple(run for part in parts for run in part if run.text)


def _stop(marks: Marks, piece: Runs) -> str:
    return "" if piece[-1].text.endswith(ENDS) else marks.stop

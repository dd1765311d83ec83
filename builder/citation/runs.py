"""An entry as runs of text, some in italics: takes runs, gives them joined with the punctuation of a language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

ENDS = (".", "?", "!", "。", "？", "！", "…")


@dataclass(frozen=True)
class Run:
    """A part of an entry in one style."""

    text: str
    italic: bool = False


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Marks:
    """The punctuation of an entry. parentheses, brackets: for str.format. after_names: between authors and date."""

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


def text_runs(text: str) -> Runs:
    """A text as one run; () for an empty one."""
    return (Run(text),) if text else ()


def bracketed(template: str, text: str) -> Runs:
    return (Run(template.format(text)),) if text else ()


def join_runs(separator: str, pieces: Iterable[Runs]) -> Runs:
    nonempty = [piece for piece in pieces if piece]
    separator_runs: Runs = (Run(separator),) if separator else ()
    return tuple(run for index, piece in enumerate(nonempty) for run in (*(separator_runs if index else ()), *piece))


def join_sentences(marks: Marks, pieces: Iterable[Runs]) -> Runs:
    """Pieces as sentences; a full stop after each that does not end in a punctuation mark (ENDS)."""
    nonempty = [piece for piece in pieces if piece]
    stop = partial(_stop, marks)
    sentences = ((*piece, Run(stop(piece) + (marks.gap if piece is not nonempty[-1] else ""))) for piece in nonempty)
    return tuple(run for sentence in sentences for run in sentence if run.text)


def _stop(marks: Marks, piece: Runs) -> str:
    return "" if piece[-1].text.endswith(ENDS) else marks.stop

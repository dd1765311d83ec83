"""Traditional forms of Simplified characters, where one stands for several: characters.tsv gives the form by word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

FORMS = Path(__file__).with_name("characters.tsv")
USUAL_FORMS = Path(__file__).with_name("usual.tsv")
"""Simplified and Traditional characters in turn, as OpenCC converts them alone. Made by lexicon_table.py."""
USUAL, ALWAYS = "*", "**"
MEASURES = {"只": "隻", "里": "里", "周": "週", "斗": "斗"}
"""Characters that are measures after a number in digits, in the form that they have as such."""


@dataclass(frozen=True)
class Line:
    """A line of characters.tsv: characters, one Traditional form of them, the words in which they have it."""

    simplified: str
    traditional: str
    words: tuple[str, ...]


@cache
def usual_forms() -> dict[int, str]:
    """For str.translate: of every character its Traditional form where no word says otherwise, as Taiwan writes it."""
    lines = USUAL_FORMS.read_text(encoding="utf-8").splitlines()
    pairs = "".join(line for line in lines if not line.startswith("#"))
    table = dict(zip(pairs[::2], pairs[1::2], strict=True))
    table |= {line.simplified: line.traditional for line in _lines() if line.words[0] in (USUAL, ALWAYS)}
    return {ord(old): new for old, new in table.items()}


@cache
def always_usual() -> frozenset[str]:
    """The characters that have their usual form in all words but those of characters.tsv."""
    return frozenset(line.simplified for line in _lines() if line.words[0] == ALWAYS)


@cache
def decided_words() -> Mapping[str, tuple[Line, ...]]:
    """The words of characters.tsv, each with the lines that have it."""
    decisions: dict[str, list[Line]] = {}
    for line in _lines():
        for word in line.words:
            if word not in (USUAL, ALWAYS):
                decisions.setdefault(word, []).append(line)
    return MappingProxyType({word: tuple(lines) for word, lines in decisions.items()})


def as_decided(word: str, form: str) -> str:
    """The form of a word with those of its characters that characters.tsv decides for it."""
    for line in decided_words().get(word, ()):
        length, start = len(line.simplified), word.find(line.simplified)
        while start >= 0:
            form = form[:start] + line.traditional + form[start + length :]
            start = word.find(line.simplified, start + length)
    return form


def _lines() -> Iterator[Line]:
    for line in FORMS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            simplified, traditional, words = line.split("\t")
            yield Line(simplified, traditional, tuple(words.split()))

"""Traditional forms of Simplified characters, where one stands for several: characters.tsv gives the form by word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from opencc import OpenCC

FORMS = Path(__file__).with_name("characters.tsv")
BLOCKS = ((0x3400, 0xA000), (0xF900, 0xFB00), (0x20000, 0x323B0))
"""Code points of the Han ideographs, the end excluded."""
USUAL, ALWAYS = "*", "**"


@dataclass(frozen=True)
class Line:
    """A line of characters.tsv: characters, one Traditional form of them, the words in which they have it."""

    simplified: str
    traditional: str
    words: tuple[str, ...]


@cache
def usual_forms() -> Mapping[int, str]:
    """For str.translate: of every character its Traditional form where no word says otherwise, as Taiwan writes it."""
    characters = [chr(code) for first, end in BLOCKS for code in range(first, end)]
    converted = OpenCC("s2tw").convert("\n".join(characters)).split("\n")
    table = {old: new for old, new in zip(characters, converted, strict=True) if old != new and len(new) == 1}
    table |= {line.simplified: line.traditional for line in _lines() if line.words[0] in (USUAL, ALWAYS)}
    return {ord(old): new for old, new in table.items()}  # no proxy: str.translate is five times as fast with a dict


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

"""Cuts Simplified text into words: takes a run of Han characters, gives its likeliest words.

The likeliest cut is the one whose words together are most frequent, found by dynamic programming over all words of the
lexicon (a unigram model, as in jieba). lexicon.tsv has the frequencies as costs, and the Traditional forms of words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path

from builder.language.characters import as_decided, decided_words, usual_forms

LEXICON = Path(__file__).with_name("lexicon.tsv")
"""By cost (-10 ln of the share of all words), the words that have it, each with `/` and its Traditional form where that
is not its characters' usual ones. Made by lexicon_table.py.
"""
DECIDED_COST = 110
"""Of a word of characters.tsv, at most: as if it stood 1,000 times among 60 million words."""
LONG = 3
"""The length from which a word of characters.tsv that the lexicon lacks is made of other words."""
_UNREACHED = 1 << 30
UNKNOWN_COST = 180
"""Of a single character that the lexicon lacks."""


@dataclass(frozen=True)
class Lexicon:
    """Words with their costs. forms: Traditional forms of those not in their characters' usual ones."""

    costs: Mapping[str, int]
    forms: Mapping[str, str] = field(default_factory=dict)

    def cut(self, run: str) -> list[str]:
        """The words of a run of Han characters in the likeliest cut, in order."""
        costs, lengths = self.costs, self._lengths
        best: list[int] = [0, *[_UNREACHED] * len(run)]
        starts = [0] * (len(run) + 1)
        for start, first in enumerate(run):
            before, end = best[start], start + 1
            if (cost := before + costs.get(first, UNKNOWN_COST)) < best[end]:
                best[end], starts[end] = cost, start
            for length in lengths.get(run[start : start + 2], ()):
                word = run[start : start + length]
                if word in costs and (cost := before + costs[word]) < best[end := start + len(word)]:
                    best[end], starts[end] = cost, start
        return _words(run, starts)

    def written(self, run: str) -> str:
        """A run of Han characters in Traditional."""
        return "".join(self.forms.get(word) or word.translate(usual_forms()) for word in self.cut(run))

    def needs_cutting(self, run: str, openings: frozenset[str]) -> bool:
        """Whether a run has a pair of characters with which some word begins (openings), or of which one has another
        form than its usual one in some word.
        """
        return not (self._turning.isdisjoint(pairs := set(map("".join, pairwise(run)))) and openings.isdisjoint(pairs))

    def with_words(self, costs: Mapping[str, int]) -> Lexicon:
        """This lexicon with further words, none at a higher cost than given, without the words that are made of them:
        信息中心 is cut in two where 信息 is a word to replace.
        """
        further = {word: min(cost, self.costs.get(word, cost)) for word, cost in costs.items()}
        holding = {word for word in self.costs if word not in further and _holds(word, further)}
        simple = {word: cost for word, cost in self.costs.items() if word not in holding} | further
        parts = Lexicon(simple, self.forms)
        kept = {word: self.costs[word] for word in holding if further.keys().isdisjoint(parts.cut(word))}
        return Lexicon({**simple, **kept}, self.forms)

    def with_names(self, costs: Mapping[str, int]) -> Lexicon:
        """This lexicon with names, none at a higher cost than given."""
        names = {name: min(cost, self.costs.get(name, cost)) for name, cost in costs.items()}
        return Lexicon({**self.costs, **names}, self.forms)

    @cached_property
    def _lengths(self) -> Mapping[str, tuple[int, ...]]:
        """By the first two characters, the lengths of the words that begin with them."""
        lengths: dict[str, set[int]] = {}
        for word in self.costs:
            if len(word) > 1:
                lengths.setdefault(word[:2], set()).add(len(word))
        return {opening: tuple(each) for opening, each in lengths.items()}

    @cached_property
    def _turning(self) -> frozenset[str]:
        """The pairs of characters in the words of forms of which one is not in its usual form."""
        usual = usual_forms()
        return frozenset(_turning_pairs(self.forms, usual))


@cache
def lexicon() -> Lexicon:
    """The lexicon of Simplified Chinese: the words of lexicon.tsv and of characters.tsv."""
    costs, forms = _read()
    short = [word for word in decided_words() if word in costs or len(word) < LONG]
    long = [word for word in decided_words() if word not in costs and len(word) >= LONG]
    for words in (short, long):
        known = Lexicon(dict(costs), forms)
        for word in words:
            costs[word] = min(DECIDED_COST, costs.get(word, DECIDED_COST))
            forms[word] = as_decided(word, known.written(word))
    usual = usual_forms()
    return Lexicon(costs, {word: form for word, form in forms.items() if form != word.translate(usual)})


def _read() -> tuple[dict[str, int], dict[str, str]]:
    """What lexicon.tsv says: costs, and forms that are not the usual ones."""
    costs: dict[str, int] = {}
    forms: dict[str, str] = {}
    for line in LEXICON.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            cost, _, entries = line.partition("\t")
            parts = [entry.partition("/") for entry in entries.split(" ")]
            costs.update(dict.fromkeys((word for word, _, _ in parts), int(cost)))
            forms.update({word: form for word, _, form in parts if form})
    return costs, forms


def _holds(word: str, others: Mapping[str, int]) -> bool:
    """Whether another word is a part of a word of more than two characters."""
    length = len(word)
    return length > 2 and any(
        word[start:end] in others for start in range(length - 1) for end in range(start + 2, length + 1)
    )


def _turning_pairs(forms: Mapping[str, str], usual: Mapping[int, str]) -> Iterable[str]:
    for word, form in forms.items():
        for at, character in enumerate(word):
            if form[at] != character.translate(usual):
                yield from (word[start : start + 2] for start in (at - 1, at) if 0 <= start < len(word) - 1)


def _words(run: str, starts: list[int]) -> list[str]:
    words, end = [], len(run)
    while end:
        words.append(run[starts[end] : end])
        end = starts[end]
    return words[::-1]

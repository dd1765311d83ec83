"""Cuts Simplified text into words: takes a run of Han characters, gives its likeliest words.

The likeliest cut is the one whose words together are most frequent, found by dynamic programming over all words of the
lexicon (a unigram model, as in jieba). lexicon.tsv has the frequencies as costs, and the Traditional forms of words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
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
    """Words with their costs.

    forms: Traditional forms of those not in their characters' usual ones. lengths: of words, by their first two
    characters. turning: the pairs of characters in words of forms of which one is not in its usual form.
    """

    costs: Mapping[str, int]
    forms: Mapping[str, str]
    lengths: Mapping[str, tuple[int, ...]]
    turning: frozenset[str]

    def cut(self, run: str) -> list[str]:
        """The words of a run of Han characters in the likeliest cut, in order."""
        costs, lengths = self.costs, self.lengths
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

    def with_words(self, costs: Mapping[str, int]) -> Lexicon:
        """This lexicon with further words, none at a higher cost than given, without the words that are made of them:
        信息中心 is cut in two where 信息 is a word to replace.
        """
        extended = self.with_names(costs)
        holding = _holding(costs, self.costs) - costs.keys()
        simple = replace(extended, costs={word: cost for word, cost in extended.costs.items() if word not in holding})
        kept = {word: self.costs[word] for word in holding if costs.keys().isdisjoint(simple.cut(word))}
        return replace(simple, costs={**simple.costs, **kept})

    def with_names(self, costs: Mapping[str, int]) -> Lexicon:
        """This lexicon with names, none at a higher cost than given."""
        names = {name: min(cost, self.costs.get(name, cost)) for name, cost in costs.items()}
        lengths = dict(self.lengths)
        for opening, more in _lengths(names).items():
            lengths[opening] = tuple({*lengths.get(opening, ()), *more})
        return replace(self, costs={**self.costs, **names}, lengths=lengths)


@cache
def lexicon() -> Lexicon:
    """The lexicon of Simplified Chinese: the words of lexicon.tsv and of characters.tsv."""
    costs, forms = _read()
    short = [word for word in decided_words() if word in costs or len(word) < LONG]
    long = [word for word in decided_words() if word not in costs and len(word) >= LONG]
    for words in (short, long):
        known = Lexicon(dict(costs), forms, _lengths(costs), frozenset())
        for word in words:
            costs[word] = min(DECIDED_COST, costs.get(word, DECIDED_COST))
            forms[word] = as_decided(word, known.written(word))
    turned = {word: form for word, form in forms.items() if form != word.translate(usual_forms())}
    return Lexicon(costs, turned, _lengths(costs), frozenset(_turning_pairs(turned)))


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


def _lengths(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """By the first two characters, the lengths of the words that begin with them."""
    lengths: dict[str, set[int]] = {}
    for word in words:
        if len(word) > 1:
            lengths.setdefault(word[:2], set()).add(len(word))
    return {opening: tuple(each) for opening, each in lengths.items()}


def _holding(parts: Iterable[str], words: Iterable[str]) -> set[str]:
    """The words in which one of these stands."""
    lines = "\n".join(("", *words, ""))
    holding = set()
    for part in parts:
        found = lines.find(part)
        while found >= 0:
            end = lines.index("\n", found)
            holding.add(lines[lines.rindex("\n", 0, found) + 1 : end])
            found = lines.find(part, end)
    return holding


def _turning_pairs(forms: Mapping[str, str]) -> Iterator[str]:
    usual = usual_forms()
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

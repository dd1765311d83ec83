"""Takes a random generator; gives made-up sentences in English and Chinese, in pairs, with citations."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TypeVar

import numpy as np

from tests.bench.vocabulary import HAN, distinct, english, vocabulary

T = TypeVar("T")
Text = dict[str, str]
"""The same text by language."""

COMMON = {
    "en": [
        "the", "of", "and", "to", "in", "a", "for", "was", "with", "by", "that", "it", "as", "on", "from", "had", "at",
        "not", "were", "which", "an", "their", "but", "this", "more",
    ],
    "zh": list("的在和了是与为由对从也有以及不到中后并等各其将还但"),
}  # fmt: skip
WORDS = {"en": 11.0, "zh": 11.5}
"""Words a sentence, in the middle."""
RECORD_WORDS = {"en": 700, "zh": 560}
VOCABULARY = 60_000
SPACE = {"en": " ", "zh": ""}
COMMA = {"en": ", ", "zh": "，"}
STOP = {"en": ".", "zh": "。"}
QUESTION = {"en": "?", "zh": "？"}


@cache
def known_words(language: str) -> tuple[str, ...]:
    return (*COMMON[language], *vocabulary(language, VOCABULARY))


class Prose:
    """Sentences of one record; which words are known depends on how many records there are before it."""

    def __init__(self, rng: np.random.Generator, number: int, sources: Sequence[str]) -> None:
        self.rng, self.sources = rng, sources
        self.known = {
            language: min(distinct((number + 1) * words), VOCABULARY) for language, words in RECORD_WORDS.items()
        }
        self.factor = float(np.clip(rng.lognormal(0, 0.25), 0.6, 1.6))
        """How talkative this record is."""

    def chance(self, share: float) -> bool:
        return bool(self.rng.random() < share)

    def one(self, choices: Sequence[T]) -> T:
        return choices[int(self.rng.integers(len(choices)))]

    def some(self, choices: Sequence[T], least: int, most: int) -> list[T]:
        """Different ones, in the order in which they stand."""
        count = min(len(choices), int(self.rng.integers(least, most + 1)))
        places = sorted(self.rng.choice(len(choices), count, replace=False).tolist())
        return [choices[place] for place in places]

    def between(self, least: int, most: int) -> int:
        """A whole number, the ends included."""
        return int(self.rng.integers(least, most + 1))

    def words(self, language: str, count: int) -> list[str]:
        """Words by Zipf's law."""
        ranks = (self.known[language] ** self.rng.random(count)).astype(np.int64) - 1
        table = known_words(language)
        return [table[rank] for rank in ranks.tolist()]

    def phrase(self, count: int = 3) -> Text:
        """A few words, without a mark at the end."""
        return {language: SPACE[language].join(self._rare(language, count)) for language in STOP}

    def sentence(self, *, cited: float = 0.4, end: dict[str, str] = STOP) -> Text:
        """A sentence in both languages; such a share of them has a citation."""
        citation = f"[{'; '.join(f'@{key}' for key in self._cited())}]" if self.chance(cited) else ""
        number = f"{self.between(2, 4000):,}" if self.chance(0.15) else ""
        return {language: self._sentence(language, number, citation, end[language]) for language in STOP}

    def text(self, sentences: int, *, cited: float = 0.4, paragraph: int = 5) -> Text:
        """Paragraphs; both languages have the same number of them."""
        count = max(1, round(sentences * self.factor))
        pairs = [self.sentence(cited=cited) for _ in range(count)]
        parts = [pairs[at : at + paragraph] for at in range(0, count, paragraph)]
        return {
            "en": "\n\n".join("\n".join(pair["en"] for pair in part) for part in parts),
            "zh": "\n\n".join("".join(pair["zh"] for pair in part) for part in parts),
        }

    def points(self, count: int, *, end: dict[str, str] = STOP) -> Text:
        """A list."""
        pairs = [self.sentence(end=end) for _ in range(count)]
        return {language: "\n".join(f"- {pair[language]}" for pair in pairs) for language in STOP}

    def _cited(self) -> list[str]:
        return self.some(self.sources, 1, 2 if self.chance(0.15) else 1)

    def _rare(self, language: str, count: int) -> list[str]:
        """Words that are none of the commonest."""
        common = set(COMMON[language])
        found = [word for word in self.words(language, count * 4) if word not in common][:count]
        return found or [known_words(language)[-1]]

    def _sentence(self, language: str, number: str, citation: str, end: str) -> str:
        words = self.words(language, max(5, int(WORDS[language] * self.rng.lognormal(0, 0.35))))
        if number:
            words.insert(len(words) // 2, number if language == "en" else f" {number} ")
        if self.chance(0.06):
            words[-1] = f"**{words[-1]}**"
        comma = len(words) * 2 // 3
        parts = (words[:comma], words[comma:]) if len(words) > 9 else (words,)
        said = COMMA[language].join(SPACE[language].join(part).strip() for part in parts)
        return f"{said[0].upper()}{said[1:]}{f' {citation}' if citation else ''}{end}"


def name_of(number: int, seed: int) -> Text:
    """A name in both scripts that no other number below a million has."""
    place = (number * 7919 + seed * 104729) % 1_000_003
    first, second = divmod(place, len(HAN))
    return {"en": english((place + 5000) * 10).capitalize(), "zh": HAN[first] + HAN[second]}

"""Made-up words of two scripts, the same on every run, for pages and records that are made up for measurements.

Words are drawn by Zipf's law from vocabularies that grow by Heaps' law, so that lists and tables grow as those of real
texts do.
"""

from __future__ import annotations

import numpy as np

# Of the pages in shared/search: Heaps' law over all of them: distinct = FACTOR · words ** POWER.
FACTOR = 16.0
POWER = 0.55
HAN = bytes(byte for row in range(0xB0, 0xD7) for cell in range(0xA1, 0xFF) for byte in (row, cell)).decode("gb2312")
SYLLABLES = [a + b + c for c in ("", "n", "r", "t", "s") for b in "eaiou" for a in "tnsrlcdmpbvfgh"]
ENDINGS = ("", "", "", "s", "ed", "ing", "ation", "ly", "ment", "ive")


def distinct(words: int) -> int:
    """How many different words so many words of running text have."""
    return int(FACTOR * words**POWER)


def vocabulary(language: str, size: int) -> list[str]:
    """The words of a language, the most frequent first."""
    rng = np.random.default_rng(7)
    return [english(rank) for rank in range(size)] if language == "en" else chinese(rng, size)


def english(rank: int) -> str:
    """A word that can be pronounced; frequent ones are short."""
    stem, ending = divmod(rank, len(ENDINGS))
    word = ""
    while True:
        stem, syllable = divmod(stem, len(SYLLABLES))
        word += SYLLABLES[syllable]
        if not stem:
            return word + ENDINGS[ending]


def chinese(rng: np.random.Generator, size: int) -> list[str]:
    """Words of one to four characters, two as a rule; common characters in more words than rare ones."""
    lengths = np.where(np.arange(size) < 60, 1, rng.choice([1, 2, 3, 4], size, p=[0.04, 0.78, 0.12, 0.06]))
    text = "".join(
        HAN[place] for place in (len(HAN) ** rng.random(int(lengths.sum()))).astype(np.int64).tolist() if place
    )
    ends = np.minimum(np.cumsum(lengths), len(text) - 1).tolist()
    return [text[max(0, end - length) : end] or "一" for end, length in zip(ends, lengths.tolist(), strict=True)]

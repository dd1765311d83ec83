"""The stemmer agrees with Snowball's own for English, on the words of this base and on what endings make of them."""

from __future__ import annotations

import re
from itertools import islice, product
from pathlib import Path

from snowballstemmer import stemmer

from builder.search.stem import stem

ROOT = Path(__file__).resolve().parents[2]
ENDINGS = (
    "s", "es", "ed", "ing", "ingly", "edly", "ly", "er", "est", "y", "ies", "ied", "eed", "ness", "fulness", "ful",
    "less", "lessli", "ation", "ational", "ization", "izer", "ative", "iveness", "iviti", "ousness", "biliti", "aliti",
    "alism", "ement", "ment", "ance", "ence", "ic", "ical", "icate", "ogi", "ogist", "sses", "ll", "e", "le",
)  # fmt: skip
WORDS = 20_000


def words() -> list[str]:
    """The English words of this checkout, alone and with endings, as the tokeniser gives them: letters only."""
    paths = sorted([*(ROOT / "cases").rglob("*.yml"), *(ROOT / "builder").rglob("*.md")])
    texts = [path.read_text(encoding="utf-8") for path in paths]
    roots = sorted({word for text in texts for word in re.findall(r"[a-z]+", text.lower())})
    made = (root + ENDINGS[(n + turn) % len(ENDINGS)] for turn, (n, root) in product(range(20), enumerate(roots)))
    return sorted({*roots, *islice(made, WORDS)})


def test_every_word_has_the_stem_that_snowball_gives_it() -> None:
    all_ = words()
    assert len(all_) >= WORDS
    expected = stemmer("english").stemWords(all_)
    assert [(word, stem(word), right) for word, right in zip(all_, expected, strict=True) if stem(word) != right] == []

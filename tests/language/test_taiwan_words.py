"""Words that Taiwan says otherwise, in sentences that were written and judged before they were converted."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from builder.language.chinese import Terms, guarded_terms, interface_terms, traditional
from builder.records.glossary import GLOSSARY, read_glossary

HERE = Path(__file__).parent
BASE = HERE.parents[1]
LEAST, MOST_WRONG = 20, 1
"""Sentences of a word, and how many of them may be converted otherwise than they were judged."""


@cache
def terms_of(sample: str) -> Terms:
    """The words with which a sample is converted."""
    if sample.endswith("interface"):
        return interface_terms()
    if sample.endswith("base"):
        glossary, _ = read_glossary(BASE / "builder" / "vocabulary" / GLOSSARY, base=BASE)
        return guarded_terms().with_words({word: own for term in glossary for word, own in term.traditional.items()})
    return guarded_terms()


def words_of_samples() -> Iterator[tuple[str, str, tuple[tuple[str, str], ...]]]:
    """Every sample and word, with its sentences and what each has to contain."""
    for path in sorted(HERE.glob("taiwan_words*.tsv")):
        lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
        for word in dict.fromkeys(line[0] for line in lines):
            yield path.stem, word, tuple((line[1], line[2]) for line in lines if line[0] == word)


def has(text: str, parts: str) -> bool:
    """Whether a text has these parts, which an ellipsis separates, in this order."""
    at = 0
    for part in parts.split("…"):
        at = text.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


@pytest.mark.parametrize(
    ("sample", "sentences"),
    [pytest.param(sample, sentences, id=word) for sample, word, sentences in words_of_samples()],
)
def test_a_word_is_written_as_in_taiwan(sample: str, sentences: tuple[tuple[str, str], ...]) -> None:
    assert len(sentences) >= LEAST
    converted = ((traditional(sentence, terms_of(sample)), parts) for sentence, parts in sentences)
    wrong = [f"{text}: not {parts}" for text, parts in converted if not has(text, parts)]
    assert len(wrong) <= MOST_WRONG, wrong

"""Characters that stand for several Traditional ones, in sentences of public laws and of the records."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.language.characters import FORMS
from builder.language.chinese import traditional_characters

SENTENCES = Path(__file__).with_name("sentences.tsv")
SAMPLES = sorted(SENTENCES.parent.glob("sentences*.tsv"))
"""The sentences with which characters.tsv was written, and samples that were drawn later."""
MOST_WRONG = 0.01
of_each_sample = pytest.mark.parametrize("sample", SAMPLES, ids=[path.stem for path in SAMPLES])


def sentences(sample: Path) -> Iterator[tuple[str, str]]:
    """Simplified sentences with their right forms."""
    for line in sample.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            _, simplified, traditional = line.split("\t")
            yield simplified, traditional


def decided_characters() -> frozenset[str]:
    """The Simplified characters of which characters.tsv has several forms."""
    lines = [line.split("\t") for line in FORMS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    characters = [simplified for simplified, _, _ in lines if len(simplified) == 1]
    return frozenset(character for character in characters if characters.count(character) > 1)


@of_each_sample
def test_of_the_characters_with_several_forms_a_hundredth_is_wrong_at_most(sample: Path) -> None:
    several = decided_characters()
    wrong, count = [], 0
    for simplified, right in sentences(sample):
        converted = traditional_characters(simplified)
        for at, character in enumerate(simplified):
            count += character in several
            if character in several and converted[at] != right[at]:
                wrong.append(f"{simplified[max(0, at - 3) : at + 4]}: {converted[at]}, not {right[at]}")
    assert count > 200
    assert len(wrong) <= MOST_WRONG * count, wrong


@of_each_sample
def test_the_sentences_are_converted_in_all_other_characters(sample: Path) -> None:
    several = decided_characters()
    for simplified, right in sentences(sample):
        converted = traditional_characters(simplified)
        others = [at for at, character in enumerate(simplified) if character not in several]
        assert [converted[at] for at in others] == [right[at] for at in others]


def test_there_are_three_hundred_sentences() -> None:
    assert sum(1 for _ in sentences(SENTENCES)) >= 300

"""Words that the glossary asks to avoid: found whole, with their right word, and in no longer word of the glossary."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.records.glossary import GLOSSARY, read_glossary
from builder.records.model.avoided_words import AvoidedWords, avoided_words

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def avoided() -> AvoidedWords:
    return avoided_words(read_glossary(ROOT / "builder" / "vocabulary" / GLOSSARY, base=ROOT)[0])


@pytest.mark.parametrize(
    ("language", "text", "mended"),
    [
        ("en", "Recordals and recordal.", "Filing for records and filing for record."),
        ("en", "a public-offering foundation", "a public-fundraising foundation"),
        ("en", "a non-public-offering foundation", "a non-public-fundraising foundation"),
        ("en", "Social organizations met.", "Social organisations met."),
        ("en", "the Social Organization Development Foundation", None),
        ("en", "grecordal, recordal-like", None),
        ("zh", "法人代表与自愿者", "法定代表人与志愿者"),
        ("zh", "法定代表人与志愿者", None),
        ("zh", "民办非企业单位的法人", None),
        ("zh-Hant", "志願者用軟件", "志工用軟體"),
        ("zh-Hant", "志工用軟體，志願服務", None),
        ("zh", "台湾的志工", None),
        ("ja", "志願者", None),
    ],
)
def test_words(avoided: AvoidedWords, language: str, text: str, mended: str | None) -> None:
    found = list(avoided.found_in(text, language))
    assert avoided.may_be_in(text, language) or not found
    written = text
    for word in reversed(found):
        assert text.startswith(word.found, word.start)
        written = f"{written[: word.start]}{word.right}{written[word.start + len(word.found) :]}"
    assert written == (mended or text)
    assert not list(avoided.found_in(written, language)), "what is mended is not found again"


def test_a_longer_word_of_the_glossary_keeps_one_within() -> None:
    words = AvoidedWords({"zh": {"残废": "残障"}}, {"zh": frozenset({"残废军人抚恤"})})
    assert not list(words.found_in("残废军人抚恤", "zh"))
    assert [word.start for word in words.found_in("残废军人抚恤与残废", "zh")] == [7]


def test_every_right_word_is_none_to_avoid(avoided: AvoidedWords) -> None:
    assert avoided.words.keys() == {"en", "zh", "zh-Hant"}
    for language, words in avoided.words.items():
        for right in words.values():
            assert not list(avoided.found_in(right, language))

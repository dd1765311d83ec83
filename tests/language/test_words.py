"""The interface's words: complete in every language, with the same blanks, and none missing from the code."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from builder.language.languages import BUILT_IN
from builder.language.words import words

BUILDER = Path(__file__).parents[2] / "builder"


WITHOUT_NAMES = {"blank.help", "blank.term"}
"""Keys and ids are English: only other languages say beside them what they are called."""


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_all_languages_have_the_same_texts_with_the_same_blanks() -> None:
    first, *others = (words(language).texts for language in BUILT_IN)
    for texts in others:
        assert texts.keys() == first.keys()
        assert {key for key in first if blanks(first[key]) != blanks(texts[key])} <= WITHOUT_NAMES


def test_no_text_is_empty_and_chinese_is_chinese() -> None:
    han = re.compile("[\u4e00-\u9fff]")
    assert all(words("en").texts.values())
    untranslated = {key for key, text in words("zh").texts.items() if not han.search(text)}
    words_left = {key: re.sub(r"\{\w+\}|ORCID|DOI|ISBN|ISNI|hex", "", words("zh").texts[key]) for key in untranslated}
    assert {key: text for key, text in words_left.items() if re.search("[A-Za-z]{4}", text)} == {}


def test_every_text_that_the_code_asks_for_is_there() -> None:
    asked = re.compile(r"""\bsay\(\s*"([a-z_-]+(?:\.[a-z_-]+)+)\"""")
    keys = {key for path in BUILDER.rglob("*.py") for key in asked.findall(path.read_text(encoding="utf-8"))}
    assert keys
    assert keys <= words("en").texts.keys()


def test_a_missing_text_is_an_error() -> None:
    with pytest.raises(KeyError) as missing:
        words("en")("cli.no-such-text")
    assert str(missing.value) == "the words of 'en' lack 'no-such-text' in cli.yml"


def test_a_text_is_filled_in() -> None:
    assert "x.yml" in words("zh")("cli.created", path="x.yml")

"""The interface's words: complete in every language, with the same blanks, and none missing from the code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from builder.language.languages import BUILT_IN, LanguageError, use_locales
from builder.language.words import with_names, words

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


@pytest.fixture
def libraries(tmp_path: Path) -> Iterator[Path]:
    """A base's words, in which cases are seed libraries."""
    names = {"en": ("a library", "library", "libraries"), "zh": ("种子库", "种子库", "种子库")}
    for language, (a, one, many) in names.items():
        path = tmp_path / language / "kinds.yml"
        path.parent.mkdir()
        path.write_text(f"case: {{a: {a}, one: {one}, many: {many}}}\n", encoding="utf-8")
    use_locales(tmp_path)
    yield tmp_path
    use_locales(None)


def test_a_base_calls_its_records_by_its_own_names(libraries: Path) -> None:
    assert words("en")("compare.title") == "Compare libraries"
    assert words("en")("form.title") == "Write a library"
    assert words("en")("timeline.lead").startswith("What libraries did, beside what policies did")
    assert words("zh")("navigation.all") == "全部种子库"
    assert words("zh-Hant")("navigation.all") == "全部種子庫"
    assert with_names("the <case> itself: <Policies>", "en") == "the library itself: Policies"
    use_locales(None)
    assert words("en")("compare.title") == "Compare cases"


def test_names_of_the_traditional_edition_may_be_other_ones(libraries: Path) -> None:
    path = libraries / "zh-hant" / "kinds.yml"
    path.parent.mkdir()
    path.write_text("case: {one: 種子圖書館, many: 種子圖書館, a: 種子圖書館}\n", encoding="utf-8")
    use_locales(libraries)
    assert words("zh-Hant")("navigation.all") == "全部種子圖書館"


def test_words_of_a_language_that_nobody_declares_are_refused(tmp_path: Path) -> None:
    (tmp_path / "tlh").mkdir()
    (tmp_path / "tlh" / "kinds.yml").write_text("case: {one: qep}\n", encoding="utf-8")
    with pytest.raises(LanguageError, match=r"tlh.language\.yml is missing"):
        use_locales(tmp_path)
    use_locales(None)


def test_no_name_of_a_record_is_left_as_a_blank() -> None:
    blank = re.compile(r"<[ A-Za-z]+>")
    assert not {text for code in BUILT_IN for text in words(code).texts.values() if blank.search(text)}


def test_a_missing_text_is_an_error() -> None:
    with pytest.raises(KeyError) as missing:
        words("en")("cli.no-such-text")
    assert str(missing.value) == "the words of 'en' lack 'no-such-text' in cli.yml"


def test_a_text_is_filled_in() -> None:
    assert "x.yml" in words("zh")("cli.created", path="x.yml")

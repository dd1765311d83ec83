"""A language is one declaration: what it says holds, what it lacks is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.language.languages import (
    BUILT_IN,
    LANGUAGES,
    UNSPACED_LENGTHS,
    Language,
    LanguageError,
    add_languages,
    counterpart,
    language_by_script,
    language_of,
    matches_language,
    same_language,
    text_languages,
    written_languages,
)

LEAST = "code: xx\ntag: xx\nscript: Jpan\ncldr: ja_JP\nname: 試験語\n"


def declare(folder: Path, text: str) -> Path:
    path = folder / "xx" / "language.yml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_built_in_languages_are_declared_and_lean_on_each_other_alone() -> None:
    assert set(BUILT_IN) <= set(LANGUAGES)
    for code in BUILT_IN:
        language = LANGUAGES[code]
        assert {*language.fallback, language.other_script or code} <= set(BUILT_IN)
        assert language.folder == code.lower()


def test_two_scripts_are_one_language() -> None:
    assert same_language("zh", "zh-Hant")
    assert not same_language("en", "zh")
    assert text_languages(("en", "zh")) == ("en", "zh", "zh-Hant")
    assert written_languages(BUILT_IN) == ("en", "zh")


def test_the_counterpart_is_the_first_other_language() -> None:
    assert [counterpart(code, BUILT_IN) for code in BUILT_IN] == ["zh", "en", "en"]
    assert counterpart("zh-Hant", ("zh", "zh-Hant")) is None


def test_words_of_unknown_origin_are_taken_for_what_their_script_says() -> None:
    assert [language_by_script(text) for text in ("NPI", "恩派", "2012")] == ["en", "zh", "en"]
    assert matches_language("恩派", "zh-Hant")
    assert not matches_language("恩派", "en")


def test_a_declaration_says_the_rest_by_its_script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    declared: dict[str, Language] = {}
    monkeypatch.setattr("builder.language.languages._declared", declared)
    declare(tmp_path, LEAST + "lengths: {row: 55}\n")
    add_languages(tmp_path)
    language = declared["xx"]
    assert not language.spaced
    assert (language.space, language.short, language.script_name, language.locale) == ("", "XX", "試験語", "ja_JP")
    assert (language.lengths.row, language.lengths.summary) == (55, UNSPACED_LENGTHS.summary)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (LEAST.replace("cldr: ja_JP\n", ""), "'cldr' is missing"),
        (LEAST + "colour: red\n", "no language has a 'colour'"),
        (LEAST + "lengths: {title: 3}\n", "no length is called 'title'"),
    ],
)
def test_a_faulty_declaration_is_told_by_its_file(tmp_path: Path, text: str, says: str) -> None:
    path = declare(tmp_path, text)
    with pytest.raises(LanguageError) as refused:
        add_languages(tmp_path)
    assert says in str(refused.value)
    assert str(path) in str(refused.value)


def test_a_language_that_nobody_declared_is_named() -> None:
    with pytest.raises(LanguageError, match="no language 'tlh' is declared; there are en, zh"):
        language_of("tlh")

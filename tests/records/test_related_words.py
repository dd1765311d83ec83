"""The file of related words: this base's own is sound; a faulty group has its place, and a sound one stays."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from pathlib import Path

import opencc
import pytest

from builder.config import read_options
from builder.records.load import read
from builder.records.related_words import RELATED_WORDS, RelatedWords, read_related_words
from builder.records.report import report
from builder.records.vocabularies import read_vocabularies
from builder.search.fold import fold
from builder.search.tokens import tokens
from tests.sites import odd_base

BASE = Path(__file__).parents[2]
FILE = BASE / "builder" / "vocabulary" / RELATED_WORDS


@pytest.fixture(scope="module")
def groups() -> tuple[RelatedWords, ...]:
    groups, problems = read_related_words(FILE, base=BASE)
    assert problems == ()
    return groups


def test_no_group_of_this_base_has_a_word_twice(groups: tuple[RelatedWords, ...]) -> None:
    assert groups
    for group in groups:
        for forms in group.values():
            meanings = Counter(tuple(tokens(fold(form))) for form in forms)
            assert max(meanings.values()) == 1, [form for form in forms if meanings[tuple(tokens(fold(form)))] > 1]


def test_words_are_in_their_language_and_script(groups: tuple[RelatedWords, ...]) -> None:
    simplify = opencc.OpenCC("t2s").convert
    for group in groups:
        assert all(form.isascii() for form in group.get("en", ()))
        assert all(simplify(form) == form for form in group.get("zh", ()))


def test_few_words_are_in_many_groups(groups: tuple[RelatedWords, ...]) -> None:
    uses = Counter(form for group in groups for form in chain(*group.values()))
    assert [form for form, number in uses.items() if number > 3] == []


def test_related_words_are_no_vocabulary() -> None:
    vocabularies, problems = read_vocabularies(FILE.parent, base=BASE)
    assert problems == ()
    assert FILE.stem not in vocabularies.tables


def test_a_faulty_group_has_its_place_and_a_sound_one_stays(tmp_path: Path) -> None:
    path = tmp_path / RELATED_WORDS
    path.write_text(
        "a: x\n"
        "b:\n  en: baby\n  zh: [婴儿, 宝宝]\n"
        "c:\n  zh: [钱]\n  en: []\n"
        "d:\n  de: [Geld, Knete]\n"
        "Old People: {en: [elderly, seniors]}\n"
        "f:\n  zh: [娃, 小朋友]\n"
        "g: {en: [egg, eggs], zh-Hant: [雞蛋]}\n"
        "h: {en: [egg]}\n",
        encoding="utf-8",
    )
    groups, problems = read_related_words(path, base=tmp_path)
    assert [(problem.path, problem.line, problem.column, problem.code) for problem in problems] == [
        (RELATED_WORDS, 1, 4, "not-a-map"),
        (RELATED_WORDS, 3, 7, "not-a-list"),
        (RELATED_WORDS, 7, 7, "empty-value"),
        (RELATED_WORDS, 9, 3, "unknown-language"),
        (RELATED_WORDS, 10, 1, "key-form"),
        (RELATED_WORDS, 14, 1, "group-of-one"),
    ]
    assert groups == ({"zh": ("娃", "小朋友")}, {"en": ("egg", "eggs"), "zh-Hant": ("雞蛋",)})
    assert "no other that it could stand for" in report(problems, form="text", language="en")
    assert "只有“egg”一个词" in report(problems, form="text", language="zh")


def test_a_base_may_have_no_related_words(tmp_path: Path) -> None:
    assert read_related_words(tmp_path / RELATED_WORDS, base=tmp_path) == ((), ())


def test_a_check_reads_them(tmp_path: Path) -> None:
    base = odd_base(tmp_path / "base")
    assert read(base, read_options(base)).related_words == ()
    path = base / "vocabulary" / RELATED_WORDS
    path.write_text("baby:\n  en: [baby, infant]\nx:\n  en: infant\n", encoding="utf-8")
    checked = read(base, read_options(base))
    assert checked.related_words == ({"en": ("baby", "infant")},)
    assert [problem.code for problem in checked.errors if problem.path.endswith(RELATED_WORDS)] == ["not-a-list"]

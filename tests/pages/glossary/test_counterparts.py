"""What terms are called on the other sides: forms that find them, names that are shown."""

from __future__ import annotations

import json

import pytest

from builder.language.languages import BUILT_IN
from builder.pages.edition import Edition
from builder.pages.glossary.counterparts import counterparts, view
from builder.records.glossary import read_glossary
from tests.pages.reading import ROOT, library

TERMS, _ = read_glossary(ROOT / "builder" / "vocabulary" / "glossary.yml", base=ROOT)


def lines(language: str) -> dict[str, tuple[list[str], list[tuple[str, str]]]]:
    return {id_: (forms, names) for id_, forms, names in counterparts(TERMS, language, BUILT_IN)}


def test_the_sides_are_said_where_they_differ() -> None:
    assert lines("en")["incubator"][1] == [("zh-Hans", "公益孵化器 (mainland)"), ("zh-Hant", "育成中心 (Taiwan)")]
    assert lines("zh")["incubator"][1] == [("en", "Non-profit incubator"), ("zh-Hant", "育成中心（台湾）")]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_form_means_one_term(language: str) -> None:
    forms = [form for found, _ in lines(language).values() for form in found]
    assert len(forms) == len(set(forms))
    assert all(form == form.casefold() and len(form) > 1 for form in forms)


def test_a_label_wins_over_another_terms_spelling() -> None:
    assert "公益组织" in lines("zh")["ngo"][0]
    assert "公益组织" not in lines("zh")["social-organisation"][0]


def test_no_term_is_its_own_counterpart() -> None:
    for language in ("en", "zh"):
        for term in TERMS:
            _, names = lines(language).get(term.id, ([], []))
            assert term.name(language) not in {name for _, name in names}


def test_the_file_is_one_call() -> None:
    (file,) = view(Edition(library(), "zh", glossary=TERMS))
    assert file.path == "assets/terms/zh-Hans.js"
    text = file.data.decode()
    assert text.startswith("casebookTerms(")
    told, lines = json.loads(f"[{text.removeprefix('casebookTerms(').removesuffix(');' + chr(10))}]")
    assert set(told) == {"hide", "more"}
    assert len(lines) > 60
    assert list(view(Edition(library(), "zh"))) == []

"""The glossary: complete in both languages and scripts, against the sheet it comes from; faults have their place."""

from __future__ import annotations

import re
from pathlib import Path

import opencc
import pytest

from builder.records.glossary import GLOSSARY, read_glossary
from builder.records.model.glossary import GlossaryTerm
from builder.records.report import report
from builder.records.vocabularies import read_vocabularies

BASE = Path(__file__).parents[2]
FILE = BASE / "builder" / "vocabulary" / GLOSSARY
SHEET = BASE.parent / "shared" / "content" / "terms.md"


@pytest.fixture(scope="module")
def terms() -> tuple[GlossaryTerm, ...]:
    terms, problems = read_glossary(FILE, base=BASE)
    assert problems == ()
    return terms


def test_every_term_has_both_languages(terms: tuple[GlossaryTerm, ...]) -> None:
    assert len(terms) >= 80
    for term in terms:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", term.id)
        assert {"en", "zh"} <= term.label.keys()
        assert term.definition.keys() == {"en", "zh"}
        assert not term.difference or term.difference.keys() == {"en", "zh"}
        assert all(term.forms[language] for language in term.forms)
        assert term.pinyin == term.pinyin.lower()
        assert ("zh-Hant" in term.label) == ("zh-Hant" in term.forms)


def test_simplified_texts_hold_no_traditional_character(terms: tuple[GlossaryTerm, ...]) -> None:
    simplify = opencc.OpenCC("t2s").convert
    for term in terms:
        for text in (term.label["zh"], *term.forms["zh"], term.definition["zh"], term.difference.get("zh", "")):
            assert simplify(text) == text
            assert not text.endswith(".")


def test_sentences_end(terms: tuple[GlossaryTerm, ...]) -> None:
    for term in terms:
        for texts in (term.definition, term.difference):
            assert all(text.endswith({"en": ".", "zh": "。"}[language]) for language, text in texts.items())


def test_no_row_of_the_sheet_is_missing(terms: tuple[GlossaryTerm, ...]) -> None:
    if not SHEET.is_file():
        pytest.skip("the sheet of terms is not here")
    rows = [
        [cell.strip() for cell in line.strip().strip("|").split("|")]
        for line in SHEET.read_text("utf-8").splitlines()
        if re.match(r"\| \d+ \|", line)
    ]
    mainland = {form for term in terms for form in term.forms["zh"]}
    taiwan = {form for term in terms for form in (*term.forms.get("zh-Hant", ()), *term.also)}
    assert len(rows) == 80
    for _, _, simplified, traditional, *_ in rows:
        assert set(_forms(simplified)) <= mainland
        assert set(_forms(traditional)) <= taiwan


def _forms(cell: str) -> list[str]:
    """The first form of a cell and those beside it, without remarks in brackets."""
    plain = re.sub(r"[（(][^）)]*[）)]", "", cell.replace("≠", ""))
    parts = re.split(r"[、;；,，/ ]+", plain)
    return [part for part in parts if re.fullmatch(r"[\u4e00-\u9fff]+", part) and part != "無對應"]


def test_the_glossary_is_no_vocabulary() -> None:
    vocabularies, problems = read_vocabularies(FILE.parent, base=BASE)
    assert problems == ()
    assert FILE.stem not in vocabularies.tables


def test_a_faulty_term_has_its_place_and_a_sound_one_stays(tmp_path: Path) -> None:
    path = tmp_path / GLOSSARY
    path.write_text(
        "a: x\n"
        "b:\n  label: {en: B, zh: 乙}\n  forms: {en: [B], zh: 乙}\n  definition: {en: B., zh: 乙。}\n  colour: red\n"
        "c:\n  label: {en: C, zh: 丙}\n  forms: {en: [C], zh: [丙]}\n  definition: {en: C., zh: 丙。}\n",
        encoding="utf-8",
    )
    terms, problems = read_glossary(path, base=tmp_path)
    assert [(problem.path, problem.line, problem.code) for problem in problems] == [
        (GLOSSARY, 1, "not-a-map"),
        (GLOSSARY, 4, "not-a-list"),
        (GLOSSARY, 6, "unknown-key-far"),
        (GLOSSARY, 2, "entry-incomplete"),
    ]
    assert [term.id for term in terms] == ["c"]
    assert terms[0].name("zh-Hant") == "丙"
    assert "lacks its forms" in report(problems, form="text", language="en")
    assert "缺中文" in report(problems, form="text", language="zh")


def test_the_word_to_write_is_none_to_avoid(tmp_path: Path) -> None:
    path = tmp_path / GLOSSARY
    texts = "label: {en: C, zh: 丙}\n  forms: {en: [C], zh: [丙, 丁]}\n  definition: {en: C., zh: 丙。}"
    path.write_text(
        f"c:\n  {texts}\n  avoid: {{zh: [丙, 戊]}}\nd:\n  {texts}\n  avoid: {{zh: [丁]}}\n", encoding="utf-8"
    )
    terms, problems = read_glossary(path, base=tmp_path)
    assert [(problem.line, problem.code) for problem in problems] == [(1, "avoided-own-word")]
    assert [(term.id, term.avoid, term.word("zh")) for term in terms] == [("d", {"zh": ("丁",)}, "丙")]


def test_a_base_may_have_no_glossary(tmp_path: Path) -> None:
    assert read_glossary(tmp_path / GLOSSARY, base=tmp_path) == ((), ())

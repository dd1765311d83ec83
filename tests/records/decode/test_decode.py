"""Documents to records: the whole format of a rich record, and every fault with its place."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from builder.records.decode import Reading, decode
from builder.records.model.record import Case, Policy
from builder.records.model.values import FuzzyDate, Name
from builder.records.model.vocabulary import Vocabularies
from builder.records.source import read_document
from builder.records.vocabularies import read_vocabularies

BASE = Path(__file__).parents[3]
VOCABULARIES: Vocabularies = read_vocabularies(BASE / "builder" / "vocabulary", base=BASE)[0]

MINIMAL = """\
title: {en: Park, zh: 服务园}
summary:
  en: A park [@fu-2012].
  zh: 一处服务园 [@fu-2012]。
written_in: zh
type: incubator
period: 2012 ..
contributors:
  - name: Editors
    roles: [research]
"""


def reading(text: str, *, folder: str = "cases") -> Reading:
    document = read_document(f"{folder}/chengdu/x.yml", text.encode())
    return decode(document, folder=folder, vocabularies=VOCABULARIES)


def codes(text: str) -> list[tuple[int, int, str]]:
    return [(problem.line, problem.column, problem.code) for problem in reading(text).problems]


def fixes(text: str) -> list[str]:
    return [problem.fix for problem in reading(text).problems]


def case(text: str) -> Case:
    found = reading(text)
    assert found.problems == ()
    assert isinstance(found.record, Case)
    return found.record


def test_a_minimal_case_is_whole() -> None:
    record = case(MINIMAL)
    assert record.period.start == FuzzyDate(2012)
    assert record.summary.get("en") is not None
    assert record.summary.passages["en"].text == "A park [@fu-2012]."
    assert record.review.status == "draft"


def test_a_plain_text_is_in_the_language_that_the_record_is_written_in() -> None:
    record = case(MINIMAL + "story:\n  background: 一段文字\n")
    assert record.story.background is not None
    assert record.story.background.languages() == ("zh",)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("甲。\n    乙。\n\n    丙。", "甲。乙。\n\n丙。"),
        ("one\n    two\n\n\n    three", "one two\n\nthree"),
        (">\n    one\n    two\n\n    three\n", "one two\n\nthree\n"),
        ("|\n    one\n    two\n\n    three\n", "one\ntwo\n\nthree\n"),
        ("'one\n\n    two'", "one\n\ntwo"),
        ('"one\\ntwo"', "one\ntwo"),
        (">\n    one\n\n      - two\n      - three\n", "one\n\n  - two\n  - three\n"),
    ],
)
def test_an_empty_line_ends_a_paragraph_however_yaml_folds_it(written: str, read: str) -> None:
    record = case(f"{MINIMAL}story:\n  background: {written}\n")
    assert record.story.background is not None
    assert record.story.background.passages["zh"].text == read


def test_unknown_is_an_answer() -> None:
    record = case(MINIMAL + "story:\n  need: unknown\n")
    assert record.story.need is not None
    assert record.story.need.unknown


def test_chinese_names_of_keys_are_accepted() -> None:
    record = case(MINIMAL.replace("title:", "标题:").replace("type:", "类别:").replace("roles:", "分工:"))
    assert record.title.get("zh") is not None
    assert record.type.id == "incubator"


def test_citations_have_the_place_of_their_bracket() -> None:
    found = reading(MINIMAL + "story:\n  background:\n    zh: |\n      第一段。\n\n      第二段 [@fu-2012, p. 3]。\n")
    assert [(c.key, c.locator, c.place.line, c.place.column) for c in found.citations] == [
        ("fu-2012", "", 3, 14),
        ("fu-2012", "", 4, 13),
        ("fu-2012", "p. 3", 16, 11),
    ]


def test_figures_model_sources_and_names() -> None:
    record = case(
        MINIMAL
        + """\
facts:
  - measure: contract-value
    value: up to 1.6 亿
    unit: CNY
    as_of: 2011 .. 2012
    source: [fu-2012, xu-2012]
model:
  - dimension: initiated-by
    terms: [government, academics]
    source: fu-2012, p. 2
sources:
  fu-2012:
    type: article-magazine
    title: 在磨合中共赢
    author:
      - 付涛
      - {family: Wen, given: Ying-na}
    container-title: 中国发展简报
    issued: 2012
"""
    )
    (fact,) = record.facts
    assert (fact.value.bound, fact.value.low) == ("at-most", Decimal(160_000_000))
    assert [citation.key for citation in fact.source] == ["fu-2012", "xu-2012"]
    assert record.model[0].source[0].locator == "p. 2"
    source = record.sources["fu-2012"]
    assert source.author == (Name(literal="付涛"), Name(family="Wen", given="Ying-na"))
    assert source.container_title == "中国发展简报"


def test_a_policy() -> None:
    text = MINIMAL.replace("type: incubator\nperiod: 2012 ..\n", "kind: practice\nlevel: city\neffective: unknown\n")
    found = reading(text, folder="policies")
    assert found.problems == ()
    assert isinstance(found.record, Policy)


FAULTS = [
    ("unknown key, near", "sumary: x", "unknown-key", "summary: x"),
    ("unknown key, far", "zzzzqqq: x", "unknown-key-far", ""),
    ("a field twice, in two languages", "类别: incubator", "field-twice", ""),
    ("a term, near", "themes: [ngo-suport]", "unknown-term", "ngo-support"),
    ("a term by its Chinese label", "themes: [社会工作]", "unknown-term", "social-work"),
    ("a term, far", "themes: [zzzz]", "unknown-term-far", ""),
    ("no list", "themes: ngo-support", "not-a-list", "themes: [ngo-support]"),
    ("no list, Chinese commas", "themes: ngo-support，trust、 law", "not-a-list", "themes: [ngo-support, trust, law]"),
    ("a word of the format", "status: runing", "unknown-word", "status: running"),
    ("a part without fields", "story: x", "not-a-map", ""),
    ("a list for a word", "status: [running]", "not-a-word", ""),
    ("a citation in a title", "organisations:\n  - name: 'A [@x]'\n    role: b", "label-citation", ""),
    ("full-width citation", "story:\n  need: 需要［@fu-2012，p. 3］", "citation-form", "[@fu-2012, p. 3]"),
    ("a language", "story:\n  need:\n    cn: 需要", "unknown-language", "zh: 需要"),
    ("a key of a source", "sources:\n  Fu 2012:\n    type: book\n    title: x", "key-form", "fu-2012:"),
    ("an address", "sources:\n  a:\n    type: book\n    title: x\n    URL: www.x.org", "form-url", ""),
    ("an invisible character", "themes: [ngo\u200b-support]", "hidden-character", ""),
    ("minutes", "teaching:\n  minutes: ninety", "not-a-number", ""),
    ("a reference", "relations:\n  - type: adapts\n    to: chengdu/y", "reference-form", "to: cases/chengdu/y"),
    ("a date", "timeline:\n  - date: 2012-02-30\n    text: x", "impossible-date", "date: 2012-02-29"),
    ("two terms where one fits", "model:\n  - dimension: say\n    terms: [full, shared]", "one-term-only", ""),
    (
        "a term of another dimension",
        "model:\n  - dimension: say\n    terms: [government-budget]",
        "unknown-term",
        "government",
    ),
    ("a name", "sources:\n  a:\n    type: book\n    title: x\n    author: {first: y}", "name-form", ""),
    ("an entry without key", "sources: x", "not-keyed", ""),
    ("a list for a text", "story:\n  need: [a]", "not-a-text", ""),
]


@pytest.mark.parametrize(("text", "code", "fix"), [fault[1:] for fault in FAULTS], ids=[fault[0] for fault in FAULTS])
def test_each_fault_has_its_code_its_line_and_the_mended_text(text: str, code: str, fix: str) -> None:
    found = reading(MINIMAL + text + "\n")
    assert [problem.code for problem in found.problems] == [code]
    assert found.problems[0].fix == fix
    assert found.problems[0].line > MINIMAL.count("\n")


def test_all_faults_of_a_record_come_in_one_pass() -> None:
    text = "titel: x\nsummary: 摘要\nwritten_in: zh\ntype: incubatr\nperiod: 2012–2013\n"
    assert codes(text) == [
        (1, 1, "missing-field"),
        (1, 1, "missing-field"),
        (1, 1, "unknown-key"),
        (4, 7, "unknown-term"),
        (5, 9, "range-form"),
    ]


def test_a_faulty_record_still_gives_its_citations_references_and_keys() -> None:
    found = reading(
        "status: nonsense\nstory:\n  need: x [@a-1]\n"
        "relations:\n  - type: adapts\n    to: cases/a/b\nsources:\n  b-2: x\n"
    )
    assert found.record is None
    assert [citation.key for citation in found.citations] == ["a-1"]
    assert [reference.address for reference in found.references] == ["cases/a/b"]
    assert [key for key, _ in found.source_keys] == ["b-2"]


def test_a_file_that_is_no_yaml_keeps_its_problems() -> None:
    found = reading("title: [a\n")
    assert found.record is None
    assert found.problems

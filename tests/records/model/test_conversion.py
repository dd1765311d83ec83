"""A base for the readers of one script: what has only the other is converted, what is written in theirs stays."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from builder.language.chinese import Terms
from builder.records.decode import decode
from builder.records.glossary import read_glossary
from builder.records.model import conversion
from builder.records.model.conversion import converted, glossary_in_script, in_script, part_in_script, terms
from builder.records.model.glossary import GlossaryTerm
from builder.records.model.library import Entry, Library, link
from builder.records.model.record import Case, Relation, names_of
from builder.records.source import read_document
from tests.pages.reading import ROOT, real_library

PATH = "cases/chengdu/park.yml"
RECORD = """\
title: {en: The Garden, zh: 成都网络项目中心}
also_known_as: [信息园, 資訊園, 信息園]
summary:
  en: A garden.
  zh: |
    王里干与“软件项目”合办的志愿者项目，见《信息时报》与成都网络项目中心 [@fu, 第3页]。
written_in: zh
type: incubator
period: 2012 ..
people:
  - name: {en: Wang Ligan, zh: 王里干, zh-Hant: 王里干}
    role: {en: head, zh: 项目负责人}
  - name: {zh: 范志发}
    role: {en: clerk, zh-Hant: 網路志工}
    source: fu, 第3页
story:
  background:
    zh-Hant: 原文寫「志願者」與網路。
timeline:
  - date: 2012
    text: {en: Opened.}
sources:
  fu: {type: book, title: 信息与项目, author: 付涛, note: {zh: 网络版}}
contributors:
  - name: 案例编辑部
    roles: [research]
"""


@cache
def glossary() -> tuple[GlossaryTerm, ...]:
    found, problems = read_glossary(ROOT / "builder" / "vocabulary" / "glossary.yml", base=ROOT)
    assert not problems
    return found


@cache
def base(language: str) -> tuple[Library, Case]:
    """The record above, alone in its library, for readers of a language."""
    vocabularies = real_library().vocabularies
    reading = decode(read_document(PATH, RECORD.encode()), folder="cases", vocabularies=vocabularies)
    assert isinstance(reading.record, Case), reading.problems
    library = link([Entry("cases", "chengdu", "park", PATH, reading.record)], vocabularies=vocabularies)
    library = in_script(library, language, known=terms(library, glossary()))
    record = library.entries[0].record
    assert isinstance(record, Case)
    return library, record


def test_a_text_is_converted_with_the_words_of_the_base_and_says_from_what() -> None:
    summary = base("zh-Hant")[1].summary
    assert summary.get("zh") is None
    assert summary.get("zh-Hant")
    assert summary.passages["zh-Hant"].written == "zh"
    assert summary.passages["zh-Hant"].text.strip() == (
        "王里干與「軟件項目」合辦的志工計畫，見《信息時報》與成都網絡項目中心 [@fu, 第3頁]。"
    )
    assert summary.get("en")
    assert summary.passages["en"].text == "A garden."


def test_a_name_keeps_its_words() -> None:
    record = base("zh-Hant")[1]
    assert record.title.get("zh-Hant")
    assert record.title.passages["zh-Hant"].text == "成都網絡項目中心"
    assert record.also_known_as == ("信息園", "資訊園")
    assert names_of(record.contributors, "zh-Hant") == ("案例編輯部",)
    assert [one.name.passages["zh-Hant"].text for one in record.people if one.name.get("zh-Hant")] == [
        "王里干",
        "范志發",
    ]
    assert record.people[0].role.get("zh-Hant")
    assert record.people[0].role.passages["zh-Hant"].text == "計畫負責人"
    assert record.people[1].source[0].locator == "第3頁"


def test_what_is_written_in_the_script_stays_as_written() -> None:
    record = base("zh-Hant")[1]
    background = record.story.background
    assert background
    assert background.get("zh-Hant")
    assert (background.passages["zh-Hant"].text.strip(), background.passages["zh-Hant"].written) == (
        "原文寫「志願者」與網路。",
        "",
    )
    assert record.people[0].name.get("zh")
    assert record.people[0].name.passages["zh"].text == "王里干"


def test_only_what_is_asked_for_is_converted(monkeypatch: pytest.MonkeyPatch) -> None:
    library, _ = base("zh-Hant")
    converted_texts: list[str] = []

    def noted(text: str, _: Terms) -> str:
        converted_texts.append(text)
        return text

    monkeypatch.setattr(conversion, "traditional", noted)
    entry = replace(library.entries[0])
    assert isinstance(entry.record, Case)
    assert entry.record.title == entry.record.title
    assert converted_texts == []
    assert entry.record.summary.get("zh-Hant")
    assert entry.record.summary is entry.record.summary
    assert len(converted_texts) == 1


def test_a_source_stays_as_printed_and_its_note_is_ours() -> None:
    source = base("zh-Hant")[1].sources["fu"]
    assert (source.title, source.author[0].literal) == ("信息与项目", "付涛")
    assert source.note
    assert source.note.get("zh-Hant")
    assert source.note.passages["zh-Hant"].text == "網路版"


def test_the_languages_of_a_text_are_those_that_it_was_written_in() -> None:
    record = base("zh-Hant")[1]
    assert record.summary.languages() == ("en", "zh")
    assert record.people[1].role.languages() == ("en", "zh-Hant")
    assert record.timeline[0].text.best("zh-Hant") == ("en", record.timeline[0].text.get("en"))
    best = record.summary.best("zh-Hant")
    assert best
    assert best[0] == "zh-Hant"


def test_traditional_alone_is_converted_for_readers_of_simplified() -> None:
    record = base("zh")[1]
    background = record.story.background
    assert background
    assert background.get("zh")
    assert (background.passages["zh"].text.strip(), background.passages["zh"].written) == (
        "原文写“志愿者”与网络。",
        "zh-Hant",
    )
    assert background.get("zh-Hant") is None
    assert record.people[1].role.get("zh")
    assert record.people[1].role.passages["zh"].text == "网络志工"
    assert record.summary.get("zh")
    assert record.summary.passages["zh"].written == ""
    assert record.also_known_as == ("信息园", "资讯园", "信息园")[:2]


def test_a_record_says_whether_any_of_it_was_converted() -> None:
    assert [converted(base(language)[1]) for language in ("en", "zh", "zh-Hant")] == ["", "zh-Hant", "zh"]


def test_english_readers_get_the_library_as_it_is() -> None:
    library = real_library()
    known = terms(library, ())
    assert in_script(library, "en", known=known) is library
    assert part_in_script(library.entries[0].record, "en", known=known) is library.entries[0].record


def test_links_and_sources_lead_to_the_converted_records() -> None:
    real = real_library()
    library = in_script(real, "zh-Hant", known=terms(real, glossary()))
    found = library.by_reference
    for reference, links in library.links.items():
        assert all(each.other is found[each.other.reference] for each in links), reference
    assert all(one.entry is found[one.entry.reference] for one in library.sources.values())
    assert library.sources.keys() == real.sources.keys()
    assert all(isinstance(each.relation, Relation) for links in library.links.values() for each in links)


def test_labels_of_terms_are_converted_where_taiwan_has_no_own() -> None:
    vocabularies = base("zh-Hant")[0].vocabularies
    assert vocabularies.name("places", "taiwan", "zh-Hant") == "臺灣"
    assert vocabularies.name("places", "shanghai", "zh-Hant") == "上海"
    assert (
        vocabularies.table("types")["incubator"].label["zh"]
        == real_library().vocabularies.table("types")["incubator"].label["zh"]
    )


@pytest.mark.parametrize("language", ["zh", "zh-Hant"])
def test_the_glossary_keeps_its_words_and_converts_what_it_says_of_them(language: str) -> None:
    known = terms(real_library(), glossary())
    found = {term.id: term for term in glossary_in_script(glossary(), language, known=known)}
    for term in glossary():
        assert (found[term.id].label, found[term.id].forms) == (term.label, term.forms)
    volunteer = found["volunteer"]
    assert volunteer.name(language) == {"zh": "志愿者", "zh-Hant": "志工"}[language]
    assert volunteer.difference[language] == {"zh": "台湾说“志工”。", "zh-Hant": "臺灣說「志工」。"}[language]
    unit = found["private-non-enterprise-unit"]
    assert unit.name(language) == {"zh": "民办非企业单位", "zh-Hant": "民辦非企業單位"}[language]
    assert "zh-Hant" not in unit.label


def test_every_word_that_the_glossary_puts_has_two_characters_and_is_of_its_forms_or_holds_one() -> None:
    for term in glossary():
        for word, taiwan in term.traditional.items():
            assert len(word) > 1
            forms = " ".join((term.label["zh"], *term.forms["zh"]))
            holds_one = any(form in word for form in term.forms["zh"])
            assert holds_one or set(word) - {"者"} <= set(forms), (term.id, word)
            assert taiwan

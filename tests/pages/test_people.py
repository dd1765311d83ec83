"""People and organisations: grouped by name, every record named, hostile names harmless."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape

import pytest

from builder.pages.edition import Edition
from builder.pages.parts.name_anchor import anchor
from builder.pages.people import people
from builder.pages.record import case
from builder.pages.search.view import search
from builder.records.model.library import Library, link
from builder.records.model.values import Label, Passage
from builder.records.source.document import Place, Scalar
from tests.pages.reading import Outline, library, real_library

LANGUAGES = ("en", "zh")


def label(**texts: str) -> Label:
    return Label({code: Passage(text, Scalar(text, Place(1, 1))) for code, text in texts.items()})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("base", [library, real_library])
def test_everyone_is_there_once(base: Callable[[], Library], language: str) -> None:
    body = people(base(), language).body
    outline = Outline(body)
    assert body.count('<li class="cb-row"') == len(base().people) + len(base().organisations)
    assert len(outline.values("id")) == len(set(outline.values("id")))


def test_somebody_named_twice_stands_once_with_both_records() -> None:
    body = people(real_library(), "en").body
    line = body.partition('id="xu-qizhi"')[2].partition('<li class="cb-row"')[0]
    assert line.count("../cases/") > 1


def test_names_are_sorted_by_code_point() -> None:
    body = people(real_library(), "zh").body
    names = [unescape(name).strip() for name in re.findall('<p class="cb-row-title">(?:<span[^>]*>)?([^<]+)', body)]
    assert len(names) == len(real_library().people) + len(real_library().organisations)
    here, there = names[: len(real_library().people)], names[len(real_library().people) :]
    assert [name.casefold() for name in here] == sorted(name.casefold() for name in here)
    assert [name.casefold() for name in there] == sorted(name.casefold() for name in there)


def test_the_name_in_the_other_script_follows() -> None:
    line = people(real_library(), "en").body.partition('id="xu-qizhi"')[2]
    assert line.partition('lang="zh-Hans">')[2].startswith("徐启智<")


def test_official_numbers_of_an_organisation_stand_below_its_name_and_are_found() -> None:
    page = people(library(), "zh")
    line = page.body.partition('id="hill-fund"')[2].partition("</li>")[0]
    assert "统一社会信用代码 91350100M000100Y43" in line
    assert any("91350100M000100Y43" in document.names for document in page.documents)


def test_hostile_names_are_text() -> None:
    body = people(library(), "zh").body
    assert "<img" not in body
    assert "&lt;img src=x onerror=alert(1)&gt;" in body


def test_anchors() -> None:
    assert anchor(label(en="Xu Qizhi", zh="徐启智")) == "xu-qizhi"
    assert anchor(label(zh="徐 启智")) == "徐-启智"
    assert anchor(label(en="“”")) == "unnamed"


def test_a_base_without_anyone_says_so() -> None:
    assert people(Library((), library().vocabularies), "en").body.count("cb-none") == 2


def test_people_stand_under_the_reading_of_their_surnames() -> None:
    names = (label(en="Shan Wei", zh="单维"), label(zh="区宁"), label(en="Wei Gai", zh="盖维"), label(zh="尉迟明"))
    with_people = next(entry for entry in real_library().listed if entry.record.people)
    people = tuple(replace(with_people.record.people[0], name=name) for name in names)
    named = replace(with_people, given=replace(with_people.record, people=people))
    body = search(link([named], vocabularies=real_library().vocabularies), "zh").body
    letters = [
        body[: body.index(f">{name}<")].rpartition('id="letter-')[2][0] for name in ("单维", "区宁", "盖维", "尉迟明")
    ]
    assert letters == ["s", "o", "g", "y"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_people_are_found_by_the_romanisations_of_their_names(language: str) -> None:
    documents = {document.address: document for document in people(real_library(), language).documents}
    assert {"Hsu Chi-chih", "Syu Ci-jhih", "Hsu Chichih"} <= {*documents["people/#xu-qizhi"].spellings}
    assert documents["people/#narada-foundation"].spellings == ()


def test_abbreviations_follow_the_name() -> None:
    body = people(real_library(), "en").body
    line = body.partition('id="southwestern-university-of-finance-and-economics"')[2].partition("<ul")[0]
    assert re.findall(r"(?:lang=\"([^\"]+)\")?>([^<>]+)</span>", line) == [
        ("zh-Hans", "西南财经大学"),
        ("", "SWUFE"),
        ("zh", "西南财大"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_record_that_romanises_a_name_otherwise_leads_to_the_name_that_is_listed(language: str) -> None:
    """One of two records writes Feng Yan, the other Feng Yen, both 冯燕: one line on the page of people."""
    first, second, *_ = (one for one in real_library().listed if one.record.people and one.folder == "cases")
    entries = [
        replace(one, given=replace(one.record, people=(replace(one.record.people[0], name=name, source=()),)))
        for one, name in ((first, label(en="Feng Yen", zh="冯燕")), (second, label(en="Feng Yan", zh="冯燕")))
    ]
    base = link(entries, vocabularies=real_library().vocabularies)
    ids = Outline(people(base, language).body).values("id")
    for one in base.entries:
        [address] = re.findall(r'href="[./]*people/#([^"]+)"', case.page(one, Edition(base, language)).body)
        assert address in ids

"""The page of what is to be translated."""

from __future__ import annotations

import re
from pathlib import Path

from builder.language.words import words
from builder.pages.contribute.translate.view import ADDRESS, READ_FIRST, view
from builder.pages.edition import Edition
from builder.pages.page import Page
from builder.records.decode import decode
from builder.records.model.library import Library, link
from builder.records.model.record import Case, Policy
from builder.records.model.translated import field_paths
from builder.records.source import read_document
from builder.records.vocabularies import read_vocabularies
from tests.pages.reading import real_library

ROOT = Path(__file__).parents[3]
VOCABULARIES, _ = read_vocabularies(ROOT / "builder" / "vocabulary", base=ROOT)
RECORD = """\
title: {en: TITLE, zh: 服务园}
summary: {en: A park.}
written_in: en
type: incubator
period: 2012
timeline:
  - {date: 2012, text: {en: It opened., zh: 启用。}}
  - {date: 2013, text: {en: It grew.}}
story:
  need: {en: A need., zh: 需求。}
contributors: [{name: A, roles: [research]}]
"""
MACHINE = "translations: [{field: story.need, language: zh, from: en, by: machine}]\n"


def base(**records: str) -> Library:
    entries = []
    for name, text in records.items():
        document = read_document(f"cases/chengdu/{name}.yml", text.replace("TITLE", name).encode())
        entries.append(decode(document, folder="cases", vocabularies=VOCABULARIES).entry)
    return link([entry for entry in entries if entry], vocabularies=VOCABULARIES)


def page(library: Library, language: str = "en") -> Page:
    (found,) = view(Edition(library, language))
    return found


def test_what_is_read_most_comes_first_and_names_its_place() -> None:
    later = RECORD.replace("summary: {en: A park.}", "summary: {en: A park., zh: 园区。}")
    body = page(base(a=later, b=RECORD + MACHINE)).body
    places = re.findall(r"<code>([^<]*)</code>", body)
    assert places == ["summary.zh", "story.need.zh", "timeline.1.text.zh", "timeline.1.text.zh"]
    assert 'href="../form/?record=cases/chengdu/b&amp;field=summary.zh"' in body, "it opens the form at the text"
    assert re.findall(r"<h2><a [^>]*>([^<]*)", body) == ["b", "a"]
    assert body.count("made by a machine") == 2, "of the text, and in the lead"


def test_nothing_is_wanted_of_our_own_records() -> None:
    for language in ("en", "zh", "zh-Hant"):
        found = page(real_library(), language)
        assert found.address == ADDRESS
        assert "<h2" not in found.body
        assert "cb-none" in found.body
    assert re.search(r"Of \d+ texts nobody has said", page(real_library()).body)


def test_every_part_has_a_name() -> None:
    parts = {path.partition(".")[0] for model in (Case, Policy) for path in field_paths(model)}
    assert {*READ_FIRST} <= parts
    for language in ("en", "zh"):
        assert parts == {key.rpartition(".")[2] for key in words(language).texts if key.startswith("translate.part.")}

"""What a page says of texts whose translation is outdated or a machine's: once where it is so, nothing elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.pages.edition import Edition
from builder.pages.record import case
from builder.records.decode import decode
from builder.records.model.conversion import in_script, terms
from builder.records.model.library import link
from builder.records.source import read_document
from builder.records.vocabularies import read_vocabularies

ROOT = Path(__file__).parents[3]
VOCABULARIES, _ = read_vocabularies(ROOT / "builder" / "vocabulary", base=ROOT)
RECORD = """\
title: {en: Park, zh: 服务园}
summary: {en: A park., zh: 一处园区。}
written_in: en
type: incubator
period: 2012
end:
  text: {en: It closed., zh: 已关闭。}
  source: one
timeline:
  - {date: 2012, text: {en: It opened., zh: 启用。}}
  - {date: 2013, text: {en: It grew., zh: 扩建。}}
story:
  need: {en: A need., zh: 需求。}
  practice: {en: What it did., zh: 做法。}
sources:
  one: {type: webpage, title: One}
contributors: [{name: A, roles: [research]}]
"""
STALE = "digest: 'aaaaaaaaaaaaaaaa'"


def body(language: str, *entries: str) -> str:
    """The page of the record with these translations."""
    said = "".join(f"  - {{language: zh, from: en, {entry}}}\n" for entry in entries)
    document = read_document("cases/chengdu/x.yml", (RECORD + (f"translations:\n{said}" if said else "")).encode())
    found = decode(document, folder="cases", vocabularies=VOCABULARIES).entry
    assert found is not None
    base = link([found], vocabularies=VOCABULARIES)
    read = in_script(base, language, known=terms(base, ()))
    return str(case.page(read.by_reference["cases/chengdu/x"], Edition(read, language)).body)


@pytest.mark.parametrize(
    ("entry_", "words"),
    [
        (f"field: title, {STALE}", "译自较早的原文"),
        (f"field: summary, {STALE}", "译自较早的原文"),
        ("field: end.text, by: machine", "机器翻译</span>"),
        (f"field: story.need, {STALE}", "译自较早的原文"),
        (f"field: timeline, {STALE}", "翻译之后，这一部分的原文已有改动。"),
        ("field: story, by: machine", "这一部分由机器翻译。"),
        (f"field: all, {STALE}", "翻译之后原文已有改动"),
    ],
)
def test_it_is_said_once_and_only_where_the_translation_is_shown(entry_: str, words: str) -> None:
    assert body("zh", entry_).count(words) == 1
    assert words not in body("zh")
    assert body("en", entry_) == body("en"), "the original is shown"


def test_a_converted_text_says_the_same() -> None:
    assert "譯自較早的原文" in body("zh-Hant", f"field: summary, {STALE}")


def test_nothing_is_said_where_all_is_well() -> None:
    assert body("zh", "field: summary, by: human") == body("zh")


def test_a_machine_that_a_person_has_read_is_no_doubt() -> None:
    assert body("zh", "field: summary, by: machine-reviewed") == body("zh")

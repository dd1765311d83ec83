"""Another key for a source: all that cites it follows, no other byte changes, the check says what it said before."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random
from typing import Any

import pytest

from builder.config import read_options
from builder.records.load import read
from builder.records.model.cited_keys import cited_keys
from builder.records.model.record import MODELS
from builder.records.problem import Problem
from builder.records.source import read_document
from builder.schema.draft07 import node_json
from tests.form.in_v8 import FormInV8
from tests.form.written_records import english_form
from tests.sites import ROOT, base_of

RECORDS = [path for folder in MODELS for path in sorted((ROOT / folder).rglob("*.yml"))]
NEW = "another-key-2026"
TRIED = 2
RECORD = """\
# about fu-2012: [@fu-2012] stays in a comment
title: {en: A, zh: 甲}
summary:
  en: >-
    Folded text that goes on and on [@fu-2012-b; @fu-2012,
    p. 3] and on [@fu-2012#q1].
  zh: 甲 [@fu-2012；第3页]，乙 [ @fu-2012]，fu-2012，丙 [@xu-2011; fu-2012#q1, 第 4 页]。
written_in: zh
type: incubator
period: 2012
facts:
  - {measure: first-intake, value: 3, unit: organisations, as_of: 2012, source: "fu-2012, p. 1"}
  - measure: first-intake
    value: 15
    as_of: 2012
    source: [fu-2012-b, 'fu-2012#q1', fu-2012]
translations:
- field: sources.fu-2012.note  # kept
  language: en
  from: zh
story:
  need:
    en: "Quoted [@\\u0066u-2012]."
sources:
  xu-2011:
    type: book
    title: X
  "fu-2012" : # the first
    type: book
    title: fu-2012
    quotes:
      q1: {text: fu-2012 wrote it}
  fu-2012-b: {type: book, title: B}
"""


@pytest.fixture(scope="module")
def form() -> FormInV8:
    return english_form()


def plain(text: str) -> Any:
    root = read_document("record", text.encode()).root
    assert root is not None
    return node_json(root)


def test_what_names_the_source_follows_and_nothing_else(form: FormInV8) -> None:
    right = RECORD
    for before, after in (
        ("[@fu-2012-b; @fu-2012,\n", f"[@fu-2012-b; @{NEW},\n"),
        ("on [@fu-2012#q1]", f"on [@{NEW}#q1]"),
        ("[@xu-2011; fu-2012#q1,", f"[@xu-2011; {NEW}#q1,"),
        ('"fu-2012, p. 1"', f'"{NEW}, p. 1"'),
        ("'fu-2012#q1', fu-2012]", f"'{NEW}#q1', {NEW}]"),
        ("field: sources.fu-2012.note", f"field: sources.{NEW}.note"),
        ('"fu-2012" : #', f"{NEW} : #"),
        ('"Quoted [@\\u0066u-2012]."', f'"Quoted [@{NEW}]."'),
    ):
        assert right.count(before) == 1, before
        right = right.replace(before, after)
    assert form.call("formRenamed", "Case", RECORD, "fu-2012", NEW) == right
    assert form.call("formRenamed", "Case", right, NEW, "fu-2012").count("fu-2012") == RECORD.count("fu-2012") + 1


def test_line_ends_and_a_mark_of_the_file_stay(form: FormInV8) -> None:
    text = "\ufeff" + RECORD.replace("\n", "\r\n")
    made = form.call("formRenamed", "Case", text, "xu-2011", NEW)
    assert made == text.replace("xu-2011", NEW)


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_sources_of_every_record_can_have_another_key(form: FormInV8, path: Path) -> None:
    """Told from Python's reading: the record says the same under the new key, and only keys differ in the text."""
    text, model = path.read_bytes().decode(), MODELS[path.relative_to(ROOT).parts[0]].__name__
    keys = sorted(plain(text).get("sources", {}))
    for key in Random(path.stem).sample(keys, min(TRIED, len(keys))):
        made = form.call("formRenamed", model, text, key, NEW)
        assert made != text
        assert made.replace(NEW, key) == text
        named = re.compile(rf"(?<![\w-]){key}(?![\w-])")
        assert [line for line in made.splitlines() if named.search(line) and "[@" in line and f"@{key}" in line] == []


def problems(folder: Path, text: str) -> list[Problem]:
    base = base_of(folder, {"cases/chengdu/park.yml": text})
    return [each for each in read(base, read_options(base)).problems if each.path == "cases/chengdu/park.yml"]


def test_the_check_says_what_it_said(form: FormInV8, tmp_path: Path) -> None:
    text = (ROOT / "cases" / "chengdu" / "ngo-service-park.yml").read_text(encoding="utf-8")
    before = problems(tmp_path / "before", text)
    for number, key in enumerate([*plain(text)["sources"]][:3]):
        made = form.call("formRenamed", "Case", text, key, NEW)
        after = problems(tmp_path / str(number), made)
        assert [(each.line, each.code) for each in after] == [(each.line, each.code) for each in before], key


def test_the_values_of_the_form_follow_as_the_text_does(form: FormInV8) -> None:
    for path in RECORDS:
        text, model = path.read_bytes().decode(), MODELS[path.relative_to(ROOT).parts[0]].__name__
        for key in sorted(plain(text).get("sources", {}))[:1]:
            after = form.call("formRenamedRecord", model, text, key, NEW)
            assert after == form.call("formRecord", model, form.call("formRenamed", model, text, key, NEW)), path


KEYS = ("fu-2012", "a", "q1", "Fu-2012", "fu_2012", "付涛2012", "fu 2012", "-fu", "fu-", "fu--2012", "con", "com1",
        "lpt0", "com", "a" * 80, "a" * 81, "fu-2012#q1", "fu.2012", "ｆｕ", "１２")  # fmt: skip


@pytest.mark.parametrize("key", KEYS)
def test_a_key_is_refused_where_the_check_refuses_it(form: FormInV8, tmp_path: Path, key: str) -> None:
    text = RECORD.replace("xu-2011", f"'{key}'").replace("[@'", "[@").replace("'; fu", "; fu")
    record = text.replace(f"[@{key};", "[@fu-2012-b;")
    codes = {each.code for each in problems(tmp_path / "base", record)}
    told = form.call("formKeyFault", key, [])
    assert (told["code"] if told else None) == next((code for code in FAULTS if FAULTS[code] & codes), None)


FAULTS = {
    "key-form": {"key-form", "look-alike"},
    "reserved-name": {"reserved-name"},
    "slug-too-long": {"slug-too-long"},
}


def test_a_key_that_another_source_has_is_refused(form: FormInV8) -> None:
    assert form.call("formKeyFault", "xu-2011", ["xu-2011", "fu-2012"])["code"] == "key-taken"
    assert form.call("formKeyFault", "xu-2012", ["xu-2011", "fu-2012"]) is None


def test_the_keys_that_a_record_cites_are_those_of_python(form: FormInV8, tmp_path: Path) -> None:
    """What the values cite under the new key is what Python finds cited there."""
    text = (ROOT / "cases" / "chengdu" / "ngo-service-park.yml").read_text(encoding="utf-8")
    key = "fu-2012-en"
    base = base_of(tmp_path / "base", {"cases/chengdu/park.yml": form.call("formRenamed", "Case", text, key, NEW)})
    before = base_of(tmp_path / "before", {"cases/chengdu/park.yml": text})
    cited = [[*cited_keys(read(each, read_options(each)).library.entries[0].record)] for each in (before, base)]
    assert cited[0].count(key) > 0
    assert [NEW if each == key else each for each in cited[0]] == cited[1]

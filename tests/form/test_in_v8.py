"""What the form writes: a record that is opened keeps what was not touched, a new one passes the check."""

from __future__ import annotations

import copy
import difflib
import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from builder.records.model.joined_items import split_items
from builder.records.model.record import MODELS
from builder.records.source import read_document
from builder.schema.draft07 import node_json
from tests.form.in_v8 import FormInV8
from tests.form.written_records import english_form, problems_of
from tests.sites import ROOT

RECORDS = [path for folder in MODELS for path in sorted((ROOT / folder).rglob("*.yml"))]
EDITS = 2
MADE = 9


@pytest.fixture(scope="module")
def form() -> FormInV8:
    return english_form()


def texts(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The paths of all texts."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in pairs:
        yield from texts(part, (*path, key))
    if isinstance(value, str):
        yield path


def with_text(record: Any, path: tuple[str | int, ...], text: str) -> Any:
    changed = copy.deepcopy(record)
    part = changed
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = text
    return changed


def ended(value: Any) -> Any:
    """A record without the line ends behind its texts, which blocks keep."""
    if isinstance(value, dict):
        return {key: ended(part) for key, part in value.items()}
    return [ended(part) for part in value] if isinstance(value, list) else value.rstrip("\n")


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_only_what_is_touched_changes(form: FormInV8, path: Path) -> None:
    text, model = path.read_bytes().decode(), MODELS[path.relative_to(ROOT).parts[0]].__name__
    record = form.call("formRecord", model, text)
    assert form.call("formChanged", model, text, record) == text
    random = Random(path.stem)
    for touched in random.sample([*texts(record)], EDITS):
        after = with_text(record, touched, "A new text: with #, [@fu-2012] and “quotes”")
        edited = form.call("formChanged", model, text, after)
        difference = difflib.unified_diff(text.splitlines(), edited.splitlines(), n=0, lineterm="")
        assert len([line for line in difference if line.startswith("@@")]) == 1, touched
        root = read_document("record", edited.encode()).root
        assert root is not None
        assert ended(node_json(root)) == ended(after), touched


def test_what_the_form_writes_passes_the_check(form: FormInV8, tmp_path: Path) -> None:
    assert problems_of(form, range(MADE), tmp_path) == []


def test_the_form_finds_what_the_check_finds(form: FormInV8) -> None:
    """The slips of a Chinese keyboard, and what each gets."""
    slips = {
        "period": {"２０１２": "2012", "2012年6月": "2012-06", "二〇一二年": "2012", "2012－2013": "2012 .. 2013",
                   "2012至今": "2012 ..", "2012/6/29": "2012-06-29", "民国90年": "2001", "约2001年": "~2001",
                   "2012 .. 2013-02-30": "2012 .. 2013-02-28", "2013-02-30 ..": "2013-02-28 ..",
                   "2014 .. 2013-02-30": ""},
    }  # fmt: skip
    for key, cases in slips.items():
        for slip, right in cases.items():
            found = form.call("formProblems", "Case", {key: slip})
            assert [problem.get("fix") for problem in found if problem["path"] == [key]] == [right], slip
    cited = form.call("formProblems", "Case", {"written_in": "zh", "summary": {"zh": "开园【＠fu-2012＃q1，第3页】。"}})
    assert "开园[@fu-2012#q1, 第3页]。" in [problem.get("fix") for problem in cited]


def test_a_record_without_its_fields_lacks_what_is_required(form: FormInV8) -> None:
    found = form.call("formProblems", "Case", {})
    missing = [problem["path"] for problem in found if problem["code"] == "missing-field"]
    assert json.dumps(missing) == json.dumps(
        [["title"], ["summary"], ["written_in"], ["type"], ["period"], ["contributors"]]
    )


JOINED = ("园区，基地", "园区, 基地、 服务园", "孵化；培育", "NGO、基金会", "基金会,NGO", "园区（一期、二期），基地",
          "服务园（园区、基地）",
          "《社会、组织》研究", "“一、二”计划", "第1、2期", "A Foundation, Inc.", "园区，", "，园区", "园 ; 𠀀", "a，b",
          "a，园", "园，1",
          "园，é", "「甲、乙」；丙", "甲、乙(丙;丁)、戊", "字", "")  # fmt: skip


@pytest.mark.parametrize("text", JOINED)
def test_items_in_one_text_are_those_that_the_check_finds(form: FormInV8, text: str) -> None:
    found = form.call("formProblems", "Case", {"also_known_as": [text]})
    fixes = [problem["fix"] for problem in found if problem["code"] == "items-in-one-text"]
    items = split_items(text)
    assert fixes == (["\n".join(items)] if items else [])

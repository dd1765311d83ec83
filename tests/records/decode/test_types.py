"""Whatever a file says: each value has the type of its field, and none is lost without a problem."""

from __future__ import annotations

import re
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.language.unseen import is_blank
from builder.records.decode import decode
from builder.records.model.declare import Declared, Field, fields
from builder.records.model.values import Text
from builder.records.model.vocabulary import Vocabularies
from builder.records.source import read_document
from builder.records.source.document import Mapping, Node, Scalar, Sequence
from builder.records.vocabularies import read_vocabularies

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "tests" / "examples" / "records" / "valid" / "full"
RECORDS = {path: path.read_text(encoding="utf-8") for path in sorted(EXAMPLE.rglob("*/*.yml"))}
VALUES = (
    '""',
    "~",
    "[]",
    "{}",
    "?",
    "unknown",
    "2012",
    "..",
    "[a, 1]",
    "{a: 1}",
    "[{}]",
    "a: b",
    "孵化器",
    "[[]]",
    "- x",
)


@pytest.fixture(scope="module")
def vocabularies() -> Vocabularies:
    return read_vocabularies(ROOT / "builder" / "vocabulary", base=ROOT)[0]


def single_values(declared: Field, value: Any) -> tuple[Any, ...]:
    """The single values of a field, after its list and its map are held to be such."""
    if declared.keyed:
        assert isinstance(value, dict)
        value = tuple(value.values())
    if declared.many:
        lists = value if declared.keyed else (value,)
        assert all(isinstance(each, tuple) for each in lists)
        return tuple(item for each in lists for item in each)
    return value if declared.keyed else (value,)


def hold_types(part: Declared) -> None:
    for declared in fields(type(part)):
        value = getattr(part, declared.attribute)
        if value is None:
            assert not declared.required, declared.key
            continue
        for single in single_values(declared, value):
            assert type(single) is declared.shape, (declared.key, single)
            if isinstance(single, Declared):
                hold_types(single)


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_a_whole_record(path: Path, vocabularies: Vocabularies) -> None:
    reading = decode(read_document(path.name, RECORDS[path].encode()), folder=path.parts[-3], vocabularies=vocabularies)
    assert reading.record
    hold_types(reading.record)


@st.composite
def mutated(draw: st.DrawFn, text: str) -> str:
    """The text of a record with another value in one of its lines, and less or nothing of what stood below it."""
    lines = text.split("\n")
    number = draw(st.sampled_from([at for at, line in enumerate(lines) if ":" in line]))
    key = lines[number][: lines[number].index(":")]
    indent = " " * (len(key) - len(key.lstrip(" -")) + 1)
    below = list(takewhile(lambda line: line.startswith(indent), lines[number + 1 :]))
    dropped = draw(st.sampled_from([0, len(below)]))
    return "\n".join([*lines[:number], f"{key}: {draw(st.sampled_from(VALUES))}", *lines[number + 1 + dropped :]])


@given(st.data())
def test_a_record_with_another_value_anywhere(vocabularies: Vocabularies, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(list(RECORDS)))
    document = read_document(path.name, data.draw(mutated(RECORDS[path])).encode())
    reading = decode(document, folder=path.parts[-3], vocabularies=vocabularies)
    if reading.record:
        hold_types(reading.record)


def hold_every_value(node: Node, part: Declared) -> None:
    """Whatever a map has a key for is in the value made from it: as many items, entries and languages."""
    assert isinstance(node, Mapping)
    declared = {name: field for field in fields(type(part)) for name in (field.key, field.about.name)}
    for entry in node:
        field = declared[entry.key.text]
        hold_value(entry.value, getattr(part, field.attribute), field)


def children(node: Node) -> tuple[Node, ...]:
    assert not isinstance(node, Scalar)
    return node.items if isinstance(node, Sequence) else tuple(pair.value for pair in node)


def without_space(text: str) -> str:
    """A text but for its line ends, which are judged by what stands on both sides."""
    return re.sub(r"\s", "", text)


def hold_value(node: Node, value: Any, field: Field) -> None:
    assert value is not None
    if isinstance(value, tuple | dict):
        items = children(node) if field.keyed or isinstance(node, Sequence) else (node,)
        assert len(items) == len(value)
        for item, single in zip(items, value.values() if isinstance(value, dict) else value, strict=True):
            hold_value(item, single, field)
    elif isinstance(value, Text):
        texts = children(node) if isinstance(node, Mapping) else (node,)
        written = {without_space(text.text) for text in texts if isinstance(text, Scalar)}
        assert value.unknown or {without_space(passage.text) for passage in value.passages.values()} == written
        assert value.unknown or not any(is_blank(passage.text) for passage in value.passages.values())
    elif isinstance(value, Declared):
        hold_every_value(node, value)


@given(st.data())
def test_nothing_disappears_without_a_problem(vocabularies: Vocabularies, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(list(RECORDS)))
    text = data.draw(mutated(RECORDS[path]))
    document = read_document(path.name, text.encode())
    reading = decode(document, folder=path.parts[-3], vocabularies=vocabularies)
    if not reading.problems:
        assert reading.record is not None
        assert document.root is not None
        hold_every_value(document.root, reading.record)

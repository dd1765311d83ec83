"""Whatever a file says: every value that the decoder gives has the type that its field declares."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.records.decode import decode
from builder.records.model.declare import Declared, Field, fields
from builder.records.model.vocabulary import Vocabularies
from builder.records.source import read_document
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


@given(st.data())
def test_a_record_with_another_value_anywhere(vocabularies: Vocabularies, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(list(RECORDS)))
    lines = RECORDS[path].split("\n")
    number = data.draw(st.sampled_from([at for at, line in enumerate(lines) if ": " in line]))
    lines[number] = f"{lines[number].split(': ')[0]}: {data.draw(st.sampled_from(VALUES))}"
    document = read_document(path.name, "\n".join(lines).encode())
    reading = decode(document, folder=path.parts[-3], vocabularies=vocabularies)
    if reading.record:
        hold_types(reading.record)

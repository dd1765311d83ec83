"""Character references are judged as the characters that they name."""

from __future__ import annotations

from html.entities import html5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.records.source import read_document
from builder.records.source.references import refused_references, without_refused
from builder.records.source.text import forbidden


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("&#x202E;", "bidi-mark"), ("&#8238;", "bidi-mark"), ("&#X202e;", "bidi-mark"), ("&#x00000202E;", "bidi-mark"),
        ("&lrm;", "bidi-mark"), ("&rlm;", "bidi-mark"), ("&#11;", "control-character"), ("&#x7f;", "control-character"),
        ("&#0;", "control-character"), ("&#x85;", "line-separator"), ("&#x2028;", "line-separator"),
        ("&#xFEFF;", "inner-bom"), ("&#xFDD0;", "control-character"), ("&#64976;", "control-character"),
        ("&#x10FFFF;", "control-character"), ("&#x110000;", "control-character"),
        (f"&#{'9' * 5000};", "control-character"), ("&#xD800;", "lone-surrogate"),
    ],
)  # fmt: skip
def test_refused(written: str, code: str) -> None:
    (problem,) = read_document("x.yml", f"a: b\nc: |\n  first\n  成都 {written}d\n".encode()).problems
    assert (problem.line, problem.column, problem.code) == (4, 6, code)
    assert problem.fix == ("  成都  d" if code == "line-separator" else "  成都 d")


@pytest.mark.parametrize(
    "written", ["&amp;", "&nbsp;", "&#x4e2d;", "&amp;#x202E;", "&#x202E", "&nothing;", "&", "a&b;", "&#;"]
)
def test_welcome(written: str) -> None:
    assert read_document("x.yml", f"a: b {written} c\n".encode()).problems == ()


@pytest.mark.parametrize("source", [r'"\u0026#x202E;"', r'"\x26lrm;"', '"&#x20\\\n  2E;"'])
def test_a_reference_behind_an_escape_is_refused(source: str) -> None:
    (problem,) = read_document("x.yml", f"a: {source}\n".encode()).problems
    assert (problem.line, problem.column, problem.code, problem.fix) == (1, 4, "bidi-mark", "")


def test_of_one_kind_one_is_shown_a_line() -> None:
    problems = read_document("x.yml", b"a: b &lrm;&rlm;&#11;\nc: '&#xFEFF;\n  &lrm;'\n").problems
    assert [(problem.line, problem.column, problem.code) for problem in problems] == [
        (1, 6, "bidi-mark"),
        (1, 16, "control-character"),
        (2, 5, "inner-bom"),
        (3, 3, "bidi-mark"),
    ]
    assert problems[0].fix == "a: b "


def test_many_are_not_slow() -> None:
    assert read_document("x.yml", b"a: b " + b"&#xFDD0;" * 30_000 + b"\n").problems
    assert read_document("x.yml", b"a: |\n" + b"  &#xFDD0;\n" * 20_000).problems


@given(st.integers(0, 0x110010), st.sampled_from(["&#{};", "&#x{:x};", "&#X{:X};", "&#{:08};"]))
def test_every_number_is_judged_as_its_character(point: int, form: str) -> None:
    refused = list(refused_references(form.format(point)))
    assert bool(refused) == (point > 0x10FFFF or bool(forbidden(chr(point))))


def test_every_name_is_judged_as_its_characters() -> None:
    for name, characters in html5.items():
        refused = name.endswith(";") and any(map(forbidden, characters))
        assert (without_refused(f"a&{name}b") != f"a&{name}b") == refused

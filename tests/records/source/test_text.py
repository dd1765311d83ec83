"""Bytes that are text, and those that are not."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.records.source.text import BAD, MAX_BYTES, forbidden, read_text


@pytest.mark.parametrize("data", [b"a\n", b"\xef\xbb\xbfa\n", b"a\r\n"])
def test_the_same_text(data: bytes) -> None:
    assert read_text("x", data) == ("a\n", ())


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [
        (b"a" * (MAX_BYTES + 1), "too-large", (1, 1)),
        ("a: b".encode("utf-16"), "wrong-encoding", (1, 1)),
        ("a: b".encode("utf-16-le"), "wrong-encoding", (1, 1)),
        ("a: b".encode("utf-16-be"), "wrong-encoding", (1, 1)),
        ("a: b".encode("utf-32"), "wrong-encoding", (1, 1)),
        ("a: b".encode("utf-32-be"), "wrong-encoding", (1, 1)),
        ("成: b\r\nc: 都".encode() + b"\xff", "not-utf-8", (2, 5)),
        (b"a: \xc0\xaf", "not-utf-8", (1, 4)),
        (b"\xed\xa0\x80", "not-utf-8", (1, 1)),
    ],
)
def test_no_text(data: bytes, code: str, place: tuple[int, int]) -> None:
    text, problems = read_text("x", data)
    assert text is None
    assert [(problem.code, (problem.line, problem.column)) for problem in problems] == [(code, place)]


@pytest.mark.parametrize(
    ("character", "code"),
    [
        *((character, "control-character") for character in "\0\x07\x0b\x1b\x7f\x80\x9f\ufffe\uffff\U0001ffff"),
        *((character, "line-separator") for character in "\x85\u2028\u2029"),
        *((character, "bidi-mark") for character in "\u061c\u200e\u200f\u202a\u202e\u2066\u2069"),
        ("\ufeff", "inner-bom"),
    ],
)
def test_refused_characters(character: str, code: str) -> None:
    text, problems = read_text("x", f"a: b\nc: 😀{character}d\n".encode())
    assert text == "a: b\nc: 😀\ufffdd\n"
    (problem,) = problems
    assert (problem.line, problem.column, problem.code) == (2, 5, code)
    assert problem.fix == ("c: 😀 d" if code == "line-separator" else "c: 😀d")
    assert dict(problem.values) == {"character": f"U+{ord(character):04X}", "lines": "1"}


@pytest.mark.parametrize("character", "\t \u00a0\u00ad\u200b\u200c\u200d\u2060\u3000字😀")
def test_welcome_characters(character: str) -> None:
    assert forbidden(character) == ""
    assert read_text("x", f"a{character}".encode()) == (f"a{character}", ())


def test_a_lone_carriage_return_is_told_once() -> None:
    text, problems = read_text("x", b"a: b\rc: d\r")
    assert text == "a: b\nc: d\n"
    assert [(problem.code, problem.line, problem.column) for problem in problems] == [("carriage-return", 1, 5)]


def test_every_control_and_format_character_is_judged() -> None:
    """What Unicode calls control is refused but for tab and line feed; of the format characters, the bidi marks are."""
    controls = {chr(point) for point in range(0x110000) if unicodedata.category(chr(point)) == "Cc"}
    assert {character for character in controls if not forbidden(character)} == {"\t", "\n", "\r"}
    bidi = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}
    marks = {chr(point) for point in range(0x110000) if unicodedata.bidirectional(chr(point)) in bidi}
    assert all(forbidden(character) == "bidi-mark" for character in marks)


def test_nothing_printable_is_refused() -> None:
    """On which the quick look rests."""
    assert not [chr(point) for point in range(0x110000) if BAD.match(chr(point)) and chr(point).isprintable()]


@given(st.binary())
def test_never_raises(data: bytes) -> None:
    text, problems = read_text("x", data)
    assert problems or text is not None
    assert text is None or not BAD.search(text)

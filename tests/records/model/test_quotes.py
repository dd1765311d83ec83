"""Quotes as they are compared: the same however a copy sets them, another when a character of the wording differs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.records.model.quotes import digest, excess, folded

SAME = (
    ("园区有“六间”办公室", "园区 有「六间」\n办公室"),
    ("2012年——2013年", "２０１２年─2013年"),
    ("Xu's advice", "Xu’s   advice"),
    ("a well-known ‘model’", 'a well‑known "model"'),
    ("soft\u00adhyphen", "softhyphen"),
    ("六间（含会议室）", "六间(含会议室)"),
)
DIFFERENT = (
    ("园区有六间办公室", "園區有六間辦公室"),
    ("six rooms", "seven rooms"),
    ("six rooms", "sixrooms"),
    ("Six rooms", "six rooms"),
    ("将继续拓宽", "将拓宽"),
)
WORDING = st.text(st.sampled_from("成都市公益组织服务园六间办公室abcdefXYZ0123456789"), min_size=1, max_size=40)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_copies_of_one_text_are_the_same(one: str, other: str) -> None:
    assert folded(one) == folded(other)
    assert digest(one) == digest(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_script_wording_and_case_stand(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@given(WORDING, st.integers(0, 39), st.sampled_from("錯误W7"))
def test_another_character_is_another_quote(words: str, at: int, character: str) -> None:
    other = words[:at] + character + words[at + 1 :]
    assert (folded(words) == folded(other)) == (words == other)


@given(st.text(max_size=80))
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("字" * 120, None),
        ("字" * 121, ("han", 121, 120)),
        ("well-known " * 60, None),
        ("a " * 61, ("words", 61, 60)),
        ("1,000 of Xu’s " * 20, None),
    ],
)
def test_a_quote_is_short(text: str, expected: tuple[str, int, int] | None) -> None:
    assert excess(text) == expected

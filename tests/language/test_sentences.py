"""Sentences end where readers of either language think they do, and cutting loses nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.language.sentences import opening, sentences, shortened

PIECES = ["A", "b", "No. 3", "NPI", "。", "！”", ". ", "? ", "[@a-1, pp. 3]", " ", "\n", "12", "“", "他来", "…"]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("One here. Two there.", ["One here.", " Two there."]),
        ("Document No. 35 came. “Why?” He left.", ["Document No. 35 came.", " “Why?”", " He left."]),
        ("It was run by NPI. It ended.", ["It was run by NPI.", " It ended."]),
        ("In the U.S. Government. Dr. Lin left.", ["In the U.S. Government.", " Dr. Lin left."]),
        ("Version 1.2 works. 15 came.", ["Version 1.2 works.", " 15 came."]),
        ("It grew (see p. 3). Then no more.", ["It grew (see p. 3).", " Then no more."]),
        ("It came, e.g. from there. done.", ["It came, e.g. from there. done."]),
        ("他说：“来。”他来了。 走", ["他说：“来。”", "他来了。", " 走"]),
        ("来了。[@a] 走了。", ["来了。[@a]", " 走了。"]),
        ("It opened [@fu-2012, pp. 3]. It closed.[@xu]", ["It opened [@fu-2012, pp. 3].", " It closed.[@xu]"]),
        ("これは文です。次の文。", ["これは文です。", "次の文。"]),
        ("a\n\nb. C", ["a\n\nb. C"]),
        ("", []),
    ],
)
def test_where_sentences_end(text: str, cut: list[str]) -> None:
    assert list(sentences(text)) == cut


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_sentences_joined_are_the_text(text: str) -> None:
    assert "".join(sentences(text)) == text


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("One here. Two there. Three.", 21, "One here. Two there."),
        ("Short", 20, "Short"),
        ("第一句。第二句。", 5, "第一句。"),
        ("One very long sentence without an end in sight", 20, "One very long…"),
        ("一二三四五六七八九十", 4, "一二三四…"),
    ],
)
def test_the_opening_of_a_text(text: str, limit: int, shown: str) -> None:
    assert opening(text, limit=limit) == shown


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("Short.", 20, "Short."),
        ("One sentence here. Another that is cut off", 30, "One sentence here."),
        ("A sentence without an end that is cut at a word", 30, "A sentence without an end…"),
        ("一句话在这里。另一句被截掉了", 10, "一句话在这里。"),
        ("没有句号的一长串文字被截断", 8, "没有句号的一长…"),
        ("Version 1.2 of a thing that goes on and on", 24, "Version 1.2 of a thing…"),
    ],
)
def test_shortened(text: str, limit: int, shown: str) -> None:
    assert shortened(text, limit) == shown
    assert len(shown) <= limit

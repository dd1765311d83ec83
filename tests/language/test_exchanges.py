"""The words that conversion exchanges, as told to an editor."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.language.chinese import guarded_terms, interface_terms, traditional, traditional_characters
from builder.language.exchanges import Exchanges

KNOWN = guarded_terms().with_words({"项目": "計畫", "项目管理": "專案管理", "孵": "x"})
TEXT = "“项目”之外的项目，由\n高校的网络项目管理；见《软件》与 `信息`。水平面以下。"


def told(text: str) -> list[tuple[str, str, int]]:
    return [(each.word, each.put, each.start) for each in Exchanges(KNOWN).of(text)]


def test_every_word_is_told_with_its_place_in_the_simplified_text() -> None:
    assert told(TEXT) == [
        ("项目", "計畫", 7),
        ("高校", "大專校院", 12),
        ("网络", "網路", 15),
        ("项目管理", "專案管理", 17),
    ]


def test_a_word_is_told_with_what_stands_around_it() -> None:
    second = Exchanges(KNOWN).of(TEXT)[1]
    assert (second.before, second.behind) == ("「項目」之外的計畫，由\n", "的網路專案管理；見《軟件")


@pytest.mark.parametrize("text", ["", "公益", "水平线", "《项目》", "“项目”", "只有一只", "Plain text"])
def test_what_changes_in_characters_alone_is_not_told(text: str) -> None:
    assert told(text) == []


def test_words_that_are_not_of_han_characters_alone_are_told() -> None:
    assert told("知识共享 署名 4.0，二维码")[0] == ("知识共享 署名", "創用CC 姓名標示", 0)
    assert told("知识共享 署名 4.0，二维码")[1] == ("二维码", "QR Code", 12)


def test_a_name_that_is_written_otherwise_is_told() -> None:
    known = Exchanges(guarded_terms().with_names({"余晓敏": "余曉敏", "联劝": "聯勸基金會"}))
    assert [(each.word, each.put) for each in known.of("余晓敏与“联劝”")] == [("联劝", "聯勸基金會")]


def test_quotation_marks_are_counted() -> None:
    assert Exchanges(KNOWN).quotation_marks("“甲‘乙’”与 it’s，“丙”") == 6
    assert Exchanges(KNOWN).quotation_marks("没有") == 0


def test_hand_written_pages_have_the_words_of_the_interface() -> None:
    assert [each.put for each in Exchanges(interface_terms()).of("打开仓库，运行脚本")] == ["儲存庫", "執行指令碼"]


@given(st.lists(st.sampled_from(["项目", "高校", "与", "的", "“", "”", "《", "》", "二维码", "a", "\n", "，", "1"])))
def test_what_is_told_makes_the_traditional_text_of_the_simplified_one(pieces: list[str]) -> None:
    text = "".join(pieces)
    made, at = "", 0
    for each in Exchanges(KNOWN).of(text):
        assert text[each.start : each.start + len(each.word)] == each.word
        made += traditional_characters(text[at : each.start]) + each.put
        at = each.start + len(each.word)
    made += traditional_characters(text[at:])
    marks = str.maketrans("「」", "“”")
    assert made.translate(marks) == traditional(text, KNOWN).translate(marks)

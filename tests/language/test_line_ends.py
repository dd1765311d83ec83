"""Line ends within texts: paragraphs, lines of Chinese, one line."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.language.line_ends import join_chinese_lines, one_line, separate_paragraphs
from builder.pages.html.prose import blocks
from tests.tries import tries


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("头\n发，\n剪\n", "头发，剪\n"),
        ("一\n\n二", "一\n\n二"),
        ("- 头\n  发\n- 二\n三", "- 头发\n- 二三"),
        ("> 头\n发", "> 头发"),
        ("中文\nNGO\n中文", "中文\nNGO\n中文"),
        ("# 头\n发", "# 头\n发"),
        ("- # 头\n发", "- # 头\n发"),
        ("    头\n发", "    头\n发"),
        ("头\n发\n|-|", "头\n发\n|-|"),
        ("```\n头\n发\n```", "```\n头\n发\n```"),
        ("头\n# 发\n- 中", "头\n# 发\n- 中"),
        ("头\\\n发  \n中", "头\\\n发  \n中"),
        ("头\n　　发", "头\n　　发"),
    ],
)
def test_chinese_lines(text: str, joined: str) -> None:
    assert join_chinese_lines(text) == joined


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("　　甲\n　　乙\n丙\n　　丁", "　　甲\n\n　　乙\n丙\n\n　　丁"),
        ("甲\n　　乙", "甲\n\n　　乙"),
        ("　　甲\n\n　　乙", "　　甲\n\n　　乙"),
        ("- 甲\n　　乙", "- 甲\n　　乙"),
        ("```\n甲\n　　乙\n```", "```\n甲\n　　乙\n```"),
    ],
)
def test_indented_paragraphs(text: str, paragraphs: str) -> None:
    assert separate_paragraphs(text) == paragraphs


def test_one_line() -> None:
    assert one_line("社区\n 办法\n\nof NGOs\nand\n") == "社区办法 of NGOs and"


LINES = st.sampled_from(
    [
        "中",
        "文。",
        "a",
        "- 中",
        "  文",
        "1. 中",
        "> 中",
        "# 文",
        "    中",
        "===",
        "|中|",
        "|-|",
        "　　中",
        "**中",
        "文**",
        "",
    ]
)


@tries(1000)
@given(st.lists(LINES, max_size=8).map("\n".join))
def test_joined_lines_are_the_same_page(text: str) -> None:
    assert blocks(join_chinese_lines(text), heading=3) == blocks(text, heading=3)


@given(st.lists(LINES, max_size=8).map("\n".join))
def test_nothing_but_line_ends_changes(text: str) -> None:
    assert re.sub(r"\s", "", join_chinese_lines(separate_paragraphs(text))) == re.sub(r"\s", "", text)

"""Line ends within scalars: no space between Han characters, one between words, and places that stay right."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from builder.language.line_ends import line_separator
from builder.records.source import read_document
from builder.records.source.document import Mapping, Place, Scalar

HAN = "[\u3400-\u9fff]"


def scalar(source: str) -> Scalar:
    """The value of `a` in a file."""
    document = read_document("x.yml", source.encode())
    assert document.problems == ()
    assert isinstance(document.root, Mapping)
    value = document.root.get("a")
    assert isinstance(value, Scalar)
    return value


def written(lines: list[str], style: str) -> str:
    """A file with the lines as the value of `a`. style: >, >-, plain, ' or "."""
    if style in (">", ">-"):
        return f"a: {style}\n" + "".join(f"  {line}\n" for line in lines)
    quote = style if style in ("'", '"') else ""
    return f"a: {quote}" + "\n  ".join(lines) + f"{quote}\n"


@pytest.mark.parametrize("style", [">", ">-", "plain", "'", '"'])
@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["社区服务中心由居民", "自行管理，", "并与街道"], "社区服务中心由居民自行管理，并与街道"),
        (["it began", "in the area"], "it began in the area"),
        (["it’s “so”", "“they” say", "– or —", "not"], "it’s “so” “they” say – or — not"),
        (["他说：“来。”", "“不。”", "走——", "了……", "吧"], "他说：“来。”“不。”走——了……吧"),
        (["第一 NGO", "在成都", "的 NPI"], "第一 NGO 在成都的 NPI"),
        (["由政府，", "**六位专家**任顾问 [@hub-2020]", "首批见", "[名单](https://a.org/b_(c))", "所载"],
         "由政府，**六位专家**任顾问 [@hub-2020]首批见[名单](https://a.org/b_(c))所载"),
        (["see **bold**", "*this* [@a-1]", "and [link](https://a.org)", "ends"],
         "see **bold** *this* [@a-1] and [link](https://a.org) ends"),
        (["用`代码`", "写**字**", "_斜_", "文"], "用`代码`写**字**_斜_文"),
        (["ひらがな", "カタカナ", "漢字"], "ひらがなカタカナ漢字"),
        (["한국어", "문장", "中文"], "한국어 문장 中文"),
        (["one", "* two", "a *", "b", "[@a-1]", "c"], "one * two a * b [@a-1] c"),
        (["中文", "　　乙段", "丙"], "中文\n\n　　乙段丙"),
    ],
)  # fmt: skip
def test_lines_are_folded(lines: list[str], text: str, style: str) -> None:
    assert scalar(written(lines, style)).text.rstrip("\n") == text


def test_what_is_no_folded_line_end_stays() -> None:
    assert scalar("a: |\n  中\n  文\n").text == "中\n文\n"
    assert scalar("a: >\n  中\n\n  文\n    深\n  浅\n").text == "中\n文\n  深\n浅\n"
    assert scalar('a: "中\\\n  文 \\\n  字\\n\n  行"\n').text == "中文 字\n行"
    assert scalar("a: '中 文\n  it''s\n  字'\n").text == "中 文 it's 字"
    assert scalar('a: "\\u4e2d\n  \\u6587"\n').text == "中文"


def test_a_place_in_a_folded_text() -> None:
    value = scalar("a: >\n  第一\n  行［＠fu-2012，\n  第3页］ [@b,\n  p. 4]\n")
    assert value.text == "第一行［＠fu-2012，第3页］ [@b, p. 4]\n"
    assert value.place_of("［＠fu-2012，第3页］") == Place(3, 4)
    assert value.place_of("[@b, p. 4]") == Place(4, 8)
    assert value.place_of("一行") == Place(2, 4)
    assert scalar('a: "甲\\\n  乙丙"\n').place_of("甲乙丙") == Place(1, 5)
    assert scalar("a: >\n  第一 [@a]\n  第二 [@a]\n").place_of("[@a]", nth=1) == Place(3, 6)


LINES = st.text(alphabet=st.sampled_from("中文字，。“”’：—ab é[]()*_`"), min_size=1, max_size=8)


@given(st.lists(LINES, min_size=1, max_size=6), st.sampled_from([">", ">-", "plain", "'", '"']))
def test_only_line_ends_are_folded(lines: list[str], style: str) -> None:
    """As YAML's own reader has it, but for spaces; and no space between Han characters that no line has."""
    lines = [line.strip() or "x" for line in lines]
    source = written(lines, style)
    document = read_document("x.yml", source.encode())
    if document.problems or not isinstance(document.root, Mapping):
        return
    found, wanted = document.root.entries[0].value, yaml.load(source, Loader=yaml.CBaseLoader)["a"]  # noqa: S506
    assert isinstance(found, Scalar)
    assert found.text.replace(" ", "") == wanted.replace(" ", "")
    shown = re.compile(f"(?<={HAN}) +(?={HAN})")
    assert len(shown.findall(found.text)) <= sum(len(shown.findall(line)) for line in lines)


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ("the", "area", " "), ("由居民", "自行", ""), ("园，", "NGO", ""), ("NGO", "（民非）", ""), ("中", "NGO", " "),
        ("dogs’", "bones", " "), ("word", "(see", " "), ("hello 😀", "world", " "), ("你好😀", "世界", ""),
        ("是“NGO”", "的人", ""), ("(中文)", "中文", ""), ("한국", "中国", " "), ("중국，", "한국", " "),
        ("2001–", "2012", " "), ("——", "——", " "),
        ("ﾊ", "ﾛ", ""), ("〇", "年", ""), ("𠮷", "𠮷", ""), ("a ", "b", ""), ("", "b", ""),
    ],
)  # fmt: skip
def test_line_separator(before: str, after: str, wanted: str) -> None:
    assert line_separator(before, after) == wanted

"""Names stand where readers of the language look for them."""

from __future__ import annotations

import pytest

from builder.language import languages
from builder.language.collation import grouped, initial_letter, sort_key

NAMES = ["zeal", "志愿者", "“Émile”", "备案", "2001", "重庆"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_chinese_stands_where_its_pinyin_stands(language: str) -> None:
    assert grouped(NAMES, name=str, language=language) == {
        "B": ["备案"],
        "C": ["重庆"],
        "E": ["“Émile”"],
        "Z": ["zeal", "志愿者"],
        "#": ["2001"],
    }
    assert sort_key("公益 2", language) == "gong yi 2"
    assert initial_letter("𠮷", language) == "#"


def test_taiwan_looks_for_strokes_and_then_for_letters() -> None:
    names = [*NAMES, "臺灣", "公益", "孵化器", "一日", "中心"]
    assert grouped(names, name=str, language="zh-Hant") == {
        "01": ["一日"],
        "04": ["中心", "公益"],
        "07": ["志愿者"],
        "08": ["备案"],
        "09": ["重庆"],
        "14": ["孵化器", "臺灣"],
        "E": ["“Émile”"],
        "Z": ["zeal"],
        "#": ["2001"],
    }


def test_kana_stand_in_their_rows_and_han_that_nobody_reads_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    japanese = languages.Language("ja", "ja", "Jpan", "ja_JP", "日本語", languages.LOCALES, collation="code-point")
    monkeypatch.setitem(languages._declared, "ja", japanese)
    names = ["はる", "ガラス", "かい", "港", "Ember", "ぁ"]
    assert grouped(names, name=str, language="ja") == {
        "E": ["Ember"],
        "あ": ["ぁ"],
        "か": ["かい", "ガラス"],
        "は": ["はる"],
        "#": ["港"],
    }

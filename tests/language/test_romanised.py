"""Keys and addresses of names in any script: readable, in small Latin letters."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.language.romanised import LONGEST, slug


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("付涛2012", "fu-tao-2012"),
        ("付涛 2012", "fu-tao-2012"),
        ("傅濤2012", "fu-tao-2012"),
        ("%E4%BB%98%E6%B6%9B2012", "fu-tao-2012"),
        ("曾查2012", "zeng-cha-2012"),
        ("单国玺", "shan-guo-xi"),
        ("吕朝2009", "lv-chao-2009"),
        ("傅涛、张三2012", "fu-tao-zhang-san-2012"),
        ("Fu_Tao（2012）", "fu-tao-2012"),
        ("O’Brien 2012", "obrien-2012"),
        ("Müller & Søn, 2012", "muller-son-2012"),
        ("２０１２年报", "2012-nian-bao"),
        ("Иванов2012", ""),
        ("...", ""),
    ],
)
def test_slug(text: str, name: str) -> None:
    assert slug(text) == name


@given(st.text(max_size=80))
def test_a_slug_is_one_or_nothing(text: str) -> None:
    name = slug(text)
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", name)
    assert len(name) <= LONGEST


def test_a_long_one_is_cut_between_words() -> None:
    assert slug("在磨合中共赢" * 9).startswith("zai-mo-he-zhong-gong-ying-zai-mo")
    assert not slug("在磨合中共赢" * 9).endswith("-")

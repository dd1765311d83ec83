"""Names are read by their surnames, which are read otherwise than the same characters in other words."""

from __future__ import annotations

import pytest

from builder.language.surnames import reading


@pytest.mark.parametrize(
    ("name", "latin", "syllables"),
    [
        ("单维", "", "shan wei"),
        ("區寧", "", "ou ning"),
        ("曾国", "Tseng Kuo", "zeng guo"),
        ("查良镛", "", "zha liang yong"),
        ("仇英", "", "qiu ying"),
        ("解晓东", "", "xie xiao dong"),
        ("朴槿惠", "", "piao jin hui"),
        ("盖叫天", "", "ge jiao tian"),
        ("任正", "", "ren zheng"),
        ("华罗庚", "", "hua luo geng"),
        ("尉迟恭", "", "yu chi gong"),
        ("万俟卨", "", "mo qi xie"),
        ("單于", "", "chan yu"),
        ("长孙无忌", "", "zhang sun wu ji"),
        ("单维", "Wei Dan", "dan wei"),
        ("盖维", "Gài Wéi", "gai wei"),
        ("单丹", "Shan Dan", "shan dan"),
        ("尉迟明", "Yuchi Ming", "yu chi ming"),
        ("李明", "", "li ming"),
        ("Wen Ying-na", "Wen Ying-na", ""),
    ],
)
def test_a_surname_has_its_own_reading_unless_its_bearer_writes_another(name: str, latin: str, syllables: str) -> None:
    assert reading(name, latin) == syllables

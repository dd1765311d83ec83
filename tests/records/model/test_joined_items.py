"""Two items in one text are told from one with marks of its own."""

from __future__ import annotations

import pytest

from builder.records.model.joined_items import split_items


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("园区，基地", "园区|基地"),
        ("园区, 基地、 服务园", "园区|基地|服务园"),
        ("孵化；培育", "孵化|培育"),
        ("NGO、基金会", "NGO|基金会"),
        ("基金会,NGO", "基金会|NGO"),
        ("园区（一期、二期），基地", "园区（一期、二期）|基地"),
        ("服务园（园区、基地）", ""),
        ("《社会、组织》研究", ""),
        ("“一、二”计划", ""),
        ("第1、2期", ""),
        ("A Foundation, Inc.", ""),
        ("Ministry of Health, Labour and Welfare", ""),
        ("园区，", ""),
        ("", ""),
    ],
)
def test_items(text: str, items: str) -> None:
    assert "|".join(split_items(text)) == items
    assert not any(split_items(item) for item in split_items(text))

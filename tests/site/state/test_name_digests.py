"""A record has another digest for readers of a converted edition where a name changes that may stand in it."""

from __future__ import annotations

import pytest

from builder.language.chinese import guarded_terms
from builder.site.state.name_digests import NameDigests

WITHOUT = NameDigests(guarded_terms(), all_traditional=False)


def _with(name: str, form: str, *, mainland: dict[str, str] | None = None) -> NameDigests:
    return NameDigests(guarded_terms().with_names({name: form}, mainland or {}), all_traditional=False)


@pytest.mark.parametrize(
    "text",
    [
        "zh: 与张干在场。",
        "zh: 张干",
        "zh: |\n  与张\n  干在场。",
        "zh: >\n    - 与张\n      干在场。",
        "zh: |\n  > 与张\n  > 干在场。",
        'zh: "与\\u5f20干在场。"',
        'zh: "与\\u5f20\\u5e72"',
        'zh: "与\\U00005f20干"',
        'zh: "与张\\\n  干在场。"',
        "zh: 与张\r\n  干在场。",
    ],
)
def test_a_name_that_stands_in_a_text_changes_its_digest(text: str) -> None:
    data = text.encode()
    assert _with("张干", "張乾").of(data) != WITHOUT.of(data)
    assert _with("张干", "張乾").of(data) != _with("张干", "張榦").of(data)


@pytest.mark.parametrize("name", ["张干", "A干", "张A", "AB"])
@pytest.mark.parametrize("before", ["", "A", "张", "与 "])
def test_a_name_of_any_letters_is_found_behind_others(name: str, before: str) -> None:
    data = f"zh: {before}{name}B".encode()
    assert _with(name, "張").of(data) != WITHOUT.of(data)


@pytest.mark.parametrize("text", ["zh: 李发", "zh: 张，干", "en: Zhang Gan", ""])
def test_another_name_does_not(text: str) -> None:
    data = text.encode()
    assert _with("张干", "張乾").of(data) == WITHOUT.of(data)


def test_a_name_of_a_text_that_is_broken_at_a_space() -> None:
    assert _with("A 张干", "A 張乾").of("与A\n  张干".encode()) != WITHOUT.of("与A\n  张干".encode())


@pytest.mark.parametrize("key", ["zh-Hant", "繁体", "繁體", '"zh\\u002dHant"'])
def test_a_traditional_text_has_the_names_of_the_mainland(key: str) -> None:
    data, mainland = f"{{{key}: 張乾}}".encode(), {"张乾": "张干"}
    assert _with("甲乙", "甲乙", mainland=mainland).of(data) != WITHOUT.of(data)
    assert _with("甲乙", "甲乙", mainland=mainland).of(b"{zh: x}") == WITHOUT.of(b"{zh: x}")

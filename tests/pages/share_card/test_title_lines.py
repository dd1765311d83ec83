"""The lines of a title on a card: between words, even, smaller step by step, and at last cut."""

from __future__ import annotations

import pytest

from builder.pages.share_card.drawing import ROOM, STEPS
from builder.pages.share_card.faces import width
from builder.pages.share_card.title_lines import SetTitle, set_title

LONG_ZH = "关于进一步加强社会组织孵化培育基地规范化建设和管理工作的若干意见（试行）及其在各区县的落实情况"
LONG_EN = "The long and winding title of a case about how incubators, funds and a service park came to be in “Sichuan”"


def set_(title: str, language: str = "zh") -> SetTitle:
    return set_title(title, language, STEPS, ROOM)


def test_a_short_title_is_one_large_line() -> None:
    assert set_("成都公益组织服务园") == SetTitle(96, ("成都公益组织服务园",))


def test_lines_of_chinese_end_between_words_and_are_even() -> None:
    assert set_("台湾2001年公益孵化器方案与它的大学").lines == ("台湾2001年公益", "孵化器方案与它的大学")
    assert set_("上海公益事業發展基金會（聯勸）", "zh-Hant").lines == ("上海公益事業發展", "基金會（聯勸）")


def test_marks_stay_with_what_they_belong_to() -> None:
    for size in range(300, 1000, 20):
        lines = set_title(LONG_ZH, "zh", STEPS[-1:], size).lines
        assert not any(line.startswith(("）", "、")) for line in lines)
        assert not any(line.endswith("（") for line in lines)


@pytest.mark.parametrize("count", range(1, 60))
def test_titles_shrink_in_steps_and_always_fit(count: int) -> None:
    for text, language in ((LONG_ZH[:count], "zh"), (" ".join(LONG_EN.split()[:count]), "en")):
        title = set_(text, language)
        step = next(step for step in STEPS if step.size == title.size)
        assert 1 <= len(title.lines) <= step.lines
        assert all(width(line, language, title.size) <= ROOM for line in title.lines)
        assert "".join("".join(title.lines).split()) == "".join(text.split())


@pytest.mark.parametrize("count", range(12, len(LONG_ZH)))
def test_no_line_is_left_with_a_character_or_two(count: int) -> None:
    title = set_(LONG_ZH[:count])
    widths = [width(line, "zh", title.size) for line in title.lines]
    assert min(widths) >= max(widths) * 0.4


def test_what_has_no_room_at_all_is_cut_with_a_sign() -> None:
    title = set_(LONG_EN * 9, "en")
    assert title.size == STEPS[-1].size
    assert len(title.lines) == STEPS[-1].lines
    assert title.lines[-1].endswith("…")
    assert set_("无" * 500).lines[-1].endswith("…")
    assert all(width(line, "en", title.size) <= ROOM for line in (*title.lines, *set_("x" * 900, "en").lines))


def test_a_title_that_no_face_can_draw_has_no_lines() -> None:
    assert set_("한국").lines == ()

"""Phrases: where a Chinese title may be broken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.language.phrases import phrases
from builder.pages.html.elements import Html
from builder.pages.html.line_breaks import with_heading_breaks


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("同一设想，三地境遇：上海、成都、台湾", "同一|设想，三地|境遇：上海、成都、台湾"),
        ("起步和成长：一个个案例", "起步|和成长：一个个|案例"),
        ("怎樣得到扶持：一個個案例", "怎樣|得到|扶持：一個個|案例"),
        ("成都公益组织服务园", "成都|公益|组织|服务园"),
        ("孵化器在三地的境遇", "孵化器|在三地的|境遇"),
        ("2012 年网络与线下救助的进展", "2012 年|网络|与线下|救助的|进展"),
        ("恩派（NPI）", "恩派（NPI）"),
        ("Wen Ying-na", "Wen Ying-na"),
        ("与", "与"),
        ("", ""),
    ],
)
def test_a_title_breaks_between_words(text: str, cut: str) -> None:
    assert "|".join(phrases(text)) == cut


@given(st.text(alphabet="在三地的境遇公益組織组织，。 a1<&“”", max_size=20))
def test_nothing_is_lost(text: str) -> None:
    assert "".join(phrases(text)) == text


@pytest.mark.parametrize(
    ("before", "language", "after"),
    [
        ("<h1>成都公益组织服务园</h1>", "zh", "<h1>成都<wbr>公益<wbr>组织<wbr>服务园</h1>"),
        ("<h1>成都公益组织服务园</h1>", "en", "<h1>成都公益组织服务园</h1>"),
        ("<h2>数据与分歧</h2>", "zh", "<h2>数据与分歧</h2>"),
        (
            '<h2 id="成都公益组织服务园"><a href="在三地的境遇及其他">同一设想，三地境遇 &lt;a&gt;</a></h2>',
            "zh",
            '<h2 id="成都公益组织服务园"><a href="在三地的境遇及其他">同一<wbr>设想，三地<wbr>境遇 &lt;a&gt;</a></h2>',
        ),
        ("<h1>種の家は長い名前の事例</h1>", "zh", "<h1>種の家は長い名前の事例</h1>"),
        ("<p>成都公益组织服务园的境遇</p>", "zh", "<p>成都公益组织服务园的境遇</p>"),
    ],
)
def test_headings_alone_have_marks_for_breaks(before: str, language: str, after: str) -> None:
    assert with_heading_breaks(Html(before), language) == after

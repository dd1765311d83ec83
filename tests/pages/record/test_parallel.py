"""A record in two languages side by side: pairs, what is missing, numbers in the order of the page."""

from __future__ import annotations

import re

import pytest

from builder.language.languages import BUILT_IN, counterpart
from builder.pages.edition import Edition
from builder.pages.record import parallel
from tests.pages.reading import Outline, entry, library, real_library
from tests.pages.record.test_case import assert_sound


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_record_has_its_texts_in_both_languages(language: str) -> None:
    edition = Edition(real_library(), language)
    for one in real_library().entries:
        page = parallel.page(one, edition, counterpart(language, BUILT_IN) or "")
        assert_sound(page)
        own, other = (
            page.body.count('<div class="cb-pair">'),
            page.body.count('lang="zh-Hans"' if language == "en" else 'lang="en"'),
        )
        assert 0 < own <= other
        for texts in (one.record.summary, one.record.story.practice):
            assert texts is None or {"en", "zh"} <= set(texts.languages())


def test_paragraphs_are_paired_one_by_one() -> None:
    page = parallel.page(
        real_library().by_reference["policies/chengdu/direct-registration"], Edition(real_library(), "en"), "zh"
    )
    background = page.body.partition("<h3>Background</h3>")[2].partition("<h3>")[0]
    assert background.count('class="cb-pair"') == 2
    pairs = re.findall(
        r'<div class="cb-pair"><div>(.*?)</div><div lang="zh-Hans">(.*?)</div></div>', background, re.DOTALL
    )
    assert ["dual management" in one and "双重管理" in two for one, two in pairs] == [True, False]
    assert "Shenzhen" in pairs[1][0]
    assert "深圳" in pairs[1][1]


def test_sources_are_numbered_as_they_first_appear() -> None:
    body = parallel.page(
        real_library().by_reference["cases/chengdu/ngo-service-park"], Edition(real_library(), "zh"), "en"
    ).body
    numbers = [int(number) for number in re.findall(r'<a href="#[^"]*"[^>]*>\[(\d+)', body)]
    firsts = list(dict.fromkeys(numbers))
    assert firsts == sorted(firsts)


def test_what_a_language_lacks_is_said() -> None:
    page = parallel.page(entry("cases/lake/boat-school"), Edition(library(), "en"), "zh")
    outline = Outline(page.body)
    assert "Not yet translated." in outline.text or "尚无中文。" in outline.text


def test_it_leads_back_and_is_not_indexed() -> None:
    page = parallel.page(entry("cases/hill/seed-house"), Edition(library(), "zh"), "en")
    assert page.address == "cases/hill/seed-house/parallel/"
    assert 'href="../"' in page.body
    assert not page.indexed

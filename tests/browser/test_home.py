"""The first minute: what a phone shows of the home page, and how near the pages for a question are from any other."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import Device

PARK = "cases/chengdu/ngo-service-park/"
LANGUAGES = ("en", "zh", "zh-hant")


@pytest.fixture(scope="module")
def device() -> Device:
    return {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.mark.combinations(language=LANGUAGES, width=[320, 390])
def test_the_three_ways_in_stand_on_the_first_two_screens(
    page: Page, address: str, language: str, *, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{address}{language}/")
    ends = [page.locator(f"#{way} ~ ul > li").last.bounding_box() for way in ("question", "place", "lineage")]
    assert [bool(end and end["y"] + end["height"] < 2 * 844) for end in ends] == [True] * 3
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ways_in_lead_where_they_say(page: Page, address: str, language: str) -> None:
    """A question, or what is known by place, is the heading of the page that it leads to."""
    page.goto(f"{address}{language}/")
    links = page.locator("#question ~ ul a, #place ~ p a[href='known/']")
    told = links.evaluate_all("(links) => links.map((one) => [one.textContent, one.href])")
    assert len(told) == 7
    for words, target in told:
        page.goto(target)
        expect(page.locator("h1")).to_have_text(words)


@pytest.mark.parametrize("target", ["choose/", "known/", "guides/"])
def test_from_any_page_they_are_two_taps_away(page: Page, address: str, target: str) -> None:
    page.goto(f"{address}zh/{PARK}")
    page.locator(".casebook-name").tap()
    expect(page.locator(".cb-home")).to_be_visible()
    page.locator(f".cb-home a[href='{target}']").tap()
    expect(page).to_have_url(f"{address}zh/{target}")

"""The map in a browser: one picture a screen, its words clear of one another and of the dots, which lead on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from builder.analysis.taxonomy import places_on_map
from tests.browser.reader import Reader, reader_of
from tests.pages.reading import real_library

SHOWN = "svg.cb-map-picture:visible"


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Reader]:
    with reader_of(browser) as reader:
        yield reader


@pytest.fixture
def page(reader: Reader) -> Iterator[Page]:
    with reader.test() as context:
        yield context.new_page()


def boxes(page: Page, selector: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.locator(f"{SHOWN} {selector}").evaluate_all(
        "all => all.map(each => each.getBoundingClientRect().toJSON())"
    )
    return found


def meet(one: dict[str, Any], other: dict[str, Any]) -> bool:
    across = one["left"] < other["right"] and other["left"] < one["right"]
    return bool(across and one["top"] < other["bottom"] and other["top"] < one["bottom"])


@pytest.mark.combinations(language=["en", "zh", "zh-hant"], width=[320, 390, 768, 1280])
def test_names_are_clear_and_in_the_picture(page: Page, address: str, language: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}{language}/map/")
    expect(page.locator(SHOWN)).to_have_count(1)
    names, dots = boxes(page, "text"), boxes(page, ".d")
    assert len(names) == len(dots) == len(places_on_map(real_library())) > 1
    assert not any(meet(one, other) for one, other in combinations(names, 2))
    assert not any(meet(name, dot) for name in names for dot in dots)
    (frame,) = page.locator(SHOWN).evaluate_all("all => all.map(each => each.getBoundingClientRect().toJSON())")
    assert all(frame["left"] <= name["left"] and name["right"] <= frame["right"] for name in names)
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("width", [390, 1280])
def test_a_dot_leads_to_the_list_of_its_place(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}en/map/")
    (shanghai,) = (each for each in places_on_map(real_library()) if each.term.id == "shanghai")
    link = page.locator(SHOWN).get_by_role("link", name=f"Shanghai, records: {len(shanghai.entries)}", exact=True)
    (target,) = link.locator(".a").evaluate_all("all => all.map(each => each.getBoundingClientRect().toJSON())")
    assert min(target["width"], target["height"]) >= 23
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/places/shanghai/")


def test_the_names_are_on_paper_too(page: Page, address: str) -> None:
    page.goto(f"{address}en/map/")
    page.emulate_media(media="print")
    expect(page.locator(SHOWN)).to_have_count(1)
    expect(page.locator(SHOWN).locator("text", has_text="Taiwan")).to_be_visible()

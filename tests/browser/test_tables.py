"""Tables on a phone: rows with their headings, no column beyond the edge, no word broken in a heading."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from builder.pages.html.prose import blocks
from tests.browser.settled import resized

TABLES = {"policies/chengdu/purchase-of-services/": ".cb-touched", "cases/chengdu/ngo-service-park/": ".cb-force"}
BROKEN = """(table) => {
  const broken = [], walker = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement.closest("th")) continue;
    for (const word of walker.currentNode.data.matchAll(/[A-Za-z]{2,}/g)) {
      const range = document.createRange();
      range.setStart(walker.currentNode, word.index);
      range.setEnd(walker.currentNode, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1) broken.push(word[0]);
    }
  }
  return broken;
}"""
BEYOND = """(table) => [...table.querySelectorAll("tbody :is(th, td)")]
  .map((cell) => cell.getBoundingClientRect())
  .filter((box) => !box.width || box.right > innerWidth).length"""
SCROLLING = """() => [...document.querySelectorAll("#content .cb-scroll")]
  .filter((region) => region.scrollWidth > region.clientWidth).map((region) => region.getAttribute("aria-label"))"""
"""The names of the tables that are wider than what is seen of them."""
IN_PROSE = (
    "| Year | Organisations | Money from the district | Said by |\n|-|-|-|-|\n| 2012 | 15 | 1,000,000 yuan | a report |"
)
HEADS = """(table) => [...table.querySelectorAll("td")]
  .filter((cell) => getComputedStyle(cell, "::before").content.length < 4).length"""
"""How many cells have no heading shown."""


@pytest.mark.combinations(view=[*TABLES], language=["en", "zh", "zh-hant"])
def test_a_table_loses_nothing_on_a_phone(browser: Browser, address: str, language: str, view: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}{language}/{view}")
        page.evaluate("document.querySelectorAll('#content details').forEach((fold) => fold.open = true)")
        table = page.locator(TABLES[view])
        assert table.locator("td").count() >= 3
        for width in (320, 390):
            resized(page, width, 844)
            assert table.evaluate(BEYOND) == 0
            assert table.evaluate(BROKEN) == []
            assert table.evaluate(HEADS) == 0


@pytest.mark.combinations(view=[*TABLES, "cases/shanghai/npi/", "lineage/"], language=["en", "zh", "zh-hant"])
def test_no_table_is_wider_than_its_page(browser: Browser, address: str, language: str, view: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}{language}/{view}")
        assert page.locator("#content .cb-scroll table").count() >= 1
        for width in (320, 390, 719, 720, 768, 960, 1008, 1280):
            resized(page, width, 844)
            page.evaluate(
                "document.querySelectorAll('.cb-unfold[aria-expanded=false]').forEach((fold) => fold.click())"
            )
            assert page.evaluate(SCROLLING) == [], width


def test_a_table_in_prose_becomes_rows_on_a_phone(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}en/cases/chengdu/ngo-service-park/")
        page.locator("#story").evaluate(
            "(heading, made) => heading.insertAdjacentHTML('afterend', made)", blocks(IN_PROSE)
        )
        region = page.get_by_role("region", name="Year · Organisations · Money from the district · Said by")
        table = region.locator("table")
        for width in (320, 390):
            resized(page, width, 844)
            assert table.evaluate(BEYOND) == 0
            assert table.evaluate(HEADS) == 0
            assert page.evaluate("document.documentElement.scrollWidth") == width
        resized(page, 1280, 800)
        assert table.evaluate("(table) => getComputedStyle(table).display") == "table"
        region.focus()
        expect(region).to_be_focused()

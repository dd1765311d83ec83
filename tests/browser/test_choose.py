"""Would it work for us?, and what is known: whole without scripts; with them the cases that fit come first."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from builder.analysis.conditions import answers
from tests.browser.settled import landed
from tests.pages.reading import real_library

ROWS = ".cb-choose-table tbody tr"
CHOSEN = {"funding": "government-budget", "place": "chengdu"}


def fitting() -> list[str]:
    """The cases that meet CHOSEN."""
    cases = (entry for entry in real_library().listed if entry.folder == "cases")
    return [
        entry.reference
        for entry in cases
        if all(value in answers(entry).get(name, ()) for name, value in CHOSEN.items())
    ]


def shown(page: Page) -> list[str]:
    found: list[str] = page.locator(ROWS).evaluate_all("rows => rows.map((row) => row.dataset.record)")
    return found


def choose(page: Page) -> None:
    for name, value in CHOSEN.items():
        page.locator(f"select[name={name}]").select_option(value)


def test_the_cases_that_meet_all_conditions_come_first(page: Page, address: str) -> None:
    page.goto(f"{address}en/choose/")
    before = shown(page)
    choose(page)
    after, fit = shown(page), fitting()
    assert fit
    assert set(after[: len(fit)]) == set(fit)
    assert sorted(after) == sorted(before)
    expect(page.locator(".cb-choose-told")).to_contain_text(f"under all of this: {len(fit)}")
    expect(page.locator(ROWS).first.locator(".cb-differs")).to_have_count(0)
    expect(page.locator(ROWS).last.locator(".cb-differs")).to_contain_text("differs: ")


def test_the_choice_is_the_address_and_the_door_leads_to_the_comparison(page: Page, address: str) -> None:
    page.goto(f"{address}zh/choose/?place=chengdu&funding=government-budget&staffing=nonsense")
    assert page.locator("select[name=staffing]").input_value() == ""
    first = shown(page)[:4]
    page.get_by_role("link", name="比较前 4 个").click()
    expect(page.locator("table.cb-compare thead a")).to_have_count(4)
    assert page.url.endswith("?c=" + ",".join(reference.removeprefix("cases/") for reference in first))


def test_the_choice_goes_along_to_another_edition_and_can_be_undone(page: Page, address: str) -> None:
    page.goto(f"{address}en/choose/")
    order = shown(page)
    choose(page)
    page.locator("a[data-language]:visible", has_text="简体").first.click()
    landed(page, re.compile("/zh/choose/"))
    expect(page.locator("select[name=funding]")).to_have_value("government-budget")
    assert set(shown(page)[: len(fitting())]) == set(fitting())
    page.get_by_role("button", name="重新选择").click()
    expect(page.locator("select[name=funding]")).to_have_value("")
    assert sorted(shown(page)) == sorted(order)


@pytest.mark.parametrize("view", ["choose", "known"])
def test_without_scripts_the_table_is_whole(browser: Browser, site: Path, view: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 700}, java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "en" / view / "index.html").as_uri())
    assert not page.locator("form.cb-choose").is_visible()
    assert page.locator("#content table tbody tr").first.is_visible()
    assert page.locator("#content").evaluate("element => element.scrollWidth") <= 320
    context.close()


def test_what_is_empty_leads_to_contributing(page: Page, address: str) -> None:
    page.goto(f"{address}en/known/")
    cell = page.locator(".cb-known-rest:visible a").first
    expect(cell).to_have_text("nothing known – contribute")
    cell.click()
    expect(page.locator("h1")).to_have_text("Contribute")


def test_a_number_opens_the_list_of_its_cases(page: Page, address: str) -> None:
    page.goto(f"{address}en/known/")
    opened = page.locator(".cb-known details").first
    opened.locator("summary").click()
    opened.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile("#model$"))

"""The Traditional edition as a reader meets it: the switch, the search in its own script, the choice at the root."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.reader import Device, Reader
from tests.browser.settled import landed, searched

NPI = "zh-hant/cases/shanghai/npi/"
ASKED = (
    ("育成中心", "孵化器", "types/incubator/"),
    ("孵化器", "孵化器", "types/incubator/"),
    ("志工", "志工", "glossary/#volunteer"),
    ("徐啟智", "徐啟智", "people/#xu-qizhi"),
    ("徐启智", "徐啟智", "people/#xu-qizhi"),
    ("fuhuaqi", "孵化器", "types/incubator/"),
)


@pytest.fixture(scope="module")
def device() -> Device:
    """With a narrow phone, in Hong Kong."""
    return {"viewport": {"width": 320, "height": 640}, "locale": "zh-HK"}


@pytest.fixture
def phone(reader: Reader) -> Iterator[BrowserContext]:
    with reader.test() as context:
        yield context


@pytest.fixture
def page(phone: BrowserContext) -> Page:
    return phone.new_page()


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_the_switch_leads_to_the_same_page_in_each_edition_on_a_narrow_phone(address: str, page: Page) -> None:
    page.goto(address + "en/cases/shanghai/npi/")
    for word, folder, tag in (("繁體", "zh-hant", "zh-Hant"), ("简体", "zh", "zh-Hans"), ("EN", "en", "en")):
        page.locator(".cb-bar").get_by_text(word, exact=True).click()
        landed(page, f"{address}{folder}/cases/shanghai/npi/")
        expect(page.locator("html")).to_have_attribute("lang", tag)
        assert fits(page)
        expect(page.locator(".cb-bar [data-language]:visible")).to_have_count(2)


def test_the_root_leads_a_reader_in_hong_kong_to_traditional(address: str, page: Page) -> None:
    page.goto(address)
    landed(page, address + "zh-hant/")
    assert fits(page)


@pytest.mark.parametrize(("query", "shown", "to"), ASKED)
def test_the_box_finds_in_either_script_and_shows_its_own(
    query: str, shown: str, to: str, address: str, page: Page
) -> None:
    page.goto(address + NPI)
    page.locator("#casebook-q").fill(query)
    first = page.locator("#casebook-results a").first
    expect(first).to_have_attribute("href", f"{address}zh-hant/{to}")
    expect(first.locator(".casebook-result__title")).to_contain_text(shown)
    searched(page)
    assert fits(page)


def test_excerpts_facts_and_facets_are_in_the_same_script(address: str, page: Page) -> None:
    page.goto(address + "zh-hant/search/?q=專案")
    searched(page)
    expect(page.locator(".cb-row").first).to_be_visible()
    # A source's own words stand as they were printed.
    words = page.locator("#casebook-page").evaluate(
        """(found) => {
          const ours = found.cloneNode(true);
          ours.querySelectorAll('.cb-row:has(a[href*="/sources/"])').forEach((row) => row.remove());
          return ours.querySelectorAll(".cb-row").length && ours.textContent;
        }"""
    )
    assert words
    assert not set(words) & set("项组织园创务发对资与个无")
    assert "專案" in "".join(page.locator("#casebook-results mark").all_inner_texts())
    links = page.locator("#casebook-results a").evaluate_all("links => links.map((link) => link.href)")
    assert links
    assert all(link.startswith(address + "zh-hant/") for link in links if "/en/" not in link)
    assert fits(page)


def test_the_search_works_from_a_folder(site: Path, page: Page) -> None:
    page.goto((site / NPI / "index.html").as_uri())
    page.locator("#casebook-q").fill("志工")
    first = page.locator("#casebook-results a").first
    expect(first).to_have_attribute("href", (site / "zh-hant").as_uri() + "/glossary/index.html#volunteer")


def test_the_mark_of_a_converted_page_leads_to_the_written_one(address: str, page: Page) -> None:
    page.goto(address + NPI)
    line = page.locator(".casebook-converted")
    expect(line).to_contain_text("本頁由簡體自動轉換")
    line.locator("a").click()
    expect(page).to_have_url(address + "zh/cases/shanghai/npi/")


def test_fonts_of_the_script_come_first(address: str, page: Page) -> None:
    page.goto(address + NPI)
    font = "getComputedStyle(document.querySelector('h1')).fontFamily"
    assert str(page.evaluate(font)).startswith('"PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC"')
    printed = page.locator('#content [lang="zh-Hans"]').first
    assert "PingFang SC" in str(printed.evaluate("element => getComputedStyle(element).fontFamily"))

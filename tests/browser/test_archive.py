"""The offline archive in a browser, unpacked into a folder, without a server and without leave to read other files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.archives import unpacked
from tests.browser.form_page import field, opened

CASE = "cases/chengdu/ngo-service-park/"


@pytest.fixture(scope="session")
def folders(whole_archive: Path, made_once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """Every archive of this base, unpacked, by the stem of its name: only to be read."""

    def unpack(folder: Path) -> None:
        for archive in whole_archive.glob("*.zip"):
            unpacked(archive, folder / archive.stem)

    return made_once("unpacked-archives", unpack)


def top(folders: Path, stem: str = "casebook") -> str:
    """The address of an archive's folder, ending in /."""
    (folder,) = (folders / stem).iterdir()
    return f"{folder.as_uri()}/"


@pytest.mark.parametrize(
    ("stem", "edition"), [("casebook", "en"), ("casebook-zh", "zh"), ("casebook-zh-hant", "zh-hant")]
)
def test_the_page_at_the_top_opens_the_edition(page: Page, folders: Path, stem: str, edition: str) -> None:
    page.goto(f"{top(folders, stem)}index.html")
    page.wait_for_url(f"**/{edition}/index.html")
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize(("stem", "edition"), [("casebook", "zh"), ("casebook-en", "en")])
def test_the_search_finds_and_leads_to_a_case(page: Page, folders: Path, stem: str, edition: str) -> None:
    page.goto(f"{top(folders, stem)}{edition}/index.html")
    page.locator("main input[name=q], .casebook-search input[name=q]").first.fill("NPI")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/index.html?q=NPI*")
    page.locator('main a[href*="/cases/shanghai/npi/"]').first.click()
    page.wait_for_url("**/cases/shanghai/npi/index.html*")
    expect(page.locator("h1")).to_be_visible()


def test_two_cases_are_compared(page: Page, folders: Path) -> None:
    page.goto(f"{top(folders)}zh/compare/index.html?c=chengdu/ngo-service-park,shanghai/npi")
    expect(page.locator("main table").first).to_be_visible()
    assert page.locator('main a[href*="shanghai/npi"]').count() > 0


def test_browsing_narrows_the_list(page: Page, folders: Path) -> None:
    page.goto(f"{top(folders)}en/cases/index.html")
    rows = page.locator("#browse-rows .cb-row")
    before = rows.count()
    page.locator("#browse details summary").first.click()
    page.locator('input[name="type"][value="incubator"]').check()
    expect(page.locator("#browse [role=status]")).to_contain_text(f"of {before} cases")
    rows.first.locator(".cb-row-title a").click()
    page.wait_for_url("**/en/cases/*/*/index.html")


def test_the_form_checks_what_is_written(page: Page, folders: Path) -> None:
    opened(page, top(folders))
    field(page, "period").fill("2012年6月")
    page.get_by_role("button", name="改为：2012-06").click()
    expect(field(page, "period")).to_have_value("2012-06")


def test_both_languages_stand_side_by_side(page: Page, folders: Path) -> None:
    page.goto(f"{top(folders)}en/{CASE}index.html")
    page.goto(f"{top(folders)}en/{CASE}parallel/index.html")
    assert page.locator('main [lang="zh-Hans"]').count() > 10


def test_without_scripts_links_lead_on_from_page_to_page(browser: Browser, folders: Path) -> None:
    with browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.goto(f"{top(folders)}index.html")
        page.locator('a[hreflang="zh-Hans"]').click()
        page.wait_for_url("**/zh/index.html")
        page.locator('article a[href$="cases/index.html"]:visible').first.click()
        page.wait_for_url("**/zh/cases/index.html")
        page.locator('article a[href$="ngo-service-park/index.html"]:visible').first.click()
        page.wait_for_url(f"**/zh/{CASE}index.html")
        page.locator('a[data-language="en"]:visible').first.click()
        page.wait_for_url(f"**/en/{CASE}index.html")


def test_links_to_the_outside_are_seen_and_heard(page: Page, folders: Path) -> None:
    page.goto(f"{top(folders)}en/about/index.html")
    link = page.get_by_role("link", name="(on the web)").first
    assert "↗" in link.evaluate("element => getComputedStyle(element, '::after').content")
    inside = page.locator('main a[href$="/contribute/index.html"]').first
    assert inside.evaluate("element => getComputedStyle(element, '::after').content") == "none"


@pytest.mark.parametrize("width", [320, 1280])
def test_the_foot_fits(page: Page, folders: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{top(folders, 'casebook-zh')}zh/{CASE}index.html")
    expect(page.locator(".casebook-copy")).to_have_text("离线版，截至 2026 年 11 月 29 日。")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


def test_an_edition_that_is_not_there_is_no_link(page: Page, folders: Path) -> None:
    page.goto(f"{top(folders, 'casebook-zh')}zh/about/index.html")
    assert page.locator(".casebook-languages a:visible").count() == 0

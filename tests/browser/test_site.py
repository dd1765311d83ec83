"""This base's own site in a browser: every kind of page, narrow, light and dark, from a server and from a folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.reader import Device

RICH = ("cases/chengdu/ngo-service-park/", "cases/shanghai/npi/", "policies/chengdu/purchase-of-services/")


SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@pytest.fixture(scope="module")
def device() -> Device:
    """With a narrow phone."""
    return {"viewport": {"width": 320, "height": 640}}


def overflow(page: Page, *schemes: Literal["light", "dark"]) -> int:
    """How much wider than the window the page is, in the colours in which it is wider."""
    widths: list[int] = []
    for scheme in schemes or SCHEMES:
        page.emulate_media(color_scheme=scheme)
        widths.append(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
    return max(widths)


@pytest.mark.combinations
def test_every_kind_of_page_fits_a_narrow_phone(
    context: BrowserContext, address: str, kinds: Sequence[str], whole: bool
) -> None:
    page = context.new_page()
    rich = [f"{language}/{path}index.html" for language in ("en", "zh") for path in RICH]
    for number, path in enumerate([*kinds, *rich]):
        page.goto(address + path)
        assert overflow(page, *(() if whole else (SCHEMES[number % 2],))) <= 0, path


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_colours_are_those_of_the_reader(
    context: BrowserContext, address: str, scheme: Literal["light", "dark"]
) -> None:
    page = context.new_page()
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{address}zh/{RICH[0]}")
    red, green, blue = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)")
    assert (red + green + blue < 200) is (scheme == "dark")


@pytest.mark.parametrize("path", RICH)
def test_the_language_switch_keeps_the_page(context: BrowserContext, address: str, path: str) -> None:
    page = context.new_page()
    page.goto(f"{address}en/{path}")
    assert page.get_attribute("html", "lang") == "en"
    page.click('a[data-language="zh"]:visible')
    expect(page).to_have_url(f"{address}zh/{path}")
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")


def test_the_site_works_from_a_folder(context: BrowserContext, site: Path) -> None:
    page = context.new_page()
    page.goto((site / "en" / RICH[0] / "index.html").as_uri())
    page.click('a[data-language="zh"]:visible')
    expect(page).to_have_url((site / "zh" / RICH[0] / "index.html").as_uri())


def test_without_scripts_a_page_is_whole(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}zh/{RICH[0]}")
        assert page.locator("h1").inner_text() == "成都公益组织服务园"
        page.click('header a[hreflang="en"]')
        expect(page).to_have_url(f"{address}en/{RICH[0]}")


def test_a_hostile_record_runs_nothing(context: BrowserContext, serve: Callable[[Path], str], odd_site: Path) -> None:
    address = serve(odd_site)
    page = context.new_page()
    opened: list[str] = []
    page.on("dialog", lambda dialog: opened.append(dialog.message))
    for path in ("en/cases/lake/boat-school/", "zh/cases/lake/boat-school/", "en/people/", "zh/cases/", "en/sources/"):
        page.goto(address + path)
        assert overflow(page) <= 0, path
    assert opened == []

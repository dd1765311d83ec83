"""This base's own site in a browser: every kind of page, narrow, light and dark, from a server and from a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from tests.sitechecks.finding import one_of_each_kind
from tests.sites import built, odd_base

RICH = ("cases/chengdu/ngo-service-park/", "cases/shanghai/npi/", "policies/chengdu/purchase-of-services/")


@pytest.fixture(params=["light", "dark"])
def context(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    """A reader with a narrow phone; nothing goes wrong on the console, nothing leaves the machine."""
    said: list[str] = []
    asked: list[str] = []
    size: ViewportSize = {"width": 320, "height": 640}
    with browser.new_context(viewport=size, color_scheme=request.param) as context:
        context.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
        context.on("weberror", lambda fault: said.append(str(fault.error)))
        context.on("request", lambda sent: asked.append(sent.url))
        yield context
    assert said == []
    assert [url for url in asked if not url.startswith(("http://127.0.0.1:", "file:", "data:"))] == []


def overflow(page: Page) -> int:
    width: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return width


def test_every_kind_of_page_fits_a_narrow_phone(context: BrowserContext, address: str, site: Path) -> None:
    page = context.new_page()
    rich = [f"{language}/{path}index.html" for language in ("en", "zh") for path in RICH]
    for path in [*one_of_each_kind(site), *rich]:
        page.goto(address + path)
        assert overflow(page) <= 0, path


def test_the_colours_are_those_of_the_reader(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}zh/{RICH[0]}")
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    red, green, blue = page.evaluate(
        "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)"
    ).__iter__()
    assert (red + green + blue < 200) is dark


@pytest.mark.parametrize("path", RICH)
def test_the_language_switch_keeps_the_page(context: BrowserContext, address: str, path: str) -> None:
    page = context.new_page()
    page.goto(f"{address}en/{path}")
    assert page.get_attribute("html", "lang") == "en"
    page.click('header a[hreflang="zh-Hans"]')
    assert page.url == f"{address}zh/{path}"
    assert page.get_attribute("html", "lang") == "zh-Hans"


def test_the_site_works_from_a_folder(context: BrowserContext, site: Path) -> None:
    page = context.new_page()
    page.goto((site / "en" / RICH[0] / "index.html").as_uri())
    page.click('header a[hreflang="zh-Hans"]')
    assert page.url == (site / "zh" / RICH[0] / "index.html").as_uri()


def test_without_scripts_a_page_is_whole(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}zh/{RICH[0]}")
        assert page.locator("h1").inner_text() == "成都公益组织服务园"
        page.click('header a[hreflang="en"]')
        assert page.url == f"{address}en/{RICH[0]}"


def test_a_hostile_record_runs_nothing(
    context: BrowserContext, serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    site = built(odd_base(tmp_path_factory.mktemp("odd") / "base"))
    address = serve(site)
    page = context.new_page()
    opened: list[str] = []
    page.on("dialog", lambda dialog: opened.append(dialog.message))
    for path in ("en/cases/lake/boat-school/", "zh/cases/lake/boat-school/", "en/people/", "zh/cases/", "en/sources/"):
        page.goto(address + path)
        assert overflow(page) <= 0, path
    assert opened == []

"""The frame in a browser: switches, drawer and colours, from a server and from a folder, nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from builder import pipeline
from builder.site.mkdocs_run import run
from tests import frame_pages
from tests.browser.reader import Device
from tests.browser.settled import landed, resized

CONFIG = Path(__file__).parent.parent / "frame_base" / "mkdocs.yml"
PARK = "cases/chengdu/park/"
PHONE: ViewportSize = {"width": 320, "height": 640}
DESK: ViewportSize = {"width": 1280, "height": 800}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("frame") / "site"
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SITE_URL", raising=False)
        patch.delenv("REPO_URL", raising=False)
        patch.setattr(pipeline, "load", lambda *_, **__: frame_pages.site())
        run(CONFIG, site_dir=folder)
    return folder


@pytest.fixture(scope="module")
def address(site: Path, serve: Callable[[Path], str]) -> str:
    return serve(site)


@pytest.fixture(scope="module")
def device() -> Device:
    """In English, at a desk."""
    return {"locale": "en-GB", "viewport": DESK}


def scheme(page: Page) -> str | None:
    return page.get_attribute("body", "data-md-color-scheme")


@pytest.mark.parametrize("path", ["", "cases/", PARK, "about/", "search/"])
def test_the_language_switch_keeps_the_page(page: Page, address: str, path: str) -> None:
    page.goto(f"{address}en/{path}")
    page.locator(".casebook-languages a").click()
    landed(page, f"{address}zh/{path}")
    assert page.get_attribute("html", "lang") == "zh-Hans"
    page.locator(".casebook-languages a").click()
    expect(page).to_have_url(f"{address}en/{path}")


def test_the_root_goes_to_the_readers_language_and_then_to_the_chosen_one(page: Page, address: str) -> None:
    page.goto(address)
    landed(page, f"{address}en/")
    page.locator(".casebook-languages a").click()
    landed(page, f"{address}zh/")
    page.goto(address)
    expect(page).to_have_url(f"{address}zh/")


@pytest.mark.parametrize(("locale", "folder"), [("zh-CN", "zh"), ("zh-TW", "zh"), ("fr-FR", "en"), ("en-US", "en")])
def test_the_root_follows_the_browser(browser: Browser, address: str, locale: str, folder: str) -> None:
    with browser.new_context(locale=locale) as context:
        page = context.new_page()
        page.goto(address)
        expect(page).to_have_url(f"{address}{folder}/")


def test_without_scripts_the_root_is_a_list_and_the_drawer_opens(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False, viewport=PHONE) as context:
        page = context.new_page()
        page.goto(address)
        assert page.locator("main a").all_inner_texts() == ["English", "中文"]
        page.goto(f"{address}en/{PARK}")
        entry = page.locator(".md-nav--primary").get_by_role("link", name="Policies")
        expect(entry).not_to_be_in_viewport()
        page.locator(".casebook-menu").click()
        expect(entry).to_be_in_viewport(ratio=1)
        expect(page.locator(".casebook-palette").first).to_be_hidden()


def test_colours_follow_the_device_until_the_reader_chooses(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{address}en/{PARK}")
    assert scheme(page) == "slate"
    page.emulate_media(color_scheme="light")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    button = page.locator(".casebook-palette:visible").first
    texts = [button.inner_text()]
    for _ in range(2):
        button.click()
        texts.append(button.inner_text())
    assert texts == ["Colours: as the device", "Colours: light", "Colours: dark"]
    assert scheme(page) == "slate"
    page.goto(f"{address}zh/cases/")
    assert scheme(page) == "slate"
    assert page.locator(".casebook-palette:visible").first.inner_text() == "颜色：深色"


def test_the_first_paint_has_the_chosen_colours(page: Page, address: str) -> None:
    page.goto(f"{address}en/{PARK}")
    page.evaluate("localStorage.setItem('casebook.palette', 'dark')")
    page.add_init_script(
        "window.seen = []; const look = () => { if (document.body) seen.push(document.body.dataset.mdColorScheme);"
        "if (seen.length < 3) requestAnimationFrame(look) }; requestAnimationFrame(look)"
    )
    page.reload()
    page.wait_for_function("() => window.seen.length >= 3")
    assert set(page.evaluate("window.seen")) == {"slate"}


def test_the_drawer_is_opened_and_closed_by_keyboard(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{address}en/{PARK}")
    entry = page.locator(".md-nav--primary").get_by_role("link", name="Policies")
    drawer = page.get_by_role("button", name="Menu")
    for _ in range(3):
        page.keyboard.press("Tab")
        if drawer.evaluate("drawer => drawer === document.activeElement"):
            break
    for key in ("Space", "Enter"):
        page.keyboard.press(key)
        expect(entry).to_be_in_viewport(ratio=1)
        expect(drawer).to_have_attribute("aria-pressed", "true")
        page.keyboard.press("Escape")
        expect(entry).not_to_be_in_viewport()
        expect(drawer).to_have_attribute("aria-pressed", "false")
    expect(drawer).to_be_focused()


def test_the_open_drawer_is_all_that_can_be_reached(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{address}en/{PARK}")
    drawer, links = page.get_by_role("button", name="Menu"), page.locator(".md-nav--primary a:visible")
    drawer.press("Enter")
    expect(links.first).to_be_focused()
    inside = "!document.activeElement.closest('.md-header, .md-content, .md-footer, .md-skip')"
    for _ in range(links.count() + 8):
        page.keyboard.press("Tab")
        assert page.evaluate(inside)
    page.keyboard.press("Escape")
    expect(drawer).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()


def test_a_tap_beside_the_drawer_closes_it(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{address}en/{PARK}")
    page.locator(".casebook-menu").click()
    expect(page.locator(".md-nav--primary a").first).to_be_focused()
    page.mouse.click(PHONE["width"] - 10, PHONE["height"] / 2)
    expect(page.get_by_role("button", name="Menu")).to_have_attribute("aria-pressed", "false")
    expect(page.locator(".md-nav--primary a").first).not_to_be_in_viewport()


def test_a_window_that_becomes_wide_has_no_drawer(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{address}en/{PARK}")
    page.locator(".casebook-menu").click()
    resized(page, DESK["width"], DESK["height"])
    expect(page.locator(".md-content[inert], .md-header[inert]")).to_have_count(0)
    page.locator("#casebook-q").click()
    expect(page.locator("#casebook-q")).to_be_focused()


def test_what_is_out_of_sight_is_out_of_the_tab_order(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{address}en/{PARK}")
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("!document.activeElement.closest('.md-sidebar--primary')")


def test_the_skip_link_is_first_and_leads_to_the_text(page: Page, address: str) -> None:
    page.goto(f"{address}en/{PARK}")
    page.keyboard.press("Tab")
    if page.evaluate("document.activeElement.id") == "__drawer":
        page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()


def test_the_search_box_leads_to_the_search_page(page: Page, address: str) -> None:
    page.goto(f"{address}zh/{PARK}")
    page.locator("#casebook-q").fill("公园")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(f"{address}zh/search/?q=")))


@pytest.mark.parametrize("path", ["", "404.html", f"en/{PARK}", "zh/about/", "en/search/"])
def test_nothing_is_wider_than_the_window(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    if not path:
        landed(page, f"{address}en/")
    for width in (320, 390, 768, 1280):
        resized(page, width, 800)
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over == 0, width


def test_from_a_folder_everything_works_too(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    landed(page, (site / "en" / "index.html").as_uri())
    page.locator(".md-nav--primary").get_by_role("link", name="Policies").click()
    landed(page, (site / "en" / "policies" / "index.html").as_uri())
    page.locator(".casebook-languages a").click()
    landed(page, (site / "zh" / "policies" / "index.html").as_uri())
    page.locator(".casebook-palette:visible").first.click()
    page.locator(".casebook-palette:visible").first.click()
    assert scheme(page) == "slate"
    page.locator("#casebook-q").fill("x")
    page.keyboard.press("Enter")
    landed(page, (site / "zh" / "search" / "index.html").as_uri() + "?q=x")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgba(0, 0, 0, 0)"

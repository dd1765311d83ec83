"""Citations in a browser: copied, shown as a QR code, downloaded as files, and without scripts still there."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import segno
from playwright.sync_api import Browser, BrowserContext, Locator, ViewportSize, expect

from tests.browser.reader import Device
from tests.browser.settled import landed, resized
from tests.browser.unfolded import unfolded

RECORD = "cases/hill/seed-house/"
PAGE = f"{RECORD}cite/"
SOURCE = "sources/lin-2012/"
QR = Path(__file__).parents[2] / "builder" / "theme" / "assets" / "qr"
QR_SHA256 = "79ec86f82856005b1c887905cfccfcfbec3821ca61c7fd5a952faa5f778f791c"
"""qrcode.js of qrcode-generator 2.0.4, as in the README beside it."""
QUIET = 4
"""The white squares around a code."""
FULL = 62
"""The bytes that fill a code of version 4, level M: shorter texts are padded, which segno 1.6.6 begins a byte late."""
PHONE: ViewportSize = {"width": 320, "height": 640}


LONGEST = """one => {
  const probe = one.cloneNode();
  probe.style.cssText = "display: inline-block; white-space: nowrap";
  probe.textContent = "organisation";
  one.after(probe);
  const width = probe.getBoundingClientRect().width;
  probe.remove();
  return width;
}"""
"""The width of the longest word of a term, in the letters of the term."""


@pytest.fixture(scope="module")
def site(odd_site: Path) -> Path:
    return odd_site


@pytest.fixture(scope="module")
def address(site: Path, serve: Callable[[Path], str]) -> str:
    return serve(site)


@pytest.fixture(scope="module")
def device() -> Device:
    """With a narrow phone."""
    return {"viewport": PHONE, "accept_downloads": True}


def article(context: BrowserContext, url: str) -> Locator:
    page = context.new_page()
    page.goto(url)
    return page.get_by_role("article")


def test_a_citation_is_copied_as_it_stands(context: BrowserContext, address: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    cite = article(context, f"{address}en/{PAGE}")
    first = cite.locator("dd").first
    shown = first.locator("span").first.inner_text()
    first.get_by_role("button").click()
    expect(first.get_by_role("button")).to_have_text("Copied")
    expect(cite.get_by_role("status")).to_have_text("Copied")
    assert cite.page.evaluate("navigator.clipboard.readText()") == shown
    assert "Seed House" in shown


def test_without_a_clipboard_the_older_command_copies(context: BrowserContext, address: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.add_init_script(
        "window.real = navigator.clipboard;"
        "Object.defineProperty(navigator, 'clipboard', {configurable: true, value: undefined})"
    )
    page.goto(f"{address}zh/{PAGE}")
    first = page.locator(".cb-cites dd").first
    first.get_by_role("button").press("Enter")
    expect(first.get_by_role("button")).to_have_text("已复制")
    expect(first.get_by_role("button")).to_be_focused()
    assert page.evaluate("real.readText()") == first.locator("span").first.inner_text()


def test_where_nothing_copies_the_text_is_selected(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined}); document.execCommand = () => false;"
    )
    page.goto(f"{address}en/{PAGE}")
    first = page.locator(".cb-cites dd").first
    first.get_by_role("button").click()
    expect(first.get_by_role("button")).to_have_text("Select the text and copy it")
    assert page.evaluate("String(getSelection())") == first.locator("span").first.inner_text()


def test_the_qr_code_comes_when_asked_for_and_goes_again(context: BrowserContext, address: str) -> None:
    asked: list[str] = []
    context.on("request", lambda sent: asked.append(sent.url))
    cite = article(context, f"{address}en/{PAGE}")
    code = cite.get_by_role("button", name="QR code")
    expect(code).to_have_attribute("aria-expanded", "false")
    assert not any("/qr/" in url for url in asked)
    code.click()
    picture = cite.get_by_role("img", name="QR code of the address below")
    expect(picture).to_be_visible()
    expect(code).to_have_attribute("aria-expanded", "true")
    expect(cite.locator("figcaption")).to_have_text(f"{address}en/{RECORD}")
    assert [url for url in asked if "/qr/" in url] == [f"{address}assets/qr/qrcode.js"]
    code.click()
    expect(picture).to_have_count(0)


def test_the_squares_are_those_that_another_encoder_draws(context: BrowserContext, address: str) -> None:
    url = f"{address}en/{SOURCE}?".ljust(FULL, "x")
    cite = article(context, url)
    cite.get_by_role("button", name="QR code").click()
    path = cite.locator(".cb-qr path").get_attribute("d") or ""
    dark = {(int(y) - QUIET, int(x) - QUIET) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", path)}
    assert dark in [squares(url, mask) for mask in range(8)]


def squares(text: str, mask: int) -> set[tuple[int, int]]:
    """The dark squares as segno draws them: row and column."""
    code = segno.make_qr(text, error="m", mode="byte", mask=mask, boost_error=False)
    return {(y, x) for y, row in enumerate(code.matrix) for x, square in enumerate(row) if square}


def test_files_are_downloaded(context: BrowserContext, address: str, site: Path) -> None:
    cite = article(context, f"{address}zh/{PAGE}")
    files = {"BibTeX": f"zh/{RECORD}cite.bib", "YAML": "data/records/cases/hill/seed-house.yml"}
    for name, path in files.items():
        with cite.page.expect_download() as download:
            cite.get_by_role("link", name=name).click()
        assert download.value.path().read_bytes() == (site / path).read_bytes()


def test_from_a_folder_all_but_the_qr_code_is_there(context: BrowserContext, site: Path) -> None:
    cite = article(context, (site / "en" / PAGE / "index.html").as_uri())
    expect(cite.get_by_role("button")).to_have_text(["Copy", "Copy"])
    links = cite.locator("a[download]").evaluate_all("all => all.map(one => one.href)")
    assert len(links) == 5
    assert all(Path(link.removeprefix("file://")).is_file() for link in links)


def test_the_page_of_the_record_leads_to_it_from_a_folder_and_loads_none_of_it(
    context: BrowserContext, site: Path
) -> None:
    record = article(context, (site / "en" / RECORD / "index.html").as_uri())
    assert record.page.locator("[src*='cite.js'], [href*='cite.css']").count() == 0
    unfolded(record.locator("a", has_text="Other styles, files, QR code")).click()
    landed(record.page, (site / "en" / PAGE / "index.html").as_uri())
    expect(record.locator(".cb-cites dt")).to_have_count(2)
    record.get_by_role("link", name="Back to the record").click()
    expect(record.page).to_have_url(re.compile(f"/{RECORD}index.html"))
    expect(record.locator("#cite")).to_have_text("Cite")


def test_on_paper_citation_and_licence_stay(context: BrowserContext, address: str) -> None:
    record = article(context, f"{address}en/{RECORD}")
    record.page.emulate_media(media="print")
    shown = record.locator("section:has(> #cite) :is(dd, p)")
    expect(shown.nth(0)).to_be_visible()
    expect(shown.nth(1).get_by_text("CC BY 4.0")).to_be_visible()
    expect(record.get_by_role("link", name="Report a mistake")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_wider_than_the_screen_and_no_word_of_a_term_is_broken(
    context: BrowserContext, address: str, width: int
) -> None:
    for path in (RECORD, PAGE):
        shown = article(context, f"{address}en/{path}")
        resized(shown.page, width, 640)
        assert shown.page.evaluate("document.documentElement.scrollWidth") <= width
        if path == RECORD:
            term = unfolded(shown.locator("#contributors ~ dl dt", has_text="The organisation"))
            assert term.evaluate("one => one.getClientRects().length && one.scrollWidth <= one.clientWidth")
            assert term.evaluate(LONGEST) <= term.evaluate("one => one.clientWidth")


def test_without_scripts_citations_and_files_are_there(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        cite = article(context, f"{address}en/{PAGE}")
        expect(cite.locator("dt")).to_have_text(["APA", "GB/T 7714"])
        expect(cite.locator("a[download]")).to_have_count(5)
        expect(cite.get_by_role("button")).to_have_count(0)
        expect(cite.get_by_text("WeChat")).to_be_hidden()


def test_wechat_says_how_to_download(browser: Browser, address: str) -> None:
    with browser.new_context(user_agent="Mozilla/5.0 (Linux; Android 13) MicroMessenger/8.0.42") as context:
        expect(article(context, f"{address}zh/{PAGE}").get_by_text("微信")).to_be_visible()


def test_the_library_is_the_one_that_its_readme_names() -> None:
    digest = hashlib.sha256((QR / "qrcode.js").read_bytes()).hexdigest()
    assert digest == QR_SHA256
    assert digest in (QR / "README.md").read_text(encoding="utf-8")

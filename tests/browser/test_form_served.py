"""The form where the site is served: under the page's security policy, with nothing asked for elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.form_page import FORM, RECORD, downloaded, field, opened, opened_file
from tests.browser.reader import Device, Reader, reader_of


@pytest.fixture
def reader(browser: Browser, device: Device) -> Iterator[Reader]:
    """One a test, for a page that is left keeps its draft."""
    with reader_of(browser, **device) as reader:
        yield reader


@pytest.fixture
def address(odd_site: Path, serve: Callable[[Path], str]) -> str:
    """Of the site with odd records, which has no base of its own elsewhere."""
    return serve(odd_site)


@pytest.fixture
def page(context: BrowserContext, address: str) -> Iterator[Page]:
    """A page that asks for nothing but what lies below the address; the console is clean, as for every page."""
    page, asked = context.new_page(), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    yield page
    assert asked
    assert [url for url in asked if not url.startswith((address, f"blob:{address}"))] == []


def test_the_policy_is_that_of_every_page(odd_site: Path) -> None:
    text = (odd_site / "en" / FORM).read_text(encoding="utf-8")
    policy = text.split("Content-Security-Policy", 1)[1].split(">")[0]
    assert "default-src 'none'; script-src 'self'" in policy
    assert "unsafe" not in policy


def test_a_record_is_opened_edited_and_saved(odd_site: Path, page: Page, address: str) -> None:
    before = (odd_site.parent / f"{RECORD}.yml").read_bytes()
    opened(page, address, "en", rest=f"?record={RECORD}")
    assert downloaded(page, "Download") == before
    field(page, "title.en").fill("Seed House on the Hill")
    assert downloaded(page, "Download") == before.replace(b"Seed House", b"Seed House on the Hill", 1)


def test_a_draft_of_a_record_outlives_a_reload(odd_site: Path, page: Page, address: str) -> None:
    before = (odd_site.parent / f"{RECORD}.yml").read_bytes()
    opened(page, address, "zh", rest=f"?record={RECORD}")
    field(page, "title.zh").fill("山上的种子屋")
    expect(page.locator(".cb-form-kept")).to_contain_text("已存")
    page.reload()
    expect(field(page, "title.zh")).to_have_value("山上的种子屋")
    assert downloaded(page, "下载") == before.replace("种子屋".encode(), "山上的种子屋".encode(), 1)


def test_a_file_of_ones_own_is_edited_and_is_there_after_a_reload(
    odd_site: Path, page: Page, address: str, tmp_path: Path
) -> None:
    text = (odd_site.parent / f"{RECORD}.yml").read_bytes().replace(b"\n", b"\r\n")
    file = tmp_path / "mine.yml"
    file.write_bytes(b"# cases/hill/mine.yml\r\n" + text)
    opened(page, address, "en")
    opened_file(page, file)
    expect(page.locator(".cb-form-out code")).to_have_text("cases/hill/mine.yml")
    assert downloaded(page, "Download") == file.read_bytes()
    field(page, "title.en").fill("My House")
    expect(page.locator(".cb-form-kept")).to_contain_text("The draft is kept")
    page.reload()
    expect(field(page, "title.en")).to_have_value("My House")
    assert downloaded(page, "Download") == file.read_bytes().replace(b"Seed House", b"My House", 1)


def test_no_script_is_loaded_for_what_is_no_record(page: Page, address: str) -> None:
    opened(page, address, "en", rest="?record=../../form/data/zh")
    expect(page.locator(".cb-form-kept")).to_contain_text("There is no record ../../form/data/zh on this site")

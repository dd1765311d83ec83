"""A wrong address, on a server below a path: the reader is told in one language, and has ways on and a search."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect

from builder import pipeline
from builder.site.mkdocs_run import run
from tests import frame_pages
from tests.browser.chromium import Quiet
from tests.browser.reader import Device, Reader
from tests.browser.test_frame import CONFIG

BASE = "/base/"


class Below(Quiet):
    """Serves a folder below a path, and 404.html in place of what it lacks, as hosts of static sites do."""

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(BASE) if path.startswith(BASE) else "/nowhere/")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("missing") / "site"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", f"https://casebook.example{BASE}")
        patch.delenv("REPO_URL", raising=False)
        patch.setattr(pipeline, "load", lambda *_, **__: frame_pages.site())
        run(CONFIG, site_dir=folder)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Below, directory=str(folder))) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}{BASE}"
        server.shutdown()


@pytest.fixture(scope="module")
def device() -> Device:
    return {"locale": "zh-CN", "viewport": {"width": 320, "height": 640}}


@pytest.fixture
def page(reader: Reader) -> Iterator[Page]:
    with reader.test(missing="404") as context:
        yield context.new_page()


@pytest.mark.parametrize(
    ("path", "language", "heading"),
    [
        ("en/cases/chengdu/lost/", "en", "Page not found"),
        ("zh/cases/lost/", "zh-Hans", "找不到这一页"),
        ("lost", "zh-Hans", "找不到这一页"),
    ],
)
def test_it_speaks_the_language_of_the_address_or_of_the_reader(
    page: Page, address: str, path: str, language: str, heading: str
) -> None:
    answer = page.goto(address + path)
    assert answer is not None
    assert answer.status == 404
    assert page.locator("h1:visible").all_inner_texts() == [heading]
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page).to_have_title(heading)
    names = page.locator(".casebook-name:visible")
    expect(names).to_have_count(1)
    assert names.get_attribute("href") == f"{BASE}{'en' if language == 'en' else 'zh'}/"
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_it_leads_on(page: Page, address: str) -> None:
    page.goto(f"{address}en/cases/chengdu/lost/")
    ways = page.get_by_role("navigation", name="The site").get_by_role("link")
    assert ways.count() >= 3
    for way in [link.get_attribute("href") for link in ways.all()]:
        found = page.request.get(address.removesuffix(BASE) + str(way))
        assert found.ok, way
    page.get_by_role("search").get_by_role("searchbox").fill("park")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(f"{address}en/search/?q=park")))


def test_without_scripts_it_says_all_in_each_language(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}zh/lost/")
        assert page.locator("h1:visible").all_inner_texts() == ["Page not found", "找不到这一页"]
        expect(page.locator(".casebook-name:visible")).to_have_count(1)
        page.locator("section:lang(zh)").get_by_role("searchbox").fill("公园")
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(re.escape(f"{address}zh/search/?q=")))

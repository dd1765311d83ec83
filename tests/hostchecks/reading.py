"""What a reader in Chromium meets on a host: takes a site that is served, fails on what does not work or is reported.

The browser holds the pages to the headers as well as to what stands in them, so a header that forbids too much shows on
the console.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import NONE, chromium, executable
from tests.browser.form_page import field, opened
from tests.browser.reader import DESK, PHONE, Reader, reader_of
from tests.browser.settled import PATIENCE
from tests.hostchecks.sites import Served
from tests.sitechecks.finding import one_of_each_kind

IDLE = "new Promise((done) => requestIdleCallback(done, { timeout: 2000 }))"
"""Until its scripts have nothing left to do; a browser that draws nothing may never call that idle."""
WRONG = ("nowhere/", "en/cases/nowhere/a/b/c.html")


def read_through(served: Served) -> Iterator[str]:
    """What fails for a reader, each task by its name."""
    path = executable()
    if path is None:
        yield NONE
        return
    expect.set_options(timeout=PATIENCE)
    with chromium(path) as browser:
        for task in (pages, wrong_addresses, search, compare, form, moved, framed):
            try:
                task(browser, served)
            except Exception as fault:
                yield f"{task.__name__}: {str(fault)[:600]}"


@contextmanager
def _reader(browser: Browser, missing: str | None = None) -> Iterator[Page]:
    """A page of a reader on the desk; whatever the console reports is a fault, but for what is `missing` on purpose."""
    with reader_of(browser, **DESK) as reader:
        yield reader.context.pages[0]
        _nothing_reported(reader, missing)


def _nothing_reported(reader: Reader, missing: str | None = None) -> None:
    reported = [fault for fault in reader.faults if missing is None or missing not in fault]
    assert not reported, reported


def pages(browser: Browser, served: Served) -> None:
    """One page of each kind in each language, on a phone, and what is shown by itself.

    But for a sitemap: where a browser draws XML as a tree, it does so with styles that the policy forbids.
    """
    with reader_of(browser, **PHONE) as reader:
        for name in one_of_each_kind(served.site):
            _visit(reader, served.address + name.removesuffix("index.html"))
        for name in ("assets/mark.svg", "en/feed.xml", "robots.txt", "data/records.json"):
            _visit(reader, served.address + name)


def _visit(reader: Reader, address: str) -> None:
    page = reader.context.pages[0]
    answer = page.goto(address)
    page.evaluate(IDLE)
    assert answer, address
    assert answer.status == 200, address
    _nothing_reported(reader, "/favicon.ico")  # Asked for where no page names another.


def wrong_addresses(browser: Browser, served: Served) -> None:
    """They say 404, look like the site and lead on, however deep they lie."""
    with _reader(browser, missing="404") as page:
        for path in WRONG:
            answer = page.goto(served.address + path)
            assert answer
            assert answer.status == 404
            expect(page.locator(".md-header")).to_have_css("position", "sticky")
            mark = page.locator(".casebook-mark").first
            expect(mark).to_have_js_property("complete", value=True)
            assert mark.evaluate("picture => picture.naturalWidth") > 0
            page.locator("main nav a").first.click()
            page.wait_for_url(f"{served.address}en/**")


def search(browser: Browser, served: Served) -> None:
    """A word leads to a case."""
    with _reader(browser) as page:
        page.goto(f"{served.address}en/")
        page.locator("main input[name=q]").first.fill(served.word)
        page.keyboard.press("Enter")
        page.wait_for_url("**/en/search/?q=*")
        page.locator(f'main a[href*="{served.record}/"]').first.click()
        page.wait_for_url(f"**/{served.record}/*")
        expect(page.locator("h1")).to_be_visible()


def compare(browser: Browser, served: Served) -> None:
    """Two cases of one's own choice stand side by side."""
    first, second = served.compared
    with _reader(browser) as page:
        page.goto(f"{served.address}zh/compare/?c={first},{second}")
        expect(page.locator("main table").first).to_be_visible()
        assert page.locator(f'main a[href*="{second}"]').count() > 0


def form(browser: Browser, served: Served) -> None:
    """The form mends a date."""
    with _reader(browser) as page:
        opened(page, served.address)
        field(page, "period").fill("2012年6月")
        page.get_by_role("button", name="改为：2012-06").click()
        expect(field(page, "period")).to_have_value("2012-06")


def moved(browser: Browser, served: Served) -> None:
    """An old address, with an anchor, ends on the page of the record."""
    old, new = served.moved
    with _reader(browser) as page:
        page.goto(f"{served.address}{old}#sources")
        expect(page).to_have_url(f"{served.address}{new}#sources")


def framed(browser: Browser, served: Served) -> None:
    """Nobody else's page has the site in a frame."""
    with browser.new_context() as context:
        page = context.new_page()
        page.set_content(f'<iframe src="{served.address}en/"></iframe>')
        page.wait_for_load_state("networkidle")
        assert page.frames[1].url.startswith("chrome-error:"), page.frames[1].url

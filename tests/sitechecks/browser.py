"""Takes a built site, gives what a real browser sees: requests that leave the machine, console errors, failed loads,
pages wider than the screen, and what axe finds, in light and dark, on a phone and on a desk."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Request, sync_playwright

from tests.sitechecks.finding import Finding, one_of_each_kind

FOREIGN, CONSOLE, FAILED = "foreign requests", "console errors", "failed loads"
WIDE, AXE = "wider than the screen", "axe violations"
WIDTHS = {"phone": 320, "desk": 1366}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
# axe would fetch imported sheets once more, which no page may.
AXE_RUN = """async () => (await axe.run(document, {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
  preload: false,
})).violations.map(v => `${v.id}: ${v.nodes[0].target.join(' ')} (${v.nodes.length})`)"""
IDLE = "new Promise((done) => requestIdleCallback(done, { timeout: 2000 }))"
POLL = 5
"""Milliseconds between two looks."""
FORM = "contribute/form/index.html"
OPENED = """async () => {
  const closed = () => [...document.querySelectorAll(".cb-form details:not([open])")];
  for (let some = closed(); some.length; some = closed()) {
    for (const each of some) each.open = true;
    await new Promise((done) => setTimeout(done, 50));
  }
  const period = document.getElementById("f-period");
  period.value = "2012-13";
  period.dispatchEvent(new Event("input"));
  while (period.getAttribute("aria-invalid") !== "true") await new Promise((done) => setTimeout(done, 50));
}"""
"""All of the form unfolded, with a date that there is not."""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# No name is looked up but the loopback's, and the browser asks its makers for nothing.
FLAGS = [
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the standard library's name)
        """The findings say what was missed; a line a request would bury them."""


@dataclass(frozen=True)
class Visit:
    page: str
    base: str
    mode: str

    def finding(self, check: str, what: str) -> Finding:
        return Finding(check, self.page, f"{self.mode}: {what.replace(self.base, '')}")


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The site on a free port of the loopback, for as long as the block lasts."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def check(site: Path, axe: Path | None) -> Iterator[Finding]:
    """Without axe (its file is not there) everything else is looked at."""
    source = axe.read_text(encoding="utf-8") if axe else ""
    with served(site) as base, sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=os.environ["CASEBOOK_CHROME"], args=FLAGS)
        for (device, width), scheme in product(WIDTHS.items(), SCHEMES):
            chosen = [page for page in one_of_each_kind(site) if seen_in(page, device, scheme)]
            yield from _walk(browser, chosen, base=base, axe=source, device=device, width=width, scheme=scheme)
        browser.close()


def seen_in(page: str, device: str, scheme: str) -> bool:
    """Whether a page is looked at on this device in these colours: each on both devices and in both palettes, and each
    kind of page in all four ways, for what one language shows on a light phone another shows on a dark one.
    """
    turned = page.startswith("zh/")
    return (device == "phone") == ((scheme == "light") != turned)


def _walk(
    browser: Browser,
    chosen: list[str],
    *,
    base: str,
    axe: str,
    device: str,
    width: int,
    scheme: Literal["light", "dark"],
) -> Iterator[Finding]:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        reduced_motion="reduce",
        has_touch=device == "phone",
    )
    for name in chosen:
        page = context.new_page()
        yield from _visit(page, Visit(name, base, f"{scheme}, {device}"), axe)
        page.close()
    context.close()


def _visit(page: Page, visit: Visit, axe: str) -> list[Finding]:
    found: list[Finding] = []
    _listen(page, visit, found)
    address = visit.base + visit.page.removesuffix("index.html")
    _load(page, address)
    found.extend(_seen(page, visit, axe))
    if visit.page.endswith(FORM):
        _load(page, f"{address}?record={_first_record(page)}")
        page.evaluate(OPENED)
        found.extend(_seen(page, visit, axe))
    return found


def _first_record(page: Page) -> str:
    """The first that the form offers."""
    offered = page.locator("#cb-form-records option").first
    offered.wait_for(state="attached")
    return str(offered.get_attribute("value"))


def _seen(page: Page, visit: Visit, axe: str) -> Iterator[Finding]:
    over = page.evaluate(OVERFLOW)
    if over > 0:
        yield visit.finding(WIDE, f"{over} px")
    if axe:
        page.evaluate(axe)
        yield from (visit.finding(AXE, violation) for violation in page.evaluate(AXE_RUN))


def _load(page: Page, address: str) -> None:
    """Until its scripts have nothing left to do, and all that they asked for has come or failed."""
    pending: set[Request] = set()
    page.on("request", lambda sent: pending.add(sent))
    page.on("requestfinished", lambda sent: pending.discard(sent))
    page.on("requestfailed", lambda sent: pending.discard(sent))
    page.goto(address, wait_until="load")
    page.evaluate(IDLE)
    while pending:
        page.wait_for_timeout(POLL)


def _listen(page: Page, visit: Visit, found: list[Finding]) -> None:
    def asked(url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"data", "blob", "about"} and not url.startswith(visit.base):
            found.append(visit.finding(FOREIGN, url))

    def said(kind: str, text: str) -> None:
        if kind in {"error", "assert"}:
            found.append(visit.finding(CONSOLE, text))

    def answered(status: int, url: str) -> None:
        if status >= 400:
            found.append(visit.finding(FAILED, f"{status} {url}"))

    page.on("request", lambda request: asked(request.url))
    page.on("console", lambda message: said(message.type, message.text))
    page.on("pageerror", lambda error: said("error", str(error)))
    page.on("response", lambda response: answered(response.status, response.url))
    page.on("requestfailed", lambda request: found.append(visit.finding(FAILED, request.url)))

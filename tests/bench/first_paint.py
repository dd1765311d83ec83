"""Takes a built site; gives when its pages are painted first on a slow network, and how far they move while they come.

    python -m tests.bench.first_paint SITE [PATH ...]

Slow 3G, 400 kbit/s and 400 ms a trip, with a processor four times as slow; files gzipped and nothing kept. Seconds and
layout shift are the medians of five visits, with what lies between the least and the most.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from pathlib import Path
from statistics import median
from threading import Thread
from typing import NamedTuple

from playwright.sync_api import Browser

from tests.browser.chromium import NONE, Quiet, Server, chromium, executable

PATHS = ("en/", "zh/", "zh-hant/", "en/search/?q=npi", "zh/search/?q=孵化", "en/cases/chengdu/ngo-service-park/")
WIDTHS = (390, 1280)
VISITS = 5
SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
SLOWER = 4
LONGEST = 90_000
SETTLED = 2_000
"""Milliseconds after the page and its files are there, in which the results of a search come."""
SHIFTS = """window.shifts = [];
new PerformanceObserver((list) => shifts.push(...list.getEntries().map((one) => one.value)))
  .observe({ type: "layout-shift", buffered: true });"""
FIRST = "performance.getEntriesByName('first-contentful-paint')[0].startTime / 1000"


class Visit(NamedTuple):
    """Seconds to the first paint; layout shift in all."""

    first: float
    shift: float


class Gzipped(Quiet):
    """Serves files as a host does: gzipped, on connections that stay open."""

    protocol_version = "HTTP/1.1"

    def send_head(self) -> BytesIO | None:
        """The head of an answer; gives what its body is."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return None
        body = gzip.compress(path.read_bytes(), 9)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)


def main(site: str, *paths: str) -> None:
    """Says one line a page and width."""
    program = executable()
    if program is None:
        sys.exit(NONE)
    with _served(Path(site)) as address, chromium(program) as browser:
        for path in paths or PATHS:
            for width in WIDTHS:
                visits = [_visit(browser, address + path, width) for _ in range(VISITS)]
                print(path, width, _said([one.first for one in visits], 2), _said([one.shift for one in visits], 3))


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    with Server(("127.0.0.1", 0), partial(Gzipped, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def _visit(browser: Browser, address: str, width: int) -> Visit:
    with browser.new_context(viewport={"width": width, "height": 844}) as context:
        page = context.new_page()
        page.add_init_script(SHIFTS)
        network = context.new_cdp_session(page)
        network.send("Network.enable")
        network.send("Network.emulateNetworkConditions", SLOW_3G)
        network.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(address, timeout=LONGEST)
        page.wait_for_timeout(SETTLED)
        return Visit(page.evaluate(FIRST), sum(page.evaluate("shifts")))


def _said(values: list[float], digits: int) -> str:
    least, middle, most = (f"{value:.{digits}f}" for value in (min(values), median(values), max(values)))
    return f"{middle} ({least}–{most})"


if __name__ == "__main__":
    main(*sys.argv[1:])

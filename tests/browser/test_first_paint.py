"""What holds up the first paint: a few files, and all of them asked for at once, as soon as the page has come."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, Route

PARK = "cases/chengdu/ngo-service-park/"
HOLDS_UP = re.compile(r'<link rel="stylesheet" href="[./]*(assets/[^"]+)"|<script src="[./]*(assets/[^"]+)"></script>')
BLOCKING = """() => performance.getEntriesByType("resource")
  .filter((one) => one.renderBlockingStatus === "blocking").map((one) => one.name)"""
"""What the browser says that held up the first paint."""


def hold(_: Route) -> None:
    """Answers nothing."""


@pytest.mark.parametrize(
    ("path", "words", "most"),
    [
        ("en/", "", 5),
        ("zh/", "", 5),
        ("en/search/", "?q=incubator", 6),
        (f"en/{PARK}", "", 6),
        ("en/compare/", "?c=chengdu/ngo-service-park,shanghai/npi", 6),
    ],
)
def test_all_that_holds_up_the_first_paint_is_asked_for_in_one_round(
    page: Page, address: str, site: Path, path: str, words: str, most: int
) -> None:
    """No file is answered before the last of them is asked for: if one led to another, that would wait for ever."""
    html = (site / path / "index.html").read_text(encoding="utf-8")
    needed = {address + (sheet or script) for sheet, script in HOLDS_UP.findall(html)}
    asked: set[str] = set()

    def all_asked(request: Request) -> bool:
        asked.add(request.url)
        return needed <= asked

    page.route("**/assets/**", hold)
    with page.expect_request(all_asked):
        page.goto(f"{address}{path}{words}", wait_until="commit")
    page.unroute("**/assets/**")  # lets go what is held
    page.wait_for_load_state()
    assert len(needed) <= most
    assert set(page.evaluate(BLOCKING)) <= needed

"""Takes a built site; gives what natural questions cost there in bytes and requests until their first results stand:
`python -m tests.bench.question_bytes SITE [--about pages] [--typed]`.

Twenty questions in each language, each in a fresh page of Chromium, through the site's own box: its scripts and words,
files of the index, rows and excerpts, gzipped. The text comes at once, as from an input method or a clipboard; with
--typed English comes at 130 ms a key as well. What is loaded after the first results is counted apart.
"""

from __future__ import annotations

import argparse
import gzip
import math
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.bench.asked_queries import written
from tests.browser.chromium import NONE, chromium, executable, served

KEY, SETTLED, LEVEL = 130, 400, 6
"""Milliseconds between two keys; and without a request, after which nothing more is expected."""
# Notes when the results of the whole question stand, excerpts included, and when each file was asked for.
WATCH = """(question) => {
  const { dataset } = document.documentElement;
  new MutationObserver(() => {
    const list = document.getElementById("casebook-results");
    const typed = document.getElementById("casebook-q").value === question;
    const ready = list?.getAttribute("aria-busy") === "false" && !list.querySelector(".casebook-result__text:empty");
    if (typed && ready && !dataset.stood) dataset.stood = performance.now();
  }).observe(document.documentElement, { subtree: true, childList: true, attributes: true, characterData: true });
}"""
LOADED = """() => performance.getEntriesByType("resource").map((one) => [one.name,
  one.startTime <= Number(document.documentElement.dataset.stood)])"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a question took until its results stood, and what was loaded later."""

    question: str
    requests: int
    size: int
    later_requests: int
    later_size: int
    found: int


def cost(browser: Browser, folder: Path, address: str, language: str, question: str, *, delay: int = 0) -> Cost:
    """What a question costs on the home page of a site at an address. delay: milliseconds between keys; 0: at once."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{address}{language}/")
    before = {name for name, _ in page.evaluate(LOADED)}
    page.evaluate(WATCH, question)
    _type(page, question, delay)
    page.locator("html[data-stood]").wait_for(state="attached")
    loaded = [(name, early) for name, early in _settled(page) if name not in before]
    found = page.locator("#casebook-results a").count()
    context.close()
    sizes = [
        [_size(folder, name.removeprefix(address)) for name, early in loaded if early is wanted]
        for wanted in (True, False)
    ]
    return Cost(question, len(sizes[0]), sum(sizes[0]), len(sizes[1]), sum(sizes[1]), found)


def _type(page: Page, question: str, delay: int) -> None:
    box = page.locator("#casebook-q")
    box.focus()
    if delay:
        box.press_sequentially(question, delay=delay)
    else:
        box.fill(question)


def _settled(page: Page) -> list[tuple[str, bool]]:
    """All files, once no more are asked for."""
    count = -1
    while count != (count := page.evaluate("performance.getEntriesByType('resource').length")):
        page.wait_for_timeout(SETTLED)
    return [(name, early) for name, early in page.evaluate(LOADED)]


@cache
def _size(folder: Path, path: str) -> int:
    file = folder / path.partition("?")[0]
    return len(gzip.compress(file.read_bytes(), LEVEL)) if file.is_file() else 0


def costs(browser: Browser, site: Path, about: str, *, typed: bool, step: int = 1) -> Iterator[tuple[str, list[Cost]]]:
    """By how the questions were asked. step: 1 for each of them, 2 for every other."""
    with served(site) as address:
        for language, questions in written("asked.yml")["natural"][about].items():
            asked = questions[::step]
            yield f"{language} at once", [cost(browser, site, address, language, each) for each in asked]
            if typed and language == "en":
                found = [cost(browser, site, address, language, each, delay=KEY) for each in asked]
                yield f"{language} at {KEY} ms a key", found


def report(asked: str, found: Sequence[Cost]) -> Iterator[str]:
    """A line of percentiles, and the dearest question."""
    sizes, requests = [one.size for one in found], [one.requests for one in found]
    later = [one.later_size for one in found]
    yield (
        f"  {asked:17} bytes p50 {percentile(sizes, 50):8,} p95 {percentile(sizes, 95):8,} most {max(sizes):8,};"
        f" requests p50 {percentile(requests, 50):3} p95 {percentile(requests, 95):3} most {max(requests):3};"
        f" later bytes p50 {percentile(later, 50):7,}; {sum(not one.found for one in found)} of {len(found)} empty"
    )
    dearest = max(found, key=lambda one: one.size)
    yield f"    {dearest.question}: {dearest.size:,} bytes, {dearest.requests} requests"


def percentile(values: Sequence[int], percent: int) -> int:
    """The least value that so many percent of the values do not exceed.

    >>> percentile(range(1, 21), 50), percentile(range(1, 21), 95)
    (10, 19)
    """
    return sorted(values)[math.ceil(len(values) * percent / 100) - 1]


def main(arguments: Sequence[str]) -> None:
    """Print a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("site", type=Path)
    parser.add_argument("--about", choices=("base", "pages"), default="base")
    parser.add_argument("--typed", action="store_true")
    given = parser.parse_args(arguments)
    if not (path := executable()):
        raise SystemExit(NONE)
    with chromium(path) as browser:
        for asked, found in costs(browser, given.site.resolve(), given.about, typed=given.typed):
            print("\n".join(report(asked, found)), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])

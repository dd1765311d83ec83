"""What the search is measured with, in a real browser: the site of test pages answers, and costs are counted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.bench.question_bytes import Cost, cost, costs, percentile, report
from tests.bench.search_bytes import SCRIPTS, by_number, client, index, measured, queries
from tests.bench.search_pages import read_pages
from tests.bench.search_site import build, publish_site, search_files
from tests.search.test_bench import folder

MOST_REQUESTS, MOST_BYTES = 16, 90_000
"""What a natural question takes until its first results stand, the costliest but one of twenty or that of five."""


@pytest.mark.parametrize(("language", "query"), [("en", "text"), ("zh", "正文")])
def test_the_box_of_the_test_pages_answers(browser: Browser, tmp_path: Path, language: str, query: str) -> None:
    build(folder(tmp_path), tmp_path / "site")
    page = browser.new_page()
    page.goto(f"{(tmp_path / 'site').as_uri()}/{language}/index.html")
    page.locator("#casebook-q").fill(query)
    first = page.locator("#casebook-results a").first
    assert f"/{language}/" in (first.get_attribute("href") or "")
    page.close()


def test_what_a_first_query_costs_is_measured(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.bench.search_bytes.ROUNDS", 1)
    documents = by_number(60)
    index(tmp_path, documents.values())
    costs = list(measured(tmp_path, documents, 1, browser=browser))
    assert [cost.query for cost in costs] == list(queries(documents.values(), 1))
    assert len(costs) == 8
    assert all(client(SCRIPTS) < cost.before <= cost.whole < 60_000 for cost in costs)
    assert sum(cost.right for cost in costs) >= 6


@pytest.mark.parametrize("delay", [0, 1])
def test_what_a_question_costs_is_measured_through_the_box(
    browser: Browser, tmp_path: Path, serve: Callable[[Path], str], delay: int
) -> None:
    build(folder(tmp_path), site := tmp_path / "site")
    measured = cost(browser, site, serve(site), "en", "text", delay=delay)
    core = (site / "assets" / "search" / "core.js").stat().st_size
    assert measured.found == 1
    assert 5 <= measured.requests < 20
    assert core < measured.size < 60_000


@pytest.mark.combinations
def test_natural_questions_about_the_pages_cost_little(
    browser: Browser, page_folder: Path, tmp_path: Path, whole: bool
) -> None:
    # Questions are asked on the home page and load nothing of the others.
    publish_site((), search_files(page_folder, tuple(read_pages(page_folder))), tmp_path / "site")
    hold_costs_low(browser, tmp_path / "site", "pages", whole=whole)


@pytest.mark.combinations
def test_natural_questions_about_this_base_cost_little(browser: Browser, site: Path, whole: bool) -> None:
    hold_costs_low(browser, site, "base", whole=whole)


def hold_costs_low(browser: Browser, site: Path, about: str, *, whole: bool) -> None:
    """In both languages, each question answered. whole: all twenty of a language, or every seventh."""
    for asked, found in costs(browser, site, about, typed=False, step=1 if whole else 7):
        assert len(found) == (20 if whole else 3)
        told = sorted(((one.requests, one.size, one.question) for one in found), reverse=True)
        assert percentile([one.requests for one in found], 95) <= MOST_REQUESTS, (asked, told[:4])
        assert percentile([one.size for one in found], 95) <= MOST_BYTES, (asked, told[:4])
        assert all(one.found for one in found)


def test_the_costs_of_questions_are_told_by_percentiles() -> None:
    line, dearest = report("en at once", [Cost(str(at), at, 1000 * at, 0, 0, at % 20) for at in range(1, 21)])
    assert "bytes p50   10,000 p95   19,000 most   20,000; requests p50  10 p95  19 most  20" in line
    assert line.endswith("1 of 20 empty")
    assert dearest == "    20: 20,000 bytes, 20 requests"

"""What the search is measured with, in a real browser: the site of test pages answers, and costs are counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.bench.search_bytes import SCRIPTS, by_number, client, index, measured, queries
from tests.bench.search_site import build
from tests.search.test_bench import folder


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

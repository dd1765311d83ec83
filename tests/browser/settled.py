"""What the tests wait for: signs that a reader or a screen reader gets too, never a length of time."""

from __future__ import annotations

from re import Pattern

from playwright.sync_api import Page, expect

PATIENCE = 15_000
"""Milliseconds after which a sign that does not come is missed. On two cores with eight other runs none took 8 s; with
a longer wait a change that fails sixty tests costs an hour."""


def searched(page: Page) -> None:
    """What stands in the search box is answered, excerpts included."""
    results = page.locator("#casebook-results")
    expect(results).to_have_attribute("aria-busy", "false")
    expect(results.locator(":is(.casebook-result__text, .cb-row-summary):empty")).to_have_count(0)


def landed(page: Page, address: str | Pattern[str]) -> None:
    """A link has led to an address, and the page there has loaded, its scripts included."""
    expect(page).to_have_url(address)
    page.wait_for_load_state()


def resized(page: Page, width: int, height: int) -> None:
    """The window has another size, and the page has been laid out in it."""
    page.set_viewport_size({"width": width, "height": height})
    expect(page.locator("html")).to_have_js_property("clientWidth", width)

"""What a reader of a narrow screen does first: opens the folds that hold what is looked for."""

from __future__ import annotations

from playwright.sync_api import Locator


def unfolded(found: Locator) -> Locator:
    """The element, which is on the page of a record, with all open that holds it."""
    found.evaluate("(element) => casebookPage.reveal(element)")
    return found

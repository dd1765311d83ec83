"""The form in a browser: takes a page and a site, in a folder or served; gives its fields and the files it makes."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

FORM = "contribute/form/index.html"
RECORD = "cases/hill/seed-house"
"""A record of the base with odd records."""


def opened(page: Page, site: Path | str, language: str = "zh", *, rest: str = "") -> Page:
    """The form, drawn. site: its folder, or the address at which it is served, which ends in '/'."""
    start = site if isinstance(site, str) else f"{site.as_uri()}/"
    page.goto(f"{start}{language}/{FORM}{rest}")
    expect(page.locator(".cb-form-count")).not_to_be_empty()
    return page


def field(page: Page, path: str) -> Locator:
    """The control of a field. path: its parts joined by dots."""
    return page.locator(f'[id="f-{path}"]')


def section(page: Page, name: str) -> Locator:
    """A section, which is opened."""
    found = page.locator("details.cb-form-section", has=page.locator("b", has_text=re.compile(f"^{name}$")))
    found.locator("summary").first.click()
    return found


def downloaded(page: Page, button: str) -> bytes:
    """The file that a button saves."""
    with page.expect_download() as waited:
        page.get_by_role("button", name=button, exact=True).click()
    return waited.value.path().read_bytes()


def opened_file(page: Page, file: Path) -> None:
    """A file of the reader's, opened in the form."""
    page.locator("details.cb-form-open > summary").click()
    page.locator("#cb-form-file").set_input_files(file)

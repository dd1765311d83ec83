"""A reader's browser: takes a browser and what the reader's device is like, gives pages, and tells what went wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Request

FORGET = "try { localStorage.clear(); } catch { /* there is none */ }"
HERE = ("http://127.0.0.1:", "file:", "data:")
Device = dict[str, Any]
"""What a device is like, as `Browser.new_context` takes it."""
PHONE: Device = {"viewport": {"width": 390, "height": 844}}
DESK: Device = {"viewport": {"width": 1280, "height": 800}}


class Reader:
    """A context of the browser, with what went wrong in it; for one test after another.

    here: how addresses begin that may be asked for.
    """

    def __init__(self, context: BrowserContext, *, here: tuple[str, ...] = HERE) -> None:
        self.context, self.here = context, here
        self.faults: list[str] = []
        context.on("console", self._hear)
        context.on("weberror", lambda fault: self.faults.append(str(fault.error)))
        context.on("request", self._look)
        context.on("dialog", self._refuse)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(f"{message.text} {message.location['url']}")

    def _look(self, request: Request) -> None:
        if not request.url.startswith(self.here):
            self.faults.append(f"asks elsewhere: {request.url}")

    def _refuse(self, dialog: Dialog) -> None:
        self.faults.append(f"asks the reader: {dialog.message}")
        dialog.dismiss()

    @contextmanager
    def test(self, *, missing: str | None = None) -> Iterator[BrowserContext]:
        """For one test. Whatever it does, nothing goes wrong on the console, but for what is `missing` on purpose, and
        nothing leaves the machine. After it its pages are closed, and what they stored is gone.
        """
        self.faults.clear()
        before = self.context.pages
        yield self.context
        for page in self.context.pages:
            if page not in before:
                page.evaluate(FORGET)
                page.close()
        self.context.clear_permissions()
        assert [fault for fault in self.faults if missing is None or missing not in fault] == []


@contextmanager
def reader_of(browser: Browser, **device: Any) -> Iterator[Reader]:
    """With a device as `Browser.new_context` takes it. Its window stays open: to open one takes as long as a test."""
    with browser.new_context(**device) as context:
        context.new_page()
        yield Reader(context)

"""Chromium and a server, on this machine only."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.browser.settled import PATIENCE

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ALONE = (
    "--no-sandbox",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
)
"""No name but this machine is resolved; a page that asks for another finds nothing."""
NONE = "no Chromium on this machine; CASEBOOK_CHROME names one"


def executable() -> str | None:
    """The machine's own Chromium or Chrome."""
    return os.environ.get("CASEBOOK_CHROME") or next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def chromium(path: str) -> Iterator[Browser]:
    """A browser, whose waits are patient. A thread can have one at a time."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ALONE))
        browser.on("context", lambda context: context.set_default_timeout(PATIENCE))
        yield browser
        browser.close()


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the library's
        """Nothing in the output of the tests."""


class Server(ThreadingHTTPServer):
    """Takes as many requests as a browser sends before it comes to answer the first."""

    request_queue_size = 128


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder, which ends in '/'."""
    with Server(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        # The interval is what its end waits for.
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()

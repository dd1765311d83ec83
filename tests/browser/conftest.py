"""A real browser and a real server, on this machine only."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.settled import PATIENCE

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ALONE = (
    "--no-sandbox",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
)
"""No name but this machine is resolved; a page that asks for another finds nothing."""


def executable() -> str | None:
    """The machine's own Chromium or Chrome."""
    return os.environ.get("CASEBOOK_CHROME") or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once a worker."""
    path = executable()
    if path is None:
        pytest.skip("no Chromium on this machine; CASEBOOK_CHROME names one")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(ALONE))
        chromium.on("context", lambda context: context.set_default_timeout(PATIENCE))
        expect.set_options(timeout=PATIENCE)
        yield chromium
        chromium.close()


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the library's
        """Nothing in the output of the tests."""


class Server(ThreadingHTTPServer):
    """Takes as many requests as a browser sends before it comes to answer the first."""

    request_queue_size = 128


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    with Server(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        # The interval is what its end waits for.
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves a folder until the tests end; gives its address, which ends in '/': each folder has one."""
    with ExitStack() as stack:
        yield cache(lambda folder: stack.enter_context(_served(folder)))


@pytest.fixture(scope="session")
def address(site: Path, serve: Callable[[Path], str]) -> str:
    """This base's own site, served; ends in '/'."""
    return serve(site)

"""A real browser and a real server, on this machine only."""

from __future__ import annotations

import fcntl
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
from playwright.sync_api import Browser, sync_playwright

from tests.sites import built, copy_of_this_base

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
    """Chromium, started once."""
    path = executable()
    if path is None:
        pytest.skip("no Chromium on this machine; CASEBOOK_CHROME names one")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(ALONE))
        yield chromium
        chromium.close()


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the library's
        """Nothing in the output of the tests."""


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
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
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This base's own site, built once for all tests that only read it. Those that change one have their own `site`."""
    among_workers = "PYTEST_XDIST_WORKER" in os.environ
    folder = tmp_path_factory.getbasetemp().parent if among_workers else tmp_path_factory.getbasetemp()
    with _alone(folder / "whole.lock"):
        built_site = folder / "whole" / "site"
        if not built_site.is_dir():
            built(copy_of_this_base(folder / "whole"))
    return built_site


@pytest.fixture(scope="session")
def address(site: Path, serve: Callable[[Path], str]) -> str:
    """The same, served; ends in '/'."""
    return serve(site)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Among the processes of the tests, one at a time."""
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield

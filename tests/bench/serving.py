"""Takes a contender; gives how long its server takes to the first page, and from an edit until the page shows it."""

from __future__ import annotations

import html
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import IncompleteRead

from tests.bench.contenders import Contender
from tests.bench.made_record import identity
from tests.bench.measure import surroundings
from tests.bench.records import change_one_title

LONGEST = 600.0
POLL = 0.005
REST = 0.5
"""Between two edits, so that they are two changes."""


@dataclass(frozen=True)
class Served:
    """Seconds. edits: from the write of a title to the first answer that has it."""

    first_page: float
    edits: tuple[float, ...]


def served(contender: Contender, edits: int, *, seed: int) -> Served:
    """The server starts cold. The page is that of the first record, in English."""
    contender.forget()
    port = _free_port()
    page = f"http://127.0.0.1:{port}/en/{identity(0, seed).address}/"
    start = time.monotonic()
    with _running(contender, port):
        first = _seconds_until(page, "</html>", start)
        return Served(first, tuple(_edit(contender, page, seed) for _ in range(edits)))


def _edit(contender: Contender, page: str, seed: int) -> float:
    time.sleep(REST)
    start = time.monotonic()
    title = change_one_title(contender.base, seed=seed)
    contender.refresh()
    return _seconds_until(page, title, start)


@contextmanager
def _running(contender: Contender, port: int) -> Iterator[None]:
    command = [part.replace("PORT", str(port)) for part in contender.serve]
    process = subprocess.Popen(
        command,
        cwd=contender.folder,
        env=surroundings() | {"SITE_URL": ""},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def _seconds_until(page: str, said: str, start: float) -> float:
    while said not in _answer(page):
        if time.monotonic() - start > LONGEST:
            sys.exit(f"{page} does not show {said!r} after {LONGEST:.0f} s")
        time.sleep(POLL)
    return time.monotonic() - start


def _answer(page: str) -> str:
    """What the server says; nothing while it does not listen, has no such page, or is writing it."""
    try:
        with urllib.request.urlopen(page, timeout=60) as answer:
            return html.unescape(answer.read().decode("utf-8"))
    except (urllib.error.URLError, OSError, IncompleteRead):
        return ""


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])

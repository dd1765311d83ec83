"""A real browser and a real server, on this machine only."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.chromium import NONE, chromium, executable, served
from tests.browser.reader import PHONE, Device, Reader, reader_of
from tests.browser.settled import PATIENCE
from tests.sitechecks.finding import one_of_each_kind, one_of_each_kind_in_turn


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once a worker."""
    path = executable()
    if path is None:
        pytest.skip(NONE)
    with chromium(path) as started:
        expect.set_options(timeout=PATIENCE)
        yield started


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves a folder until the tests end; gives its address, which ends in '/': each folder has one."""
    with ExitStack() as stack:
        yield cache(lambda folder: stack.enter_context(served(folder)))


@pytest.fixture(scope="session")
def address(site: Path, serve: Callable[[Path], str]) -> str:
    """This base's own site, served; ends in '/'."""
    return serve(site)


@pytest.fixture(scope="session")
def kinds(site: Path, whole: bool) -> Sequence[str]:
    """The first page of each kind: in each edition, or in one of them, in turn."""
    return one_of_each_kind(site) if whole else one_of_each_kind_in_turn(site)


@pytest.fixture(scope="module")
def device() -> Device:
    """What the reader of a module's pages has; a module may say otherwise."""
    return PHONE


@pytest.fixture(scope="module")
def reader(browser: Browser, device: Device) -> Iterator[Reader]:
    """A reader with the device."""
    with reader_of(browser, **device) as reader:
        yield reader


@pytest.fixture
def context(reader: Reader) -> Iterator[BrowserContext]:
    """The reader's browser for one test, in which nothing may go wrong."""
    with reader.test() as context:
        yield context


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """An empty page."""
    return context.new_page()

"""Offline archives for the tests: written as a user would, unpacked, and read for their links."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from tests.forked import casebook

DAY = "2026-11-29"


def archived(base: Path, output: Path, *, site: Path | None = None) -> Path:
    """The folder with the archives of a base's site."""
    of_site = ("--site", str(site)) if site else ()
    done = casebook("archive", "--date", DAY, "--output", str(output), *of_site, folder=base)
    assert done.returncode == 0, done.stdout + done.stderr
    return output


def unpacked(archive: Path, folder: Path) -> Path:
    """The one folder in an archive, unpacked."""
    with zipfile.ZipFile(archive) as file:
        file.extractall(folder)
    (top,) = folder.iterdir()
    return top


class Links(HTMLParser):
    """Addresses of a page's elements: (tag, attribute, address), in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the addresses of an element."""
        self.found += [(tag, name, value or "") for name, value in attrs if name in {"href", "src", "action"}]


def links_of(html: str) -> Iterator[tuple[str, str, str]]:
    """The addresses in a page."""
    links = Links()
    links.feed(html)
    yield from links.found

"""Changes of a site: takes the digests of its files before and after, gives the pages that are new, changed or gone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import partial
from html import unescape
from pathlib import Path

from builder.language.languages import LANGUAGES, folder
from builder.pages.address import RECORDS_FOLDER

NEW, CHANGED, GONE = "new", "changed", "gone"
KINDS = (NEW, CHANGED, GONE)
RECORD = re.compile(r"[^/]+/((?:cases|policies)/[^/]+/[^/]+)/")
"""The beginning of the path of what a record has; lists are less deep."""
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_HEAD = 8192
"""The first bytes of a page, in which its title stands."""


@dataclass(frozen=True)
class PageChange:
    """A page that differs. kind: of KINDS. path: below the site. title: without that of the site."""

    kind: str
    path: str
    title: str

    @property
    def address(self) -> str:
        """The path as in an address."""
        return self.path.removesuffix("index.html")

    @property
    def language(self) -> str:
        """The code of its language; '' for the pages of the root."""
        start = self.path.partition("/")[0]
        return next((code for code in LANGUAGES if folder(code) == start), "")

    @property
    def record(self) -> str:
        """The record that it is of, as `cases/chengdu/park`; '' for pages of the base as a whole."""
        match = RECORD.match(self.path)
        return match[1] if match else ""


@dataclass(frozen=True)
class Changes:
    """What differs. pages: those of edited records first, then of other records, then all others; by record, kind and
    address. files: paths of all else.
    """

    pages: tuple[PageChange, ...]
    files: tuple[str, ...]

    def count(self, kind: str) -> int:
        """The number of pages of a kind."""
        return sum(page.kind == kind for page in self.pages)

    @property
    def drawn(self) -> Iterator[str]:
        """The paths of the pages that are there now."""
        return (page.path for page in self.pages if page.kind != GONE)


def changes(
    before: Mapping[str, str], after: Mapping[str, str], titles_before: Mapping[str, str], site: Path
) -> Changes:
    """What differs between two sites. before, after: digests by path. titles_before: of pages. site: the later one."""
    differing = {path: _kind(path, before, after) for path in before.keys() | after.keys()}
    pages = [
        PageChange(kind, path, titles_before.get(path, "") if kind == GONE else title(site / path))
        for path, kind in differing.items()
        if kind and path.endswith(".html")
    ]
    files = sorted(path for path, kind in differing.items() if kind and not path.endswith(".html"))
    edited = {path.removeprefix(RECORDS_FOLDER).removesuffix(".yml") for path in files if path.endswith(".yml")}
    return Changes(tuple(sorted(pages, key=partial(_order, edited))), tuple(files))


def _kind(path: str, before: Mapping[str, str], after: Mapping[str, str]) -> str:
    if path not in before:
        return NEW
    if path not in after:
        return GONE
    return CHANGED if before[path] != after[path] else ""


def _order(edited: AbstractSet[str], page: PageChange) -> tuple[bool, bool, str, int, str]:
    """Pages of records that were edited first, then those of records that show them."""
    return not page.record, page.record not in edited, page.record, KINDS.index(page.kind), page.address


def title(page: Path) -> str:
    """The title of a page, without that of the site; '' for a page that has none."""
    with page.open("rb") as file:
        match = _TITLE.search(file.read(_HEAD).decode("utf-8", "replace"))
    return unescape(match[1]).strip().rpartition(" – ")[0] or unescape(match[1]).strip() if match else ""

"""The addresses of a built site that are promises: takes its folder, gives pages with their anchors, and files.

An anchor is a promise if somebody named it: the format a section, a record its quote, a vocabulary its term, the writer
of a page a heading. Numbers are none, for they change when something comes before, and neither is a place in a list of
what has a page of its own.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import join, normpath

from builder.records.handwritten import TAXONOMIES
from builder.records.published import BY_OTHERS

INDEX = "index.html"
FEED = "feed.xml"

_NUMBERED = re.compile(r"(?:s|f|exhibit-)\d+(?:-.+)?|letter-.+|casebook-(?:q|page|list)|contents?")
"""Anchors of sources, figures and exhibits by their number on a page, of letters, and those of the frame."""
_LISTS = (
    *("", "cases", "compare", "compare/worksheet", "disagreements", "lineage", "map", "policies", "policies/axis"),
    *("search", "sources", "teach", "timeline"),
)
"""Pages below a language of which no anchor is a promise: what they lead to has a page of its own."""
_BELOW_LISTS = ("timeline", *TAXONOMIES)
_BY_SETTINGS = {"data/": {"feeds", "offline"}}
"""Anchors that a page has by a setting that may differ from one host to the next."""
_OF_PERSONS = ("people", "contributors")
"""Pages of names. Who asks to be taken out may not stay in a list that forgets nothing."""
_PART = re.compile(r"(?:.*/)?\d+/\Z")
"""The second and further pages of a long list."""
_ID = re.compile(r"<[a-z][^<>]*?\sid=(?:\"([^\"]+)\"|([^\s\">]+))")
_MOVED = re.compile(r"/moved\.js\" data-to=\"([^\"]+)\"")
_DATA = re.compile(r"(?:[^/]+/)?data/[^/]+\.(?:csv|json|zip|bib|ris)")


@dataclass(frozen=True)
class SiteAddresses:
    """What a site promises. pages: the anchors of each, by address; a file has none.

    moved: where old addresses lead.
    """

    editions: tuple[str, ...]
    pages: Mapping[str, frozenset[str]] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)

    def has(self, address: str, anchor: str = "") -> bool:
        """Whether an address leads to a page or file, and an anchor to its place on the page that it leads to.

        What leads to the page above it, as a sheet of a retired case does, has no places to keep.
        """
        target = self.moved.get(address, address)
        target = self.moved.get(target, target)  # Of a renamed record that was retired.
        is_above = target != address and address.startswith(target)
        return target in self.pages and (not anchor or is_above or anchor in self.pages[target])


def addresses_of(site: Path, editions: Iterable[str]) -> SiteAddresses:
    """The addresses of a site. editions: the folders that its pages lie in, as `en/`."""
    folders = tuple(edition for edition in editions if (site / edition / INDEX).is_file())
    pages: dict[str, frozenset[str]] = {address: frozenset() for address in (*_files(site, folders), *_entries(site))}
    moved: dict[str, str] = {}
    for edition in folders:
        for address in _pages(site, edition):
            text = (site / address / INDEX).read_text(encoding="utf-8")
            if target := _MOVED.search(text):
                moved[address] = normpath(join(address, html.unescape(target[1]))) + "/"
            else:
                pages[address] = anchors_of(text, address.removeprefix(edition))
    return SiteAddresses(folders, pages, moved)


def anchors_of(text: str, address: str) -> frozenset[str]:
    """The anchors of a page that are promises. text: its HTML. address: as Page.address.

    >>> sorted(anchors_of('<article><h2 id="story">…</h2><li id="s2-rooms"></article>', "cases/a/b/"))
    ['story']
    """
    top = address.partition("/")[0]
    if address.removesuffix("/") in _LISTS or top in _BELOW_LISTS or top in _OF_PERSONS:
        return frozenset()
    article = text[text.find("<article") : text.rfind("</article>")]
    found = (html.unescape(quoted or bare) for quoted, bare in _ID.findall(article))
    named = (anchor for anchor in found if not _NUMBERED.fullmatch(anchor))
    return frozenset(named) - _BY_SETTINGS.get(address, set())


def _pages(site: Path, edition: str) -> Iterator[str]:
    for path in (site / edition).rglob(INDEX):
        address = f"{path.parent.relative_to(site).as_posix()}/"
        if not _PART.fullmatch(address):
            yield address


def _files(site: Path, editions: Iterable[str]) -> Iterator[str]:
    """Tables and bibliographies to take away, and feeds that people have subscribed to."""
    for folder in ("", *editions):
        for path in (site / folder / "data").glob("*"):
            address = path.relative_to(site).as_posix()
            if path.is_file() and _DATA.fullmatch(address):
                yield address
    for edition in editions:
        yield from (path.relative_to(site).as_posix() for path in (site / edition).rglob(FEED))


def _entries(site: Path) -> Iterator[str]:
    """The pages of entry of what is put beside the site: of each folder, and of each edition that was frozen."""
    for folder in BY_OTHERS:
        for path in ((site / folder / INDEX), *(site / folder).glob(f"*/{INDEX}")):
            if path.is_file():
                yield f"{path.parent.relative_to(site).as_posix()}/"

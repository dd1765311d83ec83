"""The addresses that a base has published: takes its folder `published/`, gives what is promised and what was given up.

`addresses.txt` has a line an address, `*/sources/fu-2012/ cite q-rooms`: below the language in every edition, with its
anchors. `en/about/ languages` is in one edition alone, `en/` the edition itself, `data/records.csv` a file. The command
`casebook addresses --update` writes it. Git may join two of its versions line by line, so an address may stand there
twice. `gone.txt` is written by hand: the day, an address with or without an anchor, and why it was given up; or, with
`-> */sources/fu-tao-2012/` behind it, to which page it leads now.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from builder.records.problem import Problem, error
from builder.records.source.file import is_there, read_bytes
from builder.records.source.text import not_utf_8

FOLDER = "published"
ADDRESSES, GONE = f"{FOLDER}/addresses.txt", f"{FOLDER}/gone.txt"
"""Paths below the base."""
EVERYWHERE = "*/"
"""Begins an address that holds in every edition."""
EXAMPLE = "2026-11-30 */sources/fu-2012/ Withdrawn by its author."
"""A line of what was given up."""
REASON = "…"
"""Stands for the reason, which an editor has to write, in a line that is proposed."""
BY_OTHERS = ("editions/", "offline/")
"""Folders that are put beside a built site; no edition is called so. Only their pages of entry are listed."""
MOST_BYTES = 4 * 1024 * 1024

_EDITION = re.compile(r"[a-z][a-z0-9-]*/")
_PATH = r"(?:\*/(?!\Z)|(?!\.{1,2}/))(?:[^/\s*#<>=|]+/)*[^/\s*#<>=|]*"
_LISTED = re.compile(rf"({_PATH})((?: [^\s#]+)*)")
_GIVEN_UP = re.compile(rf"(\d{{4}}-\d\d-\d\d) +({_PATH})(?:#(\S+))?(?: +-> +(\S+))? +(?!->|{REASON}\Z)\S.*")


@dataclass(frozen=True)
class Listed:
    """A line of the list. line: from 1."""

    address: str
    anchors: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class GivenUp:
    """A line of what is no more where it was. anchor: '' for the page or file as a whole, with all that lies below it.

    to: the page to which the address leads now, this one alone; '' for what was given up.
    """

    address: str
    anchor: str = ""
    to: str = ""

    @property
    def is_sound(self) -> bool:
        """Whether it leads, if it leads anywhere, from a page to another one of the same edition, or of every one."""
        if not self.to:
            return True
        are_pages = re.fullmatch(_PATH, self.to) and self.address.endswith("/") and self.to.endswith("/")
        is_same_edition = self.address.partition("/")[0] == self.to.partition("/")[0]
        return bool(are_pages) and is_same_edition and not self.anchor and self.address != self.to

    def covers(self, promise: Promise) -> bool:
        """Whether it speaks of a promise."""
        asked = promise.address
        if self.address.startswith(EVERYWHERE) and promise.edition:
            asked = EVERYWHERE + asked.removeprefix(promise.edition)
        if self.to:
            return False
        if self.anchor:
            return asked == self.address and promise.anchor == self.anchor
        return asked == self.address or (self.address.endswith("/") and asked.startswith(self.address))


@dataclass(frozen=True)
class Promise:
    """A page, a file or an anchor that was published.

    edition: `en/`, '' for a file of none. address: below the site's root, edition and all. anchor: '' for the page.
    line: of the list, from 1.
    """

    edition: str
    address: str
    anchor: str
    line: int


@dataclass(frozen=True)
class Published:
    """What was published. problems: of lines that cannot be read. exists: whether the base keeps a list."""

    listed: tuple[Listed, ...] = ()
    given_up: tuple[GivenUp, ...] = ()
    problems: tuple[Problem, ...] = ()
    exists: bool = False

    @cached_property
    def editions(self) -> tuple[str, ...]:
        """The editions that were published, as `en/`."""
        return tuple(sorted({line.address for line in self.listed if _is_edition(line.address)}))

    def promises(self, *, anchors: bool = True) -> Iterator[Promise]:
        """What is listed and was not given up, in each edition. anchors: whether those are asked for too."""
        for line in self.listed:
            for edition, address in self._places(line.address):
                for anchor in ("", *line.anchors) if anchors else ("",):
                    promise = Promise(edition, address, anchor, line.line)
                    if not any(gone.covers(promise) for gone in self.given_up):
                        yield promise

    def moved(self, edition: str) -> Mapping[str, str]:
        """The pages of an edition, as `en/`, that lead to another one: addresses as Page.address."""
        pairs = ((gone.address, gone.to) for gone in self.given_up if gone.to)
        return {
            old.removeprefix(top): new.removeprefix(top)
            for old, new in pairs
            for top in (EVERYWHERE, edition)
            if old.startswith(top)
        }

    def _places(self, address: str) -> Iterator[tuple[str, str]]:
        if address.startswith(EVERYWHERE):
            yield from ((edition, edition + address.removeprefix(EVERYWHERE)) for edition in self.editions)
        else:
            yield next((edition for edition in self.editions if address.startswith(edition)), ""), address


def _is_edition(address: str) -> bool:
    return bool(_EDITION.fullmatch(address)) and address not in BY_OTHERS


NOTHING_PUBLISHED = Published()


def listed_in(line: str, number: int) -> Listed | None:
    """A line of the list; None if it is none. number: its own, from 1."""
    match = _LISTED.fullmatch(line)
    return Listed(match[1], tuple(match[2].split()), number) if match else None


def read_published(base: Path) -> Published:
    """What a base has published, as far as its lines can be read."""
    listed: list[Listed] = []
    given_up: list[GivenUp] = []
    problems: list[Problem] = []
    for number, line in _lines(base, ADDRESSES, problems):
        if found := listed_in(line, number):
            listed.append(found)
        else:
            problems.append(error("published-line", ADDRESSES, number, 1, found=line))
    for number, line in _lines(base, GONE, problems):
        match = _GIVEN_UP.fullmatch(line)
        gone = GivenUp(match[2], match[3] or "", match[4] or "") if match and _is_day(match[1]) else None
        if gone and gone.is_sound:
            given_up.append(gone)
        else:
            problems.append(error("gone-line", GONE, number, 1, fix=EXAMPLE, found=line))
    return Published(tuple(listed), tuple(given_up), tuple(problems), exists=is_there(base / ADDRESSES))


def _lines(base: Path, name: str, problems: list[Problem]) -> Iterator[tuple[int, str]]:
    """The lines of a file that say something, with their numbers; none where there is no file."""
    if not is_there(base / name):
        return
    data = read_bytes(base / name, name, most=MOST_BYTES)
    if isinstance(data, Problem):
        problems.append(data)
        return
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        problems.append(not_utf_8(name, data, fault.start))
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if (said := line.strip()) and not said.startswith("# "):
            yield number, said


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True

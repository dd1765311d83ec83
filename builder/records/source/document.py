"""A document: YAML as text, every scalar with its place. Created by source/, read by decode/."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from builder.records.problem import Problem

_LINE_END = r"(?:[ \t]*\\?\n[ \t]*)?"
"""A line end that was folded to nothing, between two characters of a text."""
_SPACE = r"(?: |[ \t]*\n[ \t]*)"


@dataclass(frozen=True, order=True)
class Place:
    """A line and a column in a file, both from 1; the column counts characters."""

    line: int
    column: int


@dataclass(frozen=True)
class Scalar:
    """A text. `raw` is its source, quotes, indentation and line ends included; `quoted` tells '…' and "…" from plain.

    >>> Scalar("a b", Place(3, 8), raw="a b").place_of("b")
    Place(line=3, column=10)
    """

    text: str
    place: Place
    raw: str = ""
    quoted: bool = False

    def place_of(self, fragment: str, *, nth: int = 0) -> Place:
        """The place of the nth (from 0) occurrence of a fragment; the scalar's place if there is none.

        A folded line end may stand within the fragment.
        """
        return next(islice(self.places_of(fragment), nth, None), self.place)

    def places_of(self, fragment: str) -> Iterator[Place]:
        """The places of the occurrences of a fragment, as in place_of(), one after another: each is looked for once."""
        return map(self._place_at, self._offsets(fragment))

    def _place_at(self, offset: int) -> Place:
        line_start = self.raw.rfind("\n", 0, offset) + 1
        if line_start:
            return Place(self.place.line + self.raw.count("\n", 0, offset), offset - line_start + 1)
        return Place(self.place.line, self.place.column + offset)

    def _offsets(self, fragment: str) -> Iterator[int]:
        """The offsets of the occurrences in the source."""
        if "\n" in self.raw and not (self.raw.startswith("|") and fragment in self.raw):
            folded = _LINE_END.join(_SPACE if character == " " else re.escape(character) for character in fragment)
            yield from (match.start() for match in re.finditer(folded, self.raw))
            return
        at = self.raw.find(fragment)
        while at >= 0:
            yield at
            at = self.raw.find(fragment, at + 1)


@dataclass(frozen=True)
class Pair:
    """A key with its value."""

    key: Scalar
    value: Node


@dataclass(frozen=True)
class Mapping:
    """Entries in the order of the file; keys are unique, for source refuses a second one."""

    entries: tuple[Pair, ...]
    place: Place

    def __iter__(self) -> Iterator[Pair]:
        return iter(self.entries)

    def get(self, key: str) -> Node | None:
        """The value of a key, or None."""
        return next((entry.value for entry in self.entries if entry.key.text == key), None)


@dataclass(frozen=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    place: Place


Node = Scalar | Mapping | Sequence


@dataclass(frozen=True)
class Document:
    """A parsed file. `root` is None if its syntax is broken; then `problems` says where and how to correct it.

    path: relative to the base, with '/'. mended: the content of a broken file after its typing errors are corrected, so
    that its other problems are reported in the same run. A node on a mended line has a negative line, that of the edit.
    """

    path: str
    root: Mapping | None
    problems: tuple[Problem, ...] = ()
    mended: Mapping | None = None

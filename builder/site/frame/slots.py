"""Slots: takes a rendered frame with marks, gives parts to fill with values. Independent of pages and MkDocs.

A mark is a name between two private use characters, which no template contains:
`title` is a slot for a value, `?edit` and `/edit` enclose a group that is shown only if `edit` has a value,
`here:cases/` is a slot in the navigation entry of that address, filled only on that page.
Frames are parsed before values are inserted, so that page content is never taken for a mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

OPEN, CLOSE = "\ue000", "\ue001"
CURRENT_PREFIX = "here:"
_MARK = re.compile(f"{OPEN}([^{OPEN}{CLOSE}]+){CLOSE}")


@dataclass(frozen=True)
class Slot:
    """A place for one value."""

    name: str


@dataclass(frozen=True)
class Group:
    """Parts that are rendered only if the value of this name is not empty."""

    name: str
    parts: tuple[FramePart, ...]


FramePart = str | Slot | Group


def mark(name: str) -> str:
    """The mark of a slot, or of the start or end of a group."""
    return f"{OPEN}{name}{CLOSE}"


def escape_marks(text: str) -> str:
    """HTML with the two mark characters as character references, so that it is safe inside a frame."""
    return text.replace(OPEN, f"&#{ord(OPEN)};").replace(CLOSE, f"&#{ord(CLOSE)};")


def parse_frame(html: str) -> tuple[FramePart, ...]:
    """The parts of a frame, in order. Raises ValueError for unbalanced groups, a bug in a template."""
    tokens = iter(_MARK.split(html))
    parts, closed_by = _parts(tokens, is_name=False)
    if closed_by is not None:
        raise ValueError(f"/{closed_by} closes nothing")
    return parts


def _parts(tokens: Iterator[str], *, is_name: bool) -> tuple[tuple[FramePart, ...], str | None]:
    """The parts up to the end of the group or text, and the closing name. tokens: text and mark names by turns."""
    parts: list[FramePart] = []
    for token in tokens:
        if not is_name:
            parts += [token] if token else []
        elif token.startswith("?"):
            inner, closed_by = _parts(tokens, is_name=False)
            if closed_by != token[1:]:
                raise ValueError(f"{token} is closed by {closed_by}")
            parts.append(Group(token[1:], inner))
        elif token.startswith("/"):
            return tuple(parts), token[1:]
        else:
            parts.append(Slot(token))
        is_name = not is_name
    return tuple(parts), None


def texts_of(parts: Iterable[FramePart]) -> Iterator[str]:
    """What a frame has itself, in pieces."""
    for part in parts:
        if isinstance(part, str):
            yield part
        elif isinstance(part, Group):
            yield from texts_of(part.parts)


def beginning(parts: Iterable[FramePart], until: str, *, current: str) -> str:
    """What a frame has itself before a slot. current: stands in each navigation entry."""
    before = tuple(takewhile(lambda part: part != Slot(until), parts))
    names = [part.name for part in before if not isinstance(part, str)]
    return fill(before, {name: current if name.startswith(CURRENT_PREFIX) else "" for name in names})


def fill(parts: tuple[FramePart, ...], values: Mapping[str, str]) -> str:
    """The HTML with each slot filled. Raises KeyError for a missing value, except in navigation slots."""
    pieces: list[str] = []
    _fill(parts, values, pieces)
    return "".join(pieces)


def _fill(parts: tuple[FramePart, ...], values: Mapping[str, str], pieces: list[str]) -> None:
    for part in parts:
        if isinstance(part, str):
            pieces.append(part)
        elif isinstance(part, Group):
            if values[part.name]:
                _fill(part.parts, values, pieces)
        elif part.name.startswith(CURRENT_PREFIX):
            pieces.append(values.get(part.name, ""))
        else:
            pieces.append(values[part.name])

"""Cutting: takes a rendered frame with marks in it, gives parts that values fill. Knows nothing of pages or MkDocs.

A mark is a name between two characters of the private use area, which no template holds:
`title` is a slot for a value, `?edit` and `/edit` enclose what is shown only where `edit` has a value,
`here:cases/` stands at the navigation entry of that address and is filled only on that page.
Frames are cut before any value goes in, so that nothing a page holds is ever taken for a mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

OPEN, CLOSE = "\ue000", "\ue001"
HERE = "here:"
_MARK = re.compile(f"{OPEN}([^{OPEN}{CLOSE}]+){CLOSE}")


@dataclass(frozen=True)
class Slot:
    """A place for one value."""

    name: str


@dataclass(frozen=True)
class Group:
    """Parts that stand only where the value of this name is not empty."""

    name: str
    parts: tuple[FramePart, ...]


FramePart = str | Slot | Group


def mark(name: str) -> str:
    """The text that stands for a slot or for an end of a group in a frame."""
    return f"{OPEN}{name}{CLOSE}"


def unmarked(text: str) -> str:
    """HTML text in which the two characters of the marks are written as references: safe inside a frame."""
    return text.replace(OPEN, f"&#{ord(OPEN)};").replace(CLOSE, f"&#{ord(CLOSE)};")


def cut(html: str) -> tuple[FramePart, ...]:
    """The parts of a frame, in order. Raises ValueError where a group is not closed: a fault in a template."""
    tokens = iter(_MARK.split(html))
    parts, closed_by = _parts(tokens, named=False)
    if closed_by is not None:
        raise ValueError(f"/{closed_by} closes nothing")
    return parts


def _parts(tokens: Iterator[str], *, named: bool) -> tuple[tuple[FramePart, ...], str | None]:
    """Parts up to the end of the group or the text; split() gives text and names by turns, `named` says whose turn."""
    parts: list[FramePart] = []
    for token in tokens:
        if not named:
            parts += [token] if token else []
        elif token.startswith("?"):
            inner, closed_by = _parts(tokens, named=False)
            if closed_by != token[1:]:
                raise ValueError(f"{token} is closed by {closed_by}")
            parts.append(Group(token[1:], inner))
        elif token.startswith("/"):
            return tuple(parts), token[1:]
        else:
            parts.append(Slot(token))
        named = not named
    return tuple(parts), None


def fill(parts: tuple[FramePart, ...], values: Mapping[str, str]) -> str:
    """The parts joined, each slot with its value. Only those of the navigation may lack one; else KeyError."""
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
        elif part.name.startswith(HERE):
            pieces.append(values.get(part.name, ""))
        else:
            pieces.append(values[part.name])

"""How much room text takes on a slide: takes paragraphs and a box, gives lines, heights and a fair division.

Widths are those of common sans-serif fonts rounded up, in em: no font is read, so every machine divides alike.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from builder.language.sentences import sentences
from builder.pages.teach.office.paragraphs import Paragraph, TextRun

NARROW, LOWER, UPPER, HAN = 0.3, 0.54, 0.68, 1.02
MEETING = 0.15
RAGGED = 1.06
"""What lines lose at their ends because words stay whole."""
STRETCH = 2
"""Lines of Han characters in a stretch that is never cut."""
LEADING = 1.3
"""From line to line, in sizes."""


@dataclass(frozen=True)
class TextBox:
    """Room for text. All in points. between: what stands between two paragraphs."""

    width: float
    height: float
    size: float
    indent: float = 0
    between: float = 8

    def tall(self, part: Paragraph) -> float:
        """The height of a paragraph."""
        room = self.width - self.indent * (part.level + 1)
        lines = sum(count(line, self.size, room) for line in part.text.split("\n"))
        return lines * self.size * LEADING + self.between


@lru_cache(maxsize=65536)
def em(character: str) -> float:
    """The width of a character in em."""
    if unicodedata.east_asian_width(character) in "WFA":
        return HAN
    if character in " .,:;'|!()[]/ijltfrI-":
        return NARROW
    return UPPER if character.isupper() or character in "mw@%&" else LOWER


def width(text: str, size: float) -> float:
    """The width of a text on one line, in points. Between Han and Latin letters some programs leave a little space."""
    wide = [em(character) for character in text]
    meetings = sum((one == HAN) != (other == HAN) for one, other in pairwise(wide))
    return (sum(wide) + MEETING * meetings) * size


def count(text: str, size: float, room: float) -> int:
    """How many lines a text takes."""
    needed = width(text, size)
    return 1 if needed <= room else math.ceil(needed * RAGGED / room)


def set_in(parts: Sequence[Paragraph], boxes: Sequence[TextBox]) -> tuple[TextBox, list[tuple[Paragraph, ...]]]:
    """The first of some boxes, large type to small, that holds all; else the last, and the paragraphs divided by it."""
    for box in boxes:
        if sum(map(box.tall, parts)) <= box.height:
            return box, [tuple(parts)]
    return boxes[-1], divided(parts, boxes[-1])


def divided(parts: Sequence[Paragraph], box: TextBox) -> list[tuple[Paragraph, ...]]:
    """Paragraphs in as few lots as fit a box each, evenly filled; one that is higher than a box is cut at sentences."""
    whole = [piece for part in parts for piece in ([part] if box.tall(part) <= box.height else _cut(part, box))]
    heights = [box.tall(part) for part in whole]
    return [tuple(whole[at] for at in lot) for lot in lots(heights, box.height)]


def lots(heights: Sequence[float], room: float) -> list[list[int]]:
    """Things in a row in as few lots as fit, evenly filled: their places. One that is higher than the room is alone."""
    fewest = _filled(heights, room, room)
    share = sum(heights) / max(len(fewest), 1)
    tries = (_filled(heights, share * slack, room) for slack in (1, 1.15, 1.3))
    return next((even for even in tries if len(even) == len(fewest)), fewest)


def _filled(heights: Sequence[float], fair: float, room: float) -> list[list[int]]:
    """Each lot closed where the next thing would pass the room, or the fair share is full."""
    found: list[list[int]] = []
    filled = math.inf
    for place, height in enumerate(heights):
        if filled + height > room or filled + height / 2 > fair:
            found.append([])
            filled = 0
        found[-1].append(place)
        filled += height
    return found


def _cut(part: Paragraph, box: TextBox) -> list[Paragraph]:
    """A long paragraph in pieces that fit, cut at sentences; a sentence that is higher than a box is cut anywhere."""
    pieces: list[list[TextRun]] = [[]]
    for run in _fine(part, box):
        tried = replace(part, runs=(*pieces[-1], run))
        if pieces[-1] and not run.raised and box.tall(tried) > box.height:
            pieces.append([])
        pieces[-1].append(run)
    return [replace(part, runs=tuple(piece)) for piece in pieces]


def _fine(part: Paragraph, box: TextBox) -> list[TextRun]:
    """The runs of a paragraph cut at sentences, and those that are too high into stretches of a few lines."""
    step = max(1, int((box.width - box.indent * (part.level + 1)) / (box.size * HAN)) * STRETCH)
    found = []
    for run in part.runs:
        for sentence in sentences(run.text):
            high = box.tall(replace(part, runs=(replace(run, text=sentence),))) > box.height
            size = step if high else len(sentence)
            found += [replace(run, text=sentence[at : at + size]) for at in range(0, len(sentence), size)]
    return found

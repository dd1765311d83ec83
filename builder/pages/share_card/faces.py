"""The faces of the card's font: takes a text and a language, gives runs that one face can draw, and their widths.

The font is a file of the program, so that every machine draws the same; font_subset.py wrote it. Pillow's plain layout
is asked for, which needs no library of the machine.
"""

from __future__ import annotations

import io
import lzma
import unicodedata
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path

from PIL.ImageFont import FreeTypeFont, Layout, truetype

from builder.language.languages import LANGUAGES

FONT = Path(__file__).with_name("font.ttc.xz")
LATIN, SIMPLIFIED, TRADITIONAL = range(3)
"""The faces of the collection, in its order."""
TRIED = 24
"""The size at which it is tried whether a face has a character."""
NO_CHARACTER = "\U0010fffe"
Run = tuple[int, str]
"""A face, and what is drawn with it."""


@cache
def _font() -> bytes:
    return lzma.decompress(FONT.read_bytes())


@lru_cache(maxsize=32)
def face(number: int, size: int) -> FreeTypeFont:
    """A face at a size in pixels."""
    return truetype(io.BytesIO(_font()), size, number, layout_engine=Layout.BASIC)


def runs(text: str, language: str) -> tuple[Run, ...]:
    """The text cut where the face changes; nothing where a character of it can be drawn by none, for a text is drawn
    whole or not at all.
    """
    return _runs(text, _order(language))


def width(text: str, language: str, size: int) -> float:
    """The width of a text on one line, in pixels."""
    return sum(face(number, size).getlength(run) for number, run in runs(text, language))


def _order(language: str) -> tuple[int, ...]:
    """The faces in which a character is looked for."""
    declared = LANGUAGES[language]
    if declared.is_latin:
        return (LATIN, SIMPLIFIED, TRADITIONAL)
    return (TRADITIONAL, SIMPLIFIED, LATIN) if declared.script == "Hant" else (SIMPLIFIED, TRADITIONAL, LATIN)


@lru_cache(maxsize=4096)
def _runs(text: str, order: tuple[int, ...]) -> tuple[Run, ...]:
    drawn = [_drawn(character, order) for character in unicodedata.normalize("NFC", text) if not _is_control(character)]
    if None in drawn:
        return ()
    groups = groupby((pair for pair in drawn if pair), lambda pair: pair[0])
    return tuple((number, "".join(character for _, character in group)) for number, group in groups)


def _is_control(character: str) -> bool:
    return unicodedata.category(character)[0] == "C"


@lru_cache(maxsize=16_384)
def _drawn(character: str, order: tuple[int, ...]) -> Run | None:
    """A character with the face that has it, or its letter without accents; None where no face has either."""
    plain = unicodedata.normalize("NFKD", character)[0]
    found = ((number, each) for each in (character, plain) for number in order if _has(number, each))
    return next(found, None)


@lru_cache(maxsize=16_384)
def _has(number: int, character: str) -> bool:
    """Whether a face has a character: what it lacks, it draws as a box."""
    shapes = [bytes(face(number, TRIED).getmask(each)) for each in (character, NO_CHARACTER)]
    return shapes[0] != shapes[1]

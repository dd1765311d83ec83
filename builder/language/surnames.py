"""How names of Chinese people are read: takes a name and its Latin form, gives pinyin without tones."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import product

from builder.language.chinese import simplified_name
from builder.language.persons import DOUBLE_SURNAMES, readings_of_surnames

_HAN_NAME = re.compile(r"[\u3400-\u9fff·]{2,}\Z")
_LETTERS = re.compile(r"[a-z]+")
_LONGEST = 2
"""Characters of a surname."""


@cache
def reading(name: str, latin: str = "") -> str:
    """The syllables of a name; '' for one that is not of Han characters. latin: how its bearer is written in Latin.

    The surname is read as in the Latin form if it is there, else as surnames are.

    >>> reading("单维"), reading("曾國", "Tseng Kuo"), reading("单维", "Wei Dan")
    ('shan wei', 'zeng guo', 'dan wei')
    """
    if not _HAN_NAME.match(name):
        return ""
    from pypinyin import lazy_pinyin  # its phrases take a quarter of a second to load

    simplified = simplified_name(name)
    surname = surname_of(simplified)
    given = [part.strip() for part in lazy_pinyin(simplified[len(surname) :]) if part.strip(" ·")]
    return " ".join((_surname(surname, latin) or " ".join(lazy_pinyin(surname)), *given))


def surname_of(simplified: str) -> str:
    """The surname with which a name in Simplified characters begins: two characters if they are one."""
    double = simplified[:_LONGEST]
    return double if double in DOUBLE_SURNAMES or double in readings_of_surnames() else simplified[:1]


def _surname(surname: str, latin: str) -> str:
    """The reading of a surname that stands in the Latin form of a name, else its reading as a surname, or ''."""
    written = _LETTERS.findall(_without_accents(latin))
    usual = readings_of_surnames().get(surname, "")
    candidates = [usual, *_possible(surname)] if written else []
    return next((each for each in candidates if each.replace(" ", "") in written), usual)


def _possible(surname: str) -> list[str]:
    """All readings of the characters of a surname."""
    from pypinyin import Style, pinyin

    readings = pinyin(surname, style=Style.NORMAL, heteronym=True)
    return [" ".join(each) for each in product(*readings)]


def _without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))

"""Which script a character belongs to: a Chinese one as the character sets of the mainland and Taiwan tell, GB 2312 and
Big5, any other letter as its name in Unicode tells.

Each holds the characters of its script and those that both share, and a few of the other for rare names only.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache

_IN_GB2312_FOR_NAMES = "後於麽"
_IN_BIG5_FOR_NAMES = "体与万价优听种网确极机构据党复适怀惊愿触赶离坏圣宁异荐"
"""Characters of the other script that no ordinary text uses."""


def in_gb2312(character: str) -> bool:
    """Whether ordinary texts in Simplified characters have it, such as 乾 in 乾隆. GB 2312 lacks 瞭 in 瞭望."""
    return character == "瞭" or (_encodes(character, "gb2312") and character not in _IN_GB2312_FOR_NAMES)


def in_big5(character: str) -> bool:
    """Whether ordinary texts in Traditional characters have it, such as 后 in 皇后 and 台."""
    return _encodes(character, "big5") and character not in _IN_BIG5_FOR_NAMES


def _encodes(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


LETTERS: Mapping[str, frozenset[str]] = {
    "Latn": frozenset({"LATIN", "FULLWIDTH"}),
    "Hans": frozenset({"CJK", "IDEOGRAPHIC"}),
    "Hant": frozenset({"CJK", "IDEOGRAPHIC", "BOPOMOFO"}),
    "Jpan": frozenset({"CJK", "IDEOGRAPHIC", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HALFWIDTH"}),
    "Kore": frozenset({"CJK", "IDEOGRAPHIC", "HANGUL", "HALFWIDTH"}),
    "Cyrl": frozenset({"CYRILLIC"}),
    "Grek": frozenset({"GREEK"}),
    "Arab": frozenset({"ARABIC"}),
    "Hebr": frozenset({"HEBREW"}),
    "Deva": frozenset({"DEVANAGARI"}),
    "Thai": frozenset({"THAI"}),
}
"""By script (ISO 15924), the words with which the names of its letters in Unicode begin."""


@cache
def letters_of(character: str) -> str:
    """The word with which the name of a letter in Unicode begins, as `HANGUL`; '' for what is no letter."""
    return unicodedata.name(character, "").partition(" ")[0] if character.isalpha() else ""

"""Which script a Chinese character belongs to, as the character sets of the mainland and Taiwan tell: GB 2312 and Big5.

Each holds the characters of its script and those that both share, and a few of the other for rare names only.
"""

from __future__ import annotations

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

"""Characters that nobody sees: takes a text, gives whether there is anything to see, and what hides in it.

They are Unicode's Default_Ignorable_Code_Point (DerivedCoreProperties.txt) without variation selectors, which choose
the form of the character before them, and with U+2800, a Braille letter without dots.
"""

from __future__ import annotations

import re
import unicodedata

UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
)
_REFUSED = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Marks of direction and of byte order, which no file may hold (source/text.py)."""
REPLACEMENT = "\ufffd"
"""What a program puts where it could not read a character."""
_EMOJI_JOINT = re.compile(
    "(?<=[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d(?=[\u2190-\u2bff\U0001f000-\U0001faff])"
)


def is_blank(text: str) -> bool:
    """Whether a text shows nothing: it is empty, or all of it is white space and characters that nobody sees.

    >>> is_blank(" \u00a0\u3000\u3164"), is_blank("案")
    (True, False)
    """
    return not UNSEEN.sub("", text).strip()


def first_unseen(text: str) -> str:
    """The first character that nobody sees, of those that a file may hold; '' if there is none, but joints of emoji."""
    match = UNSEEN.search(_REFUSED.sub("", _EMOJI_JOINT.sub("", text)))
    return match[0] if match else ""


def code_point(character: str) -> str:
    """`U+200B ZERO WIDTH SPACE`: how a message names a character that cannot be shown."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".strip()

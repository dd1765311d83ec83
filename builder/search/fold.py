"""Takes text as people write it; gives it folded, the form in which it is indexed and searched.

NFKC, lower case, no accents, Simplified characters, no invisible characters, no apostrophe within a word. The client
does the same with the same table; tests/search/golden.json tests both.
"""

import re
from functools import cache
from types import MappingProxyType
from unicodedata import normalize

from builder.search.han import simplified

INVISIBLE = (0xAD, 0x200B, 0x200C, 0x200D, 0x2060)
# Folded Latin letters, and digits: ranges of code points, both ends included.
LATIN = ((0x30, 0x39), (0x61, 0x7A), (0xDF, 0xF6), (0xF8, 0x24F))
APOSTROPHES = (0x27, 0x2019)
# The commonest Chinese punctuation and its NFKC. With it replaced, most texts are normalised already, which is fast.
COMMON_PUNCTUATION = (
    ("，", ","),
    ("：", ":"),
    ("；", ";"),
    ("！", "!"),
    ("？", "?"),
    ("（", "("),
    ("）", ")"),
    ("…", "..."),
    ("\u3000", " "),
)

_ACCENTS = re.compile("[\u0300-\u036f]+")
_LATIN = "".join(f"{chr(first)}-{chr(last)}" for first, last in LATIN)
_APOSTROPHE = re.compile(f"(?<=[{_LATIN}])['’](?=[{_LATIN}])")


def fold(text: str) -> str:
    return _APOSTROPHE.sub("", normalise(text).translate(character_table()))


def normalise(text: str) -> str:
    """The part of folding that may change the number of characters; the rest of it is one table lookup a character."""
    if text.isascii():
        return text.lower()
    for old, new in COMMON_PUNCTUATION:
        text = text.replace(old, new)
    unaccented = _ACCENTS.sub("", normalize("NFD", normalize("NFKC", text).lower()))
    return normalize("NFC", unaccented)


@cache
def character_table() -> MappingProxyType[int, int | None]:
    """For str.translate: Traditional to Simplified characters; invisible ones are deleted."""
    table: dict[int, int | None] = {ord(old): ord(new) for old, new in simplified().items()}
    return MappingProxyType(table | dict.fromkeys(INVISIBLE))

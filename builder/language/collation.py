"""The order of a list by its letters: takes names, gives them sorted and grouped as a language does it.

`pinyin`, for every language whose lists hold Chinese names: marks are left out of Latin letters, and Han characters
stand where their pinyin stands. `code-point`: Han characters are not read; kana stand under the first of their row.
Neither needs collation data.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from typing import TypeVar

from builder.language.languages import LANGUAGES

OTHER = "#"
"""Where a name stands that begins with none of the letters."""
PINYIN = "pinyin"

T = TypeVar("T")
_HAN = re.compile(r"[\u3400-\u9fff]")
_OPENING = re.compile(r"^(?:[^\w]|_)+")
_ROWS = "あかさたなはまやらわ"
"""The first kana of each row; every kana stands under the last of these that is not after it."""
_KATAKANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}


def grouped(items: Iterable[T], *, name: Callable[[T], str], language: str) -> dict[str, list[T]]:
    """Items by the letter that they stand under, in the order of a language; what has no letter comes last."""
    found: dict[str, list[T]] = {}
    for item in sorted(items, key=lambda item: (sounds(name(item), language), name(item))):
        found.setdefault(letter(name(item), language), []).append(item)
    return {each: found[each] for each in sorted(found, key=lambda each: (each == OTHER, each))}


def letter(text: str, language: str) -> str:
    """`A` to `Z`, the first kana of a row, or `#`."""
    first = sounds(text, language)[:1].upper()
    if "A" <= first <= "Z":
        return first
    return max((row for row in _ROWS if row <= first), default=_ROWS[0]) if "ぁ" <= first <= "ん" else OTHER


@cache
def sounds(text: str, language: str) -> str:
    """What a name is sorted by.

    >>> sounds("“Émile”", "en"), sounds("公益组织 2", "en")
    ('emile”', 'gong yi zu zhi 2')
    """
    bare = _OPENING.sub("", unicodedata.normalize("NFKC", text).casefold())
    plain = "".join(sign for sign in unicodedata.normalize("NFD", bare) if not unicodedata.combining(sign))
    if LANGUAGES[language].collation == PINYIN:
        return _pinyin(plain) if _HAN.search(plain) else plain
    return plain.translate(_KATAKANA)


def _pinyin(text: str) -> str:
    from pypinyin import lazy_pinyin  # its phrases take a quarter of a second to load: only where there is Chinese

    return " ".join(part.strip() for part in lazy_pinyin(text) if part.strip())

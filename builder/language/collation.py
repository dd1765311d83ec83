"""Collation: takes items with names, gives them sorted and grouped by initial in a language's order.

`pinyin`, for every language whose lists have Chinese names: Latin letters without accents, Han characters by their
pinyin. `strokes`: Han characters by their number of strokes, before Latin letters. `code-point`: Han characters by code
point, kana grouped by the first of their row.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from operator import itemgetter
from typing import TypeVar

from builder.language.languages import LANGUAGES
from builder.language.strokes import stroke_key, strokes_of

OTHER = "#"
"""The initial of names that begin with no letter."""
PINYIN, STROKES = "pinyin", "strokes"

T = TypeVar("T")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LEADING_PUNCTUATION = re.compile(r"^(?:[^\w]|_)+")
_ROWS = "あかさたなはまやらわ"
"""The first kana of each row; the initial of a kana is the last of these that is not after it."""
_KATAKANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}


def grouped(items: Iterable[T], *, name: Callable[[T], str], language: str) -> dict[str, list[T]]:
    """Items by initial, sorted in the order of a language; those under OTHER come last."""
    return grouped_by_key((sort_key(name(item), language), name(item), item) for item in items)


def grouped_by_key(items: Iterable[tuple[str, str, T]]) -> dict[str, list[T]]:
    """The same of items with their sort keys and names."""
    groups: dict[str, list[T]] = {}
    for key, _, item in sorted(items, key=itemgetter(0, 1)):
        groups.setdefault(_initial(key), []).append(item)
    return {initial: groups[initial] for initial in sorted(groups, key=lambda initial: (initial == OTHER, initial))}


def initial_letter(text: str, language: str) -> str:
    """`A` to `Z`, a number of strokes in two digits, the first kana of a row, or `#`."""
    return _initial(sort_key(text, language))


def _initial(key: str) -> str:
    if (strokes := strokes_of(key)) is not None:
        return f"{strokes:02}"
    initial = key[:1].upper()
    if "A" <= initial <= "Z":
        return initial
    return max((row for row in _ROWS if row <= initial), default=_ROWS[0]) if "ぁ" <= initial <= "ん" else OTHER


@cache
def sort_key(text: str, language: str) -> str:
    """The key by which a name is sorted.

    >>> sort_key("“Émile”", "en"), sort_key("公益组织 2", "en")
    ('emile”', 'gong yi zu zhi 2')
    """
    stripped = _LEADING_PUNCTUATION.sub("", unicodedata.normalize("NFKC", text).casefold())
    unaccented = "".join(char for char in unicodedata.normalize("NFD", stripped) if not unicodedata.combining(char))
    if LANGUAGES[language].collation == PINYIN:
        return _pinyin(unaccented) if _HAN.search(unaccented) else unaccented
    if LANGUAGES[language].collation == STROKES:
        return stroke_key(unaccented)
    return unaccented.translate(_KATAKANA)


def _pinyin(text: str) -> str:
    from pypinyin import lazy_pinyin  # its phrases take a quarter of a second to load: only where there is Chinese

    return " ".join(part.strip() for part in lazy_pinyin(text) if part.strip())

"""The order of a list by its letters: takes names, gives them sorted and grouped, Chinese by pinyin, in every language.

Needs no collation data: marks are left out of Latin letters, and Han characters stand where their pinyin stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from typing import TypeVar

OTHER = "#"
"""Where a name stands that begins with neither a Latin letter nor a Han character."""

T = TypeVar("T")
_HAN = re.compile(r"[\u3400-\u9fff]")
_OPENING = re.compile(r"^(?:[^\w]|_)+")


def grouped(items: Iterable[T], *, name: Callable[[T], str]) -> dict[str, list[T]]:
    """Items by the letter that they stand under, in order; what has no letter comes last."""
    found: dict[str, list[T]] = {}
    for item in sorted(items, key=lambda item: (sounds(name(item)), name(item))):
        found.setdefault(letter(name(item)), []).append(item)
    return {each: found[each] for each in sorted(found, key=lambda each: (each == OTHER, each))}


def letter(text: str) -> str:
    """`A` to `Z`, or `#`."""
    first = sounds(text)[:1].upper()
    return first if "A" <= first <= "Z" else OTHER


@cache
def sounds(text: str) -> str:
    """What a name is sorted by.

    >>> sounds("“Émile”"), sounds("公益组织 2")
    ('emile”', 'gong yi zu zhi 2')
    """
    bare = _OPENING.sub("", unicodedata.normalize("NFKC", text).casefold())
    latin = "".join(sign for sign in unicodedata.normalize("NFD", bare) if not unicodedata.combining(sign))
    return _pinyin(latin) if _HAN.search(latin) else latin


def _pinyin(text: str) -> str:
    from pypinyin import lazy_pinyin  # its phrases take a quarter of a second to load: only where there is Chinese

    return " ".join(part.strip() for part in lazy_pinyin(text) if part.strip())

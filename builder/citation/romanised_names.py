"""Names for readers of Latin letters: takes a name in Han characters, gives the same in pinyin.

Only of persons: how an institution calls itself in English is not told by its sound.
"""

from __future__ import annotations

from collections.abc import Sequence

from builder.language.chinese import simplified_name
from builder.language.surnames import reading, surname_of
from builder.records.model.name_text import is_han_person
from builder.records.model.values import Name


def romanised(name: Name) -> Name | None:
    """A person's name in pinyin, family name first; None for one in Latin letters, and for an institution.

    >>> [romanised(Name(literal=each)) for each in ("吕朝", "国务院")]
    [Name(literal='', family='Lü', given='Chao'), None]
    """
    written = name.literal or f"{name.family}{name.given}"
    if "·" in written or not is_han_person(written):
        return None
    syllables = reading(written).replace("v", "ü").split()
    size = len(surname_of(simplified_name(written)))
    return Name(family=_joined(syllables[:size]), given=_joined(syllables[size:]))


def _joined(syllables: Sequence[str]) -> str:
    """Syllables as one word, with an apostrophe before a vowel (GB/T 16159—2012, 6.2)."""
    first, *others = syllables or ("",)
    return (first + "".join(f"’{each}" if each[0] in "aeo" else each for each in others)).capitalize()

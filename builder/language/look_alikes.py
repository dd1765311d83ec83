"""Letters of other alphabets that look Latin: takes a word, gives the first such letter and the word in Latin letters.

The pairs are those of Unicode's confusables (UTS #39) that stand for a single ASCII letter, digit or hyphen, of the
Cyrillic and Greek alphabets and of full-width and hyphen-like forms: what a keyboard or a copied text brings along.
"""

from __future__ import annotations

import unicodedata

_CYRILLIC = dict(zip("аеорсухіјѕһԁԛԝѵгАВЕЗКМНОРСТУХІЈЅԌ", "aeopcyxijshdqwvrABE3KMHOPCTYXIJSG", strict=True))
_GREEK = dict(zip("αορνυικηωεΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aopvuiknweABEZHIKMNOPTYX", strict=True))
_OTHERS = dict(zip("ıɩɡɑℓ‐‑‒–—−﹣", "iigal-------", strict=True))
_LATIN = _CYRILLIC | _GREEK | _OTHERS


def look_alike(word: str) -> tuple[str, str] | None:
    """The first letter that only looks Latin, and the word in ASCII; None if there is none, or the word has others.

    >>> look_alike("tit\\u043be"), look_alike("titl\\u0435"), look_alike("题名")
    (None, ('е', 'title'), None)
    """
    if word.isascii():
        return None
    latin = "".join(_LATIN.get(letter) or unicodedata.normalize("NFKC", letter) for letter in word)
    if not latin.isascii():
        return None
    return next(letter for letter in word if not letter.isascii()), latin

"""The words of a citation: takes an item and an edition's language, gives words in the language of the item."""

from __future__ import annotations

from builder.citation.item import Item
from builder.citation.work_language import is_chinese
from builder.language.words import Words, words

LATIN, HAN = "en", "zh"
"""The languages of the words: of Chinese works, and of all others."""


def terms(item: Item, language: str) -> Words:
    """等 for a Chinese work (in the script of the edition, if that is Chinese), `et al` for any other."""
    if not item.is_chinese:
        return words(LATIN)
    return words(language if is_chinese(language) else HAN)

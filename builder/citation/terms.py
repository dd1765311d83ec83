"""The words of a citation: takes an item and an edition's language, gives words in the language of the item."""

from __future__ import annotations

from builder.citation.item import Item
from builder.language.words import Words, words

LATIN, HAN = "en", "zh"
"""The languages of the two styles: APA for works in Latin letters, GB/T 7714 for those in Han characters."""


def is_chinese(language: str) -> bool:
    """Whether an edition is a Chinese one."""
    return language.partition("-")[0] == HAN


def terms(item: Item, language: str) -> Words:
    """等 for a Chinese work (in the script of the edition, if that is Chinese), `et al` for any other."""
    if not item.is_han:
        return words(LATIN)
    return words(language if is_chinese(language) else HAN)

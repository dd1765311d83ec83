"""The language of a work: takes a source, gives its tag; it decides marks, `et al.` or 等, and what files state."""

from __future__ import annotations

import re

from builder.language.languages import language_by_script
from builder.records.model.record import Source

CHINESE = frozenset({"zh", "cmn", "yue", "nan", "hak", "wuu", "gan", "hsn", "lzh"})
"""The primary subtags (RFC 5646, 2.2.1) of Chinese: the macrolanguage, its languages, and Literary Chinese."""
_HAN = re.compile(r"[\u3007\u3400-\u9fff\U00020000-\U0003ffff]")
_WORD = re.compile(r"[^\W\d_\u3400-\u9fff\U00020000-\U0003ffff]+")


def work_language(source: Source) -> str:
    """The tag of a source's language: as the record states it, else guessed from the title."""
    return source.language or guessed_language(source.title)


def guessed_language(title: str) -> str:
    """Chinese (or Japanese, by its kana) where the title has as many Han characters as other words; else English.

    >>> guessed_language("Understanding guanxi (关系) in service networks"), guessed_language("NGO 2.0 在中国")
    ('en', 'zh')
    """
    is_mostly_han = len(_HAN.findall(title)) >= max(1, len(_WORD.findall(title)))
    return language_by_script(title) if is_mostly_han else "en"


def primary(tag: str) -> str:
    """The primary subtag of a language tag.

    >>> primary("zh-Hant-TW")
    'zh'
    """
    return tag.partition("-")[0].lower()


def is_chinese(tag: str) -> bool:
    """Whether a tag, of a work or an edition, is Chinese."""
    return primary(tag) in CHINESE


def same_primary(first: str, second: str) -> bool:
    """Whether two tags are of one language, whatever its script."""
    return primary(first) == primary(second) or (is_chinese(first) and is_chinese(second))

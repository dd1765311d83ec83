"""The fonts and language tags of office files. Fonts are named, never put into a file: the reader has them."""

from __future__ import annotations

from collections.abc import Iterable

LATIN = "Calibri"
EAST_ASIAN = {"en": "Microsoft YaHei", "zh": "Microsoft YaHei", "zh-Hant": "Microsoft JhengHei"}
"""The font of Han characters in a file whose reader has this language."""
TAGS = {"en": "en-GB", "zh": "zh-CN", "zh-Hant": "zh-TW"}
"""Office knows languages with their country."""


def scripts(language: str) -> tuple[str, str]:
    """The Latin and the East Asian tag of words in a language: Office wants both."""
    return ("en-GB", "zh-CN") if language == "en" else ("en-GB", TAGS[language])


def han(languages: Iterable[str]) -> str:
    """The East Asian font of a file in these languages."""
    return EAST_ASIAN[_chinese(languages)]


def east(languages: Iterable[str]) -> str:
    """The East Asian language of a file in these languages."""
    return TAGS[_chinese(languages)]


def _chinese(languages: Iterable[str]) -> str:
    """The first of the languages that is written in Han characters; Simplified Chinese for none."""
    return next((language for language in languages if language != "en"), "zh")

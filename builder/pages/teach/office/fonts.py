"""The fonts and language tags of office files. Fonts are named, never put into a file: the reader has them."""

from __future__ import annotations

from collections.abc import Iterable

from builder.language.languages import BUILT_IN, LANGUAGES, Language

LATIN = "Calibri"


def tag(language: str) -> str:
    """The tag of a language as Office knows it: with its country."""
    return LANGUAGES[language].office or LANGUAGES[language].tag


def scripts(language: str) -> tuple[str, str]:
    """The Latin and the East Asian tag of words in a language: Office wants both."""
    others = (language, *BUILT_IN)
    latin = next(code for code in others if LANGUAGES[code].is_latin)
    east_asian = next(code for code in others if not LANGUAGES[code].is_latin)
    return tag(latin), tag(east_asian)


def han(languages: Iterable[str]) -> str:
    """The East Asian font of a file in these languages."""
    return _east_asian(languages).font


def east(languages: Iterable[str]) -> str:
    """The East Asian language of a file in these languages."""
    return _east_asian(languages).office


def _east_asian(languages: Iterable[str]) -> Language:
    """The first of the languages that has a font of its own; Simplified Chinese for none."""
    return next(LANGUAGES[code] for code in (*languages, *BUILT_IN) if LANGUAGES[code].font)

"""The fonts and language tags of office files. Fonts are named, never embedded."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from builder.language.languages import BUILT_IN, LANGUAGES, Language

LATIN = "Calibri"


def tag(language: str) -> str:
    """The language tag that Office expects: with the country."""
    return LANGUAGES[language].office or LANGUAGES[language].tag


@cache
def language_tags(language: str) -> tuple[str, str]:
    """The Latin and the East Asian tag of a run in a language; Office needs both."""
    codes = (language, *BUILT_IN)
    latin = next(code for code in codes if LANGUAGES[code].is_latin)
    east_asian = next(code for code in codes if not LANGUAGES[code].is_latin)
    return tag(latin), tag(east_asian)


def east_asian_font(languages: Iterable[str]) -> str:
    """The East Asian font of a file in these languages."""
    return _east_asian(languages).font


def east_asian_tag(languages: Iterable[str]) -> str:
    """The East Asian language tag of a file in these languages."""
    return _east_asian(languages).office


def _east_asian(languages: Iterable[str]) -> Language:
    """The first of the languages that names a font; else the first built-in one that does (Simplified Chinese)."""
    return next(LANGUAGES[code] for code in (*languages, *BUILT_IN) if LANGUAGES[code].font)

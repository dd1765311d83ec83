"""A language that nobody has declared yet: takes its code, gives the declaration that a base begins with, from CLDR."""

from __future__ import annotations

import re

from builder.language.languages import LANGUAGES

_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?\Z")


def declaration(code: str) -> str | None:
    """The text of a `language.yml`; None for a code (BCP 47: language, script, territory) that CLDR does not know."""
    from babel import Locale, UnknownLocaleError

    if not _CODE.match(code):
        return None
    try:
        known = Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
    script, territory = known.script or _script(code), known.territory or _territory(code)
    cldr = "_".join(filter(None, (known.language, known.script, territory)))
    values = {"code": code, "tag": code, "script": script, "cldr": cldr, "name": name(code), "fallback": "[en]"}
    return "".join(f"{key}: {value}\n" for key, value in values.items())


def name(code: str) -> str:
    """A language's name in itself, with a capital."""
    if code in LANGUAGES:
        return LANGUAGES[code].name
    from babel import Locale

    known = Locale.parse(code, sep="-")
    found = known.get_display_name(known) or code
    return found[:1].upper() + found[1:]


def _likely(code: str) -> list[str]:
    """Language, script and territory as CLDR takes them to be, where a code leaves them out."""
    from babel.core import get_global

    likely: str = get_global("likely_subtags").get(code.partition("-")[0], "")
    return likely.split("_")


def _script(code: str) -> str:
    return next((part for part in _likely(code) if len(part) == 4), "Latn")


def _territory(code: str) -> str:
    return next((part for part in _likely(code)[1:] if len(part) == 2), "")

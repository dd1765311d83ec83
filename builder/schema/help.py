"""The help of a field in any language: takes a declared field, gives its help text."""

from __future__ import annotations

from builder.language.languages import LANGUAGES
from builder.language.words import with_names, words
from builder.records.model.declare import Field


def help_of(field: Field, language: str) -> str:
    """The declared help, else the words `fields.<key>` of the language, else the declared help of a fallback."""
    return with_names(_declared(field, language), language)


def _declared(field: Field, language: str) -> str:
    declared = field.about.help
    if language in declared:
        return declared[language]
    locale_help = words(language).get(f"fields.{field.key}")
    fallback = next((declared[code] for code in LANGUAGES[language].fallback if code in declared), field.about.en)
    return locale_help or fallback

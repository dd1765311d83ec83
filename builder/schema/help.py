"""What a contributor is told about a field, in any language: takes a declared field, gives its help."""

from __future__ import annotations

from builder.language.languages import LANGUAGES
from builder.language.words import words
from builder.records.model.declare import Field


def help_of(field: Field, language: str) -> str:
    """The help of a field: as declared, else the words `fields.<key>` of the language, else of one it falls back to."""
    declared = field.about.help
    if language in declared:
        return declared[language]
    own = words(language).get(f"fields.{field.key}")
    fallback = next((declared[code] for code in LANGUAGES[language].fallback if code in declared), field.about.en)
    return own or fallback

"""How a source was read: takes a source, gives a line of words."""

from __future__ import annotations

from builder.language.words import words
from builder.pages.html.elements import Html, join, language_span
from builder.pages.html.source_reference import foreign
from builder.records.model.record import Source
from builder.records.wording import sentence


def reading_line(source: Source, language: str) -> str:
    """How far and in which copy it was read and why it is not quoted, as a sentence; '' where nothing is noted."""
    say = words(language)
    told = (("read", source.read), ("copy", source.copy), ("unquoted", source.unquoted))
    parts = [say(f"provenance.{field}.{value}") for field, value in told if value]
    return sentence(say("wording.then").join(parts)) + say("bibliography.stop") if parts else ""


def informants_line(source: Source, language: str) -> Html:
    """Who told the author; empty where nobody is named."""
    names = (name.literal or f"{name.family} {name.given}".strip() for name in source.informants)
    return join((language_span(name, foreign(name, language)) for name in names), words(language)("wording.comma"))

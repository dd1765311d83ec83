"""What the terms of the glossary are called on the other sides. Takes the glossary, gives the file that a record's page
loads when a reader asks for it: assets/terms/<tag>.js, one call with the words of the page and a line a term.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.language.words import LANGUAGES, words
from builder.pages.edition import Edition
from builder.pages.glossary.view import SIDES
from builder.pages.page import File
from builder.records.model.glossary import GlossaryTerm
from builder.search.jsonp import call

SHORTEST = {"en": 3, "zh": 2, "zh-Hant": 2}
"""A shorter form is found in too many words that do not mean it."""


def view(edition: Edition) -> Iterator[File]:
    """The file, where the base has a glossary."""
    if edition.glossary:
        lines = counterparts(edition.glossary, edition.language)
        told = {word: words(edition.language)(f"counterparts.{word}") for word in ("hide", "more")}
        yield File(f"assets/terms/{LANGUAGES[edition.language].tag}.js", call("casebookTerms", told, lines))


def counterparts(terms: Sequence[GlossaryTerm], language: str) -> list[tuple[str, list[str], list[tuple[str, str]]]]:
    """A line a term: its id, the forms by which it is found, its names on the other sides as (`lang`, words).

    A form that two terms share is of the one that has it as its label, else of the first.
    """
    found: dict[str, list[str]] = {}
    for form, id_ in _owned(terms, language).items():
        found.setdefault(id_, []).append(form)
    lines = ((term, _others(term, language)) for term in terms if term.id in found)
    return [(term.id, found[term.id], names) for term, names in lines if names]


def _owned(terms: Sequence[GlossaryTerm], language: str) -> dict[str, str]:
    """The term that each form means, in lower case."""
    labels = [(term.name(language), term) for term in terms]
    spellings = [(form, term) for term in terms for form in term.forms.get(language, ())]
    owner: dict[str, str] = {}
    for form, term in labels + spellings:
        if len(form) >= SHORTEST[language]:
            owner.setdefault(form.casefold(), term.id)
    return owner


def _others(term: GlossaryTerm, language: str) -> list[tuple[str, str]]:
    """Its labels elsewhere; the side is said where the two Chinese sides have different words."""
    say = words(language)
    two = len({term.label[side] for side in SIDES if side != "en" and side in term.label}) > 1
    return [
        (LANGUAGES[side].tag, say("counterparts.named", name=term.label[side], side=say(f"counterparts.{side}")))
        if two and side != "en"
        else (LANGUAGES[side].tag, term.label[side])
        for side in SIDES
        if side != language and side in term.label and term.label[side] != term.name(language)
    ]

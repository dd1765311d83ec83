"""What the terms of the glossary are called on the other sides. Takes the glossary, gives the file that a record's page
loads when a reader asks for it: assets/terms/<tag>.js, one call with the words of the page and a line a term.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.language.languages import LANGUAGES, text_languages
from builder.language.words import words
from builder.pages.edition import Edition
from builder.pages.page import File
from builder.records.model.glossary import GlossaryTerm
from builder.search.jsonp import call


def view(edition: Edition) -> Iterator[File]:
    """The file, where the base has a glossary."""
    if edition.glossary:
        sides = text_languages(edition.library.languages)
        lines = counterparts(edition.glossary, edition.language, sides)
        told = {word: words(edition.language)(f"counterparts.{word}") for word in ("hide", "more")}
        yield File(f"assets/terms/{LANGUAGES[edition.language].tag}.js", call("casebookTerms", told, lines))


def counterparts(
    terms: Sequence[GlossaryTerm], language: str, sides: Sequence[str]
) -> list[tuple[str, list[str], list[tuple[str, str]]]]:
    """A line a term: its id, the forms by which it is found, its names on the other sides as (`lang`, words).

    A form that two terms share is of the one that has it as its label, else of the first.
    """
    found: dict[str, list[str]] = {}
    for form, id_ in _owned(terms, language).items():
        found.setdefault(id_, []).append(form)
    lines = ((term, _others(term, language, sides)) for term in terms if term.id in found)
    return [(term.id, found[term.id], names) for term, names in lines if names]


def _owned(terms: Sequence[GlossaryTerm], language: str) -> dict[str, str]:
    """The term that each form means, in lower case."""
    labels = [(term.name(language), term) for term in terms]
    spellings = [(form, term) for term in terms for form in term.forms.get(language, ())]
    owner: dict[str, str] = {}
    for form, term in labels + spellings:
        if len(form) >= LANGUAGES[language].lengths.gloss:
            owner.setdefault(form.casefold(), term.id)
    return owner


def _others(term: GlossaryTerm, language: str, sides: Sequence[str]) -> list[tuple[str, str]]:
    """Its labels elsewhere; the side is said where the two scripts of a language have different words."""
    own = term.name(language)
    others = (side for side in sides if side != language and term.label.get(side, own) != own)
    return [(LANGUAGES[side].tag, _named(term, side, language)) for side in others]


def _named(term: GlossaryTerm, side: str, language: str) -> str:
    label, twin = term.label[side], term.label.get(LANGUAGES[side].other_script)
    if twin is None or twin == label:
        return label
    say = words(language)
    return say("counterparts.named", name=label, side=say.of_language("counterparts.side", side))

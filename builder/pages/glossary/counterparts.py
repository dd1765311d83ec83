"""Counterparts of terms in other languages: takes the glossary, gives assets/terms/<tag>.js, which pages of records
load on demand: one call with the messages and one line per term.
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
        labels = {word: words(edition.language)(f"counterparts.{word}") for word in ("hide", "more")}
        yield File(f"assets/terms/{LANGUAGES[edition.language].tag}.js", call("casebookTerms", labels, lines))


def counterparts(
    terms: Sequence[GlossaryTerm], language: str, sides: Sequence[str]
) -> list[tuple[str, list[str], list[tuple[str, str]]]]:
    """One line per term: id, forms that match it, names in the other languages as (`lang`, name).

    A form that two terms share belongs to the one whose label it is, else to the first.
    """
    forms_by_id: dict[str, list[str]] = {}
    for form, id_ in _form_owners(terms, language).items():
        forms_by_id.setdefault(id_, []).append(form)
    lines = ((term, _counterparts_of(term, language, sides)) for term in terms if term.id in forms_by_id)
    return [(term.id, forms_by_id[term.id], names) for term, names in lines if names]


def _form_owners(terms: Sequence[GlossaryTerm], language: str) -> dict[str, str]:
    """The id of the term that each form (case-folded) belongs to; very short forms are left out."""
    labels = [(term.name(language), term) for term in terms]
    spellings = [(form, term) for term in terms for form in term.forms.get(language, ())]
    owners: dict[str, str] = {}
    for form, term in labels + spellings:
        if len(form) >= LANGUAGES[language].lengths.gloss:
            owners.setdefault(form.casefold(), term.id)
    return owners


def _counterparts_of(term: GlossaryTerm, language: str, sides: Sequence[str]) -> list[tuple[str, str]]:
    """Its differing labels in the other languages."""
    name = term.name(language)
    other_sides = (side for side in sides if side != language and term.label.get(side, name) != name)
    return [(LANGUAGES[side].tag, _side_label(term, side, language)) for side in other_sides]


def _side_label(term: GlossaryTerm, side: str, language: str) -> str:
    label, other_label = term.label[side], term.label.get(LANGUAGES[side].other_script)
    if other_label is None or other_label == label:
        return label
    say = words(language)
    return say("counterparts.named", name=label, side=say.of_language("counterparts.side", side))

"""Controlled vocabularies: terms with labels and definitions, with look-up by id and by similarity."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.language.languages import LANGUAGES
from builder.records.model.memo import Memo


@dataclass(frozen=True)
class VocabularyTerm:
    """A term. Texts are by language (en, zh, zh-Hant where it differs).

    also: synonyms, for search and for "did you mean". reverse, symmetric: of relations. unit: of measures.
    many, terms: of dimensions. credit: the CRediT role of a contributor's role. within: of a place, the one around it.
    dimension: of a theme, a measure or a step, the line of the model that it belongs to. story: of a dimension, the
    parts of the story that tell of it.
    position: of a place, its degrees north and east; None for one that is not at one point.
    """

    id: str
    label: Mapping[str, str]
    definition: Mapping[str, str]
    also: tuple[str, ...] = ()
    reverse: Mapping[str, str] = field(default_factory=dict)
    symmetric: bool = False
    unit: str = ""
    many: bool = False
    terms: Mapping[str, VocabularyTerm] = field(default_factory=dict)
    credit: str = ""
    within: str = ""
    dimension: str = ""
    story: tuple[str, ...] = ()
    position: tuple[float, float] | None = None

    def name(self, language: str) -> str:
        """Its label for a reader of a language."""
        return in_language(self.label, language)


@dataclass(frozen=True)
class Vocabularies(Memo):
    """All vocabularies of a base by name; each a table of terms in the order of its file."""

    tables: Mapping[str, Mapping[str, VocabularyTerm]]

    def table(self, name: str) -> Mapping[str, VocabularyTerm]:
        """The terms of a vocabulary; empty if the base has none of that name."""
        return self.tables.get(name, {})

    def name(self, vocabulary: str, term: str, language: str) -> str:
        """The label of a term, or its id where the vocabulary lacks it."""
        vocabulary_term = self.table(vocabulary).get(term)
        return vocabulary_term.name(language) if vocabulary_term else term

    def around(self, place: str) -> tuple[str, ...]:
        """A place and the places that contain it, from the innermost."""
        table, places = self.table("places"), [place]
        while (outer := table[places[-1]].within if places[-1] in table else "") and outer not in places:
            places.append(outer)
        return tuple(places)


def in_language(texts: Mapping[str, str], language: str) -> str:
    """The text for a reader: in the language, in the next that it falls back to, in whatever there is."""
    if own := texts.get(language):
        return own
    return next((text for code in (*LANGUAGES[language].fallback, *texts) if (text := texts.get(code))), "")


def nearest(word: str, table: Mapping[str, VocabularyTerm]) -> str | None:
    """The id of the most likely term for a word: by label or synonym in any language, or by similar spelling."""
    folded = word.casefold().strip()
    ids_by_name = {name.casefold(): term.id for term in table.values() for name in (*term.label.values(), *term.also)}
    if folded in ids_by_name:
        return ids_by_name[folded]
    return alike(folded, table)


def alike(word: str, words: Mapping[str, object] | tuple[str, ...] | list[str]) -> str | None:
    """The word of a list that is most like another in spelling, or None (Ratcliff–Obershelp, cutoff 0.6)."""
    return next(iter(difflib.get_close_matches(word, list(words), n=1, cutoff=0.6)), None)

"""Shelves: takes the library, gives the records that share a place, a type or a theme."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from builder.library import Entry, Library
from builder.record import Case
from builder.vocabulary import VocabularyTerm, in_language


@dataclass(frozen=True)
class Shelf:
    """The records of one term. kind: the vocabulary (places, types, themes). entries: without the retired ones."""

    kind: str
    term: VocabularyTerm
    entries: tuple[Entry, ...]

    @property
    def address(self) -> str:
        """`places/chengdu/`, as in Page.address."""
        return f"{self.kind}/{self.term.id}/"

    def name(self, language: str) -> str:
        """The label of its term, or the id of a term that the vocabulary lacks."""
        return self.term.name(language) or self.term.id

    def definition(self, language: str) -> str:
        """What its term means; empty where the vocabulary is silent."""
        return in_language(self.term.definition, language)

    @property
    def cases(self) -> tuple[Entry, ...]:
        """Its cases."""
        return tuple(entry for entry in self.entries if entry.folder == "cases")

    @property
    def policies(self) -> tuple[Entry, ...]:
        """Its policies."""
        return tuple(entry for entry in self.entries if entry.folder == "policies")


def types_of(entry: Entry) -> tuple[str, ...]:
    """The type of a case; policies have none."""
    return (entry.record.type.id,) if isinstance(entry.record, Case) else ()


TERMS: Mapping[str, Callable[[Entry], Iterable[str]]] = {
    "places": lambda entry: (entry.place,),
    "types": types_of,
    "themes": lambda entry: (theme.id for theme in entry.record.themes),
}
"""The kinds of shelves, with the terms by which a record stands on them."""


def shelves(library: Library, kind: str) -> tuple[Shelf, ...]:
    """The shelves of a kind in the order of its vocabulary. A term of retired records alone gives an empty shelf."""
    found: dict[str, list[Entry]] = {}
    for entry in library.entries:
        for term in TERMS[kind](entry):
            found.setdefault(term, []).append(entry)
    table = library.vocabularies.table(kind)
    order = [*(term for term in table if term in found), *sorted(found.keys() - table.keys())]
    return tuple(
        Shelf(
            kind,
            table.get(term) or VocabularyTerm(term, {}, {}),
            tuple(e for e in found[term] if e.status != "retired"),
        )
        for term in order
    )

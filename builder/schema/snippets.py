"""Snippets for editors: takes the declared fields and the vocabularies, gives a file of snippets as VS Code reads it.

Each is an entry of a list of a record, with the fields that are filled most often, in the order of the format. What it
takes is offered as a choice where there are words for it; else its place is empty, so that nothing is left in a record
that nobody wrote.
https://code.visualstudio.com/docs/editing/userdefinedsnippets
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from builder.language.languages import BUILT_IN, text_languages, written_languages
from builder.language.words import words
from builder.records.model.declare import Declared, Field, Vocabulary, fields
from builder.records.model.record import Disagreement, Event, Fact, Person, Quote, Relation, Source, Version
from builder.records.model.values import Label, Text
from builder.records.model.vocabulary import Vocabularies

FILE = "casebook.code-snippets"
MOST_CHOICES = 40
"""Terms that are offered as a choice; a longer list is that of the schema, which an editor completes from."""
_ARTICLE = ("author", "container-title", "volume", "issue", "page", "issued", "language", "URL", "accessed")
SOURCES = {
    "article-journal": _ARTICLE,
    "article-magazine": _ARTICLE,
    "article-newspaper": ("author", "container-title", "issued", "page", "language", "URL", "accessed"),
    "book": ("author", "publisher", "publisher-place", "issued", "language", "ISBN"),
    "chapter": ("author", "container-title", "editor", "publisher", "issued", "page", "language"),
    "interview": ("interviewer", "container-title", "issued", "language", "URL", "accessed"),
    "report": ("author", "publisher", "issued", "language", "URL", "accessed"),
    "thesis": ("author", "genre", "publisher", "issued", "language", "URL"),
    "webpage": ("author", "container-title", "issued", "language", "URL", "accessed", "archived"),
}
"""By kind, the fields of a source beside type and title."""


@dataclass(frozen=True)
class _Part:
    """A part of a record. keys: the fields of its snippet; none for all required ones. keyed: whether a key stands
    above them, not a hyphen before.
    """

    name: str
    model: type[Declared]
    keys: tuple[str, ...] = ()
    keyed: bool = False


PARTS = (
    _Part("quote", Quote, ("text", "locator"), keyed=True),
    _Part("fact", Fact, ("measure", "value", "unit", "as_of", "source", "confidence")),
    _Part("person", Person, ("name", "role", "since", "source")),
    _Part("event", Event),
    _Part("disagreement", Disagreement, ("about", "weight", "versions")),
    _Part("relation", Relation, ("type", "to", "source")),
)


def snippets(vocabularies: Vocabularies, *, languages: tuple[str, ...] = BUILT_IN) -> str:
    """The text of the file of snippets. languages: of the base."""
    draft = _Draft(vocabularies, text_languages(languages))
    said = written_languages(languages)
    found = {kind: _snippet(f"source-{kind}", draft.source(kind, keys), said) for kind, keys in SOURCES.items()}
    found |= {part.name: _snippet(part.name, draft.part(part), said) for part in PARTS}
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _snippet(name: str, body: list[str], languages: tuple[str, ...]) -> dict[str, object]:
    kind, _, source = name.partition("-")
    names = dict.fromkeys(words(code)(f"schema.snippet.{kind}") for code in languages)
    described = " · ".join(names) + (f" ({source})" if source else "")
    prefixes = [name, *(f"{each} {source}".strip() for each in names if each.lower() != name)]
    return {"scope": "yaml", "prefix": prefixes, "description": described, "body": body}


@dataclass(frozen=True)
class _Draft:
    """Writes the lines of snippets. languages: of texts, of which the first two are asked for."""

    vocabularies: Vocabularies
    languages: tuple[str, ...]

    def source(self, kind: str, keys: tuple[str, ...]) -> list[str]:
        """A source of a kind: its key, type and title, and what such a source has."""
        stops = count(2)
        declared = {field.key: field for field in fields(Source)}
        rest = (line for key in ("title", *keys) for line in self._lines(declared[key], stops))
        return ["${1:key-2012}:", f"  type: {kind}", *(f"  {line}" for line in rest)]

    def part(self, part: _Part) -> list[str]:
        """An entry of a list, or one under a key."""
        stops = count(2 if part.keyed else 1)
        lines = list(self._of(part.model, part.keys, stops))
        return ["${1:key}:", *(f"  {line}" for line in lines)] if part.keyed else _as_item(lines)

    def _of(self, model: type[Declared], keys: tuple[str, ...], stops: Iterator[int]) -> Iterator[str]:
        for field in fields(model):
            if field.key in keys or (not keys and field.required):
                yield from self._lines(field, stops)

    def _lines(self, field: Field, stops: Iterator[int]) -> Iterator[str]:
        if field.shape is Version:
            yield f"{field.key}:"
            for _ in range(2):
                yield from (f"  {line}" for line in _as_item(list(self._of(Version, (), stops))))
        elif issubclass(field.shape, Label | Text):
            yield f"{field.key}:"
            yield from (f"  {code}: ${next(stops)}" for code in self.languages[:2])
        else:
            yield f"{field.key}: {self._stop(field, next(stops))}"

    def _stop(self, field: Field, number: int) -> str:
        vocabulary = field.mark(Vocabulary)
        terms = tuple(self.vocabularies.table(vocabulary.name)) if vocabulary else field.choices(self.languages)
        if 1 < len(terms) <= MOST_CHOICES:
            return f"${{{number}|{','.join(terms)}|}}"
        return f"${number}"


def _as_item(lines: list[str]) -> list[str]:
    return [("  " if number else "- ") + line for number, line in enumerate(lines)]

"""Controlled vocabularies: takes the folder of a base's files, gives terms with labels and definitions."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from builder.language.languages import BUILT_IN, LANGUAGES, same_language, written_languages
from builder.records.problem import Problem, error
from builder.records.source import read_document
from builder.records.source.document import Mapping as DocumentMapping
from builder.records.source.document import Node, Pair, Scalar, Sequence

GLOSSARY = "glossary.yml"
"""The file among them that is no vocabulary: glossary.py reads it."""

KNOWN = frozenset({"label", "definition", "also", "reverse", "symmetric", "unit", "many", "terms", "credit", "within"})


@dataclass(frozen=True)
class VocabularyTerm:
    """A term. Texts are by language (en, zh, zh-Hant where it differs).

    also: synonyms, for search and for "did you mean". reverse, symmetric: of relations. unit: of measures.
    many, terms: of dimensions. credit: the CRediT role of a contributor's role. within: of a place, the one around it.
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

    def name(self, language: str) -> str:
        """Its label for a reader of a language."""
        return in_language(self.label, language)


@dataclass(frozen=True)
class Vocabularies:
    """All vocabularies of a base by name; each a table of terms in the order of its file."""

    tables: Mapping[str, Mapping[str, VocabularyTerm]]

    def table(self, name: str) -> Mapping[str, VocabularyTerm]:
        """The terms of a vocabulary; empty if the base has none of that name."""
        return self.tables.get(name, {})

    def name(self, vocabulary: str, term: str, language: str) -> str:
        """The label of a term, or its id where the vocabulary lacks it."""
        found = self.table(vocabulary).get(term)
        return found.name(language) if found else term

    def around(self, place: str) -> tuple[str, ...]:
        """A place, the one that it lies within, and so on outwards."""
        table, found = self.table("places"), [place]
        while (outer := table[found[-1]].within if found[-1] in table else "") and outer not in found:
            found.append(outer)
        return tuple(found)


def in_language(texts: Mapping[str, str], language: str) -> str:
    """The text for a reader: in the language, in the next that it falls back to, in whatever there is."""
    order = (language, *LANGUAGES[language].fallback, *texts)
    return next((text for code in order if (text := texts.get(code))), "")


def nearest(word: str, table: Mapping[str, VocabularyTerm]) -> str | None:
    """The id of the term that was probably meant: by label or synonym in any language, or by likeness of spelling."""
    wanted = word.casefold().strip()
    spoken = {name.casefold(): term.id for term in table.values() for name in (*term.label.values(), *term.also)}
    if wanted in spoken:
        return spoken[wanted]
    return alike(wanted, table)


def alike(word: str, words: Mapping[str, object] | tuple[str, ...] | list[str]) -> str | None:
    """The word of a list that is most like another in spelling, or None (Ratcliff–Obershelp, cutoff 0.6)."""
    return next(iter(difflib.get_close_matches(word, list(words), n=1, cutoff=0.6)), None)


def load_vocabularies(
    folder: Path, *, base: Path, languages: Iterable[str] = BUILT_IN
) -> tuple[Vocabularies, tuple[Problem, ...]]:
    """Every *.yml of a folder but the glossary, as a vocabulary named for the file. Faults are problems of the file.

    languages: of the base. Its own vocabularies have them all; those of a new base are ours, in what languages we have.
    """
    needed = frozenset(written_languages(languages)) if folder.is_relative_to(base) else frozenset()
    tables: dict[str, Mapping[str, VocabularyTerm]] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yml")):
        if path.name == GLOSSARY:
            continue
        shown = path.relative_to(base if path.is_relative_to(base) else folder.parent)
        document = read_document(shown.as_posix(), path.read_bytes())
        problems += document.problems
        entries = tuple(document.root or ())
        problems += [problem for entry in entries for problem in _faults(entry, document.path, needed)]
        problems += _astray(entries, document.path)
        tables[path.stem] = {entry.key.text: _term(entry) for entry in entries}
    return Vocabularies(tables), tuple(problems)


def _faults(entry: Pair, path: str, needed: frozenset[str]) -> Iterator[Problem]:
    """A term has a label and a definition in every language of its base, and no key that is not known."""
    at = entry.key.place
    value = entry.value
    if not isinstance(value, DocumentMapping):
        yield error("term-not-a-map", path, at.line, at.column, term=entry.key.text)
        return
    for key in ("label", "definition"):
        if lacking := _lacking(_texts(value.get(key)), needed):
            yield error("term-incomplete", path, at.line, at.column, term=entry.key.text, key=key, languages=lacking)
    for child in value:
        if child.key.text not in KNOWN:
            place = child.key.place
            yield error("term-unknown-key", path, place.line, place.column, key=child.key.text)


def _lacking(texts: Mapping[str, str], needed: frozenset[str]) -> str:
    """The codes of the languages that texts lack; another script of the same language will do."""
    have = [code for code, text in texts.items() if text and code in LANGUAGES]
    missing = sorted(code for code in needed if not any(same_language(code, other) for other in have))
    return ", ".join(missing)


def _astray(entries: tuple[Pair, ...], path: str) -> Iterator[Problem]:
    """What a term lies within is a term of the same file, and not itself."""
    known = tuple(entry.key.text for entry in entries)
    for entry in entries:
        outer = entry.value.get("within") if isinstance(entry.value, DocumentMapping) else None
        if isinstance(outer, Scalar) and (outer.text not in known or outer.text == entry.key.text):
            at, meant = outer.place, alike(outer.text, tuple(set(known) - {entry.key.text}))
            fix = f"  within: {meant}" if meant else ""
            yield error("term-within-unknown", path, at.line, at.column, fix=fix, term=outer.text)


def _term(entry: Pair) -> VocabularyTerm:
    value = entry.value if isinstance(entry.value, DocumentMapping) else DocumentMapping((), entry.key.place)
    return VocabularyTerm(
        id=entry.key.text,
        label=_texts(value.get("label")),
        definition=_texts(value.get("definition")),
        also=_list(value.get("also")),
        reverse=_texts(value.get("reverse")),
        symmetric=_word(value.get("symmetric")) == "true",
        unit=_word(value.get("unit")),
        many=_word(value.get("many")) == "true",
        terms=_dimension_terms(value.get("terms")),
        credit=_word(value.get("credit")),
        within=_word(value.get("within")),
    )


def _dimension_terms(node: Node | None) -> Mapping[str, VocabularyTerm]:
    """The terms of a dimension: their labels stand directly below their ids."""
    if not isinstance(node, DocumentMapping):
        return {}
    return {entry.key.text: VocabularyTerm(entry.key.text, _texts(entry.value), {}) for entry in node}


def _texts(node: Node | None) -> dict[str, str]:
    if not isinstance(node, DocumentMapping):
        return {}
    return {entry.key.text: entry.value.text for entry in node if isinstance(entry.value, Scalar)}


def _list(node: Node | None) -> tuple[str, ...]:
    return tuple(item.text for item in node.items if isinstance(item, Scalar)) if isinstance(node, Sequence) else ()


def _word(node: Node | None) -> str:
    return node.text if isinstance(node, Scalar) else ""

"""The glossary: takes a file of terms, gives what English, the mainland and Taiwan call each, and how they differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from builder.language.languages import BUILT_IN, written_languages
from builder.records.model.vocabulary import GLOSSARY, in_language
from builder.records.problem import Problem, error
from builder.records.source import read_document
from builder.records.source.document import Mapping as DocumentMapping
from builder.records.source.document import Node, Pair, Scalar, Sequence

__all__ = ["GLOSSARY", "GlossaryTerm", "load_glossary"]

KNOWN = ("label", "forms", "pinyin", "definition", "difference", "traditional")
NEEDED = ("label", "forms", "definition")


@dataclass(frozen=True)
class GlossaryTerm:
    """A term of the field. Texts are by language; without zh-Hant Taiwan has no word for it.

    forms: every name and search word. pinyin: of the Simplified label, without tones.
    difference: what a reader of one side has to know about the other. traditional: words of Simplified texts, with what
    is put in their place where a text is shown in Traditional. converted: a label in another script than its own.
    """

    id: str
    label: Mapping[str, str]
    forms: Mapping[str, tuple[str, ...]]
    pinyin: str
    definition: Mapping[str, str]
    difference: Mapping[str, str] = field(default_factory=dict)
    traditional: Mapping[str, str] = field(default_factory=dict)
    converted: Mapping[str, str] = field(default_factory=dict)

    def name(self, language: str) -> str:
        """Its label for a reader of a language."""
        return self.label.get(language) or self.converted.get(language) or in_language(self.label, language)


def load_glossary(
    path: Path, *, base: Path, languages: Iterable[str] = BUILT_IN
) -> tuple[tuple[GlossaryTerm, ...], tuple[Problem, ...]]:
    """The terms in the order of the file; none where a base has no glossary. A faulty term is left out and told of.

    languages: of the base, all of which a term has.
    """
    if not path.is_file():
        return (), ()
    shown = path.relative_to(base if path.is_relative_to(base) else path.parent)
    document = read_document(shown.as_posix(), path.read_bytes())
    problems, terms = list(document.problems), []
    for entry in document.root or ():
        faults = tuple(_faults(entry, document.path, written_languages(languages)))
        problems += faults
        if not faults:
            terms.append(_term(entry))
    return tuple(terms), tuple(problems)


def _faults(entry: Pair, path: str, needed: tuple[str, ...]) -> Iterator[Problem]:
    """A term has label, forms and definition in every language of its base, and no key that is not known."""
    at, value = entry.key.place, entry.value
    if not isinstance(value, DocumentMapping):
        yield error("glossary-not-a-map", path, at.line, at.column, term=entry.key.text)
        return
    for key in NEEDED:
        texts = _forms(value.get(key)) if key == "forms" else _texts(value.get(key))
        if missing := ", ".join(code for code in needed if not texts.get(code)):
            yield error(
                "glossary-incomplete", path, at.line, at.column, term=entry.key.text, key=key, languages=missing
            )
    for child in value:
        if child.key.text not in KNOWN:
            place = child.key.place
            yield error("glossary-unknown-key", path, place.line, place.column, key=child.key.text)


def _term(entry: Pair) -> GlossaryTerm:
    value = entry.value if isinstance(entry.value, DocumentMapping) else DocumentMapping((), entry.key.place)
    pinyin = value.get("pinyin")
    return GlossaryTerm(
        id=entry.key.text,
        label=_texts(value.get("label")),
        forms=_forms(value.get("forms")),
        pinyin=pinyin.text if isinstance(pinyin, Scalar) else "",
        definition=_texts(value.get("definition")),
        difference=_texts(value.get("difference")),
        traditional=_texts(value.get("traditional")),
    )


def _texts(node: Node | None) -> dict[str, str]:
    if not isinstance(node, DocumentMapping):
        return {}
    return {entry.key.text: entry.value.text for entry in node if isinstance(entry.value, Scalar)}


def _forms(node: Node | None) -> dict[str, tuple[str, ...]]:
    if not isinstance(node, DocumentMapping):
        return {}
    return {entry.key.text: _list(entry.value) for entry in node}


def _list(node: Node) -> tuple[str, ...]:
    return tuple(item.text for item in node.items if isinstance(item, Scalar)) if isinstance(node, Sequence) else ()

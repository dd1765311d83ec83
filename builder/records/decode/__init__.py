"""Document to record: decodes the declared fields into a typed value, and reports every fault with its place.

It also collects what the rules over the library need (citations, references, passages), even from a faulty record, so
that one fault never hides another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from builder.language.languages import BUILT_IN
from builder.records.decode.findings import Findings
from builder.records.decode.parts import decode_part
from builder.records.model.declare import key_names
from builder.records.model.library import Entry
from builder.records.model.memo import Memo
from builder.records.model.record import MODELS, Case, Policy, Source
from builder.records.model.values import Citation, Passage, Reference
from builder.records.model.vocabulary import Vocabularies
from builder.records.problem import Problem
from builder.records.source.document import Document, Pair, Place, Scalar
from builder.records.source.document import Mapping as Map

SOURCES, QUOTES = key_names(Case, "sources"), key_names(Source, "quotes")
"""Fields in English and Chinese."""


@dataclass(frozen=True)
class Card:
    """What the rules over all records ask of a reading that they have judged before. kept: by name, as in Memo."""

    path: str
    folder: str
    id: str
    problems: tuple[Problem, ...]
    source_keys: tuple[tuple[str, Place], ...]
    kept: Mapping[object, tuple[object, Any]]


@dataclass(frozen=True)
class Reading(Memo):
    """A decoded file. `record` is complete only if `problems` is empty; None if a required field is missing or faulty.

    passages: every text with its language. source_keys: the keys of the sources that it declares; quote_keys: with the
    ids of their quotes. joined: items of lists that look like several, with whether their list stands in brackets. One
    that was made of a card has no more than that until it is asked for the rest.
    """

    path: str
    folder: str
    id: str
    record: Case | Policy | None
    problems: tuple[Problem, ...]
    citations: tuple[Citation, ...] = field(default_factory=tuple)
    references: tuple[Reference, ...] = field(default_factory=tuple)
    passages: tuple[tuple[str, Passage], ...] = field(default_factory=tuple)
    source_keys: tuple[tuple[str, Place], ...] = field(default_factory=tuple)
    quote_keys: tuple[tuple[str, str, Place], ...] = field(default_factory=tuple)
    joined: tuple[tuple[Scalar, bool], ...] = field(default_factory=tuple)

    @cached_property
    def entry(self) -> Entry | None:
        """Its entry in the library; None for a record with problems."""
        if self.record is None or self.problems:
            return None
        place, _, slug = self.id.partition("/")
        came_along: Entry | None = vars(self).get("entry")  # With the rest, which self.record read.
        return came_along or Entry(self.folder, place, slug, self.path, self.record)

    @property
    def card(self) -> Card:
        """What is worth keeping at hand."""
        return Card(self.path, self.folder, self.id, self.problems, self.source_keys, self.persistent())

    @classmethod
    def of_card(cls, card: Card, whole: Callable[[], Reading]) -> Reading:
        """The reading of a card. whole: gives the same with all that the card lacks."""
        reading = cls.__new__(cls)
        known = {name: value for name, value in vars(card).items() if name != "kept"}
        vars(reading).update(known, _kept=dict(card.kept), _whole=whole)
        return reading

    if not TYPE_CHECKING:  # Or every name would be an attribute.

        def __getattr__(self, name: str) -> Any:
            """An attribute that the card lacks. Raises AttributeError for what no reading has."""
            whole = vars(self).pop("_whole", None)
            if whole is None:
                raise AttributeError(name)
            vars(self).update(vars(whole()) | vars(self))
            return getattr(self, name)


def decode(
    document: Document,
    *,
    folder: str,
    vocabularies: Vocabularies,
    languages: tuple[str, ...] = BUILT_IN,
) -> Reading:
    """Decode a record file of a folder (`cases` or `policies`). languages: those a text may have.

    A file with typing errors is decoded from its mended text; problems on mended lines are left out.
    """
    id_ = "/".join(document.path.removesuffix(".yml").split("/")[-2:])
    root = document.root or document.mended
    if root is None:
        return Reading(document.path, folder, id_, None, document.problems)
    findings = Findings(document.path, vocabularies, _written_in(root, languages), languages)
    record = decode_part(root, MODELS[folder], findings)
    return Reading(
        document.path,
        folder,
        id_,
        record if isinstance(record, Case | Policy) else None,
        tuple(sorted((*document.problems, *(problem for problem in findings.problems if problem.line > 0)))),
        tuple(citation for citation in findings.citations if citation.place.line > 0),
        tuple(reference for reference in findings.references if reference.place.line > 0),
        tuple(pair for pair in findings.passages if pair[1].scalar.place.line > 0),
        _source_keys(root),
        tuple(_quote_keys(root)),
        tuple(item for item in findings.joined if item[0].place.line > 0),
    )


def _written_in(root: Map, languages: tuple[str, ...]) -> str:
    """The language of plain texts: the record's `written_in` if it is valid, else the first. Read before the fields."""
    node = root.get("written_in") or root.get("原文语言")
    return node.text if isinstance(node, Scalar) and node.text in languages else languages[0]


def _source_keys(root: Map) -> tuple[tuple[str, Place], ...]:
    return tuple((entry.key.text, _place(entry)) for entry in _entries(root, *SOURCES))


def _quote_keys(root: Map) -> Iterator[tuple[str, str, Place]]:
    """Key of the source, id and place of each quote."""
    for source in _entries(root, *SOURCES):
        if isinstance(source.value, Map):
            for entry in _entries(source.value, *QUOTES):
                yield source.key.text, entry.key.text, _place(entry)


def _entries(node: Map, *names: str) -> tuple[Pair, ...]:
    """Those of a mapping below one of these keys."""
    value = next((found for name in names if (found := node.get(name))), None)
    return value.entries if isinstance(value, Map) else ()


def _place(entry: Pair) -> Place:
    return Place(abs(entry.key.place.line), entry.key.place.column)

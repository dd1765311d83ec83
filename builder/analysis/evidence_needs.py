"""Needs of evidence: takes the library, gives the claims that cite no quote, those that most need one first; and why a
claim has none, where all its sources say so.

The need of a claim is a sum: what kind it is (KINDS), whether one source alone tells it, and whether other records
relate to its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from builder.records.model.declare import Declared, values_of
from builder.records.model.library import Entry, Library
from builder.records.model.quotes import MAX_QUOTES
from builder.records.model.record import Dimension, Fact, Relation, Source, Version
from builder.records.model.values import CITATION, Citation, Text, split_quoting
from builder.records.source.document import Place

FIGURE, DISAGREEMENT, CELL, RELATION, STATEMENT, SENTENCE = (
    "figure",
    "disagreement",
    "model-cell",
    "relation",
    "statement",
    "sentence",
)
KINDS = {FIGURE: 8, DISAGREEMENT: 8, CELL: 6, RELATION: 4, STATEMENT: 2, SENTENCE: 1}
"""Kinds of claims, with the need of each: figures and cells are taken out of their page, versions differ."""
SINGLE, RELATED = "single-source", "related"
REASONS = {SINGLE: 3, RELATED: 2}
"""What adds to the need of a claim: one source alone tells it; other records relate to its record."""
_CITED = re.compile(rf"\s*{CITATION.pattern}")
FULL = "full"
"""Why a source has no further quote: it has as many as it may."""
LONGEST = 60
"""Characters of a sentence that are given."""


@dataclass(frozen=True)
class Need:
    """A claim without a quote. claim: its ids, or the end of its sentence. sources: the keys that it cites.

    excuses: why it has none, one a source, if each source has a reason; then no quote is asked for.
    """

    path: str
    place: Place
    kind: str
    claim: str
    sources: tuple[str, ...]
    reasons: tuple[str, ...]
    excuses: tuple[str, ...] = ()

    @property
    def weight(self) -> int:
        """How much it needs a quote."""
        return KINDS[self.kind] + sum(REASONS[reason] for reason in self.reasons)


def evidence_needs(library: Library) -> tuple[Need, ...]:
    """The claims of all records but the retired that cite sources and none of their quotes, most needed first."""
    needs = (need for entry in library.listed for need in _needs_of(entry, library))
    return tuple(sorted(needs, key=lambda need: (-need.weight, need.path, need.place)))


def _needs_of(entry: Entry, library: Library) -> Iterator[Need]:
    related = (RELATED,) if any(link.reverse for link in library.links.get(entry.reference, ())) else ()
    for kind, claim, place, cited in claims(entry.record):
        if not any(quote for _, quote in cited):
            keys = tuple(dict.fromkeys(key for key, _ in cited))
            single = (SINGLE,) if len(keys) == 1 else ()
            yield Need(entry.path, place, kind, claim, keys, (*single, *related), _excuses(keys, library))


def _excuses(keys: tuple[str, ...], library: Library) -> tuple[str, ...]:
    """Why these sources give no quote, one reason each; none if one of them could."""
    declared = (library.sources.get(key) for key in keys)
    reasons = [_excuse(one.source) if one else None for one in declared]
    return tuple(reason for reason in reasons if reason) if all(reasons) else ()


def _excuse(source: Source) -> str | None:
    """Why no further words of a source are quoted: what it says itself, or FULL; None if they could be."""
    return source.unquoted or (FULL if len(source.quotes) >= MAX_QUOTES else None)


_Cited = tuple[tuple[str, str], ...]
"""Keys of sources, with the id of a quote or ''."""
Claim = tuple[str, str, Place, _Cited]


def claims(part: object) -> Iterator[Claim]:
    """Kind, words, place and citations of each claim in a part of a record; what describes a source is none."""
    if isinstance(part, Text):
        yield from _sentences(part)
    elif isinstance(part, tuple):
        for item in part:
            yield from claims(item)
    elif isinstance(part, Declared) and not isinstance(part, Source):
        if cited := [citation for citation in getattr(part, "source", ()) if isinstance(citation, Citation)]:
            keys = tuple((citation.key, citation.quote) for citation in cited)
            yield _kind(part), _words(part), cited[0].place, keys
        for value in values_of(part):
            yield from claims(value)


def _kind(part: Declared) -> str:
    kinds = {Fact: FIGURE, Version: DISAGREEMENT, Dimension: CELL, Relation: RELATION}
    return kinds.get(type(part), STATEMENT)


def _words(part: Declared) -> str:
    """What tells a claim from the others of its record."""
    if isinstance(part, Fact):
        return f"{part.measure.id} {part.value.low}"
    if isinstance(part, Dimension):
        return f"{part.dimension.id}: {', '.join(term.id for term in part.terms)}"
    if isinstance(part, Relation):
        return f"{part.type.id} {part.to.address}"
    words = next((value for value in values_of(part) if isinstance(value, Text) and value.first), None)
    return _start(words.first.text) if words and words.first else ""


def _sentences(text: Text) -> Iterator[Claim]:
    """The citations of the first language: the others say the same."""
    passage, counts = text.first, dict[str, int]()
    if passage is None:
        return
    for match in CITATION.finditer(passage.text):
        nth = counts[match[0]] = counts.get(match[0], -1) + 1
        cited = tuple((key, quote) for key, quote, _ in split_quoting(match[1]))
        yield SENTENCE, _end(passage.text[: match.start()]), passage.scalar.place_of(match[0], nth=nth), cited


def _start(text: str) -> str:
    plain = " ".join(_CITED.sub("", text).split())
    return plain if len(plain) <= LONGEST else plain[:LONGEST] + "…"


def _end(text: str) -> str:
    plain = " ".join(_CITED.sub("", text).split())
    return plain if len(plain) <= LONGEST else "…" + plain[-LONGEST:]

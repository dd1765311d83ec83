"""Strength of evidence: takes the sources of a claim, gives one of four words by rules that the site prints.

The rules look at what a source declares and at nothing else, so that a reader can check them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from builder.records.model.independence import independent, origin_of
from builder.records.model.library import Library
from builder.records.model.quotes import is_checked
from builder.records.model.record import Source
from builder.records.model.values import Citation

STRENGTHS = ("independent", "primary", "one", "weak")
"""Two independent sources; one primary source; one source; weak or second-hand."""
_SAID, _PRESCRIBED = (
    ("hearing", "interview", "personal_communication", "speech"),
    ("legislation", "regulation", "standard"),
)
PRIMARY_TYPES = frozenset((*_SAID, *_PRESCRIBED, "bill", "dataset"))
"""Types of sources that speak for themselves: what a law says, what somebody said."""
NOT_READ = frozenset(("second-hand", "abstract"))
"""How far a source was read on which a claim rests only weakly."""
DOUBTED = frozenset(("disputed", "estimate"))
"""Confidence of figures that are weak, whatever their sources."""
QUOTED = ("", "quoted", "checked")


@dataclass(frozen=True)
class Strength:
    """word: of STRENGTHS. quoted: of QUOTED, whether the claim cites words of a source, and whether these were found
    there as they stand.
    """

    word: str
    quoted: str


def strength(citations: Iterable[Citation], library: Library, *, confidence: str = "") -> Strength:
    """How strong the evidence of a claim is. confidence: of a figure."""
    given = tuple(citations)
    sources = [declared.source for key in _keys(given) if (declared := library.sources.get(key))]
    return Strength("weak" if confidence in DOUBTED else _word(sources), _quoted(given, library))


def _keys(citations: Iterable[Citation]) -> Iterable[str]:
    return dict.fromkeys(citation.key for citation in citations)


def _word(sources: Iterable[Source]) -> str:
    read = [source for source in sources if source.read not in NOT_READ]
    if not read:
        return "weak"
    if len(read) > 1 and independent(map(origin_of, read)):
        return "independent"
    return "primary" if any(source.type in PRIMARY_TYPES for source in read) else "one"


def _quoted(citations: Iterable[Citation], library: Library) -> str:
    declared = ((library.sources.get(citation.key), citation.quote) for citation in citations if citation.quote)
    quotes = [quote for one, id_ in declared if one and (quote := one.source.quotes.get(id_))]
    return ("checked" if any(map(is_checked, quotes)) else "quoted") if quotes else ""

"""Independence: takes two sources, gives what they have in common, or None where each may be taken for a witness.

Two sources are independent when they share no author, no text, no issue and nobody who told their authors. Names are
compared by their reading in Latin letters, since one source writes 付涛 and another Fu Tao; so two persons whose names
sound alike count as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from builder.language.romanised import slug
from builder.records.model.record import Source
from builder.records.model.values import Name


@dataclass(frozen=True)
class Bond:
    """What two sources share. kind: `author`, `text`, `issue` or `informant`. shared: as one of them writes it."""

    kind: str
    shared: str


def bond(one: Source, other: Source) -> Bond | None:
    """What two sources share, the weightiest first; None where they are independent."""
    if shared := _shared(_authors(one), _authors(other)):
        return Bond("author", shared)
    if one.URL and one.URL == other.URL and one.URL != "unknown":
        return Bond("text", one.URL)
    if (issue := _issue(one)) and issue == _issue(other):
        return Bond("issue", f"{one.container_title} {one.issue or _year(one)}")
    shared = _shared([*one.informants, *_authors(one)], [*other.informants, *_authors(other)])
    return Bond("informant", shared) if shared else None


def independent(sources: Iterable[Source]) -> tuple[Source, ...]:
    """As many of the sources as are independent of each other, at most two: what a claim rests on."""
    given = tuple(sources)
    pair = next((pair for pair in combinations(given, 2) if bond(*pair) is None), None)
    return pair or given[:1]


def _authors(source: Source) -> Sequence[Name]:
    return (*source.author, *source.interviewer)


def _shared(names: Sequence[Name], others: Sequence[Name]) -> str:
    """The first name that is among the others too; '' if none is."""
    known = {_reading(name) for name in others}
    return next((_written(name) for name in names if _reading(name) in known), "")


@lru_cache(maxsize=4_096)
def _reading(name: Name) -> str:
    return slug(_written(name)) or _written(name)


def _written(name: Name) -> str:
    return name.literal or " ".join(part for part in (name.family, name.given) if part)


def _issue(source: Source) -> tuple[str, str, str] | None:
    """Container, volume and issue, or the day on which a newspaper came out; None where the issue is not known."""
    if not source.container_title:
        return None
    if source.issue and source.issue != "unknown":
        return source.container_title, source.volume or _year(source), source.issue
    day = source.first_issued
    is_day = bool(day and day.month and day.day) and source.type in ("article-newspaper", "article-magazine")
    return (source.container_title, "", str(day)) if is_day else None


def _year(source: Source) -> str:
    return str(source.first_issued.year) if source.first_issued else ""

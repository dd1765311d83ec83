"""Independence: takes two sources, gives what they have in common, or None where each may be taken for a witness.

Two sources are independent when they share no author, no text, no issue and nobody who told their authors. Names are
compared by their reading in Latin letters, since one source writes 付涛 and another Fu Tao; so two persons whose names
sound alike count as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from builder.language.romanised import slug
from builder.records.model.record import Source
from builder.records.model.values import UNKNOWN, Name

Names = Mapping[str, str]
"""Names as they are written, by their reading."""


@dataclass(frozen=True)
class Origin:
    """Where a source comes from. authors: with interviewers. text: its address. issue: of what it appeared in, or the
    day of a newspaper. Each empty where it is not known.
    """

    authors: Names
    text: str
    issue: str
    informants: Names


@dataclass(frozen=True)
class Bond:
    """What two sources share. kind: `author`, `text`, `issue` or `informant`. shared: as one of them writes it."""

    kind: str
    shared: str


def origin_of(source: Source) -> Origin:
    """Where a source comes from."""
    text = "" if source.URL in (None, UNKNOWN) else str(source.URL)
    return Origin(_names([*source.author, *source.interviewer]), text, _issue(source), _names(source.informants))


def bond(one: Origin, other: Origin) -> Bond | None:
    """What two sources share, the weightiest first; None where they are independent."""
    told, told_to_other = {**one.informants, **one.authors}, {**other.informants, **other.authors}
    shared = {
        "author": _shared(one.authors, other.authors),
        "text": one.text if one.text == other.text else "",
        "issue": one.issue if one.issue == other.issue else "",
        "informant": _shared(told, told_to_other),
    }
    return next((Bond(kind, value) for kind, value in shared.items() if value), None)


def independent(origins: Iterable[Origin]) -> bool:
    """Whether two of them are independent of each other."""
    return any(bond(one, other) is None for one, other in combinations(origins, 2))


def _shared(names: Names, others: Names) -> str:
    return next((written for reading, written in names.items() if reading in others), "")


def _names(names: Iterable[Name]) -> Names:
    return {_reading(written): written for written in map(_written, names)}


@lru_cache(maxsize=4_096)
def _reading(written: str) -> str:
    return slug(written).replace("-", "") or written


def _written(name: Name) -> str:
    return name.literal or " ".join(part for part in (name.family, name.given) if part)


def _issue(source: Source) -> str:
    day = source.first_issued
    container, volume, issue = source.container_title, source.volume, source.issue
    if container and issue and issue != UNKNOWN and (day or volume):
        return f"{container} {volume or (day and day.year)} {issue}"
    is_daily = source.type in ("article-newspaper", "article-magazine")
    if container and is_daily and day and day.month and day.day:
        return f"{container} {day.year}-{day.month:02}-{day.day:02}"
    return ""

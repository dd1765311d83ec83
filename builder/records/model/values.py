"""The values that a record is made of: texts, fuzzy dates, bounded numbers, citations, references."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from builder.language.languages import LANGUAGES
from builder.records.source.document import Place, Scalar

UNKNOWN = "unknown"
UNKNOWN_WORDS = frozenset({UNKNOWN, "未知", "不详"})


@dataclass(frozen=True)
class Passage:
    """A text in one language: Markdown (or, in a Label, plain text), with the scalar it was read from.

    written: the language it was written in, where it was converted from the other script (conversion.py); else ''.
    """

    text: str
    scalar: Scalar
    written: str = ""


@dataclass(frozen=True)
class Text:
    """The same text in one language or several; `unknown` when the record says that it is not known.

    passages: by language, in the order of the base's languages.
    """

    passages: Mapping[str, Passage] = field(default_factory=dict)
    unknown: bool = False

    def get(self, language: str) -> Passage | None:
        """The passage in exactly this language."""
        return self.passages.get(language)

    def languages(self) -> tuple[str, ...]:
        """The languages it was written in; get() knows no passage of one that a conversion took its place."""
        return tuple(passage.written or language for language, passage in self.passages.items())

    def best(self, language: str) -> tuple[str, Passage] | None:
        """The passage for a reader of a language, and the language it is in: its own, one it falls back to, any."""
        if (own := self.passages.get(language)) is not None:
            return language, own
        for candidate in (*LANGUAGES[language].fallback, *self.passages):
            if (passage := self.passages.get(candidate)) is not None:
                return candidate, passage
        return None

    @property
    def first(self) -> Passage | None:
        """The first passage, which says where the text stands; None where it is not known."""
        return next(iter(self.passages.values()), None)


class Label(Text):
    """A Text of one line that is shown as it is: a name, a title, a role. No Markdown in it, no citation."""


def texts_of(label: Label | None) -> dict[str, str]:
    """The words of a label by language; none where there is no label."""
    return {code: passage.text for code, passage in label.passages.items()} if label else {}


@dataclass(frozen=True)
class Term:
    """A word of a controlled vocabulary, by its id; `unknown` is one of every dimension."""

    id: str
    place: Place


@dataclass(frozen=True)
class Citation:
    """A source cited in a place, with the locator (a page, a section) as written and the id of one of its quotes; each
    empty when there is none.
    """

    key: str
    locator: str
    place: Place
    quote: str = ""


QuoteId = tuple[str, str]
"""The key of a source, and the id of one of its quotes."""


@dataclass(frozen=True)
class Reference:
    """Another record: folder `cases` or `policies`, and its id below that folder."""

    folder: str
    id: str
    place: Place

    @property
    def address(self) -> str:
        """`cases/chengdu/x`: how a record names it."""
        return f"{self.folder}/{self.id}"


@dataclass(frozen=True)
class FieldPath:
    """Texts of the record by the keys that lead to them: `summary`, `story.need`; `timeline` is every text in it.

    translated.py says which paths there are.
    """

    path: str
    place: Place


@dataclass(frozen=True)
class Name:
    """A CSL name: either family and given, or a literal (an institution, a Chinese or pen name).

    is_plain: it is written as a text, not as `{literal: …}`. place: where it stands.
    """

    literal: str = ""
    family: str = ""
    given: str = ""
    is_plain: bool = field(default=False, compare=False, repr=False)
    place: Place | None = field(default=None, compare=False, repr=False)


Day = tuple[int, int, int]
"""Year, month, day: days compare as they follow one another."""


@dataclass(frozen=True)
class FuzzyDate:
    """A date of any precision (like EDTF level 1): year, optional month and day, optionally approximate.

    All None is an unknown date (`?`).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    approximate: bool = False
    place: Place | None = field(default=None, compare=False, repr=False)

    def earliest(self) -> Day | None:
        """The first day it can mean; None when unknown."""
        return None if self.year is None else (self.year, self.month or 1, self.day or 1)

    def latest(self) -> Day | None:
        """The last day it can mean, months counted as 31 days; None when unknown."""
        return None if self.year is None else (self.year, self.month or 12, self.day or 31)


@dataclass(frozen=True)
class Period:
    """A date or a range of dates. `is_range` tells `2012 ..` (open) from `2012`. An end that is None is open."""

    start: FuzzyDate | None
    end: FuzzyDate | None
    is_range: bool
    place: Place


@dataclass(frozen=True)
class Position:
    """Where a place lies, in degrees north and east. place: where it is written."""

    latitude: float
    longitude: float
    place: Place | None = field(default=None, compare=False, repr=False)


Bound = Literal["exact", "at-most", "more-than", "at-least", "less-than", "about"]


@dataclass(frozen=True)
class Quantity:
    """A number with its bound. high is set for `8 .. 9`. Decimal, so that no digit changes."""

    bound: Bound
    low: Decimal
    high: Decimal | None = None


CITATION = re.compile(r"\[@([^\[\]\n]*)\]")
"""`[@key]`, `[@key#quote]`, `[@key, p. 3]`, `[@one; @two, p. 3]` in Markdown; the group is what stands between `[@` and
`]`."""

_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
SOURCE_KEY = SLUG = re.compile(rf"{_SLUG}\Z")
CITED_KEY = re.compile(rf"{_SLUG}(?:#{_SLUG})?\Z")
"""The key of a source, with the id of one of its quotes behind `#`."""
MAX_SLUG = 80
"""Its address, with those of the page and of its folders, has to fit into 260 characters on Windows."""
MAX_LENGTH = 500
"""Characters of a title, a name or another value of one line."""
RESERVED_NAMES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
"""Devices of Windows, on which neither the repository nor the site could be unpacked with a file of such a name."""


def split_citation(body: str) -> list[tuple[str, str]]:
    """The (key, locator) pairs between the brackets of a citation.

    >>> split_citation("fu-2012, p. 3; @xu-2012#rooms")
    [('fu-2012', 'p. 3'), ('xu-2012', '')]
    """
    return [(key, locator) for key, _, locator in split_quoting(body)]


def split_quoting(body: str) -> list[tuple[str, str, str]]:
    """Key, quote and locator of each source between the brackets of a citation.

    >>> split_quoting("fu-2012#rooms, p. 3; @xu-2012")
    [('fu-2012', 'rooms', 'p. 3'), ('xu-2012', '', '')]
    """
    return [(*_key_and_quote(cited), locator) for cited, locator in cited_parts(body)]


def cited_parts(body: str) -> list[tuple[str, str]]:
    """What names each source between the brackets of a citation (`fu-2012#rooms`), and the locator."""
    parts = (part.strip().removeprefix("@").partition(",") for part in body.split(";"))
    return [(cited.strip(), locator.strip()) for cited, _, locator in parts]


def _key_and_quote(cited: str) -> tuple[str, str]:
    key, _, quote = cited.partition("#")
    return key, quote

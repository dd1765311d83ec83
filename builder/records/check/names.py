"""Rules for names: what an organisation with a long name is called for short."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from builder.records.check.rule import CheckContext, library_rule
from builder.records.decode import Reading
from builder.records.model.library import called
from builder.records.model.values import Label
from builder.records.problem import Problem, warning

MIN_WORDS = 4
"""Words with a capital letter that a long name has."""
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_DIRECTION = re.compile("(North|South)(east|west)(?:ern)?")


class _Named(NamedTuple):
    """An organisation in a record. abbreviation: a guess, '' for a short name. has_others: whether other names, or that
    there are none, are given.
    """

    called: str
    name: str
    abbreviation: str
    has_others: bool
    line: int
    column: int


@library_rule
def no_other_names(context: CheckContext) -> Iterator[Problem]:
    """An organisation with a long name has its abbreviation and other names in one of the records that name it, or an
    empty list of them (a warning: they help readers to find it).
    """
    named = [(reading.path, each) for reading in context.readings for each in _organisations(reading)]
    seen = {each.called for _, each in named if each.has_others}
    for path, each in sorted(named):
        if each.abbreviation and each.called not in seen:
            seen.add(each.called)
            fix = f"also_known_as: [{each.abbreviation}]"
            yield warning("no-other-names", path, each.line, each.column, name=each.name, fix=fix)


def _organisations(reading: Reading) -> tuple[_Named, ...]:
    # Only plain values are kept from one check to the next.
    return tuple(_Named(*each) for each in reading.memo("", "organisations", partial(_named, reading)))


def _named(reading: Reading) -> tuple[tuple[str, str, str, bool, int, int], ...]:
    found = []
    for organisation in reading.record.organisations if reading.record else ():
        if passage := organisation.name.first:
            name, place = _long(organisation.name), passage.scalar.place
            has_others = organisation.also_known_as is not None
            values = called(organisation.name), name, abbreviation(name), has_others
            found.append((*values, place.line, place.column))
    return tuple(found)


def _long(name: Label) -> str:
    """The first of its names of which an abbreviation can be made."""
    texts = (passage.text.strip() for passage in name.passages.values())
    return next(filter(abbreviation, texts), "")


def abbreviation(name: str) -> str:
    """The initials of a name of at least MIN_WORDS words with a capital letter; '' for others, or with brackets.

    >>> abbreviation("Southwestern University of Finance and Economics"), abbreviation("Ford Foundation")
    ('SWUFE', '')
    """
    if "(" in name or "（" in name:
        return ""
    words = [word for word in _WORD.findall(name) if word[0].isupper()]
    return "".join(map(_initials, words)) if len(words) >= MIN_WORDS else ""


def _initials(word: str) -> str:
    """Of a direction in one word both, as in SWUFE."""
    direction = _DIRECTION.fullmatch(word)
    return f"{direction[1][0]}{direction[2][0].upper()}" if direction else word[0]

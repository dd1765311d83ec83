"""The type of rules: generators of problems from all readings of a base. `@rule` registers one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from operator import attrgetter

from builder.records.decode import Reading
from builder.records.model.avoided_words import AvoidedWords
from builder.records.model.vocabulary import Vocabularies
from builder.records.problem import Problem
from builder.records.published import NOTHING_PUBLISHED, Published
from builder.records.source.document import Place

NO_WORDS = AvoidedWords()


@dataclass(frozen=True)
class CheckContext:
    """The input of rules. today: the day of the build, to detect dates in the future. avoided: by the glossary.
    published: the addresses of the base that may not be lost.

    Of a reading that an earlier process kept, record, texts and places are read from disk when they are asked for. So
    a rule that is asked for all readings asks first for what Reading.memo() has.
    """

    readings: Sequence[Reading]
    vocabularies: Vocabularies
    languages: tuple[str, ...]
    today: date
    avoided: AvoidedWords = NO_WORDS
    published: Published = NOTHING_PUBLISHED

    @cached_property
    def declared(self) -> Mapping[str, tuple[str, Place]]:
        """Every source key with the path and place of its first declaration, in the order of the paths."""
        declarations: dict[str, tuple[str, Place]] = {}
        for reading in sorted(self.readings, key=attrgetter("path")):
            path = reading.path
            for key, place in reading.source_keys:
                if key not in declarations:
                    declarations[key] = (path, place)
        return declarations

    @cached_property
    def cited(self) -> frozenset[str]:
        """Every source key that is cited."""
        return frozenset[str]().union(*map(cited_keys, self.readings))


def cited_keys(reading: Reading) -> frozenset[str]:
    """The keys that a record cites."""
    return reading.memo("", "cited", partial(_cited_keys, reading))


def _cited_keys(reading: Reading) -> frozenset[str]:
    return frozenset(citation.key for citation in reading.citations)


Rule = Callable[[CheckContext], Iterator[Problem]]
RULES: list[Rule] = []
"""The rules of all topics that judge each record by itself, in the order of import. Their problems are sorted."""
DATED_RULES: list[Rule] = []
"""Those that judge each record by itself, by today's date."""
LIBRARY_RULES: list[Rule] = []
"""Those that need the other records too."""


def rule(function: Rule) -> Rule:
    """Register a rule that judges each record by itself: it may be asked for one reading alone."""
    RULES.append(function)
    return function


def dated_rule(function: Rule) -> Rule:
    """Register a rule that judges each record by itself, by today's date."""
    DATED_RULES.append(function)
    return function


def library_rule(function: Rule) -> Rule:
    """Register a rule that needs all records."""
    LIBRARY_RULES.append(function)
    return function

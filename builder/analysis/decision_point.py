"""What the class may know: takes a case with a decision point, gives what its record tells of the time before that.

The rule. Of the story the parts `background`, `need`, `practice` and `people` are given, never `results` or
`since_then`; no summary, profile, steps, analysis, disagreements, relations or follow-up, for each may tell the end.
Events and figures are given when their last possible day lies before the first possible day of the decision. Of the
prose a sentence is left out when it

- names a date that does not lie before the decision for certain, or
- rests only on sources that came out in the very time of the decision and that no earlier event rests on: the call,
  the decree, the announcement which is its outcome.

A list, a table or a quotation stands or falls whole. A decision without a date has no before: then only `background`
and `need` are given, and no dated thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property

from babel.dates import get_month_names

from builder.language.languages import LANGUAGES
from builder.language.sentences import sentences
from builder.records.model.library import DeclaredSource, Library
from builder.records.model.record import Case, Decision, Event, Fact
from builder.records.model.values import CITATION, Day, Passage, Period, Text, split_citation

PARTS = ("background", "need", "practice", "people")
UNDATED = ("background", "need")
"""The parts that tell of the time before by what they are."""

_BLANK_LINE = re.compile(r"\n\s*\n")
_BLOCK = re.compile(r"\s*(?:[-*+>#|`~]|\d+[.)])")
_YEAR = r"(?<![\d.,])(?P<year>1[5-9]\d\d|20\d\d)(?!\d|[.,]\d)"
_ANY_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True)
class Before:
    """A case up to its decision point. sources: those of the library, by key."""

    case: Case
    decision: Decision
    sources: Mapping[str, DeclaredSource]

    @cached_property
    def moment(self) -> Day | None:
        """The first day on which the decision can lie; None where that is not known."""
        return None if self.decision.when is None else _first(self.decision.when)

    @cached_property
    def story(self) -> Mapping[str, Text]:
        """The parts of the story with the sentences that may be known; parts of which nothing is left do not appear."""
        names = PARTS if self.moment else UNDATED
        texts = {name: text for name in names if (text := getattr(self.case.story, name)) and not text.unknown}
        kept = {name: self.known(text) for name, text in texts.items()}
        return {name: text for name, text in kept.items() if text.languages()}

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events, in the order of time."""
        known = (event for event in self.case.timeline if self._is_before(event.date))
        return tuple(sorted(known, key=lambda event: _first(event.date) or (0, 0, 0)))

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The figures, in the order of the record."""
        return tuple(fact for fact in self.case.facts if self._is_before(fact.as_of))

    def known(self, text: Text) -> Text:
        """A text with the sentences that may be known; a language of which nothing is left is dropped."""
        if self.moment is None:
            return text
        kept = ((code, self._passage(passage, code)) for code, passage in text.passages.items())
        return replace(text, passages={code: passage for code, passage in kept if passage})

    @cached_property
    def telling(self) -> frozenset[str]:
        """The keys of the sources of the decision's own time that no earlier event rests on."""
        earlier = {key for event in self.events for key in _cited_in(event.text)}
        own = (key for key, declared in self.sources.items() if self._is_of_the_time(declared))
        return frozenset(own) - earlier

    def _is_before(self, period: Period) -> bool:
        last = _last(period)
        return self.moment is not None and last is not None and last < self.moment

    def _is_of_the_time(self, declared: DeclaredSource) -> bool:
        issued, when = declared.source.issued, self.decision.when
        first, last = (issued.earliest(), issued.latest()) if issued else (None, None)
        end = _last(when) if when else None
        if first is None or last is None or end is None or self.moment is None:
            return False
        return first <= end and last >= self.moment

    def _passage(self, passage: Passage, language: str) -> Passage | None:
        """The passage with what may be known; None where nothing is left."""
        blocks = (self._block(block, language) for block in _BLANK_LINE.split(passage.text))
        left = "\n\n".join(block for block in blocks if block.strip())
        return replace(passage, text=left) if left else None

    def _block(self, block: str, language: str) -> str:
        whole = _BLOCK.match(block) is not None
        pieces = [block] if whole else sentences(block)
        return "".join(piece for piece in pieces if self._may_be_known(piece, language)).strip()

    def _may_be_known(self, sentence: str, language: str) -> bool:
        moment = self.moment or (0, 0, 0)
        keys = set(_keys(sentence))
        told = bool(keys) and keys <= self.telling
        return not told and all(day < moment for day in named_days(sentence, language))


def before(library: Library, case: Case) -> Before | None:
    """The case up to its decision point; None for one whose record has none."""
    decision = case.teaching.decision if case.teaching else None
    return Before(case, decision, library.sources) if decision else None


def named_days(text: str, language: str) -> Iterator[Day]:
    """The last day that each date in a text can mean, citations left out. Only dates with a year in four figures.

    >>> list(named_days("Built in 2011, opened on 29 June 2012 [@lin-2013].", "en"))
    [(2011, 12, 31), (2012, 6, 29)]
    >>> list(named_days("2012 年 10 月", "zh"))
    [(2012, 10, 31)]
    """
    if not _ANY_YEAR.search(text):
        return
    months, pattern = _dates(language)
    for found in pattern.finditer(CITATION.sub("", text)):
        month, day = found["month"], found["day"]
        number = months.get(month.casefold(), 0) if month else 0
        yield int(found["year"]), number or 12, int(day) if day and number else 31


@cache
def _dates(language: str) -> tuple[Mapping[str, int], re.Pattern[str]]:
    """The months of a language by name (CLDR), and its dates as a pattern with year, month and day."""
    if LANGUAGES[language].spaced:
        names = get_month_names("wide", locale=LANGUAGES[language].cldr)
        months = {str(name).casefold(): number for number, name in names.items()}
        spelt = "|".join(map(str, names.values()))
        return months, re.compile(rf"(?:(?:(?P<day>\d{{1,2}})\s+)?(?P<month>{spelt})\s+)?{_YEAR}", re.IGNORECASE)
    months = {str(number): number for number in range(1, 13)} | {f"{number:02}": number for number in range(1, 10)}
    rest = r"(?:\s*年\s*(?P<month>\d{1,2})\s*月(?:\s*(?P<day>\d{1,2})\s*日)?)?"
    return months, re.compile(_YEAR + rest)


def _cited_in(text: Text) -> Iterator[str]:
    return (key for code in text.languages() if (passage := text.get(code)) for key in _keys(passage.text))


def _keys(text: str) -> Iterable[str]:
    return (key for inside in CITATION.findall(text) for key, _ in split_citation(inside))


def _first(period: Period) -> Day | None:
    return period.start.earliest() if period.start else None


def _last(period: Period) -> Day | None:
    """The last day it can mean; None for one that is not known or goes on."""
    if period.end is not None:
        return period.end.latest()
    return period.start.latest() if period.start and not period.is_range else None

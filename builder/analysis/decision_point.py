"""Excerpt of a case for the student handout: takes a case with a decision point, gives its content from before that.

The rule. Of the story the parts `background`, `need`, `practice` and `people` are included, never `results` or
`since_then`; no summary, profile, steps, analysis, disagreements, relations or follow-up, since each may reveal the
outcome. Events and figures are included if their last possible day is before the first possible day of the decision.
A sentence of the prose is left out if it

- has a date that is not certainly before the decision, or
- cites only sources that were issued in the period of the decision and that no earlier event cites: the call, the
  decree or the announcement which is its outcome.

Of what is left no source is cited that is not known to have come out by the end of the decision, nor one that is its
outcome: a title may tell the end.

A list, a table or a quotation is included or left out as a whole. If the decision has no date, only `background` and
`need` are included, and no events or figures.

What was written for students (opening, narrative, options, exhibits) passes the same rule, but may name the time of the
decision itself; a narrative takes the place of the story. A row of an exhibit is included or left out as a whole, and
an exhibit that is handed out later is no part of the excerpt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache

from babel.dates import get_month_names

from builder.language.alternatives import any_of
from builder.language.languages import LANGUAGES
from builder.language.sentences import sentences
from builder.records.model.declare import with_values
from builder.records.model.library import DeclaredSource, Library
from builder.records.model.record import Case, Decision, Event, Exhibit, ExhibitRow, Fact
from builder.records.model.values import CITATION, Citation, Day, Passage, Period, Text, split_citation

STORY_PARTS = ("background", "need", "practice", "people")
UNDATED_PARTS = ("background", "need")
"""The parts that precede the decision by definition."""
NARRATIVE = "narrative"
"""The name of the one part of a story that was written for students."""

_CITATION_AND_SPACE = re.compile(r"(?P<space>\s*)\[@(?P<body>[^\[\]\n]*)\]")
_BLANK_LINE = re.compile(r"\n\s*\n")
_BLOCK_START = re.compile(r"\s*(?:[-*+>#|`~]|\d+[.)])")
_YEAR = r"(?<![\d.,])(?P<year>1[5-9]\d\d|20\d\d)(?!\d|[.,]\d)"
_ANY_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True)
class CaseExcerpt:
    """A case up to its decision point, in a language. sources: those of the library, by key."""

    case: Case
    decision: Decision
    sources: Mapping[str, DeclaredSource]
    language: str

    @cached_property
    def decision_day(self) -> Day | None:
        """The first possible day of the decision; None if unknown."""
        return None if self.decision.when is None else _first_day(self.decision.when)

    @cached_property
    def questions(self) -> tuple[Text, ...]:
        """The questions for the class."""
        teaching = self.case.teaching
        return tuple(map(self.without_untold, teaching.questions)) if teaching else ()

    @cached_property
    def question(self) -> Text:
        """What has to be decided."""
        return self.without_untold(self.decision.question)

    @cached_property
    def options(self) -> tuple[Text, ...]:
        """The ways that are open."""
        return tuple(text for option in self.decision.options if (text := self._for_students(option)))

    @cached_property
    def opening(self) -> Text | None:
        """Who has to decide, when and on what, in a paragraph; None if the record has none."""
        teaching = self.case.teaching
        return self._for_students(teaching.opening) if teaching and teaching.opening else None

    @cached_property
    def exhibits(self) -> tuple[Exhibit, ...]:
        """The exhibits that come with the handout, with the sentences and rows that are allowed."""
        teaching = self.case.teaching
        given = (exhibit for exhibit in teaching.exhibits if exhibit.later == "no") if teaching else ()
        return tuple(map(self._told_exhibit, given))

    def _told_exhibit(self, exhibit: Exhibit) -> Exhibit:
        values = {
            "text": self._for_students(exhibit.text) if exhibit.text else None,
            "rows": tuple(map(self._told_row, filter(self._is_allowed_row, exhibit.rows))),
            "source": self._told(exhibit.source),
        }
        return with_values(exhibit, values)

    def _told_row(self, row: ExhibitRow) -> ExhibitRow:
        return with_values(row, {"cells": tuple(map(self.without_untold, row.cells)), "source": self._told(row.source)})

    def _is_allowed_row(self, row: ExhibitRow) -> bool:
        """Whether each sentence of a row is allowed, in the language that is shown."""
        shown = filter(None, (cell.best(self.language) for cell in row.cells))
        return self.decision_day is None or all(
            self._is_allowed(sentence, code, self._moment_end)
            for code, passage in shown
            for sentence in sentences(passage.text)
        )

    def _for_students(self, text: Text) -> Text | None:
        """A text that was written for students, with the sentences that are allowed; None if there are none."""
        filtered = self.filter_text(text, before=self._moment_end)
        return self.without_untold(filtered) if filtered.languages() else None

    @cached_property
    def _moment_end(self) -> Day:
        """The day after the last possible day of the decision."""
        year, month, day = (_last_day(self.decision.when) if self.decision.when else None) or (0, 0, 0)
        return year, month, day + 1

    @cached_property
    def story(self) -> Mapping[str, Text]:
        """The parts of the story by field name, with the sentences that are allowed; empty parts are omitted.

        Where the case has a narrative for students, that is the one part.
        """
        teaching = self.case.teaching
        if teaching and teaching.narrative and (text := self._for_students(teaching.narrative)):
            return {NARRATIVE: text}
        names = STORY_PARTS if self.decision_day else UNDATED_PARTS
        texts = {name: text for name in names if (text := getattr(self.case.story, name)) and not text.unknown}
        filtered = {name: self.filter_text(text) for name, text in texts.items()}
        return {name: self.without_untold(text) for name, text in filtered.items() if text.languages()}

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events before the decision, by date."""
        told = (with_values(event, {"text": self.without_untold(event.text)}) for event in self._earlier_events)
        return tuple(sorted(told, key=lambda event: _first_day(event.date) or (0, 0, 0)))

    @cached_property
    def _earlier_events(self) -> tuple[Event, ...]:
        return tuple(event for event in self.case.timeline if self._is_before(event.date))

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The figures from before the decision, in the order of the record."""
        earlier = (fact for fact in self.case.facts if self._is_before(fact.as_of))
        return tuple(with_values(fact, {"source": self._told(fact.source)}) for fact in earlier)

    def _told(self, citations: Iterable[Citation]) -> tuple[Citation, ...]:
        return tuple(citation for citation in citations if not self.is_untold(citation.key))

    @property
    def leaves_sources_out(self) -> bool:
        """Whether any source is left out of what it tells."""
        keys = {key for text in self._texts_as_written() for key in _text_keys(text)}
        keys.update(citation.key for fact in self.case.facts for citation in fact.source if self._is_before(fact.as_of))
        return any(map(self.is_untold, keys))

    def _texts_as_written(self) -> Iterator[Text]:
        """The texts that it tells from, with all their citations."""
        teaching = self.case.teaching
        narrative = teaching.narrative if teaching else None
        yield from (narrative or Text() if name == NARRATIVE else getattr(self.case.story, name) for name in self.story)
        yield from (each.text for each in self._earlier_events)
        for exhibit in teaching.exhibits if teaching else ():
            if exhibit.later == "no":
                yield from (cell for row in exhibit.rows for cell in row.cells)
                yield exhibit.text or Text()

    def filter_text(self, text: Text, *, before: Day | None = None) -> Text:
        """A text with the sentences that are allowed, in the language or, where none are, in the next best.

        before: the day that every date in it precedes; the decision's, if it is not given.
        """
        if self.decision_day is None:
            return text
        rest = text
        while best := rest.best(self.language):
            code, passage = best
            if allowed := self._filter_passage(passage, code, before or self.decision_day):
                return Text({code: allowed}, text.unknown)
            rest = Text({other: passage for other, passage in rest.passages.items() if other != code})
        return Text({}, text.unknown)

    @cached_property
    def earlier_keys(self) -> frozenset[str]:
        """The keys of the sources that an earlier event cites."""
        return frozenset(key for event in self._earlier_events for key in _text_keys(event.text))

    def is_outcome(self, key: str) -> bool:
        """Whether a source was issued in the period of the decision, and no earlier event cites it."""
        declared = self.sources.get(key)
        return declared is not None and self._is_contemporary(declared) and key not in self.earlier_keys

    def is_untold(self, key: str) -> bool:
        """Whether a source is left out: it is the outcome, or not known to have come out by the end of the decision."""
        declared = self.sources.get(key)
        last = _last_day(self.decision.when) if self.decision.when else None
        first = declared.source.first_issued.earliest() if declared and declared.source.first_issued else None
        return last is None or first is None or first > last or self.is_outcome(key)

    def without_untold(self, text: Text) -> Text:
        """A text without the citations of sources that are left out."""
        passages = {
            code: replace(passage, text=_CITATION_AND_SPACE.sub(self._told_citation, passage.text))
            for code, passage in text.passages.items()
        }
        return Text(passages, text.unknown)

    def _told_citation(self, citation: re.Match[str]) -> str:
        """A citation with the sources that stay; nothing where none does."""
        parts = [part.strip() for part in citation["body"].split(";")]
        told = [
            part for part in parts if not any(self.is_untold(key) for key, _ in split_citation(part.removeprefix("@")))
        ]
        return f"{citation['space']}[@{'; @'.join(part.removeprefix('@') for part in told)}]" if told else ""

    def _is_before(self, period: Period) -> bool:
        last = _last_day(period)
        return self.decision_day is not None and last is not None and last < self.decision_day

    def _is_contemporary(self, declared: DeclaredSource) -> bool:
        issued, decision_period = declared.source.issued, self.decision.when
        start = declared.source.first_issued
        first, last = (start.earliest(), _last_day(issued)) if issued and start else (None, None)
        end = _last_day(decision_period) if decision_period else None
        if first is None or last is None or end is None or self.decision_day is None:
            return False
        return first <= end and last >= self.decision_day

    def _filter_passage(self, passage: Passage, language: str, before: Day) -> Passage | None:
        """The passage with the sentences that are allowed; None if there are none."""
        blocks = (self._filter_block(block, language, before) for block in _BLANK_LINE.split(passage.text))
        filtered = "\n\n".join(block for block in blocks if block.strip())
        return replace(passage, text=filtered) if filtered else None

    def _filter_block(self, block: str, language: str, before: Day) -> str:
        is_indivisible = _BLOCK_START.match(block) is not None
        pieces = (block,) if is_indivisible else sentences(block)
        return "".join(piece for piece in pieces if self._is_allowed(piece, language, before)).strip()

    def _is_allowed(self, sentence: str, language: str, before: Day) -> bool:
        keys = _citation_keys(sentence)
        reveals_outcome = bool(keys) and all(map(self.is_outcome, keys))
        return not reveals_outcome and all(day < before for day in named_days(sentence, language))


def excerpt_before_decision(library: Library, case: Case, language: str) -> CaseExcerpt | None:
    """The excerpt of a case for readers of a language; None if the record has no decision point."""
    decision = case.teaching.decision if case.teaching else None
    return CaseExcerpt(case, decision, library.sources, language) if decision else None


@lru_cache(maxsize=1024)
def named_days(text: str, language: str) -> tuple[Day, ...]:
    """The last possible day of each date in a text that has a year in four digits; citations are ignored.

    >>> named_days("Built in 2011, opened on 29 June 2012 [@lin-2013].", "en")
    ((2011, 12, 31), (2012, 6, 29))
    >>> named_days("2012 年 10 月", "zh")
    ((2012, 10, 31),)
    """
    return tuple(_named_days(text, language)) if _ANY_YEAR.search(text) else ()


def _named_days(text: str, language: str) -> Iterator[Day]:
    months, pattern = _date_pattern(language)
    for match in pattern.finditer(CITATION.sub("", text)):
        month, day = match["month"], match["day"]
        month_number = months.get(month.casefold(), 0) if month else 0
        yield int(match["year"]), month_number or 12, int(day) if day and month_number else 31


@cache
def _date_pattern(language: str) -> tuple[Mapping[str, int], re.Pattern[str]]:
    """Month numbers by name in a language (CLDR), and a pattern of its dates with the groups year, month and day."""
    if LANGUAGES[language].spaced:
        names = get_month_names("wide", locale=LANGUAGES[language].cldr)
        months = {str(name).casefold(): number for number, name in names.items()}
        alternatives = any_of(map(str, names.values()))
        return months, re.compile(rf"(?:(?:(?P<day>\d{{1,2}})\s+)?(?P<month>{alternatives})\s+)?{_YEAR}", re.IGNORECASE)
    months = {str(number): number for number in range(1, 13)} | {f"{number:02}": number for number in range(1, 10)}
    month_and_day = r"(?:\s*年\s*(?P<month>\d{1,2})\s*月(?:\s*(?P<day>\d{1,2})\s*日)?)?"
    return months, re.compile(_YEAR + month_and_day)


def _text_keys(text: Text) -> Iterator[str]:
    return (key for code in text.languages() if (passage := text.get(code)) for key in _citation_keys(passage.text))


def _citation_keys(text: str) -> tuple[str, ...]:
    return tuple(key for body in CITATION.findall(text) for key, _ in split_citation(body))


def _first_day(period: Period) -> Day | None:
    return period.start.earliest() if period.start else None


def _last_day(period: Period) -> Day | None:
    """The last possible day; None if it is unknown or the period is open."""
    if period.end is not None:
        return period.end.latest()
    return period.start.latest() if period.start and not period.is_range else None

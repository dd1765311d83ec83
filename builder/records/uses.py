"""Who uses a base: reads its file of them into who, where, when and for what, and reports its problems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from builder.language.languages import BUILT_IN, text_languages
from builder.records.check.dates import written
from builder.records.decode.findings import Findings
from builder.records.decode.parts import check_key
from builder.records.entries import KeyedEntry, Rule, read_entries, refuse_incomplete
from builder.records.model.declare import About, Declared, Known, Pattern
from builder.records.model.values import FuzzyDate, Label, Period
from builder.records.problem import Problem, error
from builder.records.source.document import Place
from builder.records.source.file import is_there

FILE = "uses.yml"
"""Its name in the folder of hand-written texts."""


class Use(Declared):
    """Somebody who used the base and agreed to be named."""

    who: Annotated[
        Label,
        Known(),
        About("谁", "who, as they wish to be called", "谁，照本人愿意公开的称呼", "{en: A school, zh: 某校}"),
    ]
    where: Annotated[Label, Known(), About("哪里", "the place", "在哪里", "{en: Chengdu, zh: 成都}")]
    when: Annotated[Period, About("何时", "when", "何时", "2027-03 .. 2027-06")]
    what: Annotated[
        Label,
        Known(),
        About("用途", "what for: a course, a training, a report …", "做什么用：课程、培训、报告……"),
    ]
    link: Annotated[str | None, Pattern("url"), About("链接", "a page that tells of it", "有关的网页")] = None
    agreed: Annotated[
        FuzzyDate,
        About("同意", "the day on which they agreed to be named here", "何日同意列在这里", "2027-07-01"),
    ]


@dataclass(frozen=True)
class Uses:
    """A file of uses, read. found: those without a fault, in the order of the file; problems: the faults of form.

    dated: of each that could be read its dates, each with key and place, for what depends on the day.
    """

    path: str = ""
    found: tuple[Use, ...] = ()
    problems: tuple[Problem, ...] = ()
    dated: tuple[tuple[str, Place, FuzzyDate], ...] = ()

    def check(self, today: date) -> Iterator[Problem]:
        """Every problem of the file. What has happened is not later than today."""
        yield from self.problems
        now = (today.year, today.month, today.day)
        for key, place, day in self.dated:
            first = day.earliest()
            if first is not None and first > now:
                values = {"key": key, "date": written(day), "today": today.isoformat()}
                yield error("future-date", self.path, place.line, place.column, **values)


def read_uses(path: Path, *, base: Path, languages: tuple[str, ...] = BUILT_IN) -> Uses:
    """The uses; none where there is no such file. languages: of the base, in all of which a use is told."""
    if not is_there(path):
        return Uses()
    entries, findings = read_entries(path, Use, _rule(languages), base=base, languages=text_languages(languages))
    values = [entry.value for entry in entries if entry.value]
    sound = tuple(entry.value for entry in entries if entry.value and entry.sound)
    return Uses(findings.path, sound, tuple(findings.problems), tuple(_dated(values)))


def _dated(uses: Iterable[Use]) -> Iterator[tuple[str, Place, FuzzyDate]]:
    for use in uses:
        if use.when.start is not None:
            yield "when", use.when.place, use.when.start
        yield "agreed", use.agreed.place or use.when.place, use.agreed


def _rule(languages: tuple[str, ...]) -> Rule[Use]:
    """A use is told in every language, and who is named has agreed on a day that is known."""

    def check(entry: KeyedEntry[Use], findings: Findings) -> None:
        check_key(entry.key, findings)
        refuse_incomplete(entry, ("who", "where", "what"), findings, languages)
        agreed = entry.value.agreed if entry.value else None
        if agreed is not None and (agreed.day is None or agreed.approximate):
            findings.refuse("day-not-exact", agreed.place or entry.key.place, key="agreed", date=written(agreed))

    return check

"""`casebook evidence`: takes a base and texts of its sources; says which quotes stand there, which claims need one."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from builder.analysis.evidence_needs import Need, evidence_needs
from builder.config import Options
from builder.language.words import Words, words
from builder.records.evidence.lookup import ASTRAY, DIFFERS, FOUND, MISSING, ComparedText, Finding, difference
from builder.records.evidence.marking import Mark, marked, replace_file, written_quotes
from builder.records.evidence.source_text import SourceTextError, source_text
from builder.records.load import Checked, read
from builder.records.model.quotes import digest, is_checked
from builder.records.model.record import Quote
from builder.records.model.values import QuoteId
from builder.records.problem import Severity
from builder.records.report import visible
from builder.records.source import read_document
from builder.records.source.document import Place

NO_TEXT, UNREADABLE, UNWRITABLE, FAULTY = "no-text", "unreadable", "unwritable", "faulty"
CHECKED, CHANGED, UNCHECKED = "checked", "changed", "unchecked"
"""What a quote's `checked:` says: it was found; it was changed since; nothing."""
FAILING = frozenset({MISSING, ASTRAY, UNREADABLE, UNWRITABLE, FAULTY})
"""Outcomes with which the command fails."""


@dataclass(frozen=True)
class PlacedQuote:
    """A quote with the record that holds it. data: the bytes of that file."""

    path: str
    data: bytes
    place: Place
    id: QuoteId
    quote: Quote

    @property
    def address(self) -> str:
        """As claims cite it."""
        return "#".join(self.id)

    @property
    def state(self) -> str:
        """CHECKED, CHANGED or UNCHECKED."""
        if self.quote.checked is None:
            return UNCHECKED
        return CHECKED if is_checked(self.quote) else CHANGED


@dataclass(frozen=True)
class Outcome:
    """What became of a quote. finding: where its text was looked through. error: of its text.

    marked: whether `checked` was written.
    """

    kind: str
    placed: PlacedQuote
    finding: Finding | None = None
    error: SourceTextError | None = None
    marked: bool = False


@dataclass
class Tally:
    """How many quotes had which outcome; filled as the lines of a report come."""

    counts: Counter[str] = field(default_factory=Counter)

    @property
    def fails(self) -> bool:
        """Whether any outcome is one with which the command fails."""
        return any(self.counts[kind] for kind in FAILING)


Concerns = Callable[[str], bool]
"""Whether a record is asked for, by its path below the base."""


@dataclass(frozen=True)
class Form:
    """How a report is given."""

    language: str
    as_json: bool = False


def look_up(
    base: Path, options: Options, texts: Path, concerns: Concerns, tally: Tally, *, form: Form, today: date | None
) -> Iterator[str]:
    """The report on the quotes. What is found is written into the records as checked today; nothing where that is None.

    A text is folded once for all quotes of a source; nothing of it is kept.
    """
    say, checked = words(form.language), read(base, options)
    faulty = sorted(_faulty(checked, concerns))
    tally.counts[FAULTY] = len(faulty)
    found = [outcome for group in _by_source(_quotes(checked, concerns)) for outcome in _of_source(group, texts)]
    outcomes = [*_written(base, found, today)] if today else found
    tally.counts.update(outcome.kind for outcome in outcomes)
    if form.as_json:
        data = [{"path": path, "line": 1, "result": FAULTY} for path in faulty]
        yield json.dumps([*data, *map(_outcome_as_data, outcomes)], ensure_ascii=False, indent=2)
        return
    yield from (say(f"evidence.{FAULTY}", path=visible(path)) for path in faulty)
    for outcome in outcomes:
        yield from _lines(outcome, say)
    yield _sum(outcomes, tally, say)


def states(base: Path, options: Options, concerns: Concerns, *, language: str) -> Iterator[str]:
    """The quotes that are not checked, and how many there are."""
    say, counts, checked = words(language), Counter[str](), read(base, options)
    yield from (say(f"evidence.{FAULTY}", path=visible(path)) for path in sorted(_faulty(checked, concerns)))
    for placed in _quotes(checked, concerns):
        counts[placed.state] += 1
        if placed.state != CHECKED:
            yield _line(placed, say(f"evidence.{placed.state}"), say)
    values = {"total": counts.total(), "checked": counts[CHECKED], "unchecked": counts[UNCHECKED]}
    yield say("evidence.states" if counts else "evidence.none", **values, changed=counts[CHANGED])


def needs(base: Path, options: Options, concerns: Concerns, *, form: Form) -> Iterator[str]:
    """The claims that most need a quote, most needed first; then how many have none for a reason that is given."""
    every = [need for need in evidence_needs(read(base, options).sound) if concerns(need.path)]
    found = [need for need in every if form.as_json or not need.excuses]
    if form.as_json:
        yield json.dumps([_as_data(need) for need in found], ensure_ascii=False, indent=2)
        return
    say = words(form.language)
    for need in found:
        reasons = say("evidence.comma").join(say(f"evidence.needs.{each}") for each in (need.kind, *need.reasons))
        values = {"claim": visible(need.claim), "reasons": reasons, "sources": ", ".join(need.sources)}
        yield say("evidence.need", path=visible(need.path), line=need.place.line, **values)
    yield say("evidence.needs.sum", total=len(found)) + _excused(every, say)


def _excused(every: Iterable[Need], say: Words) -> str:
    """How many claims have no quote for which reasons; '' where there are none."""
    counts = Counter(reason for need in every for reason in dict.fromkeys(need.excuses))
    given = (say(f"evidence.excuse.{reason}", total=total) for reason, total in sorted(counts.items()))
    return say("evidence.excused", reasons=say("evidence.comma").join(given)) if counts else ""


def _as_data(need: Need) -> Mapping[str, object]:
    place = {"path": need.path, "line": need.place.line, "column": need.place.column}
    reasons = {"reasons": need.reasons, "weight": need.weight}
    return {
        **place,
        "kind": need.kind,
        "claim": need.claim,
        "sources": need.sources,
        "excuses": need.excuses,
        **reasons,
    }


def _outcome_as_data(outcome: Outcome) -> Mapping[str, object]:
    placed, passage = outcome.placed, outcome.finding.passage if outcome.finding else ""
    place = {"path": placed.path, "line": placed.place.line, "column": placed.place.column, "quote": placed.address}
    told = {"error": outcome.error.code} if outcome.error else {}
    if passage and outcome.kind != FOUND:
        told |= {"passage": passage, "difference": difference(placed.quote.text, passage)}
    return {**place, "result": outcome.kind, "marked": outcome.marked, **told}


def _faulty(checked: Checked, concerns: Concerns) -> set[str]:
    """The records with errors of their own: their quotes are not looked up."""
    paths = {reading.path for reading in checked.readings}
    problems = (problem for reading in checked.readings for problem in reading.problems)
    own = (problem.path for problem in problems if problem.severity is Severity.ERROR)
    return {path for path in own if path in paths and concerns(path)}


def _quotes(checked: Checked, concerns: Concerns) -> Iterator[PlacedQuote]:
    """The quotes of the records that can be read, in the order of files and lines."""
    faulty = _faulty(checked, concerns)
    for reading in sorted(checked.readings, key=lambda reading: reading.path):
        record = reading.record
        if record is None or reading.path in faulty or not concerns(reading.path):
            continue
        if any(source.quotes for source in record.sources.values()):
            data = checked.files[reading.path]
            for id_, written in written_quotes(read_document(reading.path, data)).items():
                key, quote = id_
                if (source := record.sources.get(key)) and quote in source.quotes:
                    yield PlacedQuote(reading.path, data, written.place, id_, source.quotes[quote])


def _by_source(quotes: Iterable[PlacedQuote]) -> list[list[PlacedQuote]]:
    groups: dict[tuple[str, str], list[PlacedQuote]] = {}
    for placed in quotes:
        groups.setdefault((placed.path, placed.id[0]), []).append(placed)
    return [*groups.values()]


def _of_source(quotes: list[PlacedQuote], texts: Path) -> Iterator[Outcome]:
    """What becomes of the quotes of one source."""
    try:
        text = source_text(texts, quotes[0].id[0])
    except SourceTextError as fault:
        yield from (Outcome(UNREADABLE, placed, error=fault) for placed in quotes)
        return
    if text is None:
        yield from (Outcome(NO_TEXT, placed) for placed in quotes)
        return
    folded_text = ComparedText(text)
    for placed in quotes:
        finding = folded_text.look_up(placed.quote.text)
        yield Outcome(finding.kind, placed, finding)


def _written(base: Path, outcomes: list[Outcome], today: date) -> Iterator[Outcome]:
    """The outcomes, when what was found is written into the records; those of which it cannot be written are others."""
    by_path: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        by_path.setdefault(outcome.placed.path, []).append(outcome)
    for path, of_record in by_path.items():
        found = [each for each in of_record if each.kind in (FOUND, DIFFERS) and each.placed.state != CHECKED]
        marks = {each.placed.id: Mark(today.isoformat(), digest(each.placed.quote.text)) for each in found}
        done = _write(base / path, of_record[0].placed, marks)
        for each in of_record:
            if each.placed.id in marks:
                written = each.placed.id in done
                yield replace(each, marked=True) if written else Outcome(UNWRITABLE, each.placed)
            else:
                yield each


def _write(path: Path, placed: PlacedQuote, marks: Mapping[QuoteId, Mark]) -> set[QuoteId]:
    """Mark quotes as checked in their file: all at once, or those that can be marked. Gives which were.

    None are in a file that is another since it was read, or that cannot be written.
    """
    data, done = placed.data, set[QuoteId]()
    written = marked(placed.path, data, marks)
    if written is not None:
        done, data = set(marks), written
    else:
        for id_, mark in marks.items():
            if (written := marked(placed.path, data, {id_: mark})) is not None:
                done, data = done | {id_}, written
    try:
        if done and path.read_bytes() == placed.data:
            replace_file(path, data)
            return done
    except OSError:
        pass
    return set()


def _lines(outcome: Outcome, say: Words) -> Iterator[str]:
    """What is said of a quote: nothing where it was found as it is, or has no text at hand."""
    placed, finding, fault = outcome.placed, outcome.finding, outcome.error
    if outcome.kind in (FOUND, NO_TEXT):
        return
    if fault:
        said = say(f"evidence.fault.{fault.code}", path=visible(str(fault.path)), said=visible(fault.said))
        yield _line(placed, said, say)
        return
    nearest = bool(finding and finding.passage)
    yield _line(placed, say(f"evidence.{'nearest' if outcome.kind == MISSING and nearest else outcome.kind}"), say)
    if finding and finding.passage:
        yield "    " + visible(difference(placed.quote.text, finding.passage))


def _line(placed: PlacedQuote, said: str, say: Words) -> str:
    return say("evidence.line", path=visible(placed.path), line=placed.place.line, quote=placed.address, said=said)


def _sum(outcomes: list[Outcome], tally: Tally, say: Words) -> str:
    counts = tally.counts
    keys = sorted({outcome.placed.id[0] for outcome in outcomes if outcome.kind == NO_TEXT})
    values = {"total": len(outcomes), "found": counts[FOUND] + counts[DIFFERS], "differs": counts[DIFFERS]}
    failed = sum(counts[kind] for kind in (MISSING, ASTRAY, UNREADABLE, UNWRITABLE))
    said = say("evidence.sum" if outcomes else "evidence.none", **values, missing=failed)
    return said + (say("evidence.without", total=counts[NO_TEXT], keys=", ".join(keys)) if keys else "")

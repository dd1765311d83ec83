"""`casebook status`: takes a base, gives what is left to do on its records as text, Markdown or JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from unicodedata import east_asian_width

from builder.analysis.record_status import RecordStatus, record_statuses
from builder.analysis.translations import COMPLETE, STATES
from builder.config import Options
from builder.language.words import Words, words
from builder.records.load import read
from builder.records.report import code_span, visible
from builder.records.wording import iso_date

Concerns = Callable[[str], bool]
"""Whether a record is asked for, by its path below the base."""


def status(base: Path, options: Options, concerns: Concerns, *, form: str, language: str, today: date) -> Iterator[str]:
    """The lines of the report, the record that needs most first. Those with errors are named, and not looked at."""
    checked = read(base, options, today=today)
    known = {reading.path for reading in checked.readings}
    faulty = sorted({problem.path for problem in checked.errors if problem.path in known and concerns(problem.path)})
    found = [each for each in record_statuses(checked.sound, today) if concerns(each.path)]
    return iter(FORMATS[form](found, faulty, words(language)))


def _json(found: Sequence[RecordStatus], faulty: Sequence[str], _: Words) -> Iterable[str]:
    data: list[Mapping[str, object]] = [{"path": path, "errors": True} for path in faulty]
    yield json.dumps([*data, *map(_as_data, found)], ensure_ascii=False, indent=2)


def _as_data(each: RecordStatus) -> Mapping[str, object]:
    texts = {code: {state: counts[state] for state in STATES} for code, counts in each.texts.items()}
    claims = {"all": each.claims, "quoted": each.quoted, "single-source": each.single}
    review = {"status": each.status, "checked": _day(each), "due": each.is_due}
    quotes = {"all": each.quotes, "unchecked": each.unchecked}
    return {"path": each.path, "texts": texts, "quotes": quotes, "claims": claims, "review": review}


def _day(each: RecordStatus) -> str | None:
    return iso_date(each.checked) if each.checked else None


def _text(found: Sequence[RecordStatus], faulty: Sequence[str], say: Words) -> Iterable[str]:
    """A line a record, its columns aligned; then the sums."""
    rows = [_head(found, say), *(_cells(each, say) for each in found)] if found else []
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (f"{cell}{' ' * (width - _width(cell))}" for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()
    yield from _ends(found, faulty, say)


def _markdown(found: Sequence[RecordStatus], faulty: Sequence[str], say: Words) -> Iterable[str]:
    """A table, and the sums below it."""
    rows = [_head(found, say), *(_cells(each, say) for each in found)] if found else []
    for number, (first, *others) in enumerate(rows):
        yield f"| {' | '.join((code_span(first) if number else first, *others))} |"
        if not number:
            yield f"|{' --- |' * (1 + len(others))}"
    yield ""
    yield from _ends(found, faulty, say)


FORMATS: Mapping[str, Callable[[Sequence[RecordStatus], Sequence[str], Words], Iterable[str]]] = {
    "text": _text,
    "markdown": _markdown,
    "json": _json,
}


def _head(found: Sequence[RecordStatus], say: Words) -> list[str]:
    languages = [say.name_of(code) for code in found[0].texts]
    return [say("status.record"), *languages, *(say(f"status.{key}") for key in ("quotes", "quoted", "single", "due"))]


def _cells(each: RecordStatus, say: Words) -> list[str]:
    return [
        visible(each.path),
        *(_states(counts, say) for counts in each.texts.values()),
        str(each.unchecked or say("status.none")),
        say("status.of", part=each.quoted, all=each.claims),
        str(each.single or say("status.none")),
        _checked(each, say),
    ]


def _states(counts: Counter[str], say: Words) -> str:
    """How many fields have which state; `complete` alone where all are."""
    lacking = [say(f"status.state.{state}", n=counts[state]) for state in STATES if counts[state] and state != COMPLETE]
    return say("status.comma").join(lacking) or say("status.complete")


def _checked(each: RecordStatus, say: Words) -> str:
    day = _day(each)
    return say("status.overdue" if each.is_due else "status.checked", day=day) if day else say("status.never")


def _ends(found: Sequence[RecordStatus], faulty: Sequence[str], say: Words) -> Iterator[str]:
    """The records with errors, and one line of sums."""
    yield from (say("status.faulty", path=visible(path)) for path in faulty)
    if not found:
        yield say("status.nothing")
        return
    states = sum((counts for each in found for counts in each.texts.values()), Counter[str]())
    said = say("status.comma").join(say(f"status.state.{state}", n=states[state]) for state in STATES)
    keys = ("unchecked", "quoted", "claims", "single", "is_due")
    sums = {key: sum(int(getattr(each, key)) for each in found) for key in keys}
    yield say("status.sum", records=len(found), states=said, **sums)


def _width(text: str) -> int:
    """The columns of a terminal that a text takes: two for a wide character."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)

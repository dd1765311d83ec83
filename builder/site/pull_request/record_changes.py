"""A record before and after: takes both, gives what a reviewer should look at, and translations that no longer fit.

Each finding is a code with values; `comment.py` words them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from builder.records.model.declare import Declared, fields
from builder.records.model.record import Case, Fact, Policy, Source
from builder.records.model.values import Label, Text, texts_of

Record = Case | Policy
NEW_RECORD, GONE_RECORD, CONTACT, PERSON, STATUS, FIGURE, NO_CORRECTION = (
    "new-record", "gone-record", "contact", "person", "status", "figure", "no-correction",
)  # fmt: skip
DISAGREEMENT_GONE, SOURCE_GONE, NOT_READ, WRITERS = "disagreement-gone", "source-gone", "not-read", "writers"
FINDINGS = (
    NEW_RECORD, GONE_RECORD, CONTACT, PERSON, STATUS, FIGURE, NO_CORRECTION, DISAGREEMENT_GONE, SOURCE_GONE, NOT_READ,
    WRITERS,
)  # fmt: skip
"""The codes of what a reviewer should look at, the gravest of a kind of change first."""
READ_WELL = frozenset({"full", "part"})


@dataclass(frozen=True)
class Finding:
    """Something to look at in a record. path: of its file. code: of FINDINGS. found: what it is about, as written."""

    path: str
    code: str
    found: tuple[str, ...] = ()


@dataclass(frozen=True)
class StaleText:
    """A text that was changed in one language alone. field: as `summary` or `timeline.3.text`, items counted from 1.

    changed: the language whose text is another now. stale: one whose text is as it was.
    """

    path: str
    field: str
    changed: str
    stale: str


def findings(path: str, before: Record | None, after: Record | None) -> Iterator[Finding]:
    """What to look at, in the order of FINDINGS. None: the record was not there, or is gone."""
    if after is None:
        yield Finding(path, GONE_RECORD)
        return
    if before is None:
        yield Finding(path, NEW_RECORD)
    for code, found_in in _COMPARISONS.items():
        if found := tuple(found_in(before, after)):
            yield Finding(path, code, found)


def stale_texts(path: str, before: Record, after: Record) -> Iterator[StaleText]:
    """Texts of which one language was changed while another, which both had, stayed as it was."""
    earlier = dict(_texts(before, ""))
    for field, text in _texts(after, ""):
        known = texts_of_any(earlier.get(field))
        now = texts_of_any(text)
        both = [code for code in now if code in known]
        for changed in (code for code in both if known[code] != now[code]):
            still = (code for code in both if known[code] == now[code])
            yield from (StaleText(path, field, changed, stale) for stale in still)


def texts_of_any(text: Text | None) -> Mapping[str, str]:
    """The words of a text by language, white space folded."""
    passages = text.passages if text else {}
    return {code: " ".join(passage.text.split()) for code, passage in passages.items()}


def _texts(value: object, field: str) -> Iterator[tuple[str, Text]]:
    """Every text below a value, with its path."""
    if isinstance(value, Text):
        yield field, value
    elif isinstance(value, Declared):
        for declared in fields(type(value)):
            yield from _texts(getattr(value, declared.attribute), _below(field, declared.key))
    elif isinstance(value, tuple):
        for number, item in enumerate(value, 1):
            yield from _texts(item, _below(field, str(number)))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _texts(item, _below(field, str(key)))


def _below(field: str, key: str) -> str:
    return f"{field}.{key}" if field else key


def _name(label: Label) -> str:
    return " · ".join(dict.fromkeys(texts_of(label).values()))


def _new(before: Iterable[str], after: Iterable[str]) -> Iterator[str]:
    known = set(before)
    return (each for each in dict.fromkeys(after) if each not in known)


def _contact(before: Record | None, after: Record) -> Iterator[str]:
    if after.contact and (before is None or before.contact is None or before.contact.name != after.contact.name):
        yield _name(after.contact.name)


def _people(before: Record | None, after: Record) -> Iterator[str]:
    return _new(_names_of_people(before), _names_of_people(after))


def _names_of_people(record: Record | None) -> Iterator[str]:
    return (_name(person.name) for person in (record.people if record else ()))


def _status(before: Record | None, after: Record) -> Iterator[str]:
    if before is not None and before.review.status != after.review.status:
        yield f"{before.review.status} → {after.review.status}"


def _figures(before: Record | None, after: Record) -> Iterator[str]:
    """Measures that had one figure each and have another now."""
    known = _values(before.facts) if before else {}
    return (measure for measure, values in _values(after.facts).items() if known.get(measure, values) != values)


def _values(facts: Iterable[Fact]) -> dict[str, list[object]]:
    values: dict[str, list[object]] = {}
    for fact in facts:
        values.setdefault(fact.measure.id, []).append(fact.value)
    return values


def _uncorrected(before: Record | None, after: Record) -> Iterator[str]:
    """Changed figures of a published record that says nothing of a correction."""
    if before and before.review.status == "published" and len(after.corrections) <= len(before.corrections):
        yield from _figures(before, after)


def _disagreements(before: Record | None, after: Record) -> Iterator[str]:
    earlier = (" · ".join(texts_of_any(each.about).values()) for each in (before.disagreements if before else ()))
    return _new((" · ".join(texts_of_any(each.about).values()) for each in after.disagreements), earlier)


def _sources(before: Record | None, after: Record) -> Iterator[str]:
    return _new(after.sources, before.sources if before else ())


def _not_read(before: Record | None, after: Record) -> Iterator[str]:
    """Sources new in a record of which no more than an opening or what others say of them was read."""
    known: Mapping[str, Source] = before.sources if before else {}
    return (key for key, source in after.sources.items() if key not in known and source.read not in READ_WELL)


def _writers(before: Record | None, after: Record) -> Iterator[str]:
    return _new(_names_of_writers(after), _names_of_writers(before)) if before else iter(())


def _names_of_writers(record: Record | None) -> Iterator[str]:
    return (_name(each.name) for each in (record.contributors if record else ()))


_COMPARISONS: Mapping[str, Callable[[Record | None, Record], Iterator[str]]] = {
    CONTACT: _contact,
    PERSON: _people,
    STATUS: _status,
    FIGURE: _figures,
    NO_CORRECTION: _uncorrected,
    DISAGREEMENT_GONE: _disagreements,
    SOURCE_GONE: _sources,
    NOT_READ: _not_read,
    WRITERS: _writers,
}

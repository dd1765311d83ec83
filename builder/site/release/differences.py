"""What changed between two releases: takes the records of both, gives what happened to each, field by field."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from builder.language.yaml_texts import texts_in
from builder.records.model.declare import by_name
from builder.records.model.record import MODELS
from builder.records.model.release import ADDED, CHANGED, GONE, RENAMED, RETIRED, RecordChange

RETIRED_STATUS = "retired"


@dataclass(frozen=True)
class Held:
    """A record of a release. digest, text: of its file. former: the addresses that it had before, the oldest first.

    status: of its review.
    """

    digest: str
    text: bytes
    former: tuple[str, ...]
    status: str


Before = Callable[[str, str], bytes]
"""Gives the file of a record as the release before has it, by its address then and its digest."""


def differences(now: Mapping[str, Held], digests: Mapping[str, str], before: Before) -> Iterator[RecordChange]:
    """What happened to the records, by address. digests: of those of the release before."""
    known: set[str] = set()
    for record in sorted(now):
        held = now[record]
        was = next((each for each in (record, *reversed(held.former)) if each in digests), "")
        known.add(was)
        if not was:
            yield RecordChange(record, ADDED)
        elif was != record or digests[was] != held.digest:
            yield from _changed(record, held, was, before(was, digests[was]))
    yield from (RecordChange(record, GONE) for record in sorted(digests.keys() - known))


def _changed(record: str, held: Held, was: str, text: bytes) -> Iterator[RecordChange]:
    """A record that was renamed, retired or changed; nothing for one whose file is only written otherwise."""
    folder = record.partition("/")[0]
    earlier, present = _fields(folder, text), _fields(folder, held.text)
    keys = [field.key for field in _declared(folder) if earlier.get(field.key) != present.get(field.key)]
    renamed = "" if was == record else was
    fields = tuple(key for key in keys if not (renamed and key == "formerly"))
    is_retired = held.status == RETIRED_STATUS and _status(earlier) != RETIRED_STATUS
    if fields or renamed:
        yield RecordChange(record, RETIRED if is_retired else RENAMED if renamed else CHANGED, renamed, fields)


def _fields(folder: str, text: bytes) -> Mapping[str, Any]:
    """The fields of a record's file by their keys, for a Chinese name stands for one."""
    tree = texts_in(text)
    names = by_name(MODELS[folder])
    return {names[key].key: value for key, value in tree.items() if key in names} if isinstance(tree, dict) else {}


def _declared(folder: str) -> Iterator[Any]:
    return iter(dict.fromkeys(by_name(MODELS[folder]).values()))


def _status(fields: Mapping[str, Any]) -> str:
    review = fields.get("review")
    return str((review.get("status") or review.get("状态") or "") if isinstance(review, dict) else "")

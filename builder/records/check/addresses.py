"""Rules for old addresses: an id that a record once had leads to it alone, a published one leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import partial
from typing import NamedTuple

from builder.records.check.rule import CheckContext, library_rule
from builder.records.decode import Reading
from builder.records.problem import Problem, error
from builder.records.published import ADDRESSES, REASON

ALIKE = 0.5
"""How much of an old and a new name is the same where a record was probably renamed (Ratcliff and Obershelp)."""


@library_rule
def old_id_taken(context: CheckContext) -> Iterator[Problem]:
    """An old id is not the id of a record, nor the old id of another."""
    taken = {(reading.folder, reading.id): reading.path for reading in context.readings}
    former: dict[tuple[str, str], str] = {}
    for reading in context.readings:
        former_ids, (line, column) = reading.memo("", "formerly", partial(_formerly, reading))
        for old in former_ids:
            if other := taken.get((reading.folder, old)):
                yield error("old-id-taken", reading.path, line, column, id=old, other=other)
            elif (other := former.setdefault((reading.folder, old), reading.path)) != reading.path:
                yield error("old-id-twice", reading.path, line, column, id=old, other=other)


class _Lost(NamedTuple):
    """A record that was published and is not there. line: of the list. folder: `cases`; id: `chengdu/park`."""

    line: int
    folder: str
    id: str


@library_rule
def published_id_gone(context: CheckContext) -> Iterator[Problem]:
    """A record that was published is there, or another says that it was this one, or it was given up by hand."""
    for lost in _lost(context):
        address = f"*/{lost.folder}/{lost.id}/"
        if renamed := _renamed(context, lost):
            ids = ", ".join((*_formerly(renamed)[0], lost.id))
            values = {"address": address, "other": renamed.path}
            yield error("record-renamed", ADDRESSES, lost.line, 1, fix=f"formerly: [{ids}]", **values)
        else:
            fix = f"{context.today.isoformat()} {address} {REASON}"
            values = {"address": address, "file": f"{_folder(context, lost)}{lost.id}.yml", "id": lost.id}
            yield error("record-gone", ADDRESSES, lost.line, 1, fix=fix, **values)


def _lost(context: CheckContext) -> list[_Lost]:
    """The records that were published and are neither there nor formerly of another, by line."""
    published = _published(context)
    there = {(reading.folder, reading.id) for reading in context.readings}
    lost = [one for one in published if (one.folder, one.id) not in there]
    if not lost:
        return []
    if any(reading.problems for reading in context.readings):
        return []  # What a faulty record was formerly is not known before it is mended.
    for reading in context.readings:
        there |= {(reading.folder, id_) for id_ in reading.memo("", "formerly", partial(_formerly, reading))[0]}
    return [one for one in lost if (one.folder, one.id) not in there]


def _published(context: CheckContext) -> list[_Lost]:
    """Every record of the list, once."""
    found: dict[tuple[str, str], _Lost] = {}
    for promise in context.published.promises(anchors=False):
        folder, _, id_ = promise.address.removeprefix(promise.edition).removesuffix("/").partition("/")
        if f"{folder}/{id_}/" in context.published.moved(promise.edition):
            continue
        if promise.edition and folder in {"cases", "policies"} and id_.count("/") == 1:
            found.setdefault((folder, id_), _Lost(promise.line, folder, id_))
    return list(found.values())


def _renamed(context: CheckContext, lost: _Lost) -> Reading | None:
    """The record, not published so far, that has most of the name of one that was."""
    known = {(one.folder, one.id) for one in _published(context)}
    new = [each for each in context.readings if each.folder == lost.folder and (each.folder, each.id) not in known]
    nearest = max(new, key=partial(_likeness, lost), default=None)
    return nearest if nearest and _likeness(lost, nearest) >= ALIKE else None


def _likeness(lost: _Lost, reading: Reading) -> float:
    """How alike an old and a new name are, from 0 to 1. Many records are in the same place, so that says nothing."""
    old, new = (id_.rpartition("/")[2] for id_ in (lost.id, reading.id))
    return SequenceMatcher(None, old, new).ratio()


def _folder(context: CheckContext, lost: _Lost) -> str:
    """The folder of records of a kind, as its other files have it."""
    paths = (each.path.removesuffix(f"{each.id}.yml") for each in context.readings if each.folder == lost.folder)
    return next(paths, f"{lost.folder}/")


def _formerly(reading: Reading) -> tuple[tuple[str, ...], tuple[int, int]]:
    """The old ids of a record, and where to tell what is wrong with them."""
    former_ids = tuple(reading.record.formerly) if reading.record else ()
    return former_ids, title_place(reading) if former_ids else (1, 1)


def title_place(reading: Reading) -> tuple[int, int]:
    """Line and column of the title, for what is wrong with values that have no place of their own."""
    passages = [passage for _, passage in reading.passages]
    return (passages[0].scalar.place.line, passages[0].scalar.place.column) if passages else (1, 1)

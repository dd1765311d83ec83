"""Rules for old addresses: an id that a record once had leads to it alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from builder.records.check.rule import CheckContext, library_rule
from builder.records.decode import Reading
from builder.records.problem import Problem, error


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


def _formerly(reading: Reading) -> tuple[tuple[str, ...], tuple[int, int]]:
    """The old ids of a record, and where to tell what is wrong with them."""
    former_ids = tuple(reading.record.formerly) if reading.record else ()
    return former_ids, title_place(reading) if former_ids else (1, 1)


def title_place(reading: Reading) -> tuple[int, int]:
    """Line and column of the title, for what is wrong with values that have no place of their own."""
    passages = [passage for _, passage in reading.passages]
    return (passages[0].scalar.place.line, passages[0].scalar.place.column) if passages else (1, 1)

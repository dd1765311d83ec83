"""Rules for old addresses: an id that a record once had leads to it alone."""

from __future__ import annotations

from collections.abc import Iterator

from builder.records.check.rule import CheckContext, rule
from builder.records.decode import Reading
from builder.records.problem import Problem, error


@rule
def old_id_taken(context: CheckContext) -> Iterator[Problem]:
    """An old id is not the id of a record, nor the old id of another."""
    taken = {(reading.folder, reading.id): reading.path for reading in context.readings}
    for reading in context.readings:
        if reading.record is None:
            continue
        for old in reading.record.formerly:
            other = taken.setdefault((reading.folder, old), reading.path)
            if other != reading.path or old == reading.id:
                place = _place(reading)
                yield error("old-id-taken", reading.path, place[0], place[1], id=old, other=other)


def _place(reading: Reading) -> tuple[int, int]:
    """The place of the title, since ids have none."""
    passages = [passage for _, passage in reading.passages]
    return (passages[0].scalar.place.line, passages[0].scalar.place.column) if passages else (1, 1)

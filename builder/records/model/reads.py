"""What is read of a base while a page is drawn: takes the reads of library and edition, gives them to who records them.

A read is a name and a key: of a record, of an entry of an index, of an index as a whole. The pages of a build that
were drawn from reads that have not changed need not be drawn again (verifying traces, Mokhov et al., "Build Systems à
la Carte", 2018). Nothing is declared by hand, so no page can be forgotten.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

Read = tuple[str, str]
"""What was read: its kind (`record`, the name of an index) and the key within; WHOLE for all of an index."""
WHOLE = "*"

_Value = TypeVar("_Value")


class _Recording(threading.local):
    """The sets to which reads are added, that of the innermost recorded() last. `serve` draws in many threads."""

    def __init__(self) -> None:
        self.sets: list[set[Read]] = []


_recording = _Recording()


def note(kind: str, key: str) -> None:
    """Add a read where reads are being recorded."""
    if sets := _recording.sets:
        sets[-1].add((kind, key))


def note_all(reads: Iterable[Read]) -> None:
    """Add several reads where reads are being recorded."""
    if sets := _recording.sets:
        sets[-1].update(reads)


@contextmanager
def recorded() -> Iterator[set[Read]]:
    """The set to which everything is added that is read in the block."""
    reads: set[Read] = set()
    _recording.sets.append(reads)
    try:
        yield reads
    finally:
        _recording.sets.pop()


class Index(Mapping[str, _Value]):
    """A mapping whose reads are noted: of a key, present or not, or of the whole, by whoever iterates or counts."""

    def __init__(self, name: str, values: Mapping[str, Any], resolve: Callable[[Any], _Value] | None = None) -> None:
        """resolve: makes the value of a key when it is asked for, of what is in `values`, by which it is compared."""
        self.name, self.values_by_key, self._resolve = name, values, resolve

    def __getitem__(self, key: str) -> _Value:
        """The value of a key. Raises KeyError."""
        note(self.name, key)
        value: _Value = self.values_by_key[key]
        return self._resolve(value) if self._resolve else value

    def __contains__(self, key: object) -> bool:
        """Whether there is a value."""
        note(self.name, str(key))
        return key in self.values_by_key

    def __iter__(self) -> Iterator[str]:
        """All keys."""
        note(self.name, WHOLE)
        return iter(self.values_by_key)

    def __len__(self) -> int:
        """The number of keys."""
        note(self.name, WHOLE)
        return len(self.values_by_key)

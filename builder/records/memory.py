"""What is kept of the records of a base from one reading to the next, so that only what changed is read again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from builder.records.decode import Reading
from builder.records.model.vocabulary import Vocabularies
from builder.records.problem import Problem

Status = tuple[int, ...]
"""What tells a file that was changed or replaced from what it was."""


@dataclass(frozen=True)
class KnownFile:
    """A record file as it was read."""

    status: Status
    data: bytes
    reading: Reading


@dataclass
class Memory:
    """Everything by the path of a record file. Readings are kept, so that what is made from one can be kept with it.

    files: as read. judged: the problems of rules that ask for nothing but one record, with what they were asked for.
    readable: readings whose texts can be drawn.
    """

    vocabularies: Vocabularies | None = None
    languages: tuple[str, ...] = ()
    files: dict[str, KnownFile] = field(default_factory=dict)
    judged: dict[str, tuple[Reading, object, tuple[Problem, ...]]] = field(default_factory=dict)
    readable: dict[str, Reading] = field(default_factory=dict)

    def fit(self, vocabularies: Vocabularies, languages: tuple[str, ...]) -> Vocabularies:
        """Forget all if vocabularies or languages are others. Gives the vocabularies, those of before if they equal."""
        if self.vocabularies != vocabularies or self.languages != languages:
            self.vocabularies, self.languages = vocabularies, languages
            self.files.clear()
            self.judged.clear()
        return self.vocabularies or vocabularies

    def file(self, name: str, path: Path, read: Callable[[], tuple[bytes, Reading]]) -> KnownFile:
        """A file as it is now. read: gives its bytes and its reading."""
        status, known = _status(path), self.files.get(name)
        if known is None or status is None or known.status != status:
            data, reading = read()
            is_same = known is not None and known.data == data and bool(data)
            known = KnownFile(status or (), data, known.reading if known and is_same else reading)
            self.files[name] = known
        return known

    def problems(self, reading: Reading, asked: object, judge: Callable[[], Iterable[Problem]]) -> tuple[Problem, ...]:
        """The problems of a reading. asked: what they depend on besides."""
        known = self.judged.get(reading.path)
        if known is None or known[0] is not reading or known[1] != asked:
            known = (reading, asked, tuple(judge()))
            self.judged[reading.path] = known
        return known[2]


def _status(path: Path) -> Status | None:
    try:
        status = path.lstat()
    except OSError:
        return None
    return (status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)

"""What is kept of a base from one reading to the next, so that only what changed is read again."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from builder.records.decode import Reading
from builder.records.model.vocabulary import Vocabularies
from builder.records.problem import Problem

Status = tuple[int, ...]
"""What tells a file that was changed or replaced from what it was."""
Decode = Callable[[bytes | Problem], Reading]
"""Gives the reading of a file's bytes, or of why it has none."""
_Value = TypeVar("_Value")


@dataclass(frozen=True)
class KnownFile:
    """A record file as it was read."""

    status: Status
    data: bytes
    reading: Reading


@dataclass
class Memory:
    """The record files by path, as they were read with certain vocabularies; and what was made of other files.

    A file that is the same has the same Reading, so that what is made from it can be kept with it. readable: the
    readings whose texts can be drawn. words: what was made of the bytes of other files, by name, with their digest;
    it may come from an earlier process. restore: gives the reading of a file's bytes, if an earlier process kept it.
    """

    origin: tuple[Vocabularies, tuple[str, ...]] | None = None
    files: dict[str, KnownFile] = field(default_factory=dict)
    restore: Callable[[str, bytes, Decode], Reading | None] = lambda *_: None
    made: dict[str, tuple[object, Any]] = field(default_factory=dict)
    readable: dict[str, Reading] = field(default_factory=dict)
    words: dict[str, tuple[bytes, Any]] = field(default_factory=dict)

    def fit(self, vocabularies: Vocabularies, languages: tuple[str, ...]) -> Vocabularies:
        """Forget all records if vocabularies or languages are others. Gives those of before if they are equal."""
        if self.origin is None or self.origin != (vocabularies, languages):
            self.files.clear()
            if self.origin is not None:
                self.restore = lambda *_: None
            self.origin = (vocabularies, languages)
        return self.origin[0]

    def file(self, name: str, path: Path, read: Callable[[], bytes | Problem], decode: Decode) -> KnownFile:
        """A record file as it is now. read: gives its bytes, or why it has none."""
        status, known = _status(path), self.files.get(name)
        if known is not None and status and known.status == status:
            return known
        data = read()
        if isinstance(data, Problem):
            reading = decode(data)
        elif known is not None and known.data == data:
            reading = known.reading
        else:
            reading = self.restore(name, data, decode) or decode(data)
        self.files[name] = KnownFile(status, b"" if isinstance(data, Problem) else data, reading)
        return self.files[name]

    def unless_changed(self, name: str, folders: Iterable[Path], origin: object, make: Callable[[], _Value]) -> _Value:
        """What is made of the files directly in folders or one below, and of `origin`; made anew when one changed."""
        state = (origin, [each for folder in folders for each in _statuses(folder)])
        known_state, value = self.made.get(name, (None, None))
        if known_state != state:
            value = make()
            self.made[name] = (state, value)
        result: _Value = value
        return result

    def of_bytes(self, name: str, content: bytes, make: Callable[[], _Value]) -> _Value:
        """What is made of the bytes of files, a value that can be kept on disk. content: the digest of the bytes."""
        if name not in self.words or self.words[name][0] != content:
            self.words[name] = (content, make())
        result: _Value = self.words[name][1]
        return result


def _status(path: Path) -> Status:
    """The status of a file, () if there is none that could be read."""
    try:
        status = os.stat(path, follow_symlinks=False)  # noqa: PTH116  asked for every file of a base
    except OSError:
        return ()
    return (status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_mode)


def _statuses(folder: Path) -> list[tuple[str, Status]]:
    """The files of a folder and of the folders in it, each with its status."""
    found: list[tuple[str, Status]] = [(str(folder), _status(folder))]
    for place, folders, names in os.walk(folder):
        if Path(place) != folder:
            folders.clear()
        found += [(os.path.join(place, name), _status(Path(place, name))) for name in sorted([*names, *folders])]  # noqa: PTH118
    return found

"""What is kept of a base from one reading to the next, so that only what changed is read again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from builder.file_status import Status, file_status, file_statuses
from builder.records.decode import Reading
from builder.records.model.vocabulary import Vocabularies
from builder.records.problem import Problem

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
class ReadingCache:
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

    def unchanged(self, name: str, path: str) -> KnownFile | None:
        """A record file, if it is as it was read."""
        known = self.files.get(name)
        return known if known is not None and known.status and known.status == file_status(path) else None

    def file(self, name: str, path: str, read: Callable[[], bytes | Problem], decode: Decode) -> KnownFile:
        """A record file that is new or has changed. read: gives its bytes, or why it has none."""
        status, known = file_status(path), self.files.get(name)
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
        """What is made of the files in folders, and of `origin`; made anew when one changed."""
        state = (origin, [(folder, list(file_statuses(folder))) for folder in folders])
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

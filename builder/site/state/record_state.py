"""Records as they were read: takes what is in memory, keeps it on disk; gives it back for files that are the same.

Only what the version names has a say in a reading: the program, the vocabularies and the languages. The cards of all
readings lie in one file, with what was made of vocabularies and texts. The whole of each has a file of its own, which
is read only when more is asked for than the card has.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

from builder.config import Options
from builder.config_file import is_folder
from builder.language.languages import LANGUAGES
from builder.records.decode import Card, Reading
from builder.records.reading_cache import Decode, ReadingCache
from builder.site.state.digest import SIZE, Digest, digest
from builder.site.state.storage import leads_elsewhere, load, make_folder, save
from builder.site.state.version import remember_version, remembered_version

RECORDS = "records"
"""The name of the file of cards, in the folder of the state."""
READINGS = "readings"
"""The name of the folder of whole readings."""
NAME = re.compile(rf"[0-9a-f]{{{2 * SIZE}}}(\.new)?")
"""Of a whole reading, or of one that was not finished: no other file there is removed."""
Kept = tuple[Digest, Card, bool]
"""A record: the digest of its file, by which its whole reading is named; its card; whether its texts can be drawn."""


class RecordState:
    """The readings that were kept of a base. cache: one that is given them as they are asked for."""

    def __init__(self, folder: Path, options: Options) -> None:
        self._folder, self._version = folder, _version(remembered_version(folder), options)
        kept = load(folder / RECORDS, self._version)
        self._cards: dict[str, Kept]
        self._cards, words = kept if isinstance(kept, tuple) else ({}, {})
        self._restored: dict[str, Reading] = {}
        self._lost: set[str] = set()
        self._words = dict(words)
        self.cache = ReadingCache(restore=self._restore, words=words)

    def _restore(self, name: str, data: bytes, decode: Decode) -> Reading | None:
        known = self._cards.get(name)
        if known is None or known[0] != self._digest(name, data):
            return None
        reading = Reading.of_card(known[1], partial(self._whole, name, known[0], data, decode))
        self._restored[name] = reading
        if known[2]:
            self.cache.readable[name] = reading
        return reading

    def _whole(self, name: str, key: Digest, data: bytes, decode: Decode) -> Reading:
        """A reading from its file, or from the record where that file is lost or damaged."""
        kept = load(self._path(key), self._version)
        if isinstance(kept, Reading) and kept.path == name:
            return kept
        self._lost.add(name)
        return decode(data)

    def save(self) -> None:
        """Keep every reading that is in memory, of files with content, and what was made of other files; nothing is
        written if all of it was kept.
        """
        with suppress(OSError):
            make_folder(self._folder)
        remember_version(self._folder)
        files = {name: known for name, known in self.cache.files.items() if known.data}
        new = [name for name in files if name in self._lost or not self._is_kept(name)]
        if not new and files.keys() == self._cards.keys() and _are_same(self._words, self.cache.words):
            return
        cards = {name: self._cards[name] if self._is_kept(name) else self._card(name) for name in files}
        for name in new:
            save(self._path(cards[name][0]), self._version, files[name].reading)
        save(self._folder / RECORDS, self._version, (cards, self.cache.words))
        self._remove_all_but(frozenset(key.hex() for key, _, _ in cards.values()))

    def _remove_all_but(self, names: frozenset[str]) -> None:
        """Remove the readings that no record has any more."""
        folder = self._folder / READINGS
        if leads_elsewhere(folder):
            return
        with suppress(OSError):
            for entry in os.scandir(folder):
                if entry.name not in names and NAME.fullmatch(entry.name):
                    os.unlink(entry.path)  # noqa: PTH108  of every file of a base

    def _is_kept(self, name: str) -> bool:
        return self._restored.get(name) is self.cache.files[name].reading

    def _card(self, name: str) -> Kept:
        known = self.cache.files[name]
        is_readable = self.cache.readable.get(name) is known.reading
        return self._digest(name, known.data), known.reading.card, is_readable

    def _digest(self, name: str, data: bytes) -> Digest:
        return digest(self._version, name, data)

    def _path(self, key: Digest) -> Path:
        return self._folder / READINGS / key.hex()


def _are_same(first: Mapping[str, object], second: Mapping[str, object]) -> bool:
    """Whether two mappings have the same objects, which costs nothing to compare."""
    return first.keys() == second.keys() and all(first[name] is second[name] for name in first)


def _version(program: Digest, options: Options) -> Digest:
    """The digest of all that a reading depends on beside the file."""
    paths = sorted(options.vocabulary.rglob("*.yml")) if is_folder(options.vocabulary) else []
    contents = (part for path in paths for part in (path.name, _bytes(path)))
    declared = [LANGUAGES[code] for code in options.languages]
    return digest(program, repr(options.languages), repr(declared), *contents)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""

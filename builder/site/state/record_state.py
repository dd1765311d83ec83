"""Records as they were read: takes what is in memory, keeps it on disk; gives it back for files that are the same.

Only what the version names has a say in a reading: the program, the vocabularies and the languages.
"""

from __future__ import annotations

from pathlib import Path

from builder.config import Options
from builder.config_file import is_folder
from builder.records.decode import Reading
from builder.records.memory import Memory
from builder.site.state.digest import Digest, digest
from builder.site.state.storage import load, packed, save, unpacked
from builder.site.state.version import program_version

RECORDS = "records"
"""The name of the file, in the folder of the state."""
Packed = tuple[Digest, bytes, bool]
"""A record: the digest of its file, its reading, and whether its texts can be drawn."""


class RecordState:
    """The readings that were kept of a base. memory: one that is given them as they are asked for."""

    def __init__(self, folder: Path, options: Options) -> None:
        self._path, self._version = folder / RECORDS, _version(options)
        kept = load(self._path, self._version)
        self._packed: dict[str, Packed] = kept if isinstance(kept, dict) else {}
        self._restored: dict[str, Reading] = {}
        self.memory = Memory(restore=self._restore)

    def _restore(self, name: str, data: bytes) -> Reading | None:
        known = self._packed.get(name)
        if known is None or known[0] != digest(data):
            return None
        try:
            reading: Reading = unpacked(known[1])
        except ValueError:
            return None
        self._restored[name] = reading
        if known[2]:
            self.memory.readable[name] = reading
        return reading

    def save(self) -> None:
        """Keep every reading that is in memory; nothing is written if all of them were kept."""
        files = self.memory.files
        if files.keys() == self._packed.keys() and all(self._is_kept(name) for name in files):
            return
        save(self._path, self._version, {name: self._packed_file(name) for name in files})

    def _is_kept(self, name: str) -> bool:
        return self._restored.get(name) is self.memory.files[name].reading

    def _packed_file(self, name: str) -> Packed:
        known = self.memory.files[name]
        if self._is_kept(name):
            return self._packed[name]
        return digest(known.data), packed(known.reading), self.memory.readable.get(name) is known.reading


def _version(options: Options) -> Digest:
    """The digest of all that a reading depends on beside the file."""
    paths = sorted(options.vocabulary.rglob("*.yml")) if is_folder(options.vocabulary) else []
    contents = (part for path in paths for part in (path.name, _bytes(path)))
    return digest(program_version(), repr(options.languages), *contents)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""

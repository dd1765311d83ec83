"""Takes the files of a table and entries that change; gives the files that change with them.

A file holds the entries whose keys have its hash, in the order of the keys.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count, takewhile

from builder.search.digits import base36
from builder.search.shards import file_numbers, hashes, sources
from builder.search.tables import Entries

LEAST_FILES = 2
_BETWEEN, _WITHIN, _END = b'","', b'":"', b"});\n"

ByKey = dict[bytes, bytes]
"""Entries of a file by their keys."""


@dataclass(frozen=True, slots=True)
class TableFiles:
    letter: str
    files: Sequence[bytes]
    """By their numbers."""

    @property
    def size(self) -> int:
        """Bytes of all entries, with a comma after each."""
        return sum(len(body) + 1 for body in map(_body, self.files) if body)

    def by_name(self) -> Iterator[tuple[str, bytes]]:
        return ((f"{self.letter}/{base36(number)}", data) for number, data in enumerate(self.files))


def no_entries(letter: str, number_of_files: int = LEAST_FILES) -> TableFiles:
    return TableFiles(letter, [_file(letter, number, []) for number in range(number_of_files)])


def files_of(letter: str, files: Mapping[str, bytes]) -> TableFiles:
    """Those of a table. `files`: by name."""
    names = (f"{letter}/{base36(number)}" for number in count())
    return TableFiles(letter, [files[name] for name in takewhile(files.__contains__, names)])


def with_changes(table: TableFiles, changes: Entries) -> TableFiles:
    """In as many files as before."""
    files = list(table.files)
    for number, keys in _by_file(changes, len(files)).items():
        entries = _entries(files[number])
        for key in keys:
            entry, encoded = changes[key], key.encode()
            if entry is None:
                entries.pop(encoded, None)
            else:
                entries[encoded] = entry.encode()
        files[number] = _file(table.letter, number, [entries[key] for key in sorted(entries)])
    return replace(table, files=files)


def resized(table: TableFiles, number_of_files: int) -> TableFiles:
    """In so many files, those without entries too, so that no request fails."""
    before = len(table.files)
    numbers = range(min(before, number_of_files), max(before, number_of_files))
    moved = {*numbers, *chain.from_iterable(map(sources, numbers))}
    entries: ByKey = {}
    for number in moved & {*range(before)}:
        entries |= _entries(table.files[number])
    by_file = _by_file([key.decode() for key in sorted(entries)], number_of_files)
    files = [*table.files[:number_of_files], *[b""] * (number_of_files - before)]
    for number in moved & {*range(number_of_files)}:
        files[number] = _file(table.letter, number, [entries[key.encode()] for key in by_file.get(number, [])])
    return replace(table, files=files)


def _by_file(keys: Iterable[str], files: int) -> dict[int, list[str]]:
    """The keys of each file: a word as it is written stands in the file of its stem."""
    known = list(keys)
    by_file: dict[int, list[str]] = {}
    for key, number in zip(known, file_numbers(hashes([_hashed(key) for key in known]), files).tolist(), strict=True):
        by_file.setdefault(number, []).append(key)
    return by_file


def _hashed(key: str) -> str:
    return key.partition("/")[0] if "/" in key else key


def _body(data: bytes) -> bytes:
    return data[data.index(b"{") + 1 : -len(_END)]


def _entries(data: bytes) -> ByKey:
    body = _body(data)
    # Neither keys nor texts have quotes.
    return {entry.partition(_WITHIN)[0]: entry for entry in body[1:-1].split(_BETWEEN)} if body else {}


def _file(letter: str, number: int, entries: Sequence[bytes]) -> bytes:
    body = b'"%b"' % _BETWEEN.join(entries) if entries else b""
    return b'casebookSearch("%b",{%b%b' % (f"{letter}{base36(number)}".encode(), body, _END)

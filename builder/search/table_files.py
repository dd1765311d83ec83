"""Takes the files of a table and entries that change; gives the files that change with them.

A file holds the entries whose keys have its hash, in the order of the keys.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count, pairwise, takewhile

import numpy as np
import numpy.typing as npt

from builder.search.digits import base36
from builder.search.shards import file_numbers, hashes, sources
from builder.search.tables import Entries

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


def made(letter: str, entries: Entries, number_of_files: int) -> TableFiles:
    """In so many files, those without entries too, so that no request fails."""
    keys = sorted(key for key, entry in entries.items() if entry is not None)
    numbers = _numbers(keys, number_of_files)
    order = np.argsort(numbers, kind="stable")
    bounds = np.searchsorted(numbers[order], np.arange(number_of_files + 1)).tolist()
    encoded = [str(entries[keys[index]]).encode() for index in order.tolist()]
    files = [_file(letter, number, encoded[start:end]) for number, (start, end) in enumerate(pairwise(bounds))]
    return TableFiles(letter, files)


def size_of(entries: Entries) -> int:
    """The size of a table of these."""
    # Quotes around each entry, a comma behind.
    return sum(len(entry.encode()) + 3 for entry in entries.values() if entry is not None)


def files_of(letter: str, files: Mapping[str, bytes]) -> TableFiles:
    """Those of a table. `files`: by name."""
    names = (f"{letter}/{base36(number)}" for number in count())
    return TableFiles(letter, [files[name] for name in takewhile(files.__contains__, names)])


def with_changes(table: TableFiles, changes: Entries) -> TableFiles:
    """In as many files as before."""
    files = list(table.files)
    for number, keys in _by_file(list(changes), len(files)).items():
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
    """In so many files."""
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


def _by_file(keys: Sequence[str], files: int) -> dict[int, list[str]]:
    """The keys of each file."""
    by_file: dict[int, list[str]] = {}
    for key, number in zip(keys, _numbers(keys, files).tolist(), strict=True):
        by_file.setdefault(number, []).append(key)
    return by_file


def _numbers(keys: Sequence[str], files: int) -> npt.NDArray[np.int64]:
    """The file of each key: a word as it is written stands in the file of its stem."""
    return file_numbers(hashes([key.partition("/")[0] if "/" in key else key for key in keys]), files)


def _body(data: bytes) -> bytes:
    return data[data.index(b"{") + 1 : -len(_END)]


def _entries(data: bytes) -> ByKey:
    body = _body(data)
    # Neither keys nor texts have quotes.
    return {entry.partition(_WITHIN)[0]: entry for entry in body[1:-1].split(_BETWEEN)} if body else {}


def _file(letter: str, number: int, entries: Sequence[bytes]) -> bytes:
    body = b'"%b"' % _BETWEEN.join(entries) if entries else b""
    return b'casebookSearch("%b",{%b%b' % (f"{letter}{base36(number)}".encode(), body, _END)

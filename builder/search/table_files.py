"""Takes the files of a table and entries that change; gives the files that change with them.

Files of a table hold the entries whose keys have their hash, in the order of the keys.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count, takewhile

from builder.search.digits import base36
from builder.search.jsonp import call_with_json
from builder.search.shards import file_numbers, hashes, sources
from builder.search.tables import Entries

_ENTRY = re.compile('"([^"]*)":"[^"]*"')


@dataclass(frozen=True, slots=True)
class TableFiles:
    letter: str
    files: Sequence[bytes] = ()
    """By their numbers."""
    size: int = 0
    """Bytes of all entries."""

    def by_name(self) -> Iterator[tuple[str, bytes]]:
        return ((f"{self.letter}/{base36(number)}", data) for number, data in enumerate(self.files))


def files_of(letter: str, files: Mapping[str, bytes]) -> list[bytes]:
    """Those of a table by their numbers. `files`: by name."""
    names = (f"{letter}/{base36(number)}" for number in count())
    return [files[name] for name in takewhile(files.__contains__, names)]


def size_with(table: TableFiles, changes: Entries) -> int:
    """Bytes of all entries when some have changed."""
    before = _found(table, _files_of(changes, len(table.files)))
    replaced = (before[key] for key in changes if key in before)
    return table.size + _bytes(filter(None, changes.values())) - _bytes(replaced)


def changed(table: TableFiles, changes: Entries, *, files: int, size: int) -> TableFiles:
    """The table in so many files, those without entries too, so that no request fails."""
    moved = _moved(len(table.files), files)
    read = _files_of(changes, len(table.files)) | moved
    found = _found(table, read)
    for key, entry in changes.items():
        if entry is None:
            found.pop(key, None)
        else:
            found[key] = entry
    by_file = _by_file(found, files)
    contents = [*table.files[:files], *[b""] * (files - len(table.files))]
    for number in range(files):
        if number in by_file or number in read:
            contents[number] = _file(table.letter, number, by_file.get(number, []))
    return TableFiles(table.letter, contents, size)


def _moved(before: int, after: int) -> set[int]:
    """The files from or to which entries move when there are more files or fewer."""
    numbers = range(min(before, after), max(before, after))
    return {*numbers, *chain.from_iterable(map(sources, numbers))}


def _files_of(keys: Iterable[str], files: int) -> set[int]:
    return set(_numbers(list(keys), files)) if files else set()


def _numbers(keys: Sequence[str], files: int) -> list[int]:
    """The file of each key: a word as it is written stands in the file of its stem."""
    numbers: list[int] = file_numbers(hashes([key.partition("/")[0] for key in keys]), files).tolist()
    return numbers


def _found(table: TableFiles, numbers: Iterable[int]) -> dict[str, str]:
    """The entries of some files by their keys."""
    files = (table.files[number] for number in numbers if number < len(table.files))
    return {match[1]: match[0] for data in files for match in _ENTRY.finditer(data[data.index(b"{") :].decode())}


def _by_file(entries: Mapping[str, str], files: int) -> dict[int, list[str]]:
    """The entries of each file, in the order of their keys."""
    keys = sorted(entries)
    by_file: dict[int, list[str]] = {}
    for key, number in zip(keys, _numbers(keys, files), strict=True):
        by_file.setdefault(number, []).append(entries[key])
    return by_file


def _file(letter: str, number: int, entries: Iterable[str]) -> bytes:
    name = f'"{letter}{base36(number)}"'
    return call_with_json("casebookSearch", name, f"{{{','.join(entries)}}}")


def _bytes(entries: Iterable[str]) -> int:
    """With a comma after each."""
    return len("".join(f"{entry}," for entry in entries).encode())

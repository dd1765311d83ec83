"""What a script needs to narrow and sort a list: takes records and their shelves, gives columns, orders and files.

A column holds for each record, in the order of the list, which set of values it has; the few sets that there are stand
beside it. Rows lie in small files of their own, so that only those that are shown are loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from builder.analysis.taxonomy import Shelf, times
from builder.pages.edition import Edition
from builder.pages.page import File
from builder.pages.parts.record_row import Rows, by_title
from builder.records.model.library import Entry
from builder.search.jsonp import call

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
SHARD = 16
"""Rows in a file: a choice scatters what is shown over many files, and a reader pays for each whole."""


@dataclass(frozen=True)
class Facet:
    """A way to narrow a list. name: as addresses have it (`place`). values: the shelves that hold its records."""

    name: str
    values: tuple[Shelf, ...]

    def column(self, entries: Sequence[Entry]) -> dict[str, object]:
        """sets: lists of numbers of values. of: the number of each record's set, in digits of 64, all equally long."""
        found: dict[str, list[int]] = {entry.reference: [] for entry in entries}
        for number, shelf in enumerate(self.values):
            for entry in shelf.entries:
                if entry.reference in found:
                    found[entry.reference].append(number)
        sets = sorted({tuple(numbers) for numbers in found.values()})
        place = {each: number for number, each in enumerate(sets)}
        return {"sets": sets, "of": coded([place[tuple(numbers)] for numbers in found.values()])}


def orders(entries: Sequence[Entry], edition: Edition) -> Mapping[str, Sequence[int]]:
    """The numbers of the records by name, by beginning (latest first, unknown last), by last change."""
    number = {entry.reference: at for at, entry in enumerate(entries)}
    changes = {at: edition.dates[entry.path][1] for at, entry in enumerate(entries) if entry.path in edition.dates}
    found = {
        "name": [number[entry.reference] for entry in by_title(entries, edition.language)],
        "date": sorted(range(len(entries)), key=lambda at: _begin(entries[at]), reverse=True),
    }
    if changes:
        found["changed"] = sorted(range(len(entries)), key=lambda at: changes.get(at, date.min), reverse=True)
    return found


def columns(entries: Sequence[Entry], facets: Iterable[Facet]) -> dict[str, object]:
    """The column of each facet by its name."""
    return {facet.name: facet.column(entries) for facet in facets}


def files(
    entries: Sequence[Entry],
    facets: Iterable[Facet],
    sorts: Mapping[str, Sequence[int]],
    *,
    rows: Rows,
    folder: str,
    address: str,
) -> tuple[File, ...]:
    """columns.js, an order-<name>.js each and rows-<number>.js of SHARD rows, below a folder of the site."""
    made: dict[str, object] = {"columns": columns(entries, facets)}
    made |= {f"order-{name}": coded(order) for name, order in sorts.items()}
    made |= {f"rows-{number}": shard for number, shard in enumerate(_shards(entries, rows, address))}
    return tuple(File(f"{folder}{name}.js", call("casebookBrowse", name, data)) for name, data in made.items())


def version(made: Iterable[File]) -> str:
    """A word that changes with what is in the files: columns of one build do not fit the rows of another."""
    digest = sha256()
    for file in made:
        digest.update(file.path.encode() + b"\0" + file.data)
    return digest.hexdigest()[:8]


def coded(numbers: Sequence[int]) -> str:
    """Numbers in digits of 64, as many as the largest needs."""
    width = 1
    while max(numbers, default=0) >= len(DIGITS) ** width:
        width += 1
    return "".join(_digits(number, width) for number in numbers)


def _digits(number: int, width: int) -> str:
    return "".join(DIGITS[number // len(DIGITS) ** place % len(DIGITS)] for place in range(width - 1, -1, -1))


def _begin(entry: Entry) -> tuple[int, int, int]:
    """The first day that the record's time can mean; before all days where it is not known."""
    ends = (part for period in times(entry) for part in (period.start, period.end))
    return next((day for part in ends if part is not None and (day := part.earliest()) is not None), (0, 0, 0))


def _shards(entries: Sequence[Entry], rows: Rows, address: str) -> Iterator[list[str]]:
    for start in range(0, len(entries), SHARD):
        yield [rows.of(entry).html(address) for entry in entries[start : start + SHARD]]

"""The data with which browse.js filters and sorts: takes records and term listings, gives columns and files.

A column maps each record, in list order, to its set of facet values; the distinct sets are stored beside it. Rows are
in small files, so that only those shown are loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from builder.analysis.taxonomy import TermListing, times
from builder.pages.edition import Edition
from builder.pages.page import File
from builder.pages.parts.record_row import Rows, by_title
from builder.records.model.library import Entry
from builder.search.digits import fixed_width
from builder.search.jsonp import call

SHARD = 16
"""Rows per file. Small, because filtered rows are scattered over many files, each of which is loaded whole."""


@dataclass(frozen=True)
class Facet:
    """A facet of a list. name: as in addresses (`place`). values: one listing of records per value."""

    name: str
    values: tuple[TermListing, ...]

    def column(self, entries: Sequence[Entry]) -> dict[str, object]:
        """sets: the distinct lists of value numbers. of: the index of each record's set, encoded by fixed_width()."""
        value_numbers: dict[str, list[int]] = {entry.reference: [] for entry in entries}
        for number, listing in enumerate(self.values):
            for entry in listing.entries:
                if entry.reference in value_numbers:
                    value_numbers[entry.reference].append(number)
        sets = sorted({tuple(numbers) for numbers in value_numbers.values()})
        set_numbers = {numbers_set: number for number, numbers_set in enumerate(sets)}
        return {"sets": sets, "of": fixed_width([set_numbers[tuple(numbers)] for numbers in value_numbers.values()])}


def orders(entries: Sequence[Entry], edition: Edition) -> Mapping[str, Sequence[int]]:
    """The indexes of the records by name, by start (latest first, unknown last), and by last change if known."""
    indexes = {entry.reference: index for index, entry in enumerate(entries)}
    changes = {
        index: edition.dates[entry.path][1] for index, entry in enumerate(entries) if entry.path in edition.dates
    }
    days = [edition.library.of_entry("start", entry, _start_day) for entry in entries]
    sorts = {
        "name": [indexes[entry.reference] for entry in by_title(entries, edition.library, edition.language)],
        "date": sorted(range(len(entries)), key=days.__getitem__, reverse=True),
    }
    if changes:
        sorts["changed"] = sorted(range(len(entries)), key=lambda index: changes.get(index, date.min), reverse=True)
    return sorts


def columns(entries: Sequence[Entry], facets: Iterable[Facet]) -> dict[str, object]:
    """The column of each facet, by name."""
    return {facet.name: facet.column(entries) for facet in facets}


def files(
    entries: Sequence[Entry],
    facets: Iterable[Facet],
    orders: Mapping[str, Sequence[int]],
    *,
    rows: Rows,
    folder: str,
    address: str,
) -> tuple[File, ...]:
    """columns.js, order-<name>.js per order and rows-<number>.js with SHARD rows each, in a folder of the site."""
    contents: dict[str, object] = {"columns": columns(entries, facets)}
    contents |= {f"order-{name}": fixed_width(order) for name, order in orders.items()}
    contents |= {f"rows-{number}": shard for number, shard in enumerate(_shards(entries, rows, address))}
    return tuple(File(f"{folder}{name}.js", call("casebookBrowse", name, data)) for name, data in contents.items())


def version(files: Iterable[File]) -> str:
    """A hash of the files, so that columns of one build are never used with rows of another."""
    digest = sha256()
    for file in files:
        digest.update(file.path.encode() + b"\0" + file.data)
    return digest.hexdigest()[:8]


def _start_day(entry: Entry) -> tuple[int, int, int]:
    """The earliest possible first day of a record; (0, 0, 0) if unknown."""
    ends = (part for period in times(entry) for part in (period.start, period.end))
    return next((day for part in ends if part is not None and (day := part.earliest()) is not None), (0, 0, 0))


def _shards(entries: Sequence[Entry], rows: Rows, address: str) -> Iterator[list[str]]:
    for start in range(0, len(entries), SHARD):
        yield [rows.row(entry).html(address) for entry in entries[start : start + SHARD]]

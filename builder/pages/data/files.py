"""The base as files to take away: takes the base, gives tables, resolved records, bibliographies and one archive.

What is made of a record is a fragment, its JSON compressed as the archive has it; so a changed record costs what it has
itself, and the joining. All of it is of what was written, so it is the same in every edition and stands once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from builder.language.languages import text_languages
from builder.pages.address import RECORDS_FOLDER
from builder.pages.cite.files import bibliographies
from builder.pages.data.codebook_files import codebook
from builder.pages.data.csv_table import body, heads
from builder.pages.data.resolved import resolved
from builder.pages.data.resolved_schema import resolved_schema
from builder.pages.data.statements import statements
from builder.pages.data.tables import TABLES, Table
from builder.pages.data.terms import term_rows
from builder.pages.edition import Edition
from builder.pages.page import File
from builder.pages.zipped import Member, compressed, zip_file
from builder.records.model.library import Entry

FOLDER = "data/"
ARCHIVE = f"{FOLDER}casebook-data.zip"
ALL_RECORDS = f"{FOLDER}records.json"
SCHEMA = f"{FOLDER}record.schema.json"
INSIDE = "casebook-data/"
"""The folder that the archive unpacks to."""
_OF_RECORDS = tuple(table for table in TABLES if table.rows)


def record_file(entry: Entry, edition: Edition) -> Iterator[File]:
    """A record with all that it names."""
    yield File(f"{RECORDS_FOLDER}{entry.reference}.json", _member(entry, edition).data + b"\n")


def view(edition: Edition) -> Iterator[File]:
    """Every file of the base as a whole."""
    files = {f"{FOLDER}{name}.csv": text.encode() for name, text in _tables(edition).items()}
    files |= {file.path: file.data for file in bibliographies(edition)}
    files[SCHEMA] = resolved_schema(edition.library.languages).encode()
    records = [(entry.reference, _member(entry, edition)) for entry in edition.library.entries]
    yield from (File(path, data) for path, data in files.items())
    yield File(ALL_RECORDS, b"[\n" + b",\n".join(member.data for _, member in records) + b"\n]\n")
    yield File(ARCHIVE, _archive(edition, files, records))


def rows_of(edition: Edition) -> Mapping[str, int]:
    """How many rows each table has."""
    make = partial(_counted, edition=edition)
    found = [edition.library.of_original("data-rows", entry, make) for entry in edition.library.entries]
    counts = {table.name: sum(rows[number] for rows in found) for number, table in enumerate(_OF_RECORDS)}
    return {table.name: counts.get(table.name, 0) or sum(1 for _ in _other_rows(table, edition)) for table in TABLES}


def _counted(entry: Entry, edition: Edition) -> tuple[int, ...]:
    """How many rows a record has in each table, which is the same in every edition."""
    return tuple(sum(1 for _ in table.rows(entry, edition)) for table in _OF_RECORDS if table.rows)


def _other_rows(table: Table, edition: Edition) -> Iterable[Mapping[str, object]]:
    """The rows of a table that is not made of records."""
    return () if table.rows else term_rows(edition)


def _tables(edition: Edition) -> Mapping[str, str]:
    """Every table as CSV, by name."""
    languages = text_languages(edition.library.languages)
    found = [_lines(entry, edition) for entry in edition.library.entries]
    bodies = {table.name: "".join(lines[number] for lines in found) for number, table in enumerate(_OF_RECORDS)}
    for table in TABLES:
        if not table.rows:
            bodies[table.name] = body(table.columns, term_rows(edition), languages)
    tables = {table.name: heads(table.columns, languages) + bodies[table.name] for table in TABLES}
    return {**tables, **codebook(edition)}


def _lines(entry: Entry, edition: Edition) -> tuple[str, ...]:
    """The lines of a record in each table, in the order of _OF_RECORDS; labels of terms are those of the library."""
    return edition.library.of_entry("data-lines", entry, partial(_made_lines, edition=edition))


def _made_lines(entry: Entry, edition: Edition) -> tuple[str, ...]:
    languages = text_languages(edition.library.languages)
    made = ((table, tuple(table.rows(entry, edition))) for table in _OF_RECORDS if table.rows)
    return tuple(body(table.columns, rows, languages) for table, rows in made)


def _member(entry: Entry, edition: Edition) -> Member:
    """A resolved record, compressed."""
    return edition.library.of_entry("data-json", entry, partial(_made_member, edition=edition))


def _made_member(entry: Entry, edition: Edition) -> Member:
    return compressed(resolved(entry, edition).encode())


def _archive(edition: Edition, files: Mapping[str, bytes], records: Iterable[tuple[str, Member]]) -> bytes:
    """One zip of everything, with what it is, its licence and its citation at the top."""
    top = {name: text.encode() for name, text in statements(edition).items()}
    below = {path.removeprefix(FOLDER): data for path, data in files.items()}
    members = ((f"{INSIDE}{name}", compressed(data)) for name, data in (*top.items(), *sorted(below.items())))
    return zip_file((*members, *((f"{INSIDE}records/{reference}.json", member) for reference, member in records)))

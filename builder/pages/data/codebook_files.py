"""The codebook as tables: takes the declarations, gives what each column and each field means, in every language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.language.languages import text_languages, written_languages
from builder.pages.contribute.codebook.entries import FieldEntry, sections
from builder.pages.data.cells import several
from builder.pages.data.columns import Column, Row, own
from builder.pages.data.csv_table import body, heads
from builder.pages.data.tables import TABLES, Table
from builder.pages.edition import Edition
from builder.records.model.declare import Field, Vocabulary
from builder.schema.form import field_name
from builder.schema.help import help_of

COLUMNS, FIELDS = "columns", "fields"
"""The names of the two files."""
_COLUMNS = (own("table"), own("column"), own("meaning", by_language=True))
_FIELDS = (
    own("path"), own("folder"), own("required"), own("many"), own("vocabulary"), own("choices"),
    own("name", "name", by_language=True), own("help", by_language=True), own("example"),
)  # fmt: skip
CODEBOOK = (Table(COLUMNS, _COLUMNS), Table(FIELDS, _FIELDS))
"""The tables that explain the others."""


def codebook(edition: Edition) -> Mapping[str, str]:
    """The tables by name, as CSV."""
    readers = written_languages(edition.library.languages)
    rows = {COLUMNS: _column_rows(edition, readers), FIELDS: _field_rows(edition, readers)}
    return {
        table.name: heads(table.columns, readers) + body(table.columns, rows[table.name], readers) for table in CODEBOOK
    }


def _column_rows(edition: Edition, readers: tuple[str, ...]) -> Iterator[Row]:
    """A row a column of every table, those of the codebook included."""
    languages = text_languages(edition.library.languages)
    for tables, codes in ((TABLES, languages), (CODEBOOK, readers)):
        for table in tables:
            for column in table.columns:
                yield from _rows_of_column(table.name, column, codes, readers)


def _rows_of_column(table: str, column: Column, codes: tuple[str, ...], readers: tuple[str, ...]) -> Iterator[Row]:
    for name in column.heads(codes):
        yield {"table": table, "column": name, "meaning": {code: column.meaning(code) for code in readers}}


def _field_rows(edition: Edition, readers: tuple[str, ...]) -> Iterator[Row]:
    """A row a field of a record."""
    languages = text_languages(edition.library.languages)
    for entries in sections().values():
        for top in entries:
            yield from (_field_row(each, top.only, languages, readers) for each in top.all)


def _field_row(entry: FieldEntry, only: str, languages: tuple[str, ...], readers: tuple[str, ...]) -> Row:
    field = entry.field
    vocabulary = field.mark(Vocabulary)
    return {
        "path": entry.path,
        "folder": only,
        "required": "yes" if field.required else "no",
        "many": _number(field),
        "vocabulary": vocabulary.name if vocabulary else "",
        "choices": several(field.choices(languages)),
        "name": {code: field_name(field, code) for code in readers},
        "help": {code: help_of(field, code) for code in readers},
        "example": field.about.example,
    }


def _number(field: Field) -> str:
    return "keyed" if field.keyed else "list" if field.many else "one"

"""Tables as files: takes columns and rows, gives CSV (RFC 4180) that a spreadsheet opens as it is meant.

UTF-8 with a byte order mark, without which Excel reads Chinese as the code page of the machine; lines end in CR LF.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from builder.pages.data.columns import Cell, Column, Row

BOM = "\ufeff"
GUARD = "'"
FORMULA = (*"=+-@\t\r＝＋－＠", GUARD)
"""What a text begins with that a spreadsheet could take for a formula (CWE-1236), in full width too, and the guard
itself, so that whoever takes one guard away has the text again."""


def heads(columns: Iterable[Column], languages: tuple[str, ...]) -> str:
    """The first line of a table, with the mark before it."""
    return BOM + _lines([[head for column in columns for head in column.heads(languages)]])


def body(columns: Iterable[Column], rows: Iterable[Row], languages: tuple[str, ...]) -> str:
    """The lines of rows."""
    columns = tuple(columns)
    return _lines([[*_cells(columns, row, languages)] for row in rows])


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula.

    >>> guarded("=1+1"), guarded("'t Hart"), guarded("one")
    ("'=1+1", "''t Hart", 'one')
    """
    return GUARD + text if text.startswith(FORMULA) else text


def _cells(columns: tuple[Column, ...], row: Row, languages: tuple[str, ...]) -> Iterator[str]:
    for column in columns:
        value = row.get(column.name)
        if not column.by_language:
            yield _cell(value, column)
        else:
            found = value if isinstance(value, Mapping) else {}
            yield from (_cell(found.get(code), column) for code in languages)


def _cell(value: Cell, column: Column) -> str:
    if value is None:
        return ""
    written = f"{value:f}" if isinstance(value, Decimal) else str(value)
    return written if column.is_number else guarded(written)


def _lines(rows: Iterable[Iterable[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()

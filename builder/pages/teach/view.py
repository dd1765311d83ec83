"""Teaching sheets: takes a case that can be taught, gives its sheets; of a retired one, what leads to its page."""

from __future__ import annotations

from collections.abc import Iterator

from builder.pages.edition import Edition
from builder.pages.page import File, Page
from builder.pages.record_context import RecordContext
from builder.pages.redirects import leading_on
from builder.pages.teach.handout import handout
from builder.pages.teach.sheet import new_sheet, sheet_kinds, sheets_taken_back
from builder.pages.teach.teacher import teacher
from builder.pages.teach.worksheet import worksheet
from builder.records.model.library import Entry

MAKERS = {"handout": handout, "teacher": teacher, "worksheet": worksheet}


def view(entry: Entry, edition: Edition) -> Iterator[Page | File]:
    """The sheets of a case. Those of a retired one lead to its page, which says what became of it."""
    for kind in sheets_taken_back(entry):
        title = RecordContext(entry, edition).bare(entry.record.title)
        yield leading_on(f"{entry.address}{kind}/", entry.address, title, edition)
    if kinds := sheet_kinds(entry):
        sheet = new_sheet("handout", entry, edition)
        yield from (make(sheet.of_kind(kind)) for kind, make in MAKERS.items() if kind in kinds)

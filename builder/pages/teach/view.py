"""Teaching sheets: takes a case that can be taught, gives its sheets."""

from __future__ import annotations

from collections.abc import Iterator

from builder.pages.edition import Edition
from builder.pages.page import Page
from builder.pages.teach.handout import handout
from builder.pages.teach.sheet import new_sheet, sheet_kinds
from builder.pages.teach.teacher import teacher
from builder.pages.teach.worksheet import worksheet
from builder.records.model.library import Entry

MAKERS = {"handout": handout, "teacher": teacher, "worksheet": worksheet}


def view(entry: Entry, edition: Edition) -> Iterator[Page]:
    """The sheets of a case."""
    if kinds := sheet_kinds(entry):
        sheet = new_sheet("handout", entry, edition)
        yield from (make(sheet.of_kind(kind)) for kind, make in MAKERS.items() if kind in kinds)

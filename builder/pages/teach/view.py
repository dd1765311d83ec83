"""Teaching sheets: takes an edition, gives the sheets of the cases that can be taught and a blank worksheet."""

from __future__ import annotations

from collections.abc import Iterator

from builder.pages.edition import Edition
from builder.pages.page import Page
from builder.pages.teach.handout import handout
from builder.pages.teach.sheet import sheet_kinds
from builder.pages.teach.teacher import teacher
from builder.pages.teach.worksheet import worksheet, worksheets

MAKERS = {"handout": handout, "teacher": teacher, "worksheet": worksheet}


def view(edition: Edition) -> Iterator[Page]:
    """The sheets of every case, then the blank worksheet."""
    for entry in edition.library.cases:
        kinds = sheet_kinds(entry)
        yield from (make(entry, edition) for kind, make in MAKERS.items() if kind in kinds)
    yield from worksheets(edition)

"""Sheets for the class: takes an edition, gives the pages of the cases that can be taught and a blank worksheet."""

from __future__ import annotations

from collections.abc import Iterator

from builder.pages.edition import Edition
from builder.pages.page import Page
from builder.pages.teach.handout import handout
from builder.pages.teach.sheet import offered
from builder.pages.teach.teacher import teacher
from builder.pages.teach.worksheet import worksheet, worksheets

MAKERS = {"handout": handout, "teacher": teacher, "worksheet": worksheet}


def view(edition: Edition) -> Iterator[Page]:
    """The sheets of every case, then the blank one."""
    for entry in edition.library.cases:
        kinds = offered(entry)
        yield from (make(entry, edition) for kind, make in MAKERS.items() if kind in kinds)
    yield from worksheets(edition)

"""The downloads of a case: takes the editions of a base, gives slides (.pptx) and papers (.docx).

Slides have the reader's language first and then a second one, because trainers edit them and pass them on; each paper
is a file of its own in each language, since what students get must not hold what only their teacher should read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from builder.language.languages import counterpart, folder
from builder.pages.edition import Edition
from builder.pages.office.block import Block, Grid
from builder.pages.office.docx import docx
from builder.pages.office.pptx import pptx
from builder.pages.office.properties import Properties
from builder.pages.page import File
from builder.pages.record_context import RecordContext
from builder.pages.teach.deck import deck, with_language_note
from builder.pages.teach.handbook import student_paper, teacher_paper
from builder.pages.teach.sheet import DOWNLOADS, Sheet, credit, new_sheet, sheet_kinds
from builder.records.model.library import Entry
from builder.records.model.record import names_of

_Half = TypeVar("_Half")


def downloads(entry: Entry, editions: Mapping[str, Edition]) -> Iterator[File]:
    """The files of a case that can be taught, beside its pages. editions: by language."""
    if sheet_kinds(entry):
        yield from _of_case(entry.reference, editions)


def _of_case(reference: str, editions: Mapping[str, Edition]) -> Iterator[File]:
    """Decks are built once per language and then combined in pairs."""
    contexts, decks, papers = {}, {}, {}
    for language, edition in editions.items():
        entry = edition.library.by_reference[reference]
        sheet = new_sheet("handout", entry, edition)
        contexts[language], decks[language], papers[language] = sheet.context, deck(sheet), _papers(sheet)
    for language, context in contexts.items():
        address, properties = f"{folder(language)}/{context.entry.address}", _properties(context)
        other = counterpart(language, editions)
        slides = with_language_note(context, decks[language], other) if other else decks[language]
        yield File(address + DOWNLOADS["slides"], pptx(properties, ((language, slides), *_second_half(decks, other))))
        for kind, paper in papers[language].items():
            yield File(address + DOWNLOADS[kind], docx(properties, ((language, paper),)))


def _papers(sheet: Sheet) -> dict[str, tuple[Block | Grid, ...]]:
    """The papers of a case, by kind."""
    kinds = sheet_kinds(sheet.context.entry)
    makers = {"paper": student_paper, "note": teacher_paper}
    return {kind: make(sheet) for kind, make in makers.items() if kind in kinds}


def _second_half(halves: Mapping[str, _Half], other: str | None) -> tuple[tuple[str, _Half], ...]:
    return ((other, halves[other]),) if other else ()


def _properties(context: RecordContext) -> Properties:
    """The document properties of a case's files."""
    authors = "; ".join(names_of(context.record.contributors, context.language))
    created, changed = context.edition.dates.get(context.entry.path, (None, None))
    return Properties(context.language, context.bare(context.record.title), authors, credit(context), created, changed)

"""The files beside the cases that can be taught: takes a base in its languages, gives slides and papers.

Each file has the reader's language first and then another that the base has, for trainers edit and pass on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from builder.language.languages import counterpart, folder
from builder.pages.edition import Edition
from builder.pages.page import File
from builder.pages.record_context import RecordContext
from builder.pages.teach.deck import deck, with_second
from builder.pages.teach.handbook import handbook
from builder.pages.teach.office.docx import docx
from builder.pages.teach.office.pptx import pptx
from builder.pages.teach.office.properties import Properties
from builder.pages.teach.sheet import DOWNLOADS, credit, offered, sheet

_Half = TypeVar("_Half")


def downloads(editions: Mapping[str, Edition]) -> Iterator[File]:
    """The files of every case, in the folders of its pages. editions: by language."""
    found = next(iter(editions.values())).library.cases if editions else ()
    for reference in (entry.reference for entry in found if offered(entry)):
        yield from _of_case(reference, editions)


def _of_case(reference: str, editions: Mapping[str, Edition]) -> Iterator[File]:
    """The halves are made once for each language and put together in pairs."""
    contexts, decks, books = {}, {}, {}
    for language, edition in editions.items():
        entry = edition.library.by_reference[reference]
        one = sheet("handout", entry, edition)
        contexts[language], decks[language], books[language] = one.context, deck(one), handbook(entry, edition)
    for language, context in contexts.items():
        address, of = f"{folder(language)}/{context.entry.address}", _properties(context)
        other = counterpart(language, editions)
        own = with_second(context, decks[language], other) if other else decks[language]
        yield File(address + DOWNLOADS["slides"], pptx(of, ((language, own), *_second(decks, other))))
        yield File(address + DOWNLOADS["paper"], docx(of, ((language, books[language]), *_second(books, other))))


def _second(halves: Mapping[str, _Half], other: str | None) -> tuple[tuple[str, _Half], ...]:
    return ((other, halves[other]),) if other else ()


def _properties(context: RecordContext) -> Properties:
    """Those of the files of a case."""
    authors = "; ".join(one.name for one in context.record.contributors)
    created, changed = context.edition.dates.get(context.entry.path, (None, None))
    return Properties(context.language, context.bare(context.record.title), authors, credit(context), created, changed)

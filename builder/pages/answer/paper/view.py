"""The blank record of each kind as a Word file of the site, in the language and script of the edition."""

from __future__ import annotations

from collections.abc import Iterator

from builder.language.words import words
from builder.pages.answer.blank_records import blank_path
from builder.pages.edition import Edition
from builder.pages.page import File
from builder.records.model.record import MODELS
from builder.schema import RECORD_NAMES


def view(edition: Edition) -> Iterator[File]:
    """A form for each kind of record."""
    for records, name in RECORD_NAMES.items():
        yield File(blank_path(name, edition.language, ending="docx"), _file(records, name, edition))


def _file(records: str, name: str, edition: Edition) -> bytes:
    # What writes it is loaded only where a form has to be drawn anew.
    from builder.pages.answer.paper.layout import paper_form
    from builder.pages.office.properties import Properties
    from builder.pages.office.word_form import word_form

    say = words(edition.language)
    title = say(f"paper.title.{name}")
    properties = Properties(edition.language, title, edition.name or say("paper.author"), say("paper.how"))
    return word_form(properties, tuple(paper_form(MODELS[records], name, edition)))

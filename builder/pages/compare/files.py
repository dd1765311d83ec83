"""The data of the page on which cases are compared: takes the base in a language, gives a file for each case, the words
of the interface and the names by which cases are found. All are scripts that call casebookCompare(name, data).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple, TypedDict

from builder.language.languages import LANGUAGES, folder
from builder.language.words import words
from builder.pages.compare.cells import GROUPS, cells
from builder.pages.compare.rows import label
from builder.pages.compare.table import (
    GROUPS_WITH_LINES,
    GROUPS_WITH_NOTE,
    case_of,
    content,
    facts,
    place_type_time,
    source_line,
    source_script_words,
)
from builder.pages.compare.titles import ChoosableCase, choosable, data_file, title_files
from builder.pages.edition import Edition
from builder.pages.html.citations import Quotes, number_marks, numbers_of, quotes_of
from builder.pages.page import File
from builder.pages.parts.quote_block import cited_quotes
from builder.pages.record_context import RecordContext
from builder.records.model.library import Entry, has_several_cases

ADDRESS = "compare/"
"""The address of the page that loads them."""
TOPIC = "compare.script."
SHARED_KEYS = ("absent", "same", "sources", "caption", "contents")
"""The words that scripts say, and those that they share with the tables made here."""


class ColumnCell(NamedTuple):
    """A cell. group, order: its part of the table, and its place in it. html: as in the tables."""

    group: int
    order: int
    id: str
    name: str
    state: str
    comparison_key: str
    html: str


class ColumnSource(NamedTuple):
    """A source that the cells cite. quotes: those that are cited of it, as HTML, with 0 for its number in their ids."""

    key: str
    line: str
    quotes: list[str]


class Column(TypedDict):
    """One case. lang: of its title, where it is not that of the page."""

    title: str
    lang: str
    facts: str
    cells: list[ColumnCell]
    sources: list[ColumnSource]


def files(edition: Edition) -> Iterator[File]:
    """The files of a language that are of no single case, below assets/compare/<language>/."""
    directory = f"assets/compare/{folder(edition.language)}/"
    yield data_file(f"{directory}words.js", "words", script_words(edition.language))
    entries = [entry for entry in edition.library.listed if entry.folder == "cases"]
    make = partial(_choosable_case, edition=edition)
    cases = [edition.library.of_entry("choosable", entry, make, language=edition.language) for entry in entries]
    yield from title_files(cases, directory)


def column_file(entry: Entry, edition: Edition) -> Iterator[File]:
    """The data of a case that can be compared."""
    if entry.folder == "cases" and entry.status != "retired" and has_several_cases(edition.library):
        directory = f"assets/compare/{folder(edition.language)}/"
        yield data_file(f"{directory}{entry.id}.js", entry.id, column(entry, edition))


def script_words(language: str) -> dict[str, object]:
    """What the scripts say, by key, and the names of the parts of a comparison with what is said behind each, and
    whether the contents name its lines.
    """
    say = words(language)
    script_texts = {key.removeprefix(TOPIC): text for key, text in say.texts.items() if key.startswith(TOPIC)}
    shared_words = {key: say(f"compare.{key}") for key in SHARED_KEYS} | {
        "comma": say("wording.comma"),
        "said": source_script_words(language),
    }
    groups = [
        [id_, say(f"compare.group.{id_}"), _group_note(id_, language), id_ in GROUPS_WITH_LINES] for id_ in GROUPS
    ]
    return {**script_texts, **shared_words, "groups": groups}


def column(entry: Entry, edition: Edition) -> Column:
    """One case: its head, its cells in order, its sources. HTML in it is that of the tables.

    Marks in cells count the case's own sources from 1, which the script puts into the order of the comparison.
    """
    context = RecordContext(entry, edition)
    cells_by_key = cells(case_of(entry), edition.library, edition.language)
    contents = {key: content(cell, context, ADDRESS) for key, cell in cells_by_key.items()}
    numbers, quotes = numbers_of(contents.values(), edition.library.sources), quotes_of(contents.values())
    return {
        "title": context.bare(entry.record.title),
        "lang": _tag(context),
        "facts": facts(context),
        "cells": [
            ColumnCell(
                key.group,
                key.order,
                key.id,
                label(key, edition.library, edition.language),
                cell.state,
                cell.comparison_key,
                number_marks(contents[key], numbers, quotes=quotes),
            )
            for key, cell in cells_by_key.items()
        ],
        "sources": [_source(key, quotes, edition) for key in numbers],
    }


def _source(key: str, quotes: Quotes, edition: Edition) -> ColumnSource:
    quoted = cited_quotes(edition.library.sources[key], 0, edition.language, cited=quotes, at=ADDRESS)
    return ColumnSource(key, source_line(key, edition, at=ADDRESS), list(quoted))


def _tag(context: RecordContext) -> str:
    """The `lang` of the title where it is not the page's own."""
    best = context.record.title.best(context.language)
    return "" if best is None or best[0] == context.language else LANGUAGES[best[0]].tag


def _choosable_case(entry: Entry, edition: Edition) -> ChoosableCase:
    context = RecordContext(entry, edition)
    title = entry.record.title
    names = (passage.text.strip() for code in title.languages() if (passage := title.get(code)))
    summary = words(edition.language)("compare.between").join(place_type_time(context))
    return choosable(entry.id, context.bare(title), summary, names=(*names, *entry.record.also_known_as))


def _group_note(id_: str, language: str) -> str:
    return words(language)(f"compare.group.{id_}-note") if id_ in GROUPS_WITH_NOTE else ""

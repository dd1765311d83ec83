"""The data of the page on which cases are compared: takes the base in a language, gives a file for each case, the words
of the interface and the names by which cases are found. All are scripts that call casebookCompare(name, data).
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.language.languages import LANGUAGES, folder
from builder.language.words import words
from builder.pages.compare.cells import GROUPS, cells
from builder.pages.compare.rows import label
from builder.pages.compare.table import NOTED, case_of, content, facts, place_type_time, said_of_sources, source_line
from builder.pages.compare.titles import ChoosableCase, called, title_files
from builder.pages.edition import Edition
from builder.pages.html.citations import numbered, numbers_of
from builder.pages.page import File
from builder.pages.record_context import RecordContext
from builder.records.model.library import Entry

ADDRESS = "compare/"
"""The address of the page that loads them."""
TOPIC = "compare.script."
SHARED = ("absent", "same", "sources", "caption", "between")
"""The words that scripts say, and those that they share with the tables made here."""


def files(edition: Edition) -> Iterator[File]:
    """Every file of a language, below assets/compare/<language>/."""
    at = f"assets/compare/{folder(edition.language)}/"
    yield called(f"{at}words.js", "words", client_words(edition.language))
    entries = [entry for entry in edition.library.listed if entry.folder == "cases"]
    yield from title_files([_named(entry, edition) for entry in entries], at)
    for entry in entries:
        yield called(f"{at}{entry.id}.js", entry.id, column(entry, edition))


def client_words(language: str) -> dict[str, object]:
    """What the scripts say, by key, and the names of the parts of a comparison with what is said behind each."""
    say = words(language)
    texts = {key.removeprefix(TOPIC): text for key, text in say.texts.items() if key.startswith(TOPIC)}
    shared = {key: say(f"compare.{key}") for key in SHARED} | {
        "comma": say("wording.comma"),
        "said": said_of_sources(language),
    }
    groups = [[id_, say(f"compare.group.{id_}"), _noted(id_, language)] for id_ in GROUPS]
    return {**texts, **shared, "groups": groups}


def column(entry: Entry, edition: Edition) -> dict[str, object]:
    """One case: its head, its cells in order, its sources. HTML in it is that of the tables.

    Cells are [part, place in the part, id, name of the line, state, likeness, HTML]; marks in them count the case's own
    sources from 1, which the script puts into the order of the comparison.
    """
    context = RecordContext(entry, edition)
    made = cells(case_of(entry), edition.library, edition.language)
    contents = {key: content(cell, context, ADDRESS) for key, cell in made.items()}
    numbers = numbers_of(contents.values(), edition.library.sources)
    lines = [
        [
            key.group,
            key.order,
            key.id,
            label(key, edition.library, edition.language),
            cell.state,
            cell.likeness,
            numbered(contents[key], numbers),
        ]
        for key, cell in made.items()
    ]
    cited = [[key, source_line(key, edition, at=ADDRESS)] for key in numbers]
    title = {"title": context.bare(entry.record.title), "lang": _tag(context)}
    return {**title, "facts": facts(context), "cells": lines, "sources": cited}


def _tag(context: RecordContext) -> str:
    """The `lang` of the title where it is not the page's own."""
    best = context.record.title.best(context.language)
    return "" if best is None or best[0] == context.language else LANGUAGES[best[0]].tag


def _named(entry: Entry, edition: Edition) -> ChoosableCase:
    context = RecordContext(entry, edition)
    title = entry.record.title
    every = (passage.text.strip() for code in title.languages() if (passage := title.get(code)))
    said = words(edition.language)("compare.between").join(place_type_time(context))
    return ChoosableCase(
        entry.id, context.bare(title), said, tuple(dict.fromkeys((*every, *entry.record.also_known_as)))
    )


def _noted(id_: str, language: str) -> str:
    return words(language)(f"compare.group.{id_}-note") if id_ in NOTED else ""

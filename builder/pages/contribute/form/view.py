"""The form: takes the base in a language, gives the page, and the data of which a script makes the form.

Address of a field, for other pages: `contribute/form/?record=cases/chengdu/x&field=summary.zh` opens the record at
that text; `#summary.zh` does so too. It is the path of the field, its parts joined by dots: keys as in the record,
numbers from 0 for items of a list (`facts.0.value`), codes of languages last. `?new=policies` begins a policy.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from builder.language.languages import folder
from builder.language.words import words
from builder.pages.address import relative
from builder.pages.answer.blank_records import blank_path
from builder.pages.edition import Edition
from builder.pages.html.elements import Html, el, escape, join, lines, link
from builder.pages.page import File, Page
from builder.pages.parts.addresses import Addresses
from builder.pages.parts.search_documents import searchable, shown_name
from builder.records.model.library import Entry
from builder.schema import RECORD_NAMES
from builder.schema.form import form_data
from builder.search.jsonp import call
from builder.writing_guide import ADDRESS as WRITING

ADDRESS = "contribute/form/"
CODEBOOK = "contribute/codebook/"
"""The page that explains each field."""
DATA_FOLDER = "assets/form/data/"
"""What the form is made of, and the records that it can name, a file a language each."""
FILES_FOLDER = "assets/record-files/"
"""The records' own files as scripts, loaded when one is opened."""
RECEIVER = "casebookForm"
TOPIC = "form.script."
MOST_LISTED = 2_000
"""Records of a base whose names the form offers; in a larger one their ids are typed."""


def view(edition: Edition) -> Iterator[Page | File]:
    """The page and the data of the form."""
    yield searchable(_page(edition), kind="page")
    yield _data(edition)


def records(edition: Edition) -> Iterator[File]:
    """The names of the records, to be opened or named in a relation."""
    library, language = edition.library, edition.language
    entries = library.entries if len(library.entries) <= MOST_LISTED else ()
    name = partial(_name, language)
    names = [(each.reference, library.of_entry("form-name", each, name, language=language)) for each in entries]
    yield File(f"{DATA_FOLDER}records-{folder(language)}.js", call(RECEIVER, "records", names))


def record_file(entry: Entry, edition: Edition) -> Iterator[File]:
    """The file of a record as a script; its text has every character of the file, line ends included."""
    if entry.path in edition.files:
        text = edition.files[entry.path].decode("utf-8", "replace")
        yield File(
            f"{FILES_FOLDER}{entry.reference}.js", call(RECEIVER, entry.reference, {"path": entry.path, "text": text})
        )


def _name(language: str, entry: Entry) -> str:
    return shown_name(entry.record.title, language)


def _page(edition: Edition) -> Page:
    say = words(edition.language)
    title, lead = say("form.title"), say("form.lead")
    guides = (
        link(relative(ADDRESS, WRITING), escape(say("writing.writing.title"))),
        link(relative(ADDRESS, CODEBOOK), escape(say("form.codebook"))),
    )
    body = lines(
        el("h1", escape(title)),
        el("p", escape(lead), class_="cb-lead"),
        el("p", join(guides, " · "), class_="cb-more"),
        el("noscript", _without_scripts(edition)),
        el("div", class_="cb-form", hidden="", data_failed=say("form.failed")),
    )
    styles, scripts = ("record.css", "form.css"), ("form.js",)
    return Page(edition.language, ADDRESS, "more", title, lead, body, styles=styles, scripts=scripts)


def _without_scripts(edition: Edition) -> Html:
    """Where no script runs, the blank records do, and a letter."""
    say = words(edition.language)
    root = "../" * (1 + ADDRESS.count("/"))
    blanks = (
        link(f"{root}{blank_path(name, edition.language)}", escape(say(f"ways.{name}")))
        for name in RECORD_NAMES.values()
    )
    onward = link(relative(ADDRESS, "contribute/"), escape(say("form.ways")))
    return el("p", escape(say("form.without")), join(blanks, say("ways.between")), escape(say("form.or")), onward)


def _data(edition: Edition) -> File:
    say, library = words(edition.language), edition.library
    data = form_data(library.vocabularies, language=edition.language, languages=library.languages)
    addresses = Addresses(edition.repository, edition.edit, edition.mail)
    data["language"] = edition.language
    data["addresses"] = {
        "mail": addresses.mail,
        "edit": addresses.edit if addresses.new_file else "",
        "new": addresses.new_file,
    }
    data["words"] = {key.removeprefix(TOPIC): text for key, text in say.texts.items() if key.startswith(TOPIC)}
    data["page"] = {key: say(f"case.{key}") for key in PAGE_KEYS if say.get(f"case.{key}")}
    return File(f"{DATA_FOLDER}{folder(edition.language)}.js", call(RECEIVER, "form", data))


PAGE_KEYS = (
    "section.figures", "section.sources", "section.timeline", "section.people", "section.story", "section.analysis",
    *(f"figures.{column}" for column in ("measure", "as-of", "value", "source", "confidence")),
)  # fmt: skip
"""Headings of a record's page, which the preview has."""

"""The page of the data: takes the base in a language, gives what there is to take away, and how to open it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from builder.citation.formats import FORMATS
from builder.citation.item import Item
from builder.language.languages import folder, text_languages
from builder.language.words import words
from builder.pages.address import OFFLINE_FOLDER, RECORDS_FOLDER, USES, relative
from builder.pages.cite.blocks import LICENCE
from builder.pages.cite.files import SOURCES_STEM, item_of
from builder.pages.contribute.codebook.view import ADDRESS as CODEBOOK
from builder.pages.data.codebook_files import COLUMNS, FIELDS
from builder.pages.data.columns import Column
from builder.pages.data.examples import EXAMPLES
from builder.pages.data.files import ALL_RECORDS, ARCHIVE, FOLDER, SCHEMA, rows_of
from builder.pages.data.tables import TABLES, Table
from builder.pages.edition import Edition
from builder.pages.feed.view import feeds
from builder.pages.html.elements import NOTHING, Html, el, escape, fill_placeholders, join, lines, link
from builder.pages.html.foreign_words import with_foreign_words
from builder.pages.page import File, Heading, Page
from builder.pages.parts.fold import fold
from builder.pages.parts.search_documents import searchable
from builder.pages.releases.holding_line import ADDRESS as EDITIONS
from builder.records.model.library import Entry
from builder.records.wording import number

ADDRESS = "data/"
WORKS = "records"
"""The stem of the files of all records as works, beside the page."""
STYLES = ("codebook.css", "data.css")
RULES = ("encoding", "languages", "several", "dates", "unknown", "guard", "texts")
PROGRAMS = {"excel": "Excel · WPS · LibreOffice", "r": "R", "python": "Python", "zotero": "Zotero"}
"""What opens the files, by the key of its words; the names are the same in every language."""
_ROOT = "../" * (1 + ADDRESS.count("/"))


def view(edition: Edition) -> Iterator[Page | File]:
    """The page, and beside it the records of the edition as works."""
    yield _page(edition)
    yield from works(edition)


def works(edition: Edition) -> Iterator[File]:
    """All records that lists show, as works to be cited, in every format."""
    library, language = edition.library, edition.language
    make = partial(_written, edition=edition)
    written = [library.of_entry("written-work", entry, make, language=language) for entry in library.listed]
    for position, form in enumerate(FORMATS):
        path = f"{folder(language)}/{ADDRESS}{WORKS}.{form.extension}"
        yield File(path, form.joined(formats[position] for formats in written))


def _written(entry: Entry, edition: Edition) -> tuple[str, ...]:
    item: Item = item_of(entry, edition)
    return tuple(form.write(item) for form in FORMATS)


def _page(edition: Edition) -> Page:
    say = words(edition.language)
    sections = {
        "tables": _tables(edition),
        "codebook": _codebook(edition),
        "records": _records(edition),
        "works": _works(edition),
        "feeds": _feeds(edition),
        "offline": _offline(edition) if edition.offline else NOTHING,
        "open": lines(*(_program(name, edition) for name in PROGRAMS)),
        "rules": el("ul", *(el("li", _text(f"rule.{name}", edition)) for name in RULES)),
        "licence-title": _licence(edition),
        "absent": el("p", _text("absent-text", edition)),
    }
    shown = {name: content for name, content in sections.items() if content}
    body = lines(
        el("h1", escape(say("data.title"))),
        el("p", escape(say("data.lead")), class_="cb-lead"),
        el("p", _download(ARCHIVE, say("data.archive")), el("br"), el("small", escape(say("data.archive-has")))),
        *(lines(el("h2", _word(name, edition), id=name), content) for name, content in shown.items()),
    )
    headings = tuple(Heading(name, say(f"data.{name}")) for name in shown)
    title, description = say("data.title"), say("data.description")
    page = Page(edition.language, ADDRESS, "sources", title, description, body, headings, styles=STYLES)
    return searchable(page, kind="page")


def _word(key: str, edition: Edition) -> Html:
    return escape(words(edition.language)(f"data.{key}"))


def _text(key: str, edition: Edition) -> Html:
    """A sentence, in which words of the other language carry that."""
    return with_foreign_words(_word(key, edition), edition.language)


def _download(path: str, text: str) -> Html:
    """A link to a file of the site."""
    return link(f"{_ROOT}{path}", escape(text), download="")


def _tables(edition: Edition) -> Html:
    rows = rows_of(edition)
    return lines(
        el("p", _text("tables-lead", edition)),
        el("dl", *(_table(table, rows[table.name], edition) for table in TABLES), class_="cb-data"),
    )


def _table(table: Table, rows: int, edition: Edition) -> Html:
    """A table: its file, what it has, how many rows, and what its columns mean."""
    counted = words(edition.language)("data.rows", number=number(Decimal(rows), edition.language))
    columns = el("dl", *(_column(column, edition) for column in table.columns), class_="cb-fields")
    return el(
        "div",
        el("dt", _download(f"{FOLDER}{table.name}.csv", f"{table.name}.csv"), lang="en"),
        el("dd", _word(f"table.{table.name}", edition), escape(" "), el("small", escape(counted))),
        el("dd", fold(_word("columns-of", edition), columns)),
    )


def _column(column: Column, edition: Edition) -> Html:
    heads = column.heads(text_languages(edition.library.languages))
    names = join((el("code", escape(head), lang="en") for head in heads), " ")
    meaning = with_foreign_words(escape(column.meaning(edition.language)), edition.language)
    return el("div", el("dt", names), el("dd", meaning))


def _codebook(edition: Edition) -> Html:
    say = words(edition.language)
    links = (
        _download(f"{FOLDER}{COLUMNS}.csv", say("data.codebook-columns")),
        _download(f"{FOLDER}{FIELDS}.csv", say("data.codebook-fields")),
        link(relative(ADDRESS, CODEBOOK), escape(say("data.codebook-page"))),
    )
    return lines(el("p", _text("codebook-lead", edition)), el("p", join(links, " · "), class_="cb-files"))


def _records(edition: Edition) -> Html:
    say = words(edition.language)
    links = (_download(ALL_RECORDS, say("data.records-all")), _download(SCHEMA, say("data.records-schema")))
    one = fill_placeholders(say("data.records-one"), folder=el("code", escape(RECORDS_FOLDER), lang="en"))
    return lines(el("p", _text("records-lead", edition)), el("p", join(links, " · "), class_="cb-files"), el("p", one))


def _works(edition: Edition) -> Html:
    stems = {"works-sources": SOURCES_STEM, "works-records": f"{folder(edition.language)}/{ADDRESS}{WORKS}"}
    return lines(*(_bibliography(key, stem, edition) for key, stem in stems.items()))


def _bibliography(key: str, stem: str, edition: Edition) -> Html:
    links = (_download(f"{stem}.{form.extension}", form.name) for form in FORMATS)
    return el("p", _word(key, edition), escape(" "), join(links, " · "), class_="cb-files")


def _feeds(edition: Edition) -> Html:
    """The feeds; NOTHING where there is none, as in a base without an address on the web."""
    links = [link(relative(ADDRESS, feed.address), escape(feed.label)) for feed in feeds(edition)]
    return (
        lines(el("p", _text("feeds-lead", edition)), el("p", join(links, " · "), class_="cb-files"))
        if links
        else NOTHING
    )


def _offline(edition: Edition) -> Html:
    """The archives of the site, which a page beside them offers with their sizes and their day."""
    say = words(edition.language)
    passed_on = (el("li", escape(say(f"archive.offer.{way}"))) for way in ("stick", "wechat"))
    offered = link(f"{_ROOT}{OFFLINE_FOLDER}", _word("offline-link", edition))
    return lines(el("p", _text("offline-lead", edition)), el("p", offered), el("ul", *passed_on))


def _program(name: str, edition: Edition) -> Html:
    """A program: what to do, and what to type where it takes text."""
    return lines(
        el("h3", escape(PROGRAMS[name]), id=name, lang="en"),
        el("p", _text(name, edition)),
        *(el("pre", el("code", escape(code)), class_="cb-program", lang="en") for code in EXAMPLES.get(name, ())),
    )


def _licence(edition: Edition) -> Html:
    terms = el("a", escape("CC BY 4.0"), href=LICENCE, rel="license noopener")
    stop = _word("stop", edition)
    editions = link(relative(ADDRESS, EDITIONS), escape(words(edition.language)("edition.about")))
    used = link(relative(ADDRESS, USES), escape(words(edition.language)("uses.title")))
    return lines(
        el("p", _word("licence-before", edition), terms, stop),
        el("p", _text("licence-after", edition)),
        el("p", editions, class_="cb-files"),
        el("p", _word("used", edition), used, class_="cb-files"),
    )

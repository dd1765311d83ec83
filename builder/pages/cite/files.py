"""Files to take away: takes the base, gives citations of records and sources for reference managers, and the records.

A record's citations stand beside its page, for their words are those of the edition. Sources are cited as printed and
records are as their authors wrote them: those files stand once, below data/, and every edition links to them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from builder.citation.formats import FORMATS
from builder.citation.item import Item, of_record, of_source
from builder.language.languages import folder
from builder.pages.address import RECORDS_FOLDER
from builder.pages.edition import Edition
from builder.pages.page import File
from builder.records.model.library import DeclaredSource, Entry, Library

RECORD_STEM = "cite"
SOURCES_FOLDER = "data/sources/"
SOURCES_STEM = "data/sources"


def view(entry: Entry, edition: Edition) -> Iterator[File]:
    """The citations of a record."""
    item = item_of(entry, edition)
    for form in FORMATS:
        path = f"{folder(edition.language)}/{entry.address}{RECORD_STEM}.{form.extension}"
        yield File(path, form.bibliography((item,)))


def shared_files(entry: Entry, edition: Edition) -> Iterator[File]:
    """What is the same in every edition: the record's own file, and the citations of each source that it declares."""
    if entry.path in edition.files:
        yield File(f"{RECORDS_FOLDER}{entry.reference}.yml", edition.files[entry.path])
    for declared in edition.library.declared_by(entry):
        item = source_item(declared)
        for form in FORMATS:
            yield File(f"{SOURCES_FOLDER}{item.key}.{form.extension}", form.bibliography((item,)))


def bibliographies(edition: Edition) -> Iterator[File]:
    """The citations of all sources, in every format."""
    library, make = edition.library, partial(_written, edition.library)
    made = ((key, library.fragment("written-source", key, partial(make, key))) for key in library.sources)
    written = [formats for _, formats in sorted(made)]
    for number, form in enumerate(FORMATS):
        yield File(f"{SOURCES_STEM}.{form.extension}", form.joined(formats[number] for formats in written))


def _written(library: Library, key: str) -> tuple[str, ...]:
    """A source in every format."""
    item = source_item(library.sources[key])
    return tuple(form.write(item) for form in FORMATS)


def item_of(entry: Entry, edition: Edition) -> Item:
    """A record as what is cited: its page in this edition."""
    _, changed = edition.dates.get(entry.path, (None, None))
    url = edition.address(entry.address)
    return of_record(entry, edition.language, site=edition.name, url=url, changed=changed, frozen=edition.frozen)


def source_item(declared: DeclaredSource) -> Item:
    """A source as what is cited."""
    return of_source(declared.key, declared.source)


CITE_FOLDER = "cite/"
"""Where the page of citations lies, below the record's own."""

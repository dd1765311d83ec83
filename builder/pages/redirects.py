"""What stands at old addresses, those of records (`formerly`) above all, so that links of others stay alive.

Takes the pages and files of a record. Each page, and each below it, gets a stub at its old address: a small
page that leads on, with the anchor. A file has no way to lead on, so it stands there a second time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.language.languages import LANGUAGES, folder
from builder.language.words import words
from builder.pages.address import RECORDS_FOLDER, relative
from builder.pages.edition import Edition
from builder.pages.html.document import document
from builder.pages.html.elements import Html, el, escape, join, link
from builder.pages.page import File, Page
from builder.records.model.library import Entry

SCRIPT = "assets/moved.js"
"""Leads on with the anchor, from a folder too; without scripts the page itself leads on, to the top."""
FILE = "index.html"
"""Where it leads without scripts, which could tell a server from a folder: a folder does not open from file://."""


@dataclass(frozen=True)
class Stub:
    """What leads from an old address to a page; both as Page.address. title: of the page, as plain text.

    on_web: the page's whole address, '' if that is not known.
    """

    language: str
    old_address: str
    address: str
    title: str
    on_web: str

    @property
    def file(self) -> File:
        """What stands at the old address."""
        return File(f"{folder(self.language)}/{self.old_address}index.html", _document(self).encode())


def leading_on(old_address: str, address: str, title: str, edition: Edition) -> File:
    """What leads from an old address of an edition to a page of it; both as Page.address."""
    return Stub(edition.language, old_address, address, title, edition.address(address)).file


def moved(entry: Entry, edition: Edition, outputs: Iterable[Page | File]) -> Iterator[File]:
    """The stubs and the files at the old addresses of a record, from its pages and files."""
    for old_id in entry.record.formerly:
        old = f"{entry.folder}/{old_id}"
        for output in outputs:
            if isinstance(output, File):
                yield from _old_file(output, entry.reference, old)
            elif output.address.startswith(entry.address):
                old_address = f"{old}/{output.address.removeprefix(entry.address)}"
                yield leading_on(old_address, output.address, output.title, edition)


def pages_moved(edition: Edition) -> Iterator[File]:
    """The stubs of pages of no record that lead to another one, as the base's list of addresses says."""
    say = words(edition.language)
    for old, new in edition.published.moved(f"{folder(edition.language)}/").items():
        yield leading_on(old, new, say("moved.title"), edition)


def _old_file(file: File, reference: str, old: str) -> Iterator[File]:
    """A file beside a record's page, in any language, or of the record's own file, at the old address."""
    language_folder, _, below = file.path.partition("/")
    stem = f"{RECORDS_FOLDER}{reference}."
    if file.path.startswith(stem):
        yield File(f"{RECORDS_FOLDER}{old}.{file.path.removeprefix(stem)}", file.data)
    elif below.startswith(f"{reference}/"):
        yield File(f"{language_folder}/{old}/{below.removeprefix(reference + '/')}", file.data)


def _document(stub: Stub) -> Html:
    language, target = stub.language, relative(stub.old_address, stub.address)
    title = escape(stub.title)
    root = "../" * (1 + stub.old_address.count("/"))
    head = (
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width,initial-scale=1"),
        el("meta", name="robots", content="noindex"),
        *([el("link", rel="canonical", href=stub.on_web)] if stub.on_web else ()),
        el("script", src=root + SCRIPT, data_to=target),
        el("noscript", el("meta", http_equiv="refresh", content=f"0; url={target}{FILE}")),
        el("title", title),
    )
    lead = join((escape(words(language)("moved.lead")), link(target + FILE, title)), " ")
    return document(head, el("main", el("h1", title), el("p", lead)), language=LANGUAGES[language].tag)

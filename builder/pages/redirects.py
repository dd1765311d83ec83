"""What stands at the old addresses of records (`formerly`), so that links of others stay alive.

Takes the pages and files of a site. Each page of a record, and each below it, gets a stub at its old address: a small
page that leads on, with the anchor. A file has no way to lead on, so it stands there a second time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from builder.language.languages import LANGUAGES, folder
from builder.language.words import words
from builder.pages.address import RECORDS_FOLDER, relative
from builder.pages.edition import Edition
from builder.pages.html.document import document
from builder.pages.html.elements import Html, el, escape, join, link
from builder.pages.page import Page
from builder.records.model.library import Library

SCRIPT = "assets/moved.js"
"""Leads on with the anchor, from a folder too; without scripts the page itself leads on, to the top."""


@dataclass(frozen=True)
class Stub:
    """What leads from an old address, as Page.address, to a page. address: the page's on the web, '' if not known."""

    old_address: str
    page: Page
    address: str


def moved(
    editions: Mapping[str, Edition], *, pages: Iterable[Page], files: Mapping[str, bytes]
) -> Iterator[tuple[str, bytes]]:
    """The stubs and the files at old addresses, by their path in the site."""
    old_references = _old_references(next(iter(editions.values())).library) if editions else {}
    if not old_references:
        return
    for page in pages:
        for old_address in _old_paths(page.address, old_references):
            stub = Stub(old_address, page, editions[page.language].address(page.address))
            yield f"{folder(page.language)}/{old_address}index.html", _document(stub).encode()
    for path, data in files.items():
        for old_path in _old_files(path, old_references):
            yield old_path, data


def _old_references(library: Library) -> dict[str, tuple[str, ...]]:
    """The old references of the records that have any, by reference: `cases/chengdu/park`."""
    return {
        entry.reference: tuple(f"{entry.folder}/{old_id}" for old_id in entry.record.formerly)
        for entry in library.entries
        if entry.record.formerly
    }


def _old_paths(path: str, old_references: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The old paths of what lies below a record's address; none of anything else."""
    *reference, below = (*path.split("/", 3), "")[:4]
    for old_reference in old_references.get("/".join(reference), ()):
        yield f"{old_reference}/{below}"


def _old_files(path: str, old_references: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The old paths of a file beside a record's page, in any language, or of the record's own file."""
    if path.startswith(RECORDS_FOLDER):
        stem, dot, extension = path.removeprefix(RECORDS_FOLDER).partition(".")
        return (f"{RECORDS_FOLDER}{old}{dot}{extension}" for old in old_references.get(stem, ()))
    language_folder, _, below = path.partition("/")
    return (f"{language_folder}/{old}" for old in _old_paths(below, old_references))


def _document(stub: Stub) -> Html:
    language, target = stub.page.language, relative(stub.old_address, stub.page.address)
    title = escape(stub.page.title)
    root = "../" * (1 + stub.old_address.count("/"))
    head = (
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width,initial-scale=1"),
        el("meta", name="robots", content="noindex"),
        *([el("link", rel="canonical", href=stub.address)] if stub.address else ()),
        el("script", src=root + SCRIPT, data_to=target),
        el("noscript", el("meta", http_equiv="refresh", content=f"0; url={target}")),
        el("title", title),
    )
    lead = join((escape(words(language)("moved.lead")), link(target, title)), " ")
    return document(head, el("main", el("h1", title), el("p", lead)), language=LANGUAGES[language].tag)

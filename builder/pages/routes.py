"""Routes: takes a path of the site, gives the plans that can have it among their outputs, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator

from builder.language.languages import folder
from builder.pages.address import RECORDS_FOLDER
from builder.pages.cite.files import SOURCES_FOLDER
from builder.pages.contribute.form.view import FILES_FOLDER
from builder.pages.html.source_reference import ADDRESS as SOURCES
from builder.pages.plan import Plan
from builder.pages.site import Site
from builder.records.model.library import Library

RECORD_FOLDERS = ("cases", "policies")
COMPARED = "assets/compare/"


def plans_for(site: Site, path: str) -> Iterator[Plan]:
    """The plans of the record at a path, then those of the base as a whole, in its language before all others."""
    language = next((code for code in site.editions if path.startswith(f"{folder(code)}/")), "")
    if site.editions:
        library = next(iter(site.editions.values())).library
        for reference in _references(library, path.removeprefix(f"{folder(language)}/") if language else path):
            yield from site.record_plans(reference, language)
    yield from site.other_plans(language)


def _references(library: Library, path: str) -> Iterator[str]:
    """The records of which a path below a language, or of a file for all languages, can be."""
    if path.startswith(COMPARED):
        path = "cases/" + path.removeprefix(COMPARED).partition("/")[2]
    elif path.startswith((SOURCES, SOURCES_FOLDER)):
        key = path.removeprefix(SOURCES).removeprefix(SOURCES_FOLDER).partition("/")[0].partition(".")[0]
        declared = library.sources.get(key)
        yield from [declared.entry.reference] if declared else []
    parts = path.removeprefix(RECORDS_FOLDER).removeprefix(FILES_FOLDER).split("/")
    if parts[0] in RECORD_FOLDERS and len(parts) > 2:
        slug = parts[2].partition(".")[0]
        yield from _with_address(library, parts[0], f"{parts[1]}/{slug}")


def _with_address(library: Library, record_folder: str, id_: str) -> Iterator[str]:
    """The record that has an id, and those that had it."""
    if f"{record_folder}/{id_}" in library.by_reference:
        yield f"{record_folder}/{id_}"
    for entry in library.stored:
        if entry.folder == record_folder and id_ in entry.given.formerly:
            yield entry.reference

"""Fragments from one site that is served to the next: takes both, gives those of records that have not changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.pages.edition import Edition
from builder.pages.site import Site
from builder.records.model.library import RECORD, Entry, Library
from builder.records.model.reads import WHOLE, Read


def keep_fragments(before: Site, after: Site) -> None:
    """Have a site use the fragments of the one before it, where nothing that all of them depend on has changed."""
    if before.inputs != after.inputs or before.editions.keys() != after.editions.keys():
        return
    pairs = [(edition, after.editions[language]) for language, edition in before.editions.items()]
    if pairs and all(_are_alike(*pair) for pair in pairs):
        library = pairs[0][1].library
        kinds = frozenset((RECORD, library.sources.name, library.links.name))
        after.fragments.go_on(before.fragments, kinds=kinds, changed=_changed(*pairs[0]))


def _are_alike(before: Edition, after: Edition) -> bool:
    """Whether records of two editions are shown in the same words."""
    return before.terms is after.terms and before.library.script == after.library.script


def _changed(before: Edition, after: Edition) -> frozenset[Read]:
    """What is read of records that are new, gone or not the same: themselves, their sources, their relations."""
    libraries = before.library, after.library
    old, new = ({entry.reference: entry for entry in library.stored} for library in libraries)
    changed = [
        reference for reference in old.keys() | new.keys() if _given(old, reference) is not _given(new, reference)
    ]
    return frozenset(read for library in libraries for reference in changed for read in _reads(library, reference))


def _given(entries: Mapping[str, Entry], reference: str) -> object:
    entry = entries.get(reference)
    return entry.given if entry else None


def _reads(library: Library, reference: str) -> Iterator[Read]:
    """What changes with a record; all of an index too, for whoever has gone through it."""
    sources, links = library.sources.name, library.links.name
    yield from ((RECORD, reference), (links, reference), (sources, WHOLE), (links, WHOLE))
    entry = library.by_reference.values_by_key.get(reference)
    if entry is not None:
        yield from ((sources, key) for key in entry.given.sources)
        yield from ((links, link.other.reference) for link in library.links.values_by_key[reference])

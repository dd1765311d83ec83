"""Fragments from one site that is served to the next: takes both, gives those of records that have not changed."""

from __future__ import annotations

from builder.pages.edition import Edition
from builder.pages.site import Site
from builder.records.model.library import RECORD


def keep_fragments(before: Site, after: Site) -> None:
    """Have a site use the fragments of the one before it, where nothing that all of them depend on has changed."""
    if before.inputs != after.inputs or before.editions.keys() != after.editions.keys():
        return
    pairs = [(edition, after.editions[language]) for language, edition in before.editions.items()]
    if pairs and all(_are_alike(*pair) for pair in pairs):
        after.fragments.go_on(before.fragments, kind=RECORD, changed=_changed(*pairs[0]))


def _are_alike(before: Edition, after: Edition) -> bool:
    """Whether records of two editions are shown in the same words."""
    return before.terms is after.terms and before.library.script == after.library.script


def _changed(before: Edition, after: Edition) -> frozenset[str]:
    """The references of the records that are new, gone or not the same."""
    old, new = ({entry.reference: entry.given for entry in edition.library.stored} for edition in (before, after))
    return frozenset(reference for reference in old.keys() | new.keys() if old.get(reference) is not new.get(reference))

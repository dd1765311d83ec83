"""Fragments: what views make of one record, person or source, kept with what each was made from.

A view of the base as a whole is made of a little of every record. Without the record's own reads and values in
between, one changed title would have all of them read, converted and drawn again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeVar

from builder.records.model.reads import Read, note_all, recorded

Group = tuple[str, str]
"""The name of a kind of fragments, and their language; '' where they are the same in all languages of one script."""
Fragment = tuple[tuple[Read, ...], Any]
"""What it was made from, and the value: of texts, numbers, tuples and frozen dataclasses."""
_Value = TypeVar("_Value")


class Fragments:
    """The fragments of a site."""

    def __init__(self) -> None:
        self._restore: Callable[[Group], Mapping[str, Fragment]] = lambda _: {}
        self._made: dict[Group, dict[str, Fragment]] = {}
        self._groups: dict[Group, dict[str, Fragment]] = {}
        self._passing: set[Group] = set()
        self._kinds: Collection[str] = ()
        self._earlier: dict[Group, tuple[dict[str, Fragment], frozenset[Read]]] = {}

    def begin(self, restore: Callable[[Group], Mapping[str, Fragment]]) -> None:
        """Take those of a group, by subject, from what an earlier process kept, when one is asked for."""
        self._restore = restore
        for group in self._made:
            self._groups[group] = {**restore(group), **self._groups[group]}

    def go_on(self, before: Fragments, *, kinds: Collection[str], changed: Collection[Read]) -> None:
        """Take those of an earlier site that were made from nothing but reads of these kinds, and of none that changed.

        Each group is looked through when one of it is asked for.
        """
        stale = frozenset(changed)
        waiting = {group: (known, others | stale) for group, (known, others) in before._earlier.copy().items()}
        asked = {
            group: (known, stale) for group, known in before._groups.copy().items() if group not in before._passing
        }
        self._earlier, self._kinds = {**waiting, **asked}, kinds

    def value(self, group: Group, subject: str, make: Callable[[], _Value], *, passing: bool = False) -> _Value:
        """The value of a subject, made when it is asked for first. What it was made from counts as read.

        passing: it is kept for as long as the site is in memory, and may be of any type.
        """
        known = self._groups.get(group)
        if known is None:
            known = self._groups[group] = {} if passing else {**self._restore(group), **self._unchanged(group)}
            if passing:
                self._passing.add(group)
        fragment = known.get(subject)
        if fragment is None:
            fragment = known[subject] = _made(make)
            if not passing:
                self._made.setdefault(group, {})[subject] = fragment
        note_all(fragment[0])
        value: _Value = fragment[1]
        return value

    def _unchanged(self, group: Group) -> dict[str, Fragment]:
        known, stale = self._earlier.pop(group, ({}, frozenset()))
        return {
            subject: fragment
            for subject, fragment in known.copy().items()  # Others may add to it while this looks through it.
            if all(read[0] in self._kinds and read not in stale for read in fragment[0])
        }

    def taken(self) -> dict[Group, dict[str, Fragment]]:
        """Those that were made since this was asked last."""
        made, self._made = self._made, {}
        return made


def _made(make: Callable[[], object]) -> Fragment:
    with recorded() as reads:
        value = make()
    return tuple(sorted(reads)), value

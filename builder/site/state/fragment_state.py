"""Fragments from one build to the next: takes those that were made, gives those that would be made the same again.

Each group is read when one of its fragments is asked for, and written when one was made. A file that is damaged, or of
another program or other settings, costs making them anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from builder.pages.site import Site
from builder.records.model.fragments import Fragment, Group
from builder.records.model.reads import Read
from builder.site.state.digest import digest
from builder.site.state.site_digests import SiteDigests
from builder.site.state.storage import load, packed, save, unpacked
from builder.site.state.version import program_version

FRAGMENTS = "fragments"
"""The name of the file, in the folder of the state."""


class FragmentState:
    """The fragments of a site with at least one edition, which is given those that were kept. digests: of the site."""

    def __init__(self, site: Site, folder: Path) -> None:
        self.digests = SiteDigests(site)
        self._path, self._version = folder / FRAGMENTS, digest(program_version(), self.digests.inputs)
        kept = load(self._path, self._version)
        self._packed: dict[Group, bytes] = kept if isinstance(kept, dict) else {}
        self._valid: dict[Group, dict[str, Fragment]] = {}
        self._made: dict[Group, dict[str, Fragment]] = {}
        site.fragments.begin(self._restored)

    def add(self, made: Mapping[Group, Mapping[str, Fragment]]) -> None:
        """Add fragments that were made, in this or another process."""
        for group, fragments in made.items():
            self._made.setdefault(group, {}).update(fragments)

    def save(self) -> None:
        """Keep what was added, and what is still valid."""
        if not self._made:
            return
        for group, fragments in self._made.items():
            self._packed[group] = self._pack(group, {**self._restored(group), **fragments})
        save(self._path, self._version, self._packed)

    def _restored(self, group: Group) -> Mapping[str, Fragment]:
        """Those of a group that were kept and of which nothing has changed that they were made from."""
        if group not in self._valid:
            self._valid[group] = self._unpack(group) if group in self._packed else {}
        return self._valid[group]

    def _unpack(self, group: Group) -> dict[str, Fragment]:
        try:
            reads, digests, fragments = unpacked(self._packed[group])
        except ValueError:
            return {}
        pairs = enumerate(zip(map(self.digests.of_language(group[1]), reads), digests, strict=True))
        changed = {number for number, (now, known) in pairs if now != known}
        return {
            subject: (tuple(reads[number] for number in numbers), value)
            for subject, (numbers, value) in fragments.items()
            if changed.isdisjoint(numbers)
        }

    def _pack(self, group: Group, fragments: Mapping[str, Fragment]) -> bytes:
        numbers: dict[Read, int] = {}
        numbered = {
            subject: (tuple(numbers.setdefault(read, len(numbers)) for read in reads), value)
            for subject, (reads, value) in fragments.items()
        }
        return packed((tuple(numbers), tuple(map(self.digests.of_language(group[1]), numbers)), numbered))

"""Digests: takes what a page read (records/model/reads.py), gives a digest that changes when its value does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from builder.language.chinese import simplified_name, traditional_name
from builder.pages.edition import Edition
from builder.records.model.library import (
    ENTRIES,
    ORGANISATION,
    PERSON,
    RECORD,
    DeclaredSource,
    Entry,
    Library,
    Link,
    called,
)
from builder.records.model.reads import WHOLE, Index, Read
from builder.site.state.digest import Digest, digest


class ReadDigests:
    """The digests of reads in one edition. files: the digest of each record as its readers get it, by its path."""

    def __init__(self, edition: Edition, files: Mapping[str, Digest]) -> None:
        self._edition, self._files = edition, files
        self._known: dict[Read, Digest] = {}

    def of(self, read: Read) -> Digest:
        """The digest of a read: of what is there, or that there is nothing."""
        known = self._known.get(read)
        if known is None:
            known = self._known[read] = self._made(*read)
        return known

    def _made(self, kind: str, key: str) -> Digest:
        if kind == RECORD:
            entry = self._library.by_reference.values_by_key.get(key)
            return self._files[entry.path] if entry else b""
        if kind == ENTRIES:
            return digest(*(f"{entry.reference} {entry.given.review.status}" for entry in self._library.stored))
        if kind in (PERSON, ORGANISATION) and key != WHOLE:
            return digest(*self._mentions[kind].get(key, ()))
        values = self._indexes[kind].values_by_key
        if key == WHOLE:
            return digest(*(part for each, value in values.items() for part in (each, self._identity(value))))
        return self._identity(values[key]) if key in values else b""

    @property
    def _library(self) -> Library:
        return self._edition.library

    @cached_property
    def _indexes(self) -> Mapping[str, Index[object]]:
        edition = self._edition
        own = (edition.dates, edition.files, edition.by_path, edition.releases, edition.holdings)
        indexes: Iterable[object] = (*edition.library.indexes, *own)
        return {index.name: index for index in indexes if isinstance(index, Index)}

    @cached_property
    def _mentions(self) -> Mapping[str, Mapping[str, list[Digest]]]:
        """By kind, the records that mention an actor, under every name that some edition knows it by."""
        mentions: dict[str, dict[str, list[Digest]]] = {PERSON: {}, ORGANISATION: {}}
        for entry in self._library.listed:
            for kind, actors in ((PERSON, entry.given.people), (ORGANISATION, entry.given.organisations)):
                for name in {name for actor in actors for name in _called_anywhere(called(actor.name))}:
                    mentions[kind].setdefault(name, []).append(digest(entry.reference, self._files[entry.path]))
        return mentions

    def _identity(self, value: object) -> Digest:
        """What an index says under a key: which records, and what they say of it where it says that too."""
        if isinstance(value, tuple):
            return self._mention(*value) if _is_mention(value) else digest(*map(self._identity, value))
        make = _IDENTITIES.get(type(value))
        return digest(*make(self._files, value)) if make else digest(repr(value))

    def _mention(self, entry: Entry, _: int) -> Digest:
        """A part of a record, with the record that it is of."""
        return digest(entry.reference, self._files[entry.path])


def _called_anywhere(name: str) -> Iterator[str]:
    """The names of an actor: in the Traditional edition it is the converted one, which is not always converted back."""
    yield name
    yield simplified_name(traditional_name(name))


def _is_mention(value: tuple[object, ...]) -> bool:
    return len(value) == 2 and isinstance(value[0], Entry) and isinstance(value[1], int)


_Files = Mapping[str, Digest]


def _of_entry(_: _Files, entry: Entry) -> tuple[bytes | str, ...]:
    return (entry.reference,)


def _of_source(files: _Files, declared: DeclaredSource) -> tuple[bytes | str, ...]:
    return declared.key, declared.entry.reference, files[declared.entry.path]


def _of_link(files: _Files, link: Link) -> tuple[bytes | str, ...]:
    declaring = link.other if link.reverse else link.entry
    return link.entry.reference, link.other.reference, str(link.reverse), files[declaring.path]


_IDENTITIES: Mapping[type, Callable[..., tuple[bytes | str, ...]]] = {
    Entry: _of_entry,
    DeclaredSource: _of_source,
    Link: _of_link,
    bytes: lambda _, data: (data,),
}

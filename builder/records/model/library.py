"""The library: records linked by id, source key, relation and person, as pages and checks ask for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from builder.language.chinese import SIMPLIFIED, simplified_name
from builder.language.languages import BUILT_IN
from builder.records.model.record import Case, Organisation, Person, Policy, Relation, Source
from builder.records.model.values import Label
from builder.records.model.vocabulary import Vocabularies


@dataclass(frozen=True)
class Entry:
    """A record in its place.

    folder: cases or policies. place: the folder below, its place or jurisdiction. slug: the file's name.
    """

    folder: str
    place: str
    slug: str
    path: str
    record: Case | Policy

    @property
    def id(self) -> str:
        """`chengdu/ngo-service-park`."""
        return f"{self.place}/{self.slug}"

    @property
    def reference(self) -> str:
        """`cases/chengdu/ngo-service-park`, as relations name it."""
        return f"{self.folder}/{self.id}"

    @property
    def address(self) -> str:
        """The address of its page below the language, as in Page.address."""
        return self.reference + "/"

    @property
    def status(self) -> str:
        """draft, in-review, published, needs-update or retired."""
        return self.record.review.status


@dataclass(frozen=True)
class DeclaredSource:
    """A source with its key and the record that declares it."""

    key: str
    source: Source
    entry: Entry


@dataclass(frozen=True)
class Link:
    """A relation as one of its two records sees it. reverse: seen from the record it points to."""

    relation: Relation
    entry: Entry
    other: Entry
    reverse: bool


@dataclass(frozen=True)
class Library:
    """All records of a base, sorted by reference, its vocabularies, and the languages of its editions."""

    entries: tuple[Entry, ...]
    vocabularies: Vocabularies
    languages: tuple[str, ...] = BUILT_IN

    @cached_property
    def by_reference(self) -> Mapping[str, Entry]:
        """Entries by `cases/place/slug`."""
        return {entry.reference: entry for entry in self.entries}

    @cached_property
    def cases(self) -> tuple[Entry, ...]:
        """The cases."""
        return tuple(entry for entry in self.entries if entry.folder == "cases")

    @cached_property
    def policies(self) -> tuple[Entry, ...]:
        """The policies."""
        return tuple(entry for entry in self.entries if entry.folder == "policies")

    @cached_property
    def listed(self) -> tuple[Entry, ...]:
        """The records that lists show: all but the retired, which keep only their page."""
        return tuple(entry for entry in self.entries if entry.status != "retired")

    @cached_property
    def sources(self) -> Mapping[str, DeclaredSource]:
        """Sources by key."""
        return {
            key: DeclaredSource(key, source, entry)
            for entry in self.entries
            for key, source in entry.record.sources.items()
        }

    @cached_property
    def links(self) -> Mapping[str, tuple[Link, ...]]:
        """The relations of each record by its reference: those that it declares, then those of others to it."""
        links: dict[str, list[Link]] = {entry.reference: [] for entry in self.entries}
        pairs = [(entry, relation) for entry in self.entries for relation in entry.record.relations]
        for entry, relation in pairs:
            if other := self.by_reference.get(relation.to.address):
                links[entry.reference].append(Link(relation, entry, other, reverse=False))
        for entry, relation in pairs:
            if other := self.by_reference.get(relation.to.address):
                links[other.reference].append(Link(relation, other, entry, reverse=True))
        return {reference: tuple(entry_links) for reference, entry_links in links.items()}

    @cached_property
    def people(self) -> Mapping[str, tuple[tuple[Entry, Person], ...]]:
        """People by their called() name, with the records that list them and their roles there."""
        records: dict[str, list[tuple[Entry, Person]]] = {}
        for entry in self.listed:
            for person in entry.record.people:
                records.setdefault(called(person.name), []).append((entry, person))
        return {name: tuple(records[name]) for name in sorted(records)}

    @cached_property
    def organisations(self) -> Mapping[str, tuple[tuple[Entry, Organisation], ...]]:
        """Organisations without a record, in the same form as people."""
        records: dict[str, list[tuple[Entry, Organisation]]] = {}
        for entry in self.listed:
            for organisation in entry.record.organisations:
                records.setdefault(called(organisation.name), []).append((entry, organisation))
        return {name: tuple(records[name]) for name in sorted(records)}


def called(name: Label) -> str:
    """The name that identifies a person or an organisation in all records: the Chinese name in Simplified characters,
    else the English one.
    """
    best = name.best(SIMPLIFIED)
    return simplified_name(best[1].text) if best else ""


def link(entries: Iterable[Entry], *, vocabularies: Vocabularies, languages: tuple[str, ...] = BUILT_IN) -> Library:
    """The library of these entries. languages: those of the base's editions."""
    return Library(tuple(sorted(entries, key=lambda entry: entry.reference)), vocabularies, languages)

"""The library: records linked by id, source key, relation and person, as pages and checks ask for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property, update_wrapper
from typing import Any, TypeVar

from builder.language.chinese import SIMPLIFIED, simplified_name
from builder.language.languages import BUILT_IN
from builder.records.model.cited_keys import cited_sources
from builder.records.model.identity_memo import memo_by_identity
from builder.records.model.keeping import Keeping
from builder.records.model.reads import WHOLE, Index, note
from builder.records.model.record import Case, Organisation, Person, Policy, Relation, Source
from builder.records.model.values import Label
from builder.records.model.vocabulary import Vocabularies

RECORD, ENTRIES = "record", "entries"
"""The kinds of reads of a record, and of which records there are."""
PERSON, ORGANISATION = "person", "organisation"
"""The kinds of reads of who is named in which records."""
_Value = TypeVar("_Value")


@dataclass(frozen=True)
class Entry(Keeping):
    """A record in its place.

    folder: cases or policies. place: the folder below, its place or jurisdiction. slug: the file's name.
    given: the record as it was read. convert: into the script of a language, when the record is first asked for.
    """

    folder: str
    place: str
    slug: str
    path: str
    given: Case | Policy
    convert: Callable[[Case | Policy], Case | Policy] | None = field(default=None, compare=False, repr=False)

    @property
    def record(self) -> Case | Policy:
        """The record, in the script of the library's language; that it was read is noted."""
        note(RECORD, self.reference)
        return self.stored

    @property
    def stored(self) -> Case | Policy:
        """The record, by whoever makes an index of it."""
        return _converted(self) if self.convert else self.given

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
        note(RECORD, self.reference)
        return self.given.review.status


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
    """All records of a base, sorted by reference, its vocabularies, and the languages of its editions.

    What pages ask of it is noted (reads.py): which records there are, or one key of an index.
    """

    stored: tuple[Entry, ...]
    vocabularies: Vocabularies
    languages: tuple[str, ...] = BUILT_IN

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All records."""
        note(ENTRIES, WHOLE)
        return self.stored

    @property
    def cases(self) -> tuple[Entry, ...]:
        """The cases."""
        return tuple(entry for entry in self.entries if entry.folder == "cases")

    @property
    def policies(self) -> tuple[Entry, ...]:
        """The policies."""
        return tuple(entry for entry in self.entries if entry.folder == "policies")

    @property
    def listed(self) -> tuple[Entry, ...]:
        """The records that lists show: all but the retired, which keep only their page."""
        note(ENTRIES, WHOLE)
        return self._listed

    @cached_property
    def _listed(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.stored if entry.given.review.status != "retired")

    @property
    def indexes(self) -> tuple[Index[Any], ...]:
        """Every index."""
        by_place = (self.policies_at, self.cases_within)
        actors = (self.people, self.organisations)
        return (self.by_reference, self.sources, self.citing, self.links, self.facts, *by_place, *actors)

    @cached_property
    def by_reference(self) -> Index[Entry]:
        """Entries by `cases/place/slug`."""
        return Index("entry", {entry.reference: entry for entry in self.stored})

    @cached_property
    def sources(self) -> Index[DeclaredSource]:
        """Sources by key."""
        sources = {
            key: DeclaredSource(key, source, entry)
            for entry in self.stored
            for key, source in entry.stored.sources.items()
        }
        return Index("source", sources)

    def declared_by(self, entry: Entry) -> tuple[DeclaredSource, ...]:
        """The sources of a record. One that another record declares too is the last one's."""
        declarations = (self.sources[key] for key in entry.record.sources)
        return tuple(declared for declared in declarations if declared.entry.reference == entry.reference)

    @cached_property
    def facts(self) -> Index[object]:
        """What is so of the library as a whole, by the name of the function that says it (library_fact)."""
        return Index("fact", {name: function(self) for name, function in FACTS.items()})

    @cached_property
    def citing(self) -> Index[tuple[Entry, ...]]:
        """By source key, the listed records that cite the source."""
        return Index("citing", _grouped((key, entry) for entry in self._listed for key in cited_sources(entry.given)))

    @cached_property
    def policies_at(self) -> Index[tuple[Entry, ...]]:
        """The listed policies by their place."""
        policies = (entry for entry in self._listed if entry.folder == "policies")
        return Index("policies-at", _grouped((entry.place, entry) for entry in policies))

    @cached_property
    def cases_within(self) -> Index[tuple[Entry, ...]]:
        """The listed cases by each place that they are in."""
        cases = (entry for entry in self._listed if entry.folder == "cases")
        return Index(
            "cases-within",
            _grouped((place, entry) for entry in cases for place in self.vocabularies.around(entry.place)),
        )

    @cached_property
    def links(self) -> Index[tuple[Link, ...]]:
        """The relations of each record by its reference: those that it declares, then those of others to it."""
        links: dict[str, list[Link]] = {entry.reference: [] for entry in self.stored}
        entries = self.by_reference.values_by_key
        pairs = [(entry, relation) for entry in self.stored for relation in entry.stored.relations]
        for entry, relation in pairs:
            if other := entries.get(relation.to.address):
                links[entry.reference].append(Link(relation, entry, other, reverse=False))
        for entry, relation in pairs:
            if other := entries.get(relation.to.address):
                links[other.reference].append(Link(relation, other, entry, reverse=True))
        return Index("links", {reference: tuple(entry_links) for reference, entry_links in links.items()})

    @cached_property
    def people(self) -> Index[tuple[tuple[Entry, Person], ...]]:
        """People by their called() name, with the records that list them and their roles there."""
        pairs = ((called(person.name), (entry, person)) for entry in self._listed for person in entry.stored.people)
        return Index(PERSON, dict(sorted(_grouped(pairs, unique=False).items())))

    @cached_property
    def organisations(self) -> Index[tuple[tuple[Entry, Organisation], ...]]:
        """Organisations without a record, in the same form as people."""
        pairs = ((called(body.name), (entry, body)) for entry in self._listed for body in entry.stored.organisations)
        return Index(ORGANISATION, dict(sorted(_grouped(pairs, unique=False).items())))


FACTS: dict[str, Callable[[Library], object]] = {}
"""The functions that library_fact() was given, by name."""


def library_fact(function: Callable[[Library], _Value]) -> Callable[[Library], _Value]:
    """A function of the whole library that is computed once. Whoever asks reads its value and nothing else."""
    FACTS[function.__name__] = function

    def fact(library: Library) -> _Value:
        value: _Value = library.facts[function.__name__]  # type: ignore[assignment]  # what `function` gave
        return value

    return update_wrapper(fact, function)


@library_fact
def has_several_cases(library: Library) -> bool:
    """Whether there is more than one case, so that they can be compared."""
    return sum(entry.folder == "cases" for entry in library.stored) > 1


def _grouped(pairs: Iterable[tuple[str, _Value]], *, unique: bool = True) -> dict[str, tuple[_Value, ...]]:
    """Values by key, in their order. unique: a value that comes again at once under its key is left out."""
    groups: dict[str, list[_Value]] = {}
    for key, value in pairs:
        group = groups.setdefault(key, [])
        if not unique or not group or group[-1] is not value:
            group.append(value)
    return {key: tuple(group) for key, group in groups.items()}


CONVERTED = 8_192
"""The converted records that are kept: those of which pages are drawn together, and not all of a large base."""


@memo_by_identity(CONVERTED)
def _converted(entry: Entry) -> Case | Policy:
    return entry.convert(entry.given) if entry.convert else entry.given


def called(name: Label) -> str:
    """The name that identifies a person or an organisation in all records: the Chinese name in Simplified characters,
    else the English one.
    """
    best = name.best(SIMPLIFIED)
    return simplified_name(best[1].text) if best else ""


def link(entries: Iterable[Entry], *, vocabularies: Vocabularies, languages: tuple[str, ...] = BUILT_IN) -> Library:
    """The library of these entries. languages: those of the base's editions."""
    return Library(tuple(sorted(entries, key=lambda entry: entry.reference)), vocabularies, languages)

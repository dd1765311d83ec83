"""The library: records linked by id, source key, relation and person, as pages and checks ask for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial, update_wrapper
from typing import Any, NamedTuple, TypeVar, cast

from builder.language.chinese import SIMPLIFIED, simplified_name
from builder.language.languages import BUILT_IN
from builder.records.model.cited_keys import cited_sources
from builder.records.model.drawn_now import drawn
from builder.records.model.fragments import Fragments
from builder.records.model.identity_memo import memo_by_identity
from builder.records.model.memo import Memo
from builder.records.model.reads import WHOLE, Index, note, recorded
from builder.records.model.record import Case, Organisation, Person, Policy, Relation, Source
from builder.records.model.values import Label
from builder.records.model.vocabulary import Vocabularies

RECORD, ENTRIES = "record", "entries"
"""The kinds of reads of a record, and of which records there are."""
PERSON, ORGANISATION = "person", "organisation"
"""The kinds of reads of who is named in which records."""
_Value = TypeVar("_Value")


@dataclass(frozen=True)
class Entry(Memo):
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
    def original(self) -> Case | Policy:
        """The record as it was read, for what is the same in every script; that it was read is noted."""
        note(RECORD, self.reference)
        return self.given

    @property
    def stored(self) -> Case | Policy:
        """The record, by whoever makes an index of it."""
        return _converted(self) if self.convert else self.given

    @property
    def id(self) -> str:
        """`chengdu/ngo-service-park`."""
        return f"{self.place}/{self.slug}"

    @cached_property
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

    @property
    def is_indexed(self) -> bool:
        """Whether search engines may list its pages: all but those of drafts and of what is no longer kept up."""
        return self.status not in ("draft", "retired")


_Actor = TypeVar("_Actor", Person, Organisation)
Mentions = tuple[tuple[Entry, _Actor], ...]
"""An actor as each of the records has it."""


@dataclass(frozen=True)
class DeclaredSource:
    """A source with its key and the record that declares it."""

    key: str
    entry: Entry

    @property
    def source(self) -> Source:
        """The source, in the script of the library's language."""
        return self.entry.record.sources[self.key]


@dataclass(frozen=True)
class Link:
    """A relation as one of its two records sees it. reverse: seen from the record it points to.

    number: of the relation, among those of the record that declares it.
    """

    number: int
    entry: Entry
    other: Entry
    reverse: bool

    @property
    def relation(self) -> Relation:
        """The relation, in the script of the library's language."""
        return self.declaring.record.relations[self.number]

    @property
    def given(self) -> Relation:
        """The relation as it was read: for its type, its time and whether it has sources."""
        note(RECORD, self.declaring.reference)
        return self.declaring.given.relations[self.number]

    @property
    def declaring(self) -> Entry:
        """The record that declares it."""
        return self.other if self.reverse else self.entry


@dataclass(frozen=True)
class Library:
    """All records of a base, sorted by reference, its vocabularies, and the languages of its editions.

    What pages ask of it is noted (reads.py): which records there are, or one key of an index. script: the language into
    which it was converted, '' for none. fragments: those of the site.
    """

    stored: tuple[Entry, ...]
    vocabularies: Vocabularies
    languages: tuple[str, ...] = BUILT_IN
    script: str = ""
    fragments: Fragments = field(default_factory=Fragments, compare=False, repr=False)

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

    def fragment(self, name: str, subject: str, make: Callable[[], _Value], *, language: str = "") -> _Value:
        """What `make` gives for a subject, made once and kept from one build to the next.

        name: of what is made, with all that it depends on beside subject and language. language: '' if it is the same
        in all languages of the library.
        """
        return self.fragments.value((name, language or self.script), subject, make)

    def of_entry(self, name: str, entry: Entry, make: Callable[[Entry], _Value], *, language: str = "") -> _Value:
        """What `make` gives for a record, as in fragment()."""
        return self.fragments.value((name, language or self.script), entry.reference, partial(_drawn, make, entry))

    def of_original(self, name: str, entry: Entry, make: Callable[[Entry], _Value]) -> _Value:
        """What `make` gives for Entry.original, as in of_entry(): the same in all languages and scripts."""
        return self.fragments.value((name, ""), entry.reference, partial(_drawn, make, entry))

    def remembered(self, name: str, subject: str, make: Callable[[], _Value], *, of_originals: bool = False) -> _Value:
        """What `make` gives for a subject, made once a library. Each time the same is read.

        of_originals: it is made of nothing but Entry.original, so it is made once for the libraries of all scripts.
        """
        return self.fragments.value((name, "" if of_originals else self.script), subject, make, passing=True)

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
        declared = (entry.memo("", "declared", partial(_declared, entry)) for entry in self.stored)
        return Index("source", {each.key: each for sources in declared for each in sources})

    def declared_by(self, entry: Entry) -> tuple[DeclaredSource, ...]:
        """The sources of a record. One that another record declares too is the last one's."""
        declarations = (self.sources[key] for key in entry.record.sources)
        return tuple(declared for declared in declarations if declared.entry.reference == entry.reference)

    @cached_property
    def facts(self) -> Index[object]:
        """What is so of the library as a whole, by the name of the function that says it (library_fact)."""
        return Index("fact", _Facts(self))

    @cached_property
    def citing(self) -> Index[tuple[Entry, ...]]:
        """By source key, the listed records that cite the source."""
        with recorded():  # What whoever asks has read is the index.
            keys_by_entry = [(entry, self.of_entry("cited", entry, _cited)) for entry in self._listed]
        return Index("citing", _grouped((key, entry) for entry, keys in keys_by_entry for key in keys))

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
        related = tuple((entry.reference, entry.memo("", "related", partial(_related, entry))) for entry in self.stored)
        return Index("links", _Links(_ends(related), self.by_reference.values_by_key))

    @cached_property
    def people(self) -> Index[Mentions[Person]]:
        """People by their called() name, with the records that list them and their roles there."""
        return self._actors(PERSON, _people_of)

    @cached_property
    def organisations(self) -> Index[Mentions[Organisation]]:
        """Organisations without a record, in the same form as people."""
        return self._actors(ORGANISATION, _organisations_of)

    def _actors(self, kind: str, of: Callable[[Case | Policy], tuple[_Actor, ...]]) -> Index[Mentions[_Actor]]:
        """The index of a kind of actors. of: gives those of a record."""

        def names(entry: Entry) -> tuple[str, ...]:
            return tuple(called(actor.name) for actor in of(entry.record))

        def mentions(places: tuple[tuple[Entry, int], ...]) -> Mentions[_Actor]:
            return tuple((entry, of(entry.record)[number]) for entry, number in places)

        with recorded():  # What whoever asks has read is the index.
            pairs = [
                (name, (entry, number))
                for entry in self._listed
                for number, name in enumerate(
                    entry.memo("", kind, partial(self.of_entry, f"called {kind}", entry, names))
                )
            ]
        return Index(kind, dict(sorted(_grouped(pairs, unique=False).items())), mentions)


def _drawn(make: Callable[[Entry], _Value], entry: Entry) -> _Value:
    with drawn(entry.path):
        return make(entry)


def _declared(entry: Entry) -> tuple[DeclaredSource, ...]:
    return tuple(DeclaredSource(key, entry) for key in entry.given.sources)


def _related(entry: Entry) -> tuple[str, ...]:
    return tuple(relation.to.address for relation in entry.given.relations)


class _End(NamedTuple):
    """A relation as one of its two records sees it: its number in Link, and the reference of the other record."""

    number: int
    other: str
    reverse: bool


@lru_cache(maxsize=4)
def _ends(related: tuple[tuple[str, tuple[str, ...]], ...]) -> Mapping[str, tuple[_End, ...]]:
    """The relations of each record, those that it declares first. related: each record, and the records it names.

    Kept from one library to the next: few edits change a relation, and all editions of a base have the same.
    """
    ends: dict[str, list[_End]] = {reference: [] for reference, _ in related}
    pairs = [(of, number, to) for of, named in related for number, to in enumerate(named) if to in ends]
    for of, number, to in pairs:
        ends[of].append(_End(number, to, reverse=False))
    for of, number, to in pairs:
        ends[to].append(_End(number, of, reverse=True))
    return {reference: tuple(of_record) for reference, of_record in ends.items()}


class _Links(Mapping[str, "tuple[Link, ...]"]):
    """The relations of each record, made when they are asked for."""

    def __init__(self, ends: Mapping[str, tuple[_End, ...]], entries: Mapping[str, Entry]) -> None:
        self._ends, self._entries = ends, entries
        self._made: dict[str, tuple[Link, ...]] = {}

    def __getitem__(self, key: str) -> tuple[Link, ...]:
        if key not in self._made:
            entries, ends = self._entries, self._ends[key]
            self._made[key] = tuple(Link(end.number, entries[key], entries[end.other], end.reverse) for end in ends)
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ends)

    def __len__(self) -> int:
        return len(self._ends)


class _Facts(Mapping[str, object]):
    """The facts of a library, each computed when it is asked for."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[str, object] = {}

    def __getitem__(self, key: str) -> object:
        if key not in self._known:
            with recorded():  # Whoever asks has read the fact, not what it was made from.
                self._known[key] = FACTS[key](self._library)
        return self._known[key]

    def __iter__(self) -> Iterator[str]:
        return iter(FACTS)

    def __len__(self) -> int:
        return len(FACTS)


def _cited(entry: Entry) -> tuple[str, ...]:
    note(RECORD, entry.reference)
    return tuple(cited_sources(entry.given))


def _people_of(record: Case | Policy) -> tuple[Person, ...]:
    return record.people


def _organisations_of(record: Case | Policy) -> tuple[Organisation, ...]:
    return record.organisations


FACTS: dict[str, Callable[[Library], object]] = {}
"""The functions that library_fact() was given, by name."""


def library_fact(function: Callable[[Library], _Value]) -> Callable[[Library], _Value]:
    """A function of the whole library that is computed once. Whoever asks reads its value and nothing else."""
    FACTS[function.__name__] = function

    def fact(library: Library) -> _Value:
        return cast("_Value", library.facts[function.__name__])

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


CONVERTED = 512
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

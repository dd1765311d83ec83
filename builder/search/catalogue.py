"""Takes what is kept of all documents; gives them by number, each with what is shown of it."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from builder.search.counts import NUMBER_BITS
from builder.search.fold import fold
from builder.search.kept_document import KeptDocument
from builder.search.numbers import numbered, rooms
from builder.search.result_rows import Numbered
from builder.search.search_document import CONVERTED, ORIGIN

NAMED = ("person", "organisation", "term")
SHORT = 2

Key = tuple[str, str]
"""Language and address of a document."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    documents: dict[Key, KeptDocument] = field(default_factory=dict)
    """Those of CONVERTED too."""
    numbers: Mapping[Key, int] = field(default_factory=dict)
    """Of the others, ascending."""
    rooms: tuple[int, ...] = ()
    """How many numbers an edition has for each kind, in the order of KINDS."""
    editions: int = 0
    origin: range = range(0)
    """The numbers of ORIGIN."""

    @property
    def span(self) -> int:
        """How many numbers an edition has."""
        return sum(self.rooms)

    @property
    def size(self) -> int:
        """How many numbers there are, with documents and without."""
        return self.span * self.editions

    def by_number(self) -> dict[int, Numbered]:
        """Ascending."""
        counts = Counter(address for _, address in self.numbers)
        documents = self.documents
        return {number: Numbered(key[1], counts[key[1]] > 1, documents[key]) for key, number in self.numbers.items()}

    def converted(self, by_number: Mapping[int, Numbered]) -> dict[int, Numbered]:
        """With documents of CONVERTED in place of those of ORIGIN; empty where there are none."""
        if not self.has_converted():
            return {}
        shown = dict(by_number)
        for (language, address), document in self.documents.items():
            number = self.numbers.get((ORIGIN, address)) if language == CONVERTED else None
            if number is not None:
                shown[number] = Numbered(address, by_number[number].twin, document)
        return shown

    def surnames(self) -> dict[int, str]:
        """Of all people, as of `pinyin.surname_pairs`."""
        people = (self.documents[key] for key in self.numbers if self.documents[key].kind == "person")
        return {pair: syllable for person in people for pair, syllable in person.read().surnames}

    def short_names(self) -> frozenset[str]:
        """The names of two characters that people, organisations and terms have, folded."""
        named = (self.documents[key] for key in self.numbers if self.documents[key].kind in NAMED)
        texts = (text for shown in map(KeptDocument.read, named) for text in (shown.title, *shown.names.split(" · ")))
        return frozenset(name for name in map(fold, filter(_is_short, texts)) if len(name) == SHORT)

    def has_the_places_of(self, documents: Mapping[Key, KeptDocument], changed: Iterable[Key]) -> bool:
        """Whether none of the changed documents is new, gone or of another kind: then all keep their numbers."""
        same = (
            key in documents and key in self.documents and documents[key].kind == self.documents[key].kind
            for key in changed
        )
        return self.editions > 0 and all(same)

    def has_converted(self) -> bool:
        return len(self.numbers) < len(self.documents)

    def count_pages(self) -> int:
        return len({(language, address.partition("#")[0]) for language, address in self.documents})


def _is_short(name: str) -> bool:
    return len(name) == SHORT and not name.isascii()


def catalogued(documents: dict[Key, KeptDocument], languages: Sequence[str]) -> Catalogue:
    """Raises ValueError if there are too many."""
    keys = [key for key in documents if key[0] != CONVERTED]
    places = [(language, documents[language, address].kind, address) for language, address in keys]
    found = rooms(places)
    if found.span * len(languages) >= 1 << NUMBER_BITS:
        raise ValueError(f"too many documents: {len(keys)}")
    numbers = dict(sorted(zip(numbered(places, found, languages), keys, strict=True)))
    return catalogue_of(
        documents, {key: number for number, key in numbers.items()}, tuple(found.sizes.values()), languages
    )


def catalogue_of(
    documents: dict[Key, KeptDocument], numbers: Mapping[Key, int], rooms: tuple[int, ...], languages: Sequence[str]
) -> Catalogue:
    """`numbers`, `rooms`: as `catalogued` gave them before."""
    span = sum(rooms)
    first = languages.index(ORIGIN) * span if ORIGIN in languages else 0
    origin = range(first, first + span if ORIGIN in languages else 0)
    return Catalogue(documents, numbers, rooms, len(languages), origin)


def concerned(before: Catalogue, after: Catalogue, changed: Collection[Key]) -> set[int]:
    """The numbers of which something else may be shown when some documents have changed: theirs, those of their twins,
    which tell whether they have any, and those of all that have another number.
    """
    moved = {key for key, number in before.numbers.items() if after.numbers.get(key) != number}
    addresses = {address for _, address in changed}
    keys = moved.union(key for numbers in (before.numbers, after.numbers) for key in numbers if key[1] in addresses)
    return {numbers[key] for numbers in (before.numbers, after.numbers) for key in keys if key in numbers}

"""Takes what is kept of all documents; gives them by number, each with what is shown of it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from builder.search.counts import NUMBER_BITS
from builder.search.kept_document import KeptDocument
from builder.search.numbers import numbered, rooms
from builder.search.result_rows import Numbered
from builder.search.search_document import CONVERTED, ORIGIN

Key = tuple[str, str]
"""Language and address of a document."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    documents: dict[Key, KeptDocument] = field(default_factory=dict)
    """Those of CONVERTED too."""
    numbers: Mapping[Key, int] = field(default_factory=dict)
    """Of the others."""
    by_number: Mapping[int, Numbered] = field(default_factory=dict)
    """Ascending."""
    converted: Mapping[int, Numbered] = field(default_factory=dict)
    """The same with documents of CONVERTED in place of those of ORIGIN; empty where there are none."""
    origin: range = range(0)
    """The numbers of ORIGIN."""
    span: int = 0
    """How many numbers an edition has."""
    size: int = 0
    """How many all editions have."""

    def surnames(self) -> dict[int, str]:
        """Of all people, as of `pinyin.surname_pairs`."""
        people = (each.kept for each in self.by_number.values() if each.kept.kind == "person")
        return {pair: syllable for person in people for pair, syllable in person.read().surnames}

    def count_pages(self) -> int:
        return len({(language, address.partition("#")[0]) for language, address in self.documents})


def catalogued(documents: dict[Key, KeptDocument], languages: Sequence[str]) -> Catalogue:
    """Raises ValueError if there are too many."""
    keys = [key for key in documents if key[0] != CONVERTED]
    places = [(language, documents[language, address].kind, address) for language, address in keys]
    found = rooms(places)
    size = found.span * len(languages)
    if size >= 1 << NUMBER_BITS:
        raise ValueError(f"too many documents: {len(keys)}")
    numbers = dict(zip(keys, numbered(places, found, languages), strict=True))
    counts = Counter(address for _, address in keys)
    by_number = {
        number: Numbered(key[1], counts[key[1]] > 1, documents[key])
        for key, number in sorted(numbers.items(), key=lambda entry: entry[1])
    }
    first = languages.index(ORIGIN) * found.span if ORIGIN in languages else size
    origin = range(first, min(first + found.span, size))
    return Catalogue(documents, numbers, by_number, _converted(documents, by_number, origin), origin, found.span, size)


def _converted(
    documents: Mapping[Key, KeptDocument], by_number: Mapping[int, Numbered], origin: range
) -> dict[int, Numbered]:
    if not any(language == CONVERTED for language, _ in documents):
        return {}
    return {
        number: Numbered(each.address, each.twin, documents.get((CONVERTED, each.address), each.kept))
        if number in origin
        else each
        for number, each in by_number.items()
    }


def concerned(before: Mapping[int, Numbered], after: Mapping[int, Numbered]) -> set[int]:
    """The numbers whose documents are shown otherwise, or are new or gone."""
    return {number for number in before.keys() | after.keys() if before.get(number) != after.get(number)}

"""Takes documents; gives each a number that hardly ever changes when others are added or removed.

Every kind of document has a room of numbers in every edition, at least nearly twice as large as it needs. Within the
room a document's place is that of its address's hash, or the next free one: linear probing in a fixed order, so that
the places depend on the set of the documents alone (Amble and Knuth, "Ordered hash tables", 1974). Rooms are powers of
two: all numbers change only when one of them has to double.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil

from builder.search.search_document import KINDS
from builder.search.shards import hashes

SPARSENESS = 1.8
SMALL_ROOM = 16
"""A kind with few documents has this part of a room for all of an edition's, so that it can grow in it."""

Place = tuple[str, str, str]
"""Language, kind and address of a document."""


@dataclass(frozen=True, slots=True)
class Rooms:
    """The rooms of an edition, the same in each. `starts`, `sizes`: by kind."""

    starts: Mapping[str, int]
    sizes: Mapping[str, int]

    @property
    def span(self) -> int:
        """Numbers of an edition."""
        return sum(self.sizes.values())


def rooms(places: Iterable[Place]) -> Rooms:
    """As large as the edition needs that has most documents of a kind."""
    counts = Counter((language, kind) for language, kind, _ in places)
    editions = Counter[str]()
    for (language, _), number in counts.items():
        editions[language] += number
    least = max(1, _power(max(editions.values(), default=0)) // SMALL_ROOM)
    most = {kind: max((counts[language, kind] for language in editions), default=0) for kind in KINDS}
    sizes = {kind: max(least, _power(ceil(SPARSENESS * number))) for kind, number in most.items()}
    return Rooms(dict(zip(KINDS, accumulate([0, *sizes.values()]), strict=False)), sizes)


def numbered(places: Sequence[Place], found: Rooms, languages: Sequence[str]) -> list[int]:
    """The number of each document."""
    addresses = [address for _, _, address in places]
    span = found.span
    firsts = {
        (language, kind): at * span + start
        for at, language in enumerate(languages)
        for kind, start in found.starts.items()
    }
    taken: set[int] = set()
    numbers = [0] * len(places)
    for value, _, index in sorted(zip(hashes(addresses).tolist(), addresses, range(len(places)), strict=True)):
        language, kind, _ = places[index]
        first, mask = firsts[language, kind], found.sizes[kind] - 1
        slot = value & mask
        while first + slot in taken:
            slot = slot + 1 & mask
        taken.add(first + slot)
        numbers[index] = first + slot
    return numbers


def _power(number: int) -> int:
    """The least power of two that is not below the number; 1 for 0."""
    return 1 << max(0, number - 1).bit_length()

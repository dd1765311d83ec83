"""Takes how much there is to be written; gives how it is spread over files: small ones to load, few enough for a host.

A site may have pages / 8 + 2,000 files of its search. Within that a shard has at most 12 KB, one of tokens 3 KB where
files are left, and an excerpt comes with few others. What does not fit is made coarser where it costs a reader least:
excerpts first of all.
"""

from collections.abc import Mapping
from math import ceil, log2

SHARD_BYTES = 12_288
SMALL_BYTES = 3_072
PAGES_A_FILE = 8
FREE_FILES = 2_000
# Documents a file, as a power of two: rows, excerpts.
FEWEST = {"m": 4, "x": 2}
# There are some four hundred syllables: more files would not part them further.
MOST = {"p": 8}
# What gives way, in this order: rows and excerpts go to twice as many a file, a table to half as many files.
STEPS = "xxtmmucputututuxut"


def plan(sizes: Mapping[str, int], *, documents: int, pages: int, others: int) -> dict[str, int]:
    """By kind of file a power of two: of a table, its files; of rows (m) and excerpts (x), the documents in one.

    `sizes`: bytes of each table; `others`: files that are not spread.
    """
    powers = {letter: min(_power(size), MOST.get(letter, 32)) for letter, size in sizes.items()} | FEWEST
    allowed = pages // PAGES_A_FILE + FREE_FILES - others
    for letter in STEPS:
        if _files(powers, documents) <= allowed:
            break
        powers[letter] = powers[letter] + 1 if letter in FEWEST else max(0, powers[letter] - 1)
    return _finer(powers, sizes, documents=documents, allowed=allowed)


def _finer(powers: dict[str, int], sizes: Mapping[str, int], *, documents: int, allowed: int) -> dict[str, int]:
    """Smaller shards of tokens where files are left: each query loads several, and most of a shard for nothing."""
    finer = powers | {"t": powers.get("t", 0) + 1}
    if sizes.get("t", 0) >> powers.get("t", 0) <= SMALL_BYTES or _files(finer, documents) > allowed:
        return powers
    return _finer(finer, sizes, documents=documents, allowed=allowed)


def _power(size: int) -> int:
    return max(0, ceil(log2(size / SHARD_BYTES))) if size else 0


def _files(powers: Mapping[str, int], documents: int) -> int:
    return sum(ceil(documents / 2**power) if letter in FEWEST else 2**power for letter, power in powers.items())

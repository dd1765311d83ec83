"""Takes the sizes of the index's tables; gives the number of files of each: small to load, few enough for a host.

The search of a site may have pages / 8 + 2,000 files. A query loads some files of each kind and needs little of each:
it costs the sum of loads · bytes / files, which is least where the files of a kind grow with the root of loads · bytes.
No kind gets files so small that a request for one costs more than its bytes.
"""

from collections.abc import Mapping
from math import ceil, sqrt

PAGES_PER_FILE = 8
FREE_FILES = 2_000
# By kind: files that a costly query loads, bytes below which no file is split, bytes of a document's row or excerpt.
LOADS = {"t": 8.0, "u": 7.0, "c": 0.3, "p": 1.5, "m": 10.0, "x": 3.0}
MIN_FILE_BYTES = {"t": 4_096, "u": 3_072, "c": 8_192, "p": 8_192, "m": 1_600, "x": 1_500}
DOCUMENT_BYTES = {"m": 100, "x": 300}


def plan(sizes: Mapping[str, int], *, documents: int, pages: int, other_files: int) -> dict[str, int]:
    """By kind: for a table the number of its files; for rows (m) and excerpts (x) the number of documents in a file.

    `sizes`: bytes of each table. `other_files`: number of the search's files that are not in a table.
    """
    byte_counts = {**sizes, **{letter: documents * bytes_each for letter, bytes_each in DOCUMENT_BYTES.items()}}
    file_limits = {letter: max(1, ceil(size / MIN_FILE_BYTES[letter])) for letter, size in byte_counts.items()}
    weights = {letter: sqrt(LOADS[letter] * size) for letter, size in byte_counts.items()}
    files = _allocate(
        weights, file_limits, available=pages // PAGES_PER_FILE + FREE_FILES - other_files - len(file_limits)
    )
    return {
        letter: max(1, ceil(documents / number)) if letter in DOCUMENT_BYTES else number
        for letter, number in files.items()
    }


def _allocate(weights: Mapping[str, float], limits: Mapping[str, int], *, available: int) -> dict[str, int]:
    """`available` files in proportion to the weights; what a kind cannot use is allocated to the others."""
    total = sum(weights.values())
    saturated = {
        letter: limits[letter] for letter, weight in weights.items() if limits[letter] * total <= available * weight
    }
    if not saturated:
        return {letter: max(1, int(available * weight / total)) if total else 1 for letter, weight in weights.items()}
    remaining = {letter: weight for letter, weight in weights.items() if letter not in saturated}
    return saturated | _allocate(remaining, limits, available=available - sum(saturated.values()))

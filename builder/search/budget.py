"""Takes the sizes of the index's tables; gives the number of files of each: small to load, few enough for a host.

The search of a site may have pages / 8 + 2,000 files. A query loads some files of each kind and needs little of each:
it costs the sum of loads · bytes / files, which is least where the files of a kind grow with the root of loads · bytes.
No kind gets files so small that a request for one costs more than its bytes.
"""

from collections.abc import Mapping, Sequence
from math import ceil, sqrt

import numpy as np
import numpy.typing as npt

from builder.search.counts import run_starts

PAGES_PER_FILE = 8
FREE_FILES = 2_000
# By kind: files that a costly query loads, bytes below which no file is split, bytes of a document's row.
LOADS = {"t": 8.0, "u": 7.0, "c": 0.3, "p": 1.5, "b": 2.0, "m": 10.0}
MIN_FILE_BYTES = {"t": 3_584, "u": 3_072, "c": 8_192, "p": 8_192, "b": 3_072, "m": 1_600}
SMALL_SITE, GROWING = 1_400, "tcp"
DOCUMENT_BYTES = {"m": 400}

# 1 to 8, 10, 12, 14, 16, 20 and so on.
_STEPS = (1, 2, 3, *(part << power for power in range(22) for part in (4, 5, 6, 7)))


def plan(
    sizes: Mapping[str, int], numbers: Sequence[npt.NDArray[np.int64]], *, pages: int, other_files: int
) -> dict[str, int]:
    """By kind: for a table the number of its files; for rows (m) how many numbers share a file.

    `sizes`: bytes of each table. `numbers`: those of the documents, and those of which an edition in another script has
    files of its own, ascending. `other_files`: number of the search's files that are not in a table.
    """
    documents = sum(map(len, numbers))
    byte_counts = {**sizes, **{letter: documents * bytes_each for letter, bytes_each in DOCUMENT_BYTES.items()}}
    file_limits = {letter: max(2, ceil(size / _min_file_bytes(letter, pages))) for letter, size in byte_counts.items()}
    weights = {letter: sqrt(LOADS[letter] * size) for letter, size in byte_counts.items()}
    files = _allocate(
        weights, file_limits, available=pages // PAGES_PER_FILE + FREE_FILES - other_files - 2 * len(file_limits)
    )
    shares = {letter: _numbers_in_a_file(numbers, files[letter]) for letter in DOCUMENT_BYTES}
    return files | shares


def _min_file_bytes(letter: str, pages: int) -> float:
    """More on large sites: a record has many tokens, and with it the file of each changes."""
    growth = max(1.0, pages / SMALL_SITE) ** 0.25
    return MIN_FILE_BYTES[letter] * (growth if letter in GROWING else 1)


def _numbers_in_a_file(numbers: Sequence[npt.NDArray[np.int64]], files: int) -> int:
    """The least of few numbers, so that it hardly ever changes; blocks without documents have no file."""
    for share in _STEPS:
        if sum(len(run_starts(each // share)) for each in numbers) <= files:
            return share
    return _STEPS[-1]


def _allocate(weights: Mapping[str, float], limits: Mapping[str, int], *, available: int) -> dict[str, int]:
    """`available` files in proportion to the weights; what a kind cannot use is allocated to the others."""
    total = sum(weights.values())
    saturated = {
        letter: limits[letter] for letter, weight in weights.items() if limits[letter] * total <= available * weight
    }
    if not saturated:
        return {letter: max(2, int(available * weight / total)) if total else 2 for letter, weight in weights.items()}
    remaining = {letter: weight for letter, weight in weights.items() if letter not in saturated}
    return saturated | _allocate(remaining, limits, available=available - sum(saturated.values()))

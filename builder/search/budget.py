"""Takes how much there is to be written; gives how it is spread over files: small ones to load, few enough for a host.

A site may have pages / 8 + 2,000 files of its search. A query loads some files of each kind and needs little of each:
it costs the sum of loads · bytes / files, which is least where the files of a kind go as the root of loads · bytes.
No kind gets files so small that a request for one costs more than its bytes.
"""

from collections.abc import Mapping
from math import ceil, sqrt

PAGES_A_FILE = 8
FREE_FILES = 2_000
# What a costly query loads of each kind, and how small its files may be. Rows and excerpts: so many bytes a document.
LOADS = {"t": 8.0, "u": 7.0, "c": 0.3, "p": 1.5, "m": 10.0, "x": 3.0}
SMALL_BYTES = {"t": 4_096, "u": 3_072, "c": 8_192, "p": 8_192, "m": 1_600, "x": 1_500}
DOCUMENT_BYTES = {"m": 100, "x": 300}


def plan(sizes: Mapping[str, int], *, documents: int, pages: int, others: int) -> dict[str, int]:
    """By kind of file: of a table, its files; of rows (m) and excerpts (x), the documents in one.

    `sizes`: bytes of each table; `others`: files that are not spread.
    """
    bytes_of = {**sizes, **{letter: documents * each for letter, each in DOCUMENT_BYTES.items()}}
    most = {letter: max(1, ceil(size / SMALL_BYTES[letter])) for letter, size in bytes_of.items()}
    needs = {letter: sqrt(LOADS[letter] * size) for letter, size in bytes_of.items()}
    files = _shared(needs, most, left=pages // PAGES_A_FILE + FREE_FILES - others - len(most))
    return {
        letter: max(1, ceil(documents / number)) if letter in DOCUMENT_BYTES else number
        for letter, number in files.items()
    }


def _shared(needs: Mapping[str, float], most: Mapping[str, int], *, left: int) -> dict[str, int]:
    """To each by its need; what one cannot use goes to the others."""
    total = sum(needs.values())
    full = {letter: most[letter] for letter, need in needs.items() if most[letter] * total <= left * need}
    if not full:
        return {letter: max(1, int(left * need / total)) if total else 1 for letter, need in needs.items()}
    others = {letter: need for letter, need in needs.items() if letter not in full}
    return full | _shared(others, most, left=left - sum(full.values()))

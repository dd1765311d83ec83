"""Takes the stems of neighbouring words; gives table b: in which documents two words stand side by side.

Only Latin words, for the pairs of Han characters are tokens anyway; stop words between them do not count. A pair is the
26 bits of a hash: another pair may have the same, but hardly in a document that has both words. A file has the pairs of
a range of hashes, ascending: in VLQ the difference to the hash before · 2, + 1 if there are several documents, then
their number if so, then the differences from document to document. Of one file more, only one range is parted in two
(Litwin, "Linear hashing", VLDB 1980).
"""

from collections.abc import Collection, Iterator

import numpy as np
import numpy.typing as npt

from builder.search.counts import Counts, Indices, Keys, numbers_of, run_starts
from builder.search.digits import base36, encode
from builder.search.jsonp import search_call
from builder.search.shards import MIXER

HASH_BITS = 26
LETTER = "b"
_FIRST_FACTOR = 0x9E3779B1
# By pair and by document, as measured.
_BYTES_A_PAIR, _BYTES_A_DOCUMENT = 2, 3

Hashes = npt.NDArray[np.uint32]


def pair_hashes(first: Hashes, second: Hashes) -> Keys:
    """`first`, `second`: the hashes of both stems, as of `shards.hashes`."""
    mixed = first * np.uint32(_FIRST_FACTOR) + second
    mixed = (mixed ^ mixed >> np.uint32(15)) * np.uint32(MIXER)
    return (mixed >> np.uint32(32 - HASH_BITS)).astype(np.uint64)


def table_size(pairs: Counts) -> int:
    """About how many bytes the table has."""
    return _BYTES_A_PAIR * len(pairs.tokens) + _BYTES_A_DOCUMENT * len(pairs.entries)


def file_numbers(pairs: Keys, files: int) -> Indices:
    """The number of the file of each pair: by its bits, the highest first, as far as there are files."""
    numbers, groups, bit = np.zeros(len(pairs), np.int64), 1, HASH_BITS
    while groups < files:
        bit -= 1
        is_upper = (pairs >> np.uint64(bit) & np.uint64(1)).astype(np.int64)
        numbers += np.where(numbers + groups < files, is_upper * groups, 0)
        groups *= 2
    return numbers


def adjacency_files(pairs: Counts, files: int, wanted: Collection[int]) -> Iterator[tuple[str, bytes]]:
    """Some of the files of the table, by name. `wanted`: their numbers. `files`: how many there are in all."""
    numbers = file_numbers(pairs.tokens, files)
    indices = np.flatnonzero(np.isin(numbers, np.array(sorted(wanted), np.int64)))
    indices = indices[np.argsort(numbers[indices], kind="stable")]
    by_file, selected = numbers[indices], pairs.select(indices)
    data, starts = _numbers(selected, first_of_files=run_starts(by_file))
    text, positions = encode(data)
    bounds = positions[np.append(starts, len(data))]
    for number in wanted:
        first, last = np.searchsorted(by_file, [number, number + 1]).tolist()
        name = base36(number)
        yield f"{LETTER}/{name}", search_call(f"{LETTER}{name}", text[bounds[first] : bounds[last]])


def _numbers(pairs: Counts, *, first_of_files: Indices) -> tuple[Keys, Indices]:
    """All numbers of the files, one after the other, and where those of each pair begin."""
    owners, documents = _distinct_documents(pairs)
    counts = np.bincount(owners, minlength=len(pairs.tokens))
    has_many = counts > 1
    sizes = 1 + has_many + counts
    starts = np.cumsum(sizes) - sizes
    hashes = pairs.tokens.astype(np.int64)
    steps = hashes - np.concatenate(([0], hashes[:-1]))
    steps[first_of_files] = hashes[first_of_files]
    data = np.zeros(int(sizes.sum()), np.uint64)
    data[starts] = 2 * steps + has_many
    data[starts[has_many] + 1] = counts[has_many]
    firsts = np.cumsum(counts) - counts
    gaps = documents - np.concatenate(([0], documents[:-1]))
    gaps[firsts] = documents[firsts]
    data[starts[owners] + 1 + has_many[owners] + np.arange(len(documents)) - firsts[owners]] = gaps
    return data, starts


def _distinct_documents(pairs: Counts) -> tuple[Indices, Indices]:
    """Of each pair each document once, whatever fields it stands in: the index of the pair, and the document."""
    owners, documents = pairs.owners(), numbers_of(pairs.entries).astype(np.int64)
    starts = run_starts(owners << np.int64(32) | documents)
    return owners[starts], documents[starts]

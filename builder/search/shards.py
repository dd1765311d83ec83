"""Takes keys of a table; gives the file of each entry by its hash: no list of files grows with the site.

Of one file more, only entries of two or three others move to it (Larson, "Linear hashing with partial expansions", VLDB
1980): where there are between 2 n and 4 n files, each of n groups has two, three or four, the first groups one more.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

OFFSET = 0x811C9DC5
PRIME = 0x01000193
# For a second hash, of which the choice within a group is made; and the bits of the first that there are groups for.
MIXER = 0x2C1B3C6D
HIGHEST_BIT = 14


def hashes(texts: Sequence[str]) -> npt.NDArray[np.uint32]:
    """FNV-1a of each text, 32 bits, over the UTF-16 code units, low byte first (Fowler, Noll, Vo; RFC 9923).

    One loop over the code units of all texts at once. No text may contain NUL.
    """
    if not texts:
        return np.zeros(0, np.uint32)
    units = np.frombuffer("\0".join(["", *texts, ""]).encode("utf-16-le"), np.uint16)
    boundaries = np.flatnonzero(units == 0)
    positions, ends = boundaries[:-1] + 1, boundaries[1:]
    values = np.full(len(texts), OFFSET, np.uint32)
    unfinished = np.flatnonzero(positions < ends)
    positions = positions[unfinished]
    while len(unfinished):
        unit = units[positions].astype(np.uint32)
        value = (values[unfinished] ^ (unit & np.uint32(0xFF))) * np.uint32(PRIME)
        values[unfinished] = (value ^ (unit >> np.uint32(8))) * np.uint32(PRIME)
        positions = positions + 1
        has_more = positions < ends[unfinished]
        unfinished, positions = unfinished[has_more], positions[has_more]
    return values


def file_numbers(sums: npt.NDArray[np.uint32], files: int) -> npt.NDArray[np.int64]:
    """The number of the file of each hash, of at least two files."""
    mixed = (sums ^ sums >> np.uint32(15)) * np.uint32(MIXER)
    places = np.zeros(len(sums), np.int64)
    for bit in range(HIGHEST_BIT, -1, -1):
        groups = 1 << bit
        rest, group = mixed >> np.uint32(bit), (sums & np.uint32(groups - 1)).astype(np.int64)
        places = 2 * places + (sums >> np.uint32(bit) & np.uint32(1))
        # What belongs to a file that is not there yet is shared by those of its group that are.
        for last, others in ((3, rest % np.uint32(3)), (2, rest & np.uint32(1))):
            places = np.where((places == last) & (last * groups + group >= files), others, places)
        if 2 * groups <= files:
            return places * groups + group
    raise ValueError(f"too few files: {files}")


def sources(number: int) -> range:
    """The files whose entries go to this one when it comes to be."""
    if number < 2:
        return range(number)
    groups = 1 << number.bit_length() - 2
    return range(number % groups, number, groups)

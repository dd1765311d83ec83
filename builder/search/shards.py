"""Takes keys of a table; gives their hashes, which tell the file of an entry: no list of files grows with the site."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

OFFSET = 0x811C9DC5
PRIME = 0x01000193


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

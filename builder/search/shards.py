"""Takes a token; gives the number of the file it stands in: a hash, so that no list of files grows with the site."""

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
    ends = np.flatnonzero(units == 0)
    at, end = ends[:-1] + 1, ends[1:]
    values = np.full(len(texts), OFFSET, np.uint32)
    left = np.flatnonzero(at < end)
    at = at[left]
    while len(left):
        unit = units[at].astype(np.uint32)
        value = (values[left] ^ (unit & np.uint32(0xFF))) * np.uint32(PRIME)
        values[left] = (value ^ (unit >> np.uint32(8))) * np.uint32(PRIME)
        at = at + 1
        more = at < end[left]
        left, at = left[more], at[more]
    return values

"""Takes arrays of numbers; gives them as text of variable length, joined in bulk: the form of every list here."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

_LETTERS = np.frombuffer(ALPHABET.encode("ascii"), np.uint8)
_MORE = 32


def vlq(numbers: Sequence[int]) -> str:
    """Numbers of 0 and above, five bits a character, low bits first; a sixth bit says that more follow."""
    text, _ = encode(np.array(numbers, np.uint64))
    return text


def encode(numbers: npt.NDArray[np.uint64]) -> tuple[str, npt.NDArray[np.int64]]:
    """All numbers as one text, and where each begins, with the text's end as the last."""
    if not len(numbers):
        return "", np.zeros(1, np.int64)
    lengths = np.ones(len(numbers), np.int64)
    for shift in range(5, int(numbers.max()).bit_length(), 5):
        lengths += numbers >= np.uint64(1 << shift)
    starts = np.zeros(len(numbers) + 1, np.int64)
    np.cumsum(lengths, out=starts[1:])
    text = np.empty(int(starts[-1]), np.uint8)
    at, left, rest = starts[:-1], lengths, numbers
    while len(at):
        more = left > 1
        text[at] = _LETTERS[(rest & np.uint64(31)).astype(np.intp) + np.where(more, _MORE, 0)]
        at, left, rest = at[more] + 1, left[more] - 1, rest[more] >> np.uint64(5)
    return text.tobytes().decode("ascii"), starts

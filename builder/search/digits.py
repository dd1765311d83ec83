"""Takes numbers of 0 and above; gives them as text: base 36 in file names, base 64 in the data of scripts."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

BASE_36 = "0123456789abcdefghijklmnopqrstuvwxyz"
VLQ_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
"""The base 64 of the search index, as RFC 4648 has it for URLs (theme/assets/search/engine/encoding.js)."""
FIXED_WIDTH_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
"""The base 64 of lists that a reader narrows and sorts (theme/assets/browse/data.js)."""

_VLQ_CODES = np.frombuffer(VLQ_DIGITS.encode("ascii"), np.uint8)
_CONTINUES = 32
# Up to so many numbers a loop is faster than arrays.
_FEW = 32


def base36(number: int) -> str:
    text = ""
    while True:
        number, digit = divmod(number, 36)
        text = BASE_36[digit] + text
        if not number:
            return text


def fixed_width(numbers: Sequence[int]) -> str:
    """Numbers in base 64, highest digit first, each with as many digits as the largest needs."""
    base, width = len(FIXED_WIDTH_DIGITS), 1
    while max(numbers, default=0) >= base**width:
        width += 1
    places = [base**place for place in reversed(range(width))]
    return "".join(FIXED_WIDTH_DIGITS[number // place % base] for number in numbers for place in places)


def vlq(numbers: Sequence[int]) -> str:
    """Variable-length quantities: five bits a character, low bits first; a sixth bit says that more follow."""
    if len(numbers) > _FEW:
        return encode(np.array(numbers, np.uint64))[0]
    return "".join(map(_digits, numbers))


def _digits(number: int) -> str:
    text = ""
    while number >= _CONTINUES:
        text += VLQ_DIGITS[number & _CONTINUES - 1 | _CONTINUES]
        number >>= 5
    return text + VLQ_DIGITS[number]


def encode(numbers: npt.NDArray[np.uint64]) -> tuple[str, npt.NDArray[np.int64]]:
    """`vlq` of an array, and where each number begins in the text; the text's length comes last."""
    if not len(numbers):
        return "", np.zeros(1, np.int64)
    lengths = np.ones(len(numbers), np.int64)
    for shift in range(5, int(numbers.max()).bit_length(), 5):
        lengths += numbers >= np.uint64(1 << shift)
    starts = np.zeros(len(numbers) + 1, np.int64)
    np.cumsum(lengths, out=starts[1:])
    text = np.empty(int(starts[-1]), np.uint8)
    positions, digits_left, values = starts[:-1], lengths, numbers
    while len(positions):
        more = digits_left > 1
        text[positions] = _VLQ_CODES[(values & np.uint64(31)).astype(np.intp) + np.where(more, _CONTINUES, 0)]
        positions, digits_left, values = positions[more] + 1, digits_left[more] - 1, values[more] >> np.uint64(5)
    return text.tobytes().decode("ascii"), starts

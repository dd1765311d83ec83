"""Takes the Latin words of the index; gives the files with which the client completes and corrects words."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

import numpy as np

from builder.search.digits import BASE_36

MAX_WORDS = 40_000

_WORD = re.compile(r"^(?=[0-9]*[a-z])[a-z0-9]{3,30}$", re.MULTILINE)


def vocabulary(counts: Mapping[str, int]) -> dict[str, int]:
    """The commonest MAX_WORDS words of 3 to 30 letters and digits, sorted, with the number of their documents."""
    words = _WORD.findall("\n".join(counts))
    if len(words) > MAX_WORDS:
        words = sorted(words, key=lambda word: (-counts[word], word))[:MAX_WORDS]
    return {word: counts[word] for word in sorted(words)}


def front_coded(words: Iterable[tuple[str, int]]) -> str:
    """Sorted words, front-coded: length of the prefix shared with the word before (base 36), the rest of the word, and
    a capital letter for log2 of its documents.
    """
    known = list(words)
    entries = zip(_prefix_lengths([word for word, _ in known]), known, strict=True)
    return "".join(
        f"{BASE_36[length]}{word[length:]}{chr(64 + count.bit_length())}" for length, (word, count) in entries
    )


def by_initial(words: Mapping[str, int]) -> dict[str, str]:
    """Front-coded words by first letter or digit; an empty text where there are none, so that no request fails."""

    texts = dict.fromkeys(BASE_36, "")
    for initial, group in groupby(words.items(), key=lambda entry: entry[0][0]):
        texts[initial] = front_coded(group)
    return texts


def _prefix_lengths(words: Sequence[str]) -> list[int]:
    """How many characters, all in ASCII, each word shares with the one before."""
    if not words:
        return []
    letters = np.array(["", *words], np.bytes_)
    table = letters.view(np.uint8).reshape(len(letters), -1)
    differs = np.hstack((table[1:] != table[:-1], np.ones((len(words), 1), np.bool_)))
    lengths: list[int] = differs.argmax(axis=1).tolist()
    return lengths

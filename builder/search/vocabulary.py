"""Takes the Latin words of the index; gives the files with which the client completes and corrects words."""

import re
from collections.abc import Iterable, Mapping
from itertools import groupby

from builder.search.digits import BASE_36

MAX_WORDS = 40_000

_WORD = re.compile(r"(?=[0-9]*[a-z])[a-z0-9]{3,30}")


def vocabulary(counts: Mapping[str, int]) -> dict[str, int]:
    """The commonest MAX_WORDS words of 3 to 30 letters and digits, sorted, with the number of their documents."""
    counted_words = [(-count, word) for word, count in counts.items() if _WORD.fullmatch(word)]
    if len(counted_words) > MAX_WORDS:
        counted_words = sorted(counted_words)[:MAX_WORDS]
    return dict(sorted((word, -count) for count, word in counted_words))


def front_coded(words: Iterable[tuple[str, int]]) -> str:
    """Sorted words, front-coded: length of the prefix shared with the word before (base 36), the rest of the word, and
    a capital letter for log2 of its documents.
    """
    entries = []
    previous = ""
    for word, count in words:
        prefix_length = _common_prefix(previous, word)
        entries.append(f"{BASE_36[prefix_length]}{word[prefix_length:]}{chr(64 + count.bit_length())}")
        previous = word
    return "".join(entries)


def by_initial(words: Mapping[str, int]) -> dict[str, str]:
    """Front-coded words by first letter or digit; an empty text where there are none, so that no request fails."""

    texts = dict.fromkeys(BASE_36, "")
    for initial, group in groupby(words.items(), key=lambda entry: entry[0][0]):
        texts[initial] = front_coded(group)
    return texts


def _common_prefix(previous: str, word: str) -> int:
    limit = min(len(previous), len(word))
    for index in range(limit):
        if previous[index] != word[index]:
            return index
    return limit

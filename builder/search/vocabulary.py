"""Takes the Latin words of the index; gives the files in which the client looks for what a mistyped word may mean."""

import re
from collections.abc import Iterable, Mapping
from itertools import groupby

from builder.search.digits import BASE_36

MOST = 40_000

_WORD = re.compile(r"(?=[0-9]*[a-z])[a-z0-9]{3,30}")


def vocabulary(counts: Mapping[str, int]) -> dict[str, int]:
    """The commonest words of 3 to 30 letters and digits, with how many documents have each; in order."""
    found = [(-count, word) for word, count in counts.items() if _WORD.fullmatch(word)]
    if len(found) > MOST:
        found = sorted(found)[:MOST]
    return dict(sorted((word, -count) for count, word in found))


def front_coded(words: Iterable[tuple[str, int]]) -> str:
    """Sorted words: how much is shared with the word before, the rest, a capital letter for log2 of the documents."""
    entries = []
    before = ""
    for word, count in words:
        shared = _shared(before, word)
        entries.append(f"{BASE_36[shared]}{word[shared:]}{chr(64 + count.bit_length())}")
        before = word
    return "".join(entries)


def by_first(words: Mapping[str, int]) -> dict[str, str]:
    """By the first letter or digit: a text for each, so that nothing is asked for in vain."""
    texts = dict.fromkeys(BASE_36, "")
    for first, group in groupby(words.items(), key=lambda entry: entry[0][0]):
        texts[first] = front_coded(group)
    return texts


def _shared(before: str, word: str) -> int:
    most = min(len(before), len(word))
    for at in range(most):
        if before[at] != word[at]:
            return at
    return most

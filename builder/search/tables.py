"""Takes counts of tokens; gives their entries in the tables that are looked up by hash.

t: the best documents of each token, and under "stem/word" those of a word as written; u: a token's other documents;
c: the documents of each single character; p: the pairs of characters by their pinyin syllables.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress

import numpy as np
import numpy.typing as npt

from builder.search.counts import Keys
from builder.search.impacts import Inverted
from builder.search.posting_lists import capped, first_lists, rest_lists
from builder.search.tokenise import CHARACTER, CHARACTER_BITS, FORM, WORD

# Most documents in a token's first list, in a character's only list, in that of a word as it is written.
CAP = 400
CHARACTER_CAP = 200
FORM_CAP = 50
# Separators between a capped list and the number of all its documents: the rest is in table u, or is not written.
CONTINUED, TRUNCATED = "!", "."

Entries = dict[str, str | None]
"""By key what stands in the file, `key":"text` between quotes; None where there is no entry."""


def bounds_of(tokens: Keys) -> tuple[int, int, int]:
    """The index of the first character, that of the first word as written, and the number of tokens."""
    first_character, first_form = np.searchsorted(tokens, np.array([CHARACTER, FORM], np.uint64)).tolist()
    return first_character, first_form, len(tokens)


def token_entries(tokens: Keys, inverted: Inverted, stems: Sequence[str]) -> tuple[Entries, Entries]:
    """Entries of t and u. `tokens`: with the number of each its index. `stems`: in the order of their numbers."""
    names = token_names(tokens, stems)
    first, rest = capped(inverted, CAP)
    cut_names = list(compress(names, (first.counts > CAP).tolist()))
    others: Entries = dict.fromkeys(names)
    return dict(_entries(names, first_lists(first, CONTINUED))), others | dict(_entries(cut_names, rest_lists(rest)))


def character_entries(tokens: Keys, inverted: Inverted) -> Entries:
    names = list(map(chr, (tokens & np.uint64(CHARACTER - 1)).tolist()))
    first, _ = capped(inverted, CHARACTER_CAP)
    return dict(_entries(names, first_lists(first, TRUNCATED)))


def form_entries(keys: Sequence[str], inverted: Inverted, is_rarer: npt.NDArray[np.bool_]) -> Entries:
    """Entries of t, of words that stand in fewer documents than their stem. `keys`: stem/word."""
    first, _ = capped(_selected(inverted, is_rarer), FORM_CAP)
    found: Entries = dict.fromkeys(keys)
    return found | dict(_entries(compress(keys, is_rarer.tolist()), first_lists(first, TRUNCATED)))


def pinyin_entries(pairs: Mapping[str, str]) -> Entries:
    return dict(_entries(pairs, pairs.values()))


def token_names(tokens: Keys, stems: Sequence[str]) -> list[str]:
    """The tokens as text. Those of words come last, since their flag is the highest bit."""
    pairs, words = np.split(tokens, np.searchsorted(tokens, np.array([WORD], np.uint64)))
    codes = np.stack((pairs >> np.uint64(CHARACTER_BITS), pairs & np.uint64((1 << CHARACTER_BITS) - 1)), axis=1)
    text = codes.astype(np.uint32).tobytes().decode("utf-32-le")
    # The second character of a token of one is NUL.
    names = [text[start : start + 2].rstrip("\0") for start in range(0, len(text), 2)]
    return [*names, *(stems[number] for number in (words & np.uint64(WORD - 1)).tolist())]


def _selected(inverted: Inverted, selected: npt.NDArray[np.bool_]) -> Inverted:
    """The postings of some tokens. `selected`: for each token in the index, whether it is one of them."""
    return Inverted(inverted.postings[np.repeat(selected, inverted.counts())])


def _entries(names: Iterable[str], texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Entries of a JSON object. Names and texts hold nothing that JSON escapes."""
    return ((name, f'{name}":"{text}') for name, text in zip(names, texts, strict=True))

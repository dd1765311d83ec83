"""Takes thousands of documents at once; gives which token stands in which field how often, as arrays.

The same tokens as in `tokens.py`, found by arithmetic on code points: one fold, one sort for all documents of a batch.
A token is a number: two characters of 18 bits each (the second 0 if it stands alone), or, flagged, the number of a
word, a single character of the character tables, or the number of a word as it is written.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from builder.search.fold import APOSTROPHES, INVISIBLE, LATIN, level
from builder.search.han import simplified
from builder.search.search_document import SearchDocument
from builder.search.tokens import CJK, LONGEST_WORD, word_token

Keys = npt.NDArray[np.uint64]
Codes = npt.NDArray[np.uint32]

FIELDS = 5
FIELD_BITS = 3
DOCUMENT_BITS = 20
CHARACTER_BITS = 18
WORD = 1 << (2 * CHARACTER_BITS)
CHARACTER = 1 << (2 * CHARACTER_BITS + 1)
FORM = WORD | CHARACTER
"""Flags of a token's number: 38 bits in all."""

# Between fields; ASCII, so that an English batch stays in one byte a character. No token runs over it.
SEPARATOR = "\x1e"
CODES = 0x110000
PLANES = 0x20000
LETTER, PAIRED = 1, 2
"""Kinds of code points: written with spaces between words, or without; 0 for those of no token."""


class WordTable(dict[str, int]):
    """Numbers words as they come, and stems each once."""

    def __init__(self) -> None:
        super().__init__()
        self.tokens: list[int] = []
        self.stemmable: list[bool] = []
        self._numbers: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self.tokens)
        token = word_token(word)
        self.tokens.append(self._numbers.setdefault(token, len(self._numbers)))
        self.stemmable.append(3 < len(word) <= LONGEST_WORD and word.isascii() and word.isalpha())
        return number

    def stems(self) -> list[str]:
        """The words' tokens by their numbers."""
        return list(self._numbers)


@dataclass(frozen=True, slots=True)
class Batch:
    """What stands in a batch of documents; documents are numbered from `first`."""

    first: int
    keys: Keys
    """token << 23 | document << 3 | field: ascending, each once."""
    counts: npt.NDArray[np.uint32]
    lengths: npt.NDArray[np.int64]
    """Tokens a document (row) and field (column)."""
    words: Keys
    """word << 20 | document: ascending, each once."""


def read(documents: Sequence[SearchDocument], *, first: int, words: WordTable) -> Batch:
    codes = _codes(documents)
    kinds = _kinds()[codes]
    places = _places(codes, first)
    pairs, pair_places = _pairs(codes, kinds, places)
    numbers, word_places = _words(codes, kinds, places, words)
    stems = np.array(words.tokens, np.uint64)[numbers] | np.uint64(WORD)
    formed = np.array(words.stemmable, np.bool_)[numbers]
    forms = numbers[formed].astype(np.uint64) | np.uint64(FORM)
    single = np.flatnonzero(kinds == PAIRED)
    characters = codes[single].astype(np.uint64) | np.uint64(CHARACTER)
    keys, counts = _counted(
        _key(
            np.concatenate((pairs, stems, forms, characters)),
            np.concatenate((pair_places, word_places, word_places[formed], places[single])),
        )
    )
    return Batch(
        first=first,
        keys=keys,
        counts=counts,
        lengths=_lengths((pair_places, word_places), first=first, documents=len(documents)),
        words=_distinct_words(numbers, word_places),
    )


def field_texts(document: SearchDocument) -> tuple[str, str, str, str, str]:
    """The texts that are indexed: FIELDS of them."""
    names = "\n".join(document.names)
    return document.title, names, document.headings, document.facets_text, document.body


def _codes(documents: Iterable[SearchDocument]) -> Codes:
    """All fields of all documents as folded code points, a separator after each field."""
    # Each by itself: most texts are normal already, and that is soon seen.
    texts = [level(text) for document in documents for text in field_texts(document)]
    joined = SEPARATOR.join([*texts, ""])
    if joined.count(SEPARATOR) > len(texts):
        joined = SEPARATOR.join([*(text.replace(SEPARATOR, " ") for text in texts), ""])
    return _dropped(_translation()[_code_points(joined)])


def _code_points(text: str) -> Codes:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _dropped(codes: Codes) -> Codes:
    """Without invisible characters (0 by now), then without apostrophes inside words."""
    codes = codes[codes != 0]
    at = np.flatnonzero((codes == APOSTROPHES[0]) | (codes == APOSTROPHES[1]))
    if not len(at):
        return codes
    latin = _latin()
    # The last character is a separator, so nothing wraps round to a letter.
    inside = at[latin[codes[at - 1]] & latin[codes[(at + 1) % len(codes)]]]
    return np.delete(codes, inside)


def _places(codes: Codes, first: int) -> Keys:
    """Document and field of every character: document << 3 | field."""
    ends = np.flatnonzero(codes == ord(SEPARATOR))
    texts = np.arange(len(ends), dtype=np.uint64)
    places = (texts // np.uint64(FIELDS) + np.uint64(first)) << np.uint64(FIELD_BITS) | texts % np.uint64(FIELDS)
    return np.repeat(places, np.diff(ends, prepend=-1))


def _pairs(codes: Codes, kinds: npt.NDArray[np.uint8], places: Keys) -> tuple[Keys, Keys]:
    paired = kinds == PAIRED
    follows = paired[:-1] & paired[1:]
    begins = np.flatnonzero(follows)
    alone = paired.copy()
    alone[:-1] &= ~follows
    alone[1:] &= ~follows
    singles = np.flatnonzero(alone)
    wide = codes.astype(np.uint64)
    pairs = wide[begins] << np.uint64(CHARACTER_BITS) | wide[begins + 1]
    tokens = np.concatenate((pairs, wide[singles] << np.uint64(CHARACTER_BITS)))
    return tokens, places[np.concatenate((begins, singles))]


def _words(
    codes: Codes, kinds: npt.NDArray[np.uint8], places: Keys, words: WordTable
) -> tuple[npt.NDArray[np.int64], Keys]:
    """The number of each word that stands there, and its place."""
    letters = kinds == LETTER
    begins = letters.copy()
    begins[1:] &= ~letters[:-1]
    found = np.where(letters, codes, np.uint32(0x20)).tobytes().decode("utf-32-le").split()
    numbers = np.fromiter(map(words.__getitem__, found), np.int64, len(found))
    return numbers, places[begins]


def _key(tokens: Keys, places: Keys) -> Keys:
    return tokens << np.uint64(DOCUMENT_BITS + FIELD_BITS) | places


def _counted(keys: Keys) -> tuple[Keys, npt.NDArray[np.uint32]]:
    keys.sort()
    begins = begins_of(keys)
    return keys[begins], np.diff(begins, append=len(keys)).astype(np.uint32)


def begins_of(ascending: Keys) -> npt.NDArray[np.int64]:
    """Where each run of equal numbers begins."""
    if not len(ascending):
        return np.zeros(0, np.int64)
    return np.concatenate((np.zeros(1, np.int64), np.flatnonzero(ascending[1:] != ascending[:-1]) + 1))


def _lengths(places: tuple[Keys, ...], *, first: int, documents: int) -> npt.NDArray[np.int64]:
    local = np.concatenate(places).astype(np.int64) - (first << FIELD_BITS)
    counts = np.bincount(local, minlength=documents << FIELD_BITS)
    return counts.reshape(documents, 1 << FIELD_BITS)[:, :FIELDS]


def _distinct_words(numbers: npt.NDArray[np.int64], places: Keys) -> Keys:
    return np.unique(numbers.astype(np.uint64) << np.uint64(DOCUMENT_BITS) | places >> np.uint64(FIELD_BITS))


@cache
def _translation() -> Codes:
    """Every code point by what folding makes of it; 0: nothing."""
    table = np.arange(CODES, dtype=np.uint32)
    for old, new in simplified().items():
        table[ord(old)] = ord(new)
    # NUL would be taken for an invisible character; like any other control character, it parts words.
    table[0] = 0x20
    table[list(INVISIBLE)] = 0
    return table


@cache
def _kinds() -> npt.NDArray[np.uint8]:
    """Every code point by its kind. Beyond two planes no letter or digit is other than Han."""
    kinds = np.zeros(CODES, np.uint8)
    kinds[:PLANES] = np.fromiter(map(str.isalnum, map(chr, range(PLANES))), np.uint8, PLANES)
    for first, last in CJK:
        kinds[first : last + 1] = PAIRED
    return kinds


@cache
def _latin() -> npt.NDArray[np.bool_]:
    latin = np.zeros(CODES, np.bool_)
    for first, last in LATIN:
        latin[first : last + 1] = True
    return latin

"""Takes thousands of documents at once; gives the counts of each token in each field, as arrays.

The same tokens as in `tokens.py`, computed on arrays of code points: one fold, one sort for all documents of a batch.
A token is a number: two characters of 18 bits each (the second 0 if there is one only), or, flagged, the number of a
word, a single character of the character tables, or the number of a word as it is written. Dates and amounts have,
besides the tokens of what is written, one that is the same however they are written (`quantities.py`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

import numpy as np
import numpy.typing as npt

from builder.search.adjacency import pair_hashes
from builder.search.counts import COUNT_BITS, FIELD_BITS, MOST_OCCURRENCES, PLACE_BITS, Batch, Keys, run_starts
from builder.search.fold import APOSTROPHES, INVISIBLE, LATIN, normalise
from builder.search.han import simplified
from builder.search.quantities import month_of, quantities
from builder.search.question_words import STOP_WORDS
from builder.search.search_document import SearchDocument
from builder.search.shards import hashes
from builder.search.tokens import CJK, LONGEST_WORD, spelled, word_token

Codes = npt.NDArray[np.uint32]
FieldTexts = tuple[str, str, str, str, str]
"""The texts of a document that are indexed, one for each of FIELDS fields."""

FIELDS = 5
CHARACTER_BITS = 18
WORD = 1 << (2 * CHARACTER_BITS)
CHARACTER = 1 << (2 * CHARACTER_BITS + 1)
FORM = WORD | CHARACTER
"""Flags of a token's number: 38 bits in all."""

# Between fields; ASCII, so that an English batch takes one byte a character. No token contains it.
SEPARATOR = "\x1e"
CODE_POINTS = 0x110000
LETTER_PLANES = 0x20000
LETTER, PAIRED = 1, 2
"""Kinds of code points: written with spaces between words, or without; 0 for those of no token."""


class WordTable(dict[str, int]):
    """Numbers of words, in the order in which they are first looked up.

    `tokens`: by number of the word, the number of its stem. `stems`: in the order of their numbers. `spellings`: by
    number of the word, the number of the word in the spelling that is indexed, which it has itself as a rule.
    """

    def __init__(
        self,
        words: Sequence[str] = (),
        *,
        tokens: Iterable[int] = (),
        stems: Sequence[str] = (),
        spellings: Iterable[int] = (),
    ) -> None:
        super().__init__(zip(words, range(len(words)), strict=True))
        self.tokens = list(tokens)
        self.spellings = list(spellings)
        self._numbers = dict(zip(stems, range(len(stems)), strict=True))
        self._hashes = np.zeros(0, np.uint32)

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self.tokens)
        self.tokens.append(self.token_number(word_token(word)))
        self.spellings.append(number)
        self.spellings[number] = self[spelled(word)]
        return number

    def token_number(self, token: str) -> int:
        """The number of a stem, or of another token that no word has."""
        return self._numbers.setdefault(token, len(self._numbers))

    def hashes(self) -> npt.NDArray[np.uint32]:
        """By number of the stem its hash, of `shards.hashes`."""
        new = list(islice(self._numbers, len(self._hashes), None))
        self._hashes = np.concatenate((self._hashes, hashes(new)))
        return self._hashes

    @property
    def stems(self) -> list[str]:
        return list(self._numbers)


def is_stemmed(word: str) -> bool:
    return 3 < len(word) <= LONGEST_WORD and word.isascii() and word.isalpha()


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of some documents."""

    counts: Batch
    """Tokens ascend."""
    adjacent: Batch
    """The same of pairs of neighbouring words, of `adjacency.pair_hashes`."""
    lengths: npt.NDArray[np.int64]
    """Tokens a document (row) and field (column)."""


def read_batch(documents: Sequence[FieldTexts], *, numbers: Sequence[int], words: WordTable) -> Reading:
    """`numbers`: of the documents."""
    codes = _codes(documents)
    kinds = _kinds()[codes]
    locations = _locations(codes)
    pairs, pair_locations = _pairs(codes, kinds, locations)
    forms, word_starts = _words(codes, kinds, words)
    word_locations = locations[word_starts]
    stems = np.array(words.tokens, np.uint64)[forms] | np.uint64(WORD)
    spellings = np.array(words.spellings, np.int64)[forms]
    is_other = np.flatnonzero(spellings != forms)
    written = np.concatenate((forms, spellings[is_other]))
    normal, normal_locations = _quantities(codes, locations, words)
    character_indices = np.flatnonzero(kinds == PAIRED)
    characters = codes[character_indices].astype(np.uint64) | np.uint64(CHARACTER)
    tokens = np.concatenate((pairs, stems, normal, written.astype(np.uint64) | np.uint64(FORM), characters))
    rows = np.concatenate(
        (
            *(pair_locations, word_locations, normal_locations),
            *(word_locations, word_locations[is_other], locations[character_indices]),
        )
    )
    return Reading(
        counts=_counted(tokens, _places(numbers)[rows]),
        adjacent=_adjacent(forms, words, word_locations, np.cumsum(kinds == PAIRED)[word_starts], _places(numbers)),
        lengths=_lengths((pair_locations, word_locations), documents=len(documents)),
    )


def field_texts(document: SearchDocument) -> FieldTexts:
    """The texts of a document. Spellings stand in its body: as names they would make those of others seem short."""
    names, body = "\n".join(document.names), "\n".join((document.body, *document.spellings))
    return document.title, names, document.headings, document.facets_text, body


def _codes(documents: Iterable[FieldTexts]) -> Codes:
    """All fields of all documents as folded code points, a separator after each field."""
    # Each by itself, since the check that a text is normalised already, as most are, is fast.
    texts = [normalise(text) for document in documents for text in document]
    joined = SEPARATOR.join([*texts, ""])
    if joined.count(SEPARATOR) > len(texts):
        joined = SEPARATOR.join([*(text.replace(SEPARATOR, " ") for text in texts), ""])
    return _without_invisible(_fold_table()[_code_points(joined)])


def _code_points(text: str) -> Codes:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _without_invisible(codes: Codes) -> Codes:
    """Codes without invisible characters (0 after folding) and without apostrophes inside words."""
    codes = codes[codes != 0]
    indices = np.flatnonzero((codes == APOSTROPHES[0]) | (codes == APOSTROPHES[1]))
    if not len(indices):
        return codes
    is_latin = _is_latin()
    # The last character is a separator, so the index that wraps round never meets a letter.
    within_words = indices[is_latin[codes[indices - 1]] & is_latin[codes[(indices + 1) % len(codes)]]]
    return np.delete(codes, within_words)


def _locations(codes: Codes) -> npt.NDArray[np.int64]:
    """By character: row of the document << 3 | field."""
    ends = np.flatnonzero(codes == ord(SEPARATOR))
    texts = np.arange(len(ends))
    return np.repeat(texts // FIELDS << FIELD_BITS | texts % FIELDS, np.diff(ends, prepend=-1))


def _places(numbers: Sequence[int]) -> Keys:
    """By row << 3 | field: number << 3 | field."""
    fields = np.arange(1 << FIELD_BITS, dtype=np.uint64)
    return (np.array(numbers, np.uint64)[:, None] << np.uint64(FIELD_BITS) | fields).ravel()


def _pairs(
    codes: Codes, kinds: npt.NDArray[np.uint8], locations: npt.NDArray[np.int64]
) -> tuple[Keys, npt.NDArray[np.int64]]:
    is_paired = kinds == PAIRED
    starts_pair = is_paired[:-1] & is_paired[1:]
    pair_starts = np.flatnonzero(starts_pair)
    is_single = is_paired.copy()
    is_single[:-1] &= ~starts_pair
    is_single[1:] &= ~starts_pair
    singles = np.flatnonzero(is_single)
    wide_codes = codes.astype(np.uint64)
    pairs = wide_codes[pair_starts] << np.uint64(CHARACTER_BITS) | wide_codes[pair_starts + 1]
    tokens = np.concatenate((pairs, wide_codes[singles] << np.uint64(CHARACTER_BITS)))
    return tokens, locations[np.concatenate((pair_starts, singles))]


def _words(
    codes: Codes, kinds: npt.NDArray[np.uint8], words: WordTable
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """For each occurrence of a word, the word's number and where it begins."""
    is_letter = kinds == LETTER
    word_starts = is_letter.copy()
    word_starts[1:] &= ~is_letter[:-1]
    occurrences = np.where(is_letter, codes, np.uint32(0x20)).tobytes().decode("utf-32-le").split()
    numbers = np.fromiter(map(words.__getitem__, occurrences), np.int64, len(occurrences))
    return numbers, np.flatnonzero(word_starts)


def _adjacent(
    forms: npt.NDArray[np.int64],
    words: WordTable,
    locations: npt.NDArray[np.int64],
    han_before: npt.NDArray[np.int64],
    places: Keys,
) -> Batch:
    """The pairs of neighbouring words of a field without Han between them. `han_before`: characters before each."""
    is_stop = np.zeros(len(words), np.bool_)
    is_stop[[words[word] for word in STOP_WORDS.split() if word in words]] = True
    content = np.flatnonzero(~is_stop[forms])
    sums = words.hashes()[np.array(words.tokens, np.int64)[forms[content]]]
    locations, han_before = locations[content], han_before[content]
    is_pair = (locations[1:] == locations[:-1]) & (han_before[1:] == han_before[:-1])
    return _counted(pair_hashes(sums[:-1], sums[1:])[is_pair], places[locations[:-1][is_pair]])


def _quantities(codes: Codes, locations: npt.NDArray[np.int64], words: WordTable) -> tuple[Keys, npt.NDArray[np.int64]]:
    """The tokens of dates and amounts; of a day that of its month, too."""
    text = codes.tobytes().decode("utf-32-le", "surrogatepass")
    found = [(token, start) for start, _, token in quantities(text)]
    found += [(month, start) for token, start in found if (month := month_of(token))]
    numbers = [words.token_number(token) for token, _ in found]
    return np.array(numbers, np.uint64) | np.uint64(WORD), locations[np.array([start for _, start in found], np.intp)]


def _counted(tokens: Keys, places: Keys) -> Batch:
    keys = tokens << np.uint64(PLACE_BITS) | places
    keys.sort()
    starts = run_starts(keys)
    occurrences = np.minimum(np.diff(starts, append=len(keys)), MOST_OCCURRENCES).astype(np.uint64)
    keys = keys[starts]
    # What is cut off on the left are the bits of the token.
    return Batch(keys >> np.uint64(PLACE_BITS), (keys << np.uint64(COUNT_BITS) | occurrences).astype(np.uint32))


def _lengths(locations: tuple[npt.NDArray[np.int64], ...], *, documents: int) -> npt.NDArray[np.int64]:
    counts = np.bincount(np.concatenate(locations), minlength=documents << FIELD_BITS)
    return counts.reshape(documents, 1 << FIELD_BITS)[:, :FIELDS]


@cache
def _fold_table() -> Codes:
    """By code point: its folded one, 0 for an invisible character."""
    table = np.arange(CODE_POINTS, dtype=np.uint32)
    for old, new in simplified().items():
        table[ord(old)] = ord(new)
    # NUL would be taken for an invisible character; like any other control character, it separates words.
    table[0] = 0x20
    table[list(INVISIBLE)] = 0
    return table


@cache
def _kinds() -> npt.NDArray[np.uint8]:
    """By code point: LETTER, PAIRED or 0. Beyond LETTER_PLANES all letters and digits are Han."""
    kinds = np.zeros(CODE_POINTS, np.uint8)
    kinds[:LETTER_PLANES] = np.fromiter(map(str.isalnum, map(chr, range(LETTER_PLANES))), np.uint8, LETTER_PLANES)
    for first, last in CJK:
        kinds[first : last + 1] = PAIRED
    return kinds


@cache
def _is_latin() -> npt.NDArray[np.bool_]:
    is_latin = np.zeros(CODE_POINTS, np.bool_)
    for first, last in LATIN:
        is_latin[first : last + 1] = True
    return is_latin

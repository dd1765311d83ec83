"""Takes documents that are new, changed or gone; gives the counts of all tokens, and the postings that it concerns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from builder.search.counts import (
    FIELD_BITS,
    Batch,
    Counts,
    Indices,
    Keys,
    added,
    differing,
    distinct,
    no_counts,
    places_of,
    renumbered,
)
from builder.search.impacts import Factors, Inverted, factors, invert, mean_lengths
from builder.search.tokenise import CHARACTER, FIELDS, FORM, WORD, FieldTexts, Reading, WordTable, read_batch

# Documents in a batch: enough for arrays to be faster than loops, few enough for memory.
BATCH = 500

Lengths = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class TextIndex:
    counts: Counts
    documents: npt.NDArray[np.int64]
    """By token the number of its documents."""
    lengths: Lengths
    """By number of the document and field its tokens."""
    words: WordTable
    editions: int
    adjacent: Counts
    """Of pairs of neighbouring words."""

    @property
    def means(self) -> Factors:
        return mean_lengths(self.lengths, editions=self.editions)


@dataclass(frozen=True, slots=True)
class Selection:
    """The tokens that a change concerns."""

    tokens: Keys
    inverted: Inverted
    """The number of a token is its index in `tokens`."""
    gone: Keys
    """Tokens that no document has any more."""
    adjacent: Keys
    """Pairs of neighbouring words, also those that are gone."""


@dataclass(frozen=True, slots=True)
class Change:
    """new_numbers: by number the new one, -1 where there is none. size: of all numbers, afterwards."""

    new_numbers: Indices
    documents: Sequence[FieldTexts]
    numbers: Sequence[int]
    """Of the documents, which are new or have changed."""
    size: int


def no_text(editions: int) -> TextIndex:
    lengths = np.zeros((0, FIELDS), np.int64)
    return TextIndex(no_counts(), np.zeros(0, np.int64), lengths, WordTable(), editions, no_counts())


def updated(index: TextIndex, change: Change) -> tuple[TextIndex, Selection]:
    rest, gone, moved = renumbered(index.counts, change.new_numbers)
    readings, lengths = _read(index, change)
    read = [reading.counts for reading in readings]
    counts = added(rest, [moved, *read])
    means = mean_lengths(lengths, editions=index.editions)
    if np.array_equal(means, index.means):
        concerned = [differing([gone], [moved, *read]), *_of_other_length([moved, *read], index.lengths, lengths)]
        tokens = _with_forms(np.concatenate(concerned), index.words)
    else:
        tokens = distinct(np.concatenate([counts.tokens, gone.tokens]))
    adjacent, changed = _adjacent(index, change, [reading.adjacent for reading in readings])
    selected, selection = _selection(counts, tokens, factors(lengths, means), changed)
    documents = _carried(index, counts)
    documents[selected] = selection.inverted.counts()
    return TextIndex(counts, documents, lengths, index.words, index.editions, adjacent), selection


def _adjacent(index: TextIndex, change: Change, read: Sequence[Batch]) -> tuple[Counts, Keys]:
    """The pairs of neighbouring words, and those that the change concerns."""
    rest, gone, moved = renumbered(index.adjacent, change.new_numbers)
    adjacent = added(rest, [moved, *read])
    # Of an index that is made anew all are.
    return adjacent, differing([gone], [moved, *read]) if len(index.adjacent.tokens) else adjacent.tokens


def _read(index: TextIndex, change: Change) -> tuple[list[Reading], Lengths]:
    """What is read of the documents, and the lengths of all."""
    lengths = np.zeros((change.size, FIELDS), np.int64)
    stays = np.flatnonzero(change.new_numbers >= 0)
    lengths[change.new_numbers[stays]] = index.lengths[stays]
    readings = []
    for first in range(0, len(change.documents), BATCH):
        numbers = change.numbers[first : first + BATCH]
        reading = read_batch(change.documents[first : first + BATCH], numbers=numbers, words=index.words)
        lengths[numbers] = reading.lengths
        readings.append(reading)
    return readings, lengths


def _of_other_length(batches: Sequence[Batch], before: Lengths, after: Lengths) -> Iterator[Keys]:
    """The tokens of fields that have become longer or shorter, in which each counts more or less."""
    common = min(len(before), len(after))
    differs = np.zeros((len(after), 1 << FIELD_BITS), np.bool_)
    differs[:common, :FIELDS] = before[:common] != after[:common]
    yield from (batch.tokens[differs.ravel()[places_of(batch.entries)]] for batch in batches)


def _with_forms(tokens: Keys, words: WordTable) -> Keys:
    """Those and words as they are written, ascending: whether one has a list of its own depends on its stem's."""
    stems = tokens[(tokens >= np.uint64(WORD)) & (tokens < np.uint64(CHARACTER))] - np.uint64(WORD)
    forms = np.flatnonzero(np.isin(np.array(words.tokens, np.uint64), stems)).astype(np.uint64)
    return distinct(np.concatenate([tokens, forms | np.uint64(FORM)]))


def _selection(counts: Counts, tokens: Keys, weights: Factors, adjacent: Keys) -> tuple[Indices, Selection]:
    """With the index of each token in the counts."""
    found = counts.find(tokens)
    indices = found[found >= 0]
    selected = counts if len(indices) == len(counts.tokens) else counts.select(indices)
    return indices, Selection(selected.tokens, invert(selected, weights), tokens[found < 0], adjacent)


def _carried(index: TextIndex, counts: Counts) -> npt.NDArray[np.int64]:
    """By token the number of documents before."""
    if np.array_equal(index.counts.tokens, counts.tokens):
        return index.documents.copy()
    found = index.counts.find(counts.tokens)
    return np.where(found >= 0, index.documents[found] if len(index.documents) else 0, 0)

"""How often each token stands in each field of each document: what an index is computed from, kept between builds.

Tokens ascend, and so do the entries of each: number << 10 | field << 7 | occurrences, of which 127 are as good as more.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Keys = npt.NDArray[np.uint64]
Entries = npt.NDArray[np.uint32]
Indices = npt.NDArray[np.int64]

NUMBER_BITS, FIELD_BITS, COUNT_BITS = 22, 3, 7
MOST_OCCURRENCES = (1 << COUNT_BITS) - 1
PLACE_BITS = NUMBER_BITS + FIELD_BITS
_NUMBER_SHIFT = np.uint32(FIELD_BITS + COUNT_BITS)
_REST_MASK = np.uint32((1 << FIELD_BITS + COUNT_BITS) - 1)
_ENTRY_BITS = np.uint64(32)


@dataclass(frozen=True, slots=True)
class Counts:
    tokens: Keys
    starts: Indices
    """Where the entries of each token begin; last the number of all entries."""
    entries: Entries

    def select(self, indices: Indices) -> "Counts":
        """Those of some tokens, given by their indices in `tokens`."""
        sizes = np.diff(self.starts)[indices]
        starts = _starts(sizes)
        positions = np.repeat(self.starts[indices] - starts[:-1], sizes) + np.arange(starts[-1])
        return Counts(self.tokens[indices], starts, self.entries[positions])

    def find(self, tokens: Keys) -> Indices:
        """The index of each token; -1 for one that no document has."""
        if not len(self.tokens):
            return np.full(len(tokens), -1, np.int64)
        indices = np.minimum(np.searchsorted(self.tokens, tokens), len(self.tokens) - 1)
        return np.where(self.tokens[indices] == tokens, indices, -1)

    def owners(self) -> Indices:
        """The index of its token, for each entry."""
        return np.repeat(np.arange(len(self.tokens)), np.diff(self.starts))


@dataclass(frozen=True, slots=True)
class Batch:
    """Counts of some documents, in any order."""

    tokens: Keys
    entries: Entries


def no_counts() -> Counts:
    return Counts(np.zeros(0, np.uint64), np.zeros(1, np.int64), np.zeros(0, np.uint32))


def numbers_of(entries: Entries) -> Entries:
    return entries >> _NUMBER_SHIFT


def places_of(entries: Entries) -> Entries:
    """number << 3 | field."""
    return entries >> np.uint32(COUNT_BITS)


def occurrences_of(entries: Entries) -> Entries:
    return entries & np.uint32(MOST_OCCURRENCES)


def run_starts(ascending: npt.NDArray[np.integer]) -> Indices:
    """The index at which each run of equal numbers begins."""
    if not len(ascending):
        return np.zeros(0, np.int64)
    return np.concatenate((np.zeros(1, np.int64), np.flatnonzero(ascending[1:] != ascending[:-1]) + 1))


def distinct(numbers: Keys) -> Keys:
    ascending = np.sort(numbers)
    return ascending[run_starts(ascending)]


def renumbered(counts: Counts, new_numbers: Indices) -> tuple[Counts, Batch, Batch]:
    """`new_numbers`: by number the new one, -1 where there is none. Gives what stays, what goes, what moves."""
    touched = new_numbers != np.arange(len(new_numbers))
    if not len(counts.entries):
        return counts, Batch(counts.tokens, counts.entries), Batch(counts.tokens, counts.entries)
    positions = np.flatnonzero(touched[numbers_of(counts.entries)])
    tokens = counts.tokens[np.searchsorted(counts.starts, positions, side="right") - 1]
    entries = counts.entries[positions]
    moved_to = new_numbers[numbers_of(entries)]
    stays = moved_to >= 0
    moved = moved_to[stays].astype(np.uint32) << _NUMBER_SHIFT | entries[stays] & _REST_MASK
    starts = counts.starts - np.searchsorted(positions, counts.starts)
    rest = Counts(counts.tokens, starts, np.delete(counts.entries, positions))
    return _without_empty(rest), Batch(tokens, entries), Batch(tokens[stays], moved)


def differing(before: Sequence[Batch], after: Sequence[Batch]) -> Keys:
    """The tokens of which one has entries that the other does not have, ascending."""
    tokens = np.concatenate([batch.tokens for batch in (*before, *after)])
    entries = np.concatenate([batch.entries for batch in (*before, *after)])
    known = distinct(tokens)
    keys = np.sort(np.searchsorted(known, tokens).astype(np.uint64) << _ENTRY_BITS | entries)
    starts = run_starts(keys)
    single = keys[starts][np.diff(starts, append=len(keys)) == 1]
    return known[distinct(single >> _ENTRY_BITS).astype(np.int64)]


def added(counts: Counts, batches: Sequence[Batch]) -> Counts:
    """With the counts of further documents."""
    new_tokens = np.concatenate([batch.tokens for batch in batches])
    if not len(new_tokens):
        return counts
    tokens = distinct(np.concatenate([counts.tokens, *(batch.tokens[run_starts(batch.tokens)] for batch in batches)]))
    keys = np.searchsorted(tokens, new_tokens).astype(np.uint64) << _ENTRY_BITS
    keys |= np.concatenate([batch.entries for batch in batches])
    keys.sort()
    sizes = np.bincount((keys >> _ENTRY_BITS).astype(np.int64), minlength=len(tokens))
    entries = keys.astype(np.uint32)
    if len(counts.tokens):
        indices = np.searchsorted(tokens, counts.tokens)
        sizes[indices] += np.diff(counts.starts)
        old_keys = np.repeat(indices.astype(np.uint64) << _ENTRY_BITS, np.diff(counts.starts)) | counts.entries
        entries = np.insert(counts.entries, np.searchsorted(old_keys, keys), entries)
    return Counts(tokens, _starts(sizes), entries)


def _starts(sizes: Indices) -> Indices:
    starts = np.zeros(len(sizes) + 1, np.int64)
    np.cumsum(sizes, out=starts[1:])
    return starts


def _without_empty(counts: Counts) -> Counts:
    has_entries = np.diff(counts.starts) > 0
    return Counts(
        counts.tokens[has_entries], np.append(counts.starts[:-1][has_entries], counts.starts[-1]), counts.entries
    )

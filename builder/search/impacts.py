"""Takes batches of what stands where; gives the inverted index: for each token its documents, each with its impact.

BM25F (Zaragoza et al., TREC 2004): the frequencies of a document's fields are weighted, evened out by the field's
length and summed before they saturate. The impact is that in 16 steps; the client multiplies it with the idf.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from builder.search.tokenise import CHARACTER, DOCUMENT_BITS, FIELD_BITS, FIELDS, FORM, WORD, Batch, Keys, begins_of

# Title, names, headings, words of the facets, body: as `reading.field_texts` gives them.
WEIGHTS = (6.0, 6.0, 3.0, 3.0, 1.0)
EVENED = (0.3, 0.3, 0.3, 0.3, 0.75)
K1 = 1.2
IMPACT_BITS = 4
STEPS = 1 << IMPACT_BITS
TOKEN_SHIFT = DOCUMENT_BITS + IMPACT_BITS

# Sums of whole numbers come out the same on every machine.
_UNIT = 1 << 20
_DOCUMENT = (1 << DOCUMENT_BITS) - 1


@dataclass(frozen=True, slots=True)
class Ranks:
    """The place in the order of all, by the number that a word or a form got when it was first read."""

    words: Keys
    forms: Keys


@dataclass(frozen=True, slots=True)
class Inverted:
    """token << 24 | document << 4 | impact, ascending: each token with each of its documents once."""

    postings: Keys

    def pairs(self) -> "Inverted":
        """Two characters, or one that stands alone."""
        return self._between(0, WORD)

    def words(self) -> "Inverted":
        return self._between(WORD, CHARACTER)

    def tokens_of_text(self) -> "Inverted":
        return self._between(0, CHARACTER)

    def characters(self) -> "Inverted":
        return self._between(CHARACTER, FORM)

    def forms(self) -> "Inverted":
        """Words as they are written, where that is not their stem."""
        return self._between(FORM, CHARACTER << 1)

    def only(self, tokens: npt.NDArray[np.bool_]) -> "Inverted":
        """The tokens, in their order, for which it is true."""
        _, counts = self.tokens()
        return Inverted(self.postings[np.repeat(tokens, counts)])

    def _between(self, first: int, end: int) -> "Inverted":
        bounds = np.array([first, end], np.uint64) << np.uint64(TOKEN_SHIFT)
        start, stop = np.searchsorted(self.postings, bounds)
        return Inverted(self.postings[start:stop])

    def tokens(self) -> tuple[Keys, npt.NDArray[np.int64]]:
        """Every token, ascending, and in how many documents it stands."""
        tokens = self.postings >> np.uint64(TOKEN_SHIFT)
        begins = begins_of(tokens)
        return tokens[begins], np.diff(begins, append=len(tokens))


def invert(batches: list[Batch], *, editions: npt.NDArray[np.int64], ranks: Ranks) -> Inverted:
    """`editions`: the edition of each document; `ranks`: the final numbers of words and forms. Uses the batches up."""
    if not batches:
        return Inverted(np.zeros(0, np.uint64))
    factors = _factors(np.concatenate([batch.lengths for batch in batches]), editions)
    parts = []
    while batches:
        parts.append(_postings(batches.pop(), factors, ranks))
    postings = np.concatenate(parts)
    parts.clear()
    postings.sort()
    return Inverted(postings)


def _factors(lengths: npt.NDArray[np.int64], editions: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    """What one occurrence weighs, by document and field. The mean length is that of the edition's documents."""
    means = np.ones(lengths.shape, np.float64)
    for edition in np.unique(editions):
        rows = editions == edition
        there = np.maximum(np.count_nonzero(lengths[rows], axis=0), 1)
        means[rows] = np.maximum(lengths[rows].sum(axis=0) / there, 1)
    evened = np.array(EVENED[:FIELDS])
    return np.array(WEIGHTS[:FIELDS]) / (1 - evened + evened * lengths / means)


def _postings(batch: Batch, factors: npt.NDArray[np.float64], ranks: Ranks) -> Keys:
    place = (batch.keys & np.uint64((1 << DOCUMENT_BITS + FIELD_BITS) - 1)).astype(np.int64)
    factor = factors[place >> FIELD_BITS, place & ((1 << FIELD_BITS) - 1)]
    weighted = np.rint(batch.counts * factor * _UNIT).astype(np.int64)
    entries = batch.keys >> np.uint64(FIELD_BITS)
    begins = begins_of(entries)
    entries = entries[begins]
    impacts = _impacts(np.add.reduceat(weighted, begins)) if len(begins) else np.zeros(0, np.uint64)
    tokens = _ranked(entries >> np.uint64(DOCUMENT_BITS), ranks)
    documents = entries & np.uint64(_DOCUMENT)
    return tokens << np.uint64(TOKEN_SHIFT) | documents << np.uint64(IMPACT_BITS) | impacts


def _impacts(frequencies: npt.NDArray[np.int64]) -> Keys:
    """tf · (k1 + 1) / (tf + k1), which runs from 0 to k1 + 1, in whole steps."""
    steps: npt.NDArray[np.int64] = frequencies * STEPS // (frequencies + round(K1 * _UNIT))
    return np.minimum(steps, STEPS - 1).astype(np.uint64)


def _ranked(tokens: Keys, ranks: Ranks) -> Keys:
    for flag, end, places in ((WORD, CHARACTER, ranks.words), (FORM, CHARACTER << 1, ranks.forms)):
        at = np.flatnonzero((tokens >= np.uint64(flag)) & (tokens < np.uint64(end)))
        tokens[at] = np.uint64(flag) | places[(tokens[at] - np.uint64(flag)).astype(np.int64)]
    return tokens


def in_order(words: Sequence[str]) -> tuple[list[str], npt.NDArray[np.uint64]]:
    """The words in order, and the place there of each: numbers that do not tell which was read first."""
    order = sorted(range(len(words)), key=words.__getitem__)
    places = np.empty(len(words), np.uint64)
    places[order] = np.arange(len(words), dtype=np.uint64)
    return [words[number] for number in order], places

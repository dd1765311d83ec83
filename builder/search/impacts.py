"""Takes counts of tokens; gives the inverted index: for each token its documents, each with its impact.

BM25F (Zaragoza et al., TREC 2004): the frequencies of a document's fields are weighted, normalised by the field's
length and summed before they saturate. The impact is the result in 16 steps; the client multiplies it with the idf.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from builder.search.counts import (
    FIELD_BITS,
    NUMBER_BITS,
    Counts,
    Keys,
    numbers_of,
    occurrences_of,
    places_of,
    run_starts,
)
from builder.search.tokenise import FIELDS

# Title, names, headings, words of the facets, body: as `tokenise.field_texts` gives them. The second is BM25F's b.
WEIGHTS = (6.0, 6.0, 3.0, 3.0, 1.0)
LENGTH_NORMALISATION = (0.3, 0.3, 0.3, 0.3, 0.75)
K1 = 1.2
IMPACT_BITS = 4
STEPS = 1 << IMPACT_BITS
TOKEN_SHIFT = NUMBER_BITS + IMPACT_BITS

# Frequencies are counted in units of 1 / _SCALE, since sums of integers are the same on every machine.
_SCALE = 1 << 20

Factors = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Inverted:
    """token << 26 | document << 4 | impact, ascending: each token with each of its documents once."""

    postings: Keys

    def range(self, first: int, end: int) -> "Inverted":
        """The postings of the tokens from the first to before the end."""
        bounds = np.array([first, end], np.uint64) << np.uint64(TOKEN_SHIFT)
        start, stop = np.searchsorted(self.postings, bounds)
        return Inverted(self.postings[start:stop])

    def counts(self) -> npt.NDArray[np.int64]:
        """The number of documents of each token that has any, ascending."""
        return np.diff(run_starts(self.postings >> np.uint64(TOKEN_SHIFT)), append=len(self.postings))


def mean_lengths(lengths: npt.NDArray[np.int64], *, editions: int) -> Factors:
    """By edition and field the mean of the documents that have it. `lengths`: by number and field.

    To the nearest power of the root of 2, so that a further document hardly ever changes one.
    """
    by_edition = lengths.reshape(editions, -1, FIELDS)
    means = by_edition.sum(axis=1) / np.maximum(np.count_nonzero(by_edition, axis=1), 1)
    steps = np.rint(2 * np.log2(np.maximum(means, 1)))
    # Powers of two are exact, and a root is the same on every machine.
    stepped: Factors = np.sqrt(np.exp2(steps))
    return stepped


def factors(lengths: npt.NDArray[np.int64], means: Factors) -> Factors:
    """By number << 3 | field the weight of one occurrence. `means`: as of `mean_lengths`."""
    normalisation = np.array(LENGTH_NORMALISATION)
    by_edition = lengths.reshape(len(means), -1, FIELDS) / means[:, None, :]
    weights = np.zeros((len(lengths), 1 << FIELD_BITS), np.float64)
    weights[:, :FIELDS] = np.array(WEIGHTS) / (1 - normalisation + normalisation * by_edition.reshape(-1, FIELDS))
    return weights.ravel()


def invert(counts: Counts, weights: Factors) -> Inverted:
    """The number of a token is its index in the counts. `weights`: as of `factors`."""
    if not len(counts.entries):
        return Inverted(np.zeros(0, np.uint64))
    weighted = np.rint(occurrences_of(counts.entries) * weights[places_of(counts.entries)] * _SCALE).astype(np.int64)
    pairs = counts.owners().astype(np.uint64) << np.uint64(NUMBER_BITS) | numbers_of(counts.entries)
    starts = run_starts(pairs)
    return Inverted(pairs[starts] << np.uint64(IMPACT_BITS) | _impacts(np.add.reduceat(weighted, starts)))


def _impacts(frequencies: npt.NDArray[np.int64]) -> Keys:
    """tf / (tf + k1), from 0 to 1, in STEPS steps. `frequencies`: in units of 1 / _SCALE."""
    steps: npt.NDArray[np.int64] = frequencies * STEPS // (frequencies + round(K1 * _SCALE))
    return np.minimum(steps, STEPS - 1).astype(np.uint64)

"""Takes batches of token counts; gives the inverted index: for each token its documents, each with its impact.

BM25F (Zaragoza et al., TREC 2004): the frequencies of a document's fields are weighted, normalised by the field's
length and summed before they saturate. The impact is the result in 16 steps; the client multiplies it with the idf.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from builder.search.tokenise import CHARACTER, DOCUMENT_BITS, FIELD_BITS, FIELDS, FORM, WORD, Batch, Keys, run_starts

# Title, names, headings, words of the facets, body: as `tokenise.field_texts` gives them. The second is BM25F's b.
WEIGHTS = (6.0, 6.0, 3.0, 3.0, 1.0)
LENGTH_NORMALISATION = (0.3, 0.3, 0.3, 0.3, 0.75)
K1 = 1.2
IMPACT_BITS = 4
STEPS = 1 << IMPACT_BITS
TOKEN_SHIFT = DOCUMENT_BITS + IMPACT_BITS

# Frequencies are counted in units of 1 / _SCALE, since sums of integers are the same on every machine.
_SCALE = 1 << 20
_DOCUMENT_MASK = (1 << DOCUMENT_BITS) - 1


@dataclass(frozen=True, slots=True)
class Ranks:
    """The rank of each stem and form in sorted order, by the number that it got when it was first read."""

    words: Keys
    forms: Keys


@dataclass(frozen=True, slots=True)
class Inverted:
    """token << 24 | document << 4 | impact, ascending: each token with each of its documents once."""

    postings: Keys

    def pairs(self) -> "Inverted":
        """Tokens of two characters, or of one between characters of other kinds."""
        return self._token_range(0, WORD)

    def words(self) -> "Inverted":
        return self._token_range(WORD, CHARACTER)

    def tokens_of_text(self) -> "Inverted":
        return self._token_range(0, CHARACTER)

    def characters(self) -> "Inverted":
        return self._token_range(CHARACTER, FORM)

    def forms(self) -> "Inverted":
        """Words as they are written, of words that are stemmed."""
        return self._token_range(FORM, CHARACTER << 1)

    def select(self, selected: npt.NDArray[np.bool_]) -> "Inverted":
        """The postings of some tokens. `selected`: for each token of `tokens()`, whether it is one of them."""
        _, counts = self.tokens()
        return Inverted(self.postings[np.repeat(selected, counts)])

    def _token_range(self, first: int, end: int) -> "Inverted":
        bounds = np.array([first, end], np.uint64) << np.uint64(TOKEN_SHIFT)
        start, stop = np.searchsorted(self.postings, bounds)
        return Inverted(self.postings[start:stop])

    def tokens(self) -> tuple[Keys, npt.NDArray[np.int64]]:
        """Every token, ascending, and the number of its documents."""
        tokens = self.postings >> np.uint64(TOKEN_SHIFT)
        starts = run_starts(tokens)
        return tokens[starts], np.diff(starts, append=len(tokens))


def invert(batches: list[Batch], *, editions: npt.NDArray[np.int64], ranks: Ranks) -> Inverted:
    """`editions`: number of each document's edition. `ranks`: final numbers of words and forms. Empties `batches`."""
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
    """The weight of one occurrence by document (row) and field (column). Mean lengths are those of an edition."""
    means = np.ones(lengths.shape, np.float64)
    for edition in np.unique(editions):
        in_edition = editions == edition
        documents_with_field = np.maximum(np.count_nonzero(lengths[in_edition], axis=0), 1)
        means[in_edition] = np.maximum(lengths[in_edition].sum(axis=0) / documents_with_field, 1)
    normalisation = np.array(LENGTH_NORMALISATION[:FIELDS])
    return np.array(WEIGHTS[:FIELDS]) / (1 - normalisation + normalisation * lengths / means)


def _postings(batch: Batch, factors: npt.NDArray[np.float64], ranks: Ranks) -> Keys:
    locations = (batch.keys & np.uint64((1 << DOCUMENT_BITS + FIELD_BITS) - 1)).astype(np.int64)
    factor = factors[locations >> FIELD_BITS, locations & ((1 << FIELD_BITS) - 1)]
    weighted = np.rint(batch.counts * factor * _SCALE).astype(np.int64)
    token_documents = batch.keys >> np.uint64(FIELD_BITS)
    starts = run_starts(token_documents)
    token_documents = token_documents[starts]
    impacts = _impacts(np.add.reduceat(weighted, starts)) if len(starts) else np.zeros(0, np.uint64)
    tokens = _with_ranks(token_documents >> np.uint64(DOCUMENT_BITS), ranks)
    documents = token_documents & np.uint64(_DOCUMENT_MASK)
    return tokens << np.uint64(TOKEN_SHIFT) | documents << np.uint64(IMPACT_BITS) | impacts


def _impacts(frequencies: npt.NDArray[np.int64]) -> Keys:
    """tf / (tf + k1), from 0 to 1, in STEPS steps. `frequencies`: in units of 1 / _SCALE."""
    steps: npt.NDArray[np.int64] = frequencies * STEPS // (frequencies + round(K1 * _SCALE))
    return np.minimum(steps, STEPS - 1).astype(np.uint64)


def _with_ranks(tokens: Keys, ranks: Ranks) -> Keys:
    for flag, end, flag_ranks in ((WORD, CHARACTER, ranks.words), (FORM, CHARACTER << 1, ranks.forms)):
        indices = np.flatnonzero((tokens >= np.uint64(flag)) & (tokens < np.uint64(end)))
        tokens[indices] = np.uint64(flag) | flag_ranks[(tokens[indices] - np.uint64(flag)).astype(np.int64)]
    return tokens


def sorted_with_ranks(words: Sequence[str]) -> tuple[list[str], npt.NDArray[np.uint64]]:
    """The words in order, and by old number the rank of each, which does not depend on the order of reading."""
    order = sorted(range(len(words)), key=words.__getitem__)
    ranks = np.empty(len(words), np.uint64)
    ranks[order] = np.arange(len(words), dtype=np.uint64)
    return [words[number] for number in order], ranks

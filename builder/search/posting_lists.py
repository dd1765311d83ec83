"""Takes a part of the inverted index; gives the text of each token's list: the best documents first, the rest apart.

A list is groups of documents that have the same impact, the highest first: their number · 16 + the impact, then
the differences from document to document, in VLQ. The rest of a long list is one group, with the mean impact: their
impacts differ little, and writing each would double what a reader loads.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from builder.search.counts import NUMBER_BITS, Keys, run_starts
from builder.search.digits import encode
from builder.search.impacts import IMPACT_BITS, STEPS, TOKEN_SHIFT, Inverted

_DOCUMENT_MASK = np.uint64((1 << NUMBER_BITS) - 1)
_POSTING_MASK = np.uint64((1 << TOKEN_SHIFT) - 1)
_TOKEN_SHIFT = np.uint64(TOKEN_SHIFT)
_DEFICIT_SHIFT = np.uint64(NUMBER_BITS)
_IMPACT_WIDTH = np.uint64(IMPACT_BITS)
_IMPACT_MASK = np.uint64(STEPS - 1)


@dataclass(frozen=True, slots=True)
class Best:
    """token << 26 | deficit << 22 | document, ascending. Deficit: the highest possible impact minus the impact."""

    postings: Keys
    counts: npt.NDArray[np.int64]
    """Documents of each token, before the list was capped."""


def capped(inverted: Inverted, cap: int) -> tuple[Best, Inverted]:
    """At most `cap` documents of each token, those of the highest impact, ties by document; and the others."""
    postings = inverted.postings
    deficits = _IMPACT_MASK - (postings & _IMPACT_MASK)
    by_impact = (postings & ~_POSTING_MASK) | deficits << _DEFICIT_SHIFT | (postings >> _IMPACT_WIDTH & _DOCUMENT_MASK)
    by_impact.sort()
    starts = run_starts(by_impact >> _TOKEN_SHIFT)
    sizes = np.diff(starts, append=len(by_impact))
    is_best = np.arange(len(by_impact)) - np.repeat(starts, sizes) < cap
    return Best(by_impact[is_best], sizes), _by_document(by_impact[~is_best])


def _by_document(by_impact: Keys) -> Inverted:
    impacts = _IMPACT_MASK - (by_impact >> _DEFICIT_SHIFT & _IMPACT_MASK)
    postings = (by_impact & ~_POSTING_MASK) | (by_impact & _DOCUMENT_MASK) << _IMPACT_WIDTH | impacts
    postings.sort()
    return Inverted(postings)


def first_lists(best: Best, separator: str) -> list[str]:
    """The list of each token. A capped one is followed by the separator and the number of all its documents."""
    group_starts = run_starts(best.postings >> _DEFICIT_SHIFT)
    deficits = best.postings[group_starts] >> _DEFICIT_SHIFT & _IMPACT_MASK
    list_starts = run_starts(best.postings >> _TOKEN_SHIFT)
    texts = _texts(best.postings & _DOCUMENT_MASK, group_starts, _IMPACT_MASK - deficits, list_starts=list_starts)
    sizes = np.diff(list_starts, append=len(best.postings))
    truncated = np.flatnonzero(best.counts > sizes)
    counts, bounds = encode(best.counts[truncated].astype(np.uint64))
    for index, count in zip(truncated.tolist(), _slices(counts, bounds.tolist()), strict=True):
        texts[index] += separator + count
    return texts


def rest_lists(rest: Inverted) -> list[str]:
    starts = run_starts(rest.postings >> _TOKEN_SHIFT)
    sizes = np.diff(starts, append=len(rest.postings)).astype(np.uint64)
    sums = np.add.reduceat(rest.postings & _IMPACT_MASK, starts) if len(starts) else sizes
    means = (sums + sums + sizes) // np.maximum(sizes + sizes, np.uint64(1))
    return _texts(rest.postings >> _IMPACT_WIDTH & _DOCUMENT_MASK, starts, means, list_starts=starts)


def _texts(
    documents: Keys, group_starts: npt.NDArray[np.int64], impacts: Keys, *, list_starts: npt.NDArray[np.int64]
) -> list[str]:
    """`group_starts`, `list_starts`: indices into `documents`. `impacts`: of each group."""
    steps = np.diff(documents, prepend=np.uint64(0))
    steps[group_starts] = documents[group_starts]
    sizes = np.diff(group_starts, append=len(documents)).astype(np.uint64)
    text, bounds = encode(np.insert(steps, group_starts, sizes << _IMPACT_WIDTH | impacts))
    indices = list_starts + np.searchsorted(group_starts, list_starts)
    return list(_slices(text, [*bounds[indices].tolist(), len(text)]))


def _slices(text: str, bounds: list[int]) -> Iterable[str]:
    return map(text.__getitem__, map(slice, bounds, bounds[1:]))

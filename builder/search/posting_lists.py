"""Takes a part of the inverted index; gives the text of each token's list: the best documents first, the rest apart.

A list is groups of documents that have the same impact, the highest first: how many they are · 16 + the impact, then
the steps from document to document. The rest of a long list is one group, with the mean impact: such documents are many
and little tells them apart, while the impact of each would double what a reader loads.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from builder.search.digits import encode
from builder.search.impacts import IMPACT_BITS, STEPS, TOKEN_SHIFT, Inverted
from builder.search.tokenise import DOCUMENT_BITS, Keys, begins_of

_DOCUMENT = np.uint64((1 << DOCUMENT_BITS) - 1)
_LOW = np.uint64((1 << TOKEN_SHIFT) - 1)
_SHIFT = np.uint64(TOKEN_SHIFT)
_GROUP = np.uint64(DOCUMENT_BITS)
_IMPACT = np.uint64(IMPACT_BITS)
_IMPACTS = np.uint64(STEPS - 1)


@dataclass(frozen=True, slots=True)
class Best:
    """token << 24 | what the impact lacks of the highest << 20 | document, ascending."""

    postings: Keys
    counts: npt.NDArray[np.int64]
    """Documents of each token, those that are left out too."""


def capped(inverted: Inverted, cap: int) -> tuple[Best, Inverted]:
    """At most `cap` documents of each token, the best by impact, ties by document; and the others."""
    postings = inverted.postings
    lacks = _IMPACTS - (postings & _IMPACTS)
    by_impact = (postings & ~_LOW) | lacks << _GROUP | (postings >> _IMPACT & _DOCUMENT)
    by_impact.sort()
    begins = begins_of(by_impact >> _SHIFT)
    sizes = np.diff(begins, append=len(by_impact))
    best = np.arange(len(by_impact)) - np.repeat(begins, sizes) < cap
    return Best(by_impact[best], sizes), _by_document(by_impact[~best])


def _by_document(by_impact: Keys) -> Inverted:
    impacts = _IMPACTS - (by_impact >> _GROUP & _IMPACTS)
    postings = (by_impact & ~_LOW) | (by_impact & _DOCUMENT) << _IMPACT | impacts
    postings.sort()
    return Inverted(postings)


def first_lists(best: Best, mark: str) -> list[str]:
    """The list of each token. Where it is cut, the mark follows and how many documents the token has in all."""
    begins = begins_of(best.postings >> _GROUP)
    lacks = best.postings[begins] >> _GROUP & _IMPACTS
    texts = _texts(best.postings & _DOCUMENT, begins, _IMPACTS - lacks, starts=begins_of(best.postings >> _SHIFT))
    sizes = np.diff(begins_of(best.postings >> _SHIFT), append=len(best.postings))
    cut = np.flatnonzero(best.counts > sizes)
    counts, bounds = encode(best.counts[cut].astype(np.uint64))
    for at, count in zip(cut.tolist(), _slices(counts, bounds.tolist()), strict=True):
        texts[at] += mark + count
    return texts


def rest_lists(rest: Inverted) -> list[str]:
    starts = begins_of(rest.postings >> _SHIFT)
    sizes = np.diff(starts, append=len(rest.postings)).astype(np.uint64)
    sums = np.add.reduceat(rest.postings & _IMPACTS, starts) if len(starts) else sizes
    means = (sums + sums + sizes) // np.maximum(sizes + sizes, np.uint64(1))
    return _texts(rest.postings >> _IMPACT & _DOCUMENT, starts, means, starts=starts)


def _texts(
    documents: Keys, begins: npt.NDArray[np.int64], impacts: Keys, *, starts: npt.NDArray[np.int64]
) -> list[str]:
    """`begins`: where a group begins; `starts`: where a list does."""
    steps = np.diff(documents, prepend=np.uint64(0))
    steps[begins] = documents[begins]
    sizes = np.diff(begins, append=len(documents)).astype(np.uint64)
    text, bounds = encode(np.insert(steps, begins, sizes << _IMPACT | impacts))
    places = starts + np.searchsorted(begins, starts)
    return list(_slices(text, [*bounds[places].tolist(), len(text)]))


def _slices(text: str, bounds: list[int]) -> Iterable[str]:
    return map(text.__getitem__, map(slice, bounds, bounds[1:]))

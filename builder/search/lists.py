"""Takes a part of the inverted index; gives the text of each token's list: the best documents first, the rest apart."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from builder.search.impacts import IMPACT_BITS, STEPS, TOKEN_SHIFT, Inverted
from builder.search.postings import encode
from builder.search.reading import DOCUMENT_BITS, Keys, begins_of

_DOCUMENT = np.uint64((1 << DOCUMENT_BITS) - 1)
_LOW = np.uint64((1 << TOKEN_SHIFT) - 1)
_SHIFT = np.uint64(TOKEN_SHIFT)
_IMPACT = np.uint64(IMPACT_BITS)
_IMPACTS = np.uint64(STEPS - 1)


@dataclass(frozen=True, slots=True)
class Lists:
    """Tokens ascending, and the list of each as text."""

    tokens: Keys
    texts: list[str]


def capped(inverted: Inverted, cap: int) -> tuple[Inverted, Inverted]:
    """At most `cap` documents of each token, the best by impact, ties by document; and the others."""
    postings = inverted.postings
    begins = begins_of(postings >> _SHIFT)
    sizes = np.diff(begins, append=len(postings))
    long = np.repeat(sizes > cap, sizes)
    best, rest = _parted(postings[long], cap)
    first = np.concatenate((postings[~long], best))
    first.sort()
    rest.sort()
    return Inverted(first), Inverted(rest)


def _parted(postings: Keys, cap: int) -> tuple[Keys, Keys]:
    by_impact = (
        (postings & ~_LOW)
        | (_IMPACTS - (postings & _IMPACTS)) << np.uint64(DOCUMENT_BITS)
        | (postings >> _IMPACT & _DOCUMENT)
    )
    by_impact.sort()
    begins = begins_of(by_impact >> _SHIFT)
    sizes = np.diff(begins, append=len(by_impact))
    best = np.arange(len(by_impact)) - np.repeat(begins, sizes) < cap
    ordered = (
        (by_impact & ~_LOW)
        | (by_impact & _DOCUMENT) << _IMPACT
        | (_IMPACTS - (by_impact >> np.uint64(DOCUMENT_BITS) & _IMPACTS))
    )
    return ordered[best], ordered[~best]


def with_counts(inverted: Inverted, counts: npt.NDArray[np.int64]) -> Lists:
    """Each list begins with the number of documents that its token has in all."""
    tokens, numbers, begins = _deltas(inverted)
    spread = np.insert(numbers, begins, counts.astype(np.uint64))
    return _texts(tokens, spread, begins + np.arange(len(begins)))


def without_counts(inverted: Inverted) -> Lists:
    return _texts(*_deltas(inverted))


def _deltas(inverted: Inverted) -> tuple[Keys, Keys, npt.NDArray[np.int64]]:
    """The tokens; for each posting the step from the document before, with the impact; where each token begins."""
    tokens = inverted.postings >> _SHIFT
    begins = begins_of(tokens)
    documents = inverted.postings >> _IMPACT & _DOCUMENT
    steps = np.diff(documents, prepend=np.uint64(0))
    steps[begins] = documents[begins]
    return tokens[begins], steps << _IMPACT | inverted.postings & _IMPACTS, begins


def _texts(tokens: Keys, numbers: Keys, begins: npt.NDArray[np.int64]) -> Lists:
    text, starts = encode(numbers)
    bounds = [*starts[begins].tolist(), len(text)]
    return Lists(tokens, list(map(text.__getitem__, map(slice, bounds, bounds[1:]))))

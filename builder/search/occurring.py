"""Takes folded texts and the counts of an index; gives those texts all of whose tokens some document has."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from builder.search.counts import Counts
from builder.search.tokenise import CHARACTER, CHARACTER_BITS, WORD
from builder.search.tokens import tokens


def occurring(texts: Iterable[str], counts: Counts, stems: Sequence[str]) -> frozenset[str]:
    """`stems`: of the words of the index, by number."""
    return frozenset(documents_of(texts, counts, np.ones(len(counts.tokens), np.int64), stems))


def documents_of(
    texts: Iterable[str], counts: Counts, documents: npt.NDArray[np.int64], stems: Sequence[str]
) -> dict[str, int]:
    """Of each text that occurs, how many documents have its rarest token. `documents`: of each token of `counts`."""
    numbers = {stem: number for number, stem in enumerate(stems)}
    codes = {text: [_code(token, numbers) for token in tokens(text)] for text in texts}
    wanted = np.array(sorted({code for each in codes.values() for code in each}), np.uint64)
    indices = counts.find(wanted)
    is_found = indices >= 0
    found = dict(zip(wanted[is_found].tolist(), documents[indices[is_found]].tolist(), strict=True))
    return {text: min(map(found.__getitem__, each)) for text, each in codes.items() if found.keys() >= set(each)}


def _code(token: str, stems: Mapping[str, int]) -> int:
    """The number of a token of text."""
    if token in stems:
        return WORD | stems[token]
    if len(token) == 1:
        return CHARACTER | ord(token)
    first, second, *_ = map(ord, token)
    return first << CHARACTER_BITS | second

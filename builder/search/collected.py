"""The contents of an index in their final order, from which its files are written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from builder.search.impacts import Inverted
from builder.search.search_document import SearchDocument


@dataclass(frozen=True, slots=True)
class Contents:
    documents: Sequence[SearchDocument]
    inverted: Inverted
    words: Sequence[str]
    """Tokens of words, in the order of their numbers."""
    forms: Sequence[str]
    """Words as they are written, folded, in the order of their numbers."""
    stems: npt.NDArray[np.int64]
    """By number of the form, the number of its stem in `words`."""
    vocabulary: Mapping[str, int]
    """The Latin words as they are written, with the number of documents that have them."""

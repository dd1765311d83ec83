"""Everything that was read, in its final order: what the files of the index are made from."""

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
    """The number of each form's token."""
    vocabulary: Mapping[str, int]
    """The Latin words as they are written, with how many documents have them."""

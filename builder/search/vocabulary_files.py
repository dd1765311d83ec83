"""Takes an index of text; gives the files of its Latin words, one for each first letter (w)."""

import numpy as np

from builder.search.jsonp import search_call
from builder.search.text_index import TextIndex
from builder.search.tokenise import FORM, WORD
from builder.search.vocabulary import by_initial, vocabulary


def vocabulary_files(index: TextIndex) -> dict[str, bytes]:
    first = int(np.searchsorted(index.counts.tokens, np.uint64(FORM)))
    words = list(index.words)
    numbers = (index.counts.tokens[first:] & np.uint64(WORD - 1)).tolist()
    counts = dict(zip(map(words.__getitem__, numbers), index.documents[first:].tolist(), strict=True))
    return {f"w/{key}": search_call(f"w{key}", text) for key, text in by_initial(vocabulary(counts)).items()}

"""Takes an index of text and the tokens that a change concerns; gives the entries of the tables that change."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from builder.search.counts import Keys
from builder.search.impacts import Inverted
from builder.search.pinyin import pairs_by_syllables, weighted
from builder.search.tables import (
    Entries,
    bounds_of,
    character_entries,
    form_entries,
    pinyin_entries,
    token_entries,
    token_names,
)
from builder.search.text_index import Selection, TextIndex
from builder.search.tokenise import CHARACTER, WORD, is_stemmed


def changed_entries(index: TextIndex, selection: Selection) -> dict[str, Entries]:
    """By table; those of pinyin are not among them."""
    tokens, inverted, stems = selection.tokens, selection.inverted, index.words.stems
    first, last, end = bounds_of(tokens)
    gone_text, gone_characters, gone_forms = np.split(selection.gone, bounds_of(selection.gone)[:2])
    best, rest = token_entries(tokens[:first], inverted.range(0, first), stems)
    no_text: Entries = dict.fromkeys(token_names(gone_text, stems))
    no_forms: Entries = dict.fromkeys(_form_keys(gone_forms, list(index.words), index.words.tokens, stems))
    no_characters: Entries = dict.fromkeys(map(chr, (gone_characters & np.uint64(CHARACTER - 1)).tolist()))
    return {
        "t": no_text | no_forms | best | _form_entries(index, tokens[last:], inverted.range(last, end), stems),
        "u": no_text | rest,
        "c": no_characters | character_entries(tokens[first:last], inverted.range(first, last)),
    }


def all_pinyin_entries(index: TextIndex, surnames: Mapping[int, str]) -> Entries:
    """`surnames`: of people, as of `pinyin.surname_pairs`."""
    return pinyin_entries(pairs_by_syllables(*_pairs(index), surnames=surnames))


def same_pinyin(before: TextIndex, after: TextIndex) -> bool:
    """Whether a change leaves the entries of pinyin as they are, with the same surnames."""
    both = zip(weighted(*_pairs(before)), weighted(*_pairs(after)), strict=True)
    return all(np.array_equal(one, other) for one, other in both)


def _pairs(index: TextIndex) -> tuple[Keys, npt.NDArray[np.int64]]:
    """The pairs of characters, and the number of documents of each."""
    end = int(np.searchsorted(index.counts.tokens, np.uint64(WORD)))
    return index.counts.tokens[:end], index.documents[:end]


def _form_entries(index: TextIndex, tokens: Keys, inverted: Inverted, stems: Sequence[str]) -> Entries:
    """Of words as they are written that are rarer than their stem, each in the spelling that is indexed."""
    words, numbers = list(index.words), tokens & np.uint64(WORD - 1)
    tokens_of_stems = np.array(index.words.tokens, np.uint64)[numbers.astype(np.int64)] | np.uint64(WORD)
    is_rarer = inverted.counts() < index.documents[index.counts.find(tokens_of_stems)]
    is_rarer &= np.array(index.words.spellings, np.uint64)[numbers.astype(np.int64)] == numbers
    is_rarer &= np.fromiter((is_stemmed(words[number]) for number in numbers.tolist()), np.bool_, len(numbers))
    return form_entries(_form_keys(tokens, words, index.words.tokens, stems), inverted, is_rarer)


def _form_keys(tokens: Keys, words: Sequence[str], stem_numbers: Sequence[int], stems: Sequence[str]) -> list[str]:
    """stem/word."""
    numbers = (tokens & np.uint64(WORD - 1)).tolist()
    return [f"{stems[stem_numbers[number]]}/{words[number]}" for number in numbers]

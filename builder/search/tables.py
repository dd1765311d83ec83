"""Takes parts of the inverted index; gives the entries of each table as text, and the files that they are spread over.

t: the best documents of each token, and under "stem/word" those of the very word; u: a token's other documents; c: the
documents of each single character; p: the pairs of characters by the syllables they are read as; w: the Latin words.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress

import numpy as np
import numpy.typing as npt

from builder.search.collected import Contents
from builder.search.digits import base36
from builder.search.impacts import Inverted
from builder.search.jsonp import as_json, call_of, search_call
from builder.search.pinyin import pairs_by_syllables
from builder.search.posting_lists import capped, first_lists, rest_lists
from builder.search.shards import hashes
from builder.search.tokenise import CHARACTER, CHARACTER_BITS, WORD, Keys
from builder.search.vocabulary import by_first

# Documents in a token's first list, in a character's only one, in that of a word as it is written.
CAP = 400
CHARACTER_CAP = 200
FORM_CAP = 50
# Between a list that is not whole and the number of its documents: the rest stands in u, or nowhere.
CUT, SHORT = "!", "."


@dataclass(frozen=True, slots=True)
class Table:
    letter: str
    hashes: npt.NDArray[np.uint32]
    """Of what an entry is looked up by: says which file it stands in."""
    entries: Sequence[str]
    size: int
    """Bytes of all entries."""


def hashed_tables(contents: Contents) -> list[Table]:
    tokens, rests = _token_tables(contents)
    return [tokens, rests, _character_table(contents.inverted), _pinyin_table(contents.inverted)]


def sharded(table: Table, number_of_files: int) -> dict[str, bytes]:
    """Every file of a table, those without entries too, so that nothing is asked for in vain."""
    shards = table.hashes % np.uint32(number_of_files)
    order = np.argsort(shards, kind="stable")
    bounds = np.searchsorted(shards[order], np.arange(number_of_files + 1)).tolist()
    ordered = order.tolist()
    files = {}
    for shard in range(number_of_files):
        number = base36(shard)
        inside = ",".join([table.entries[at] for at in ordered[bounds[shard] : bounds[shard + 1]]])
        name = as_json(f"{table.letter}{number}")
        files[f"{table.letter}/{number}"] = call_of("casebookSearch", name, f"{{{inside}}}")
    return files


def word_files(vocabulary: Mapping[str, int]) -> dict[str, bytes]:
    return {f"w/{key}": search_call(f"w{key}", text) for key, text in by_first(vocabulary).items()}


def _token_tables(contents: Contents) -> tuple[Table, Table]:
    text = contents.inverted.tokens_of_text()
    tokens, counts = text.tokens()
    first, rest = capped(text, CAP)
    names = _token_names(tokens, contents.words)
    cut_names = list(compress(names, (counts > CAP).tolist()))
    stems, forms = _forms(contents)
    return (
        _table("t", [*names, *stems], [*_entries(names, first_lists(first, CUT)), *forms]),
        _table("u", cut_names, _entries(cut_names, rest_lists(rest))),
    )


def _forms(contents: Contents) -> tuple[list[str], list[str]]:
    """Words that stand in fewer documents than their stem: the stem, under which they are looked up, and the entry."""
    forms = contents.inverted.forms()
    tokens, counts = forms.tokens()
    _, stem_counts = contents.inverted.words().tokens()
    places = (tokens & np.uint64(WORD - 1)).astype(np.int64)
    stems = contents.stems[places]
    rarer = counts < stem_counts[stems]
    first, _ = capped(forms.only(rarer), FORM_CAP)
    lists = first_lists(first, SHORT)
    under = [contents.words[stem] for stem in stems[rarer].tolist()]
    written = [contents.forms[place] for place in places[rarer].tolist()]
    names = [f"{stem}/{form}" for stem, form in zip(under, written, strict=True)]
    return under, _entries(names, lists)


def _character_table(inverted: Inverted) -> Table:
    characters = inverted.characters()
    tokens, _ = characters.tokens()
    names = list(map(chr, (tokens & np.uint64(CHARACTER - 1)).tolist()))
    first, _ = capped(characters, CHARACTER_CAP)
    return _table("c", names, _entries(names, first_lists(first, SHORT)))


def _pinyin_table(inverted: Inverted) -> Table:
    pairs = pairs_by_syllables(*inverted.pairs().tokens())
    return _table("p", list(pairs), _entries(pairs, pairs.values()))


def _token_names(tokens: Keys, words: Sequence[str]) -> list[str]:
    """The tokens as text; those of words come last, for their flag is the highest bit, in the order of `words`."""
    pairs = tokens[tokens < np.uint64(WORD)]
    codes = np.stack((pairs >> np.uint64(CHARACTER_BITS), pairs & np.uint64((1 << CHARACTER_BITS) - 1)), axis=1)
    text = codes.astype(np.uint32).tobytes().decode("utf-32-le")
    # Where a character stands alone, the second is NUL.
    names = [text[at : at + 2].rstrip("\0") for at in range(0, len(text), 2)]
    return [*names, *words]


def _entries(names: Iterable[str], texts: Iterable[str]) -> list[str]:
    """Names and lists have nothing that JSON escapes."""
    return [f'"{name}":"{text}"' for name, text in zip(names, texts, strict=True)]


def _table(letter: str, names: Sequence[str], entries: Sequence[str]) -> Table:
    return Table(letter, hashes(names), entries, size=len(",".join(entries).encode()))

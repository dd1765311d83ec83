"""Takes parts of the inverted index; gives the entries of each table as text, and the files that they are written to.

t: the best documents of each token, and under "stem/word" those of a word as written; u: a token's other documents;
c: the documents of each single character; p: the pairs of characters by their pinyin syllables; w: the Latin words.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress

import numpy as np
import numpy.typing as npt

from builder.search.collected import Contents
from builder.search.digits import base36
from builder.search.impacts import Inverted
from builder.search.jsonp import as_json, call_with_json, search_call
from builder.search.pinyin import pairs_by_syllables, surname_pairs
from builder.search.posting_lists import capped, first_lists, rest_lists
from builder.search.shards import hashes
from builder.search.tokenise import CHARACTER, CHARACTER_BITS, WORD, Keys
from builder.search.vocabulary import by_initial

# Most documents in a token's first list, in a character's only list, in that of a word as it is written.
CAP = 400
CHARACTER_CAP = 200
FORM_CAP = 50
# Separators between a capped list and the number of all its documents: the rest is in table u, or is not written.
CONTINUED, TRUNCATED = "!", "."


@dataclass(frozen=True, slots=True)
class Table:
    letter: str
    hashes: npt.NDArray[np.uint32]
    """Of the key that an entry is looked up by; modulo the number of files it is the number of the entry's file."""
    entries: Sequence[str]
    size: int
    """Bytes of all entries."""


def hashed_tables(contents: Contents) -> list[Table]:
    tokens, rests = _token_tables(contents)
    return [tokens, rests, _character_table(contents.inverted), _pinyin_table(contents)]


def shard_files(table: Table, number_of_files: int) -> dict[str, bytes]:
    """Every file of a table, those without entries too, so that no request fails."""
    shards = table.hashes % np.uint32(number_of_files)
    order = np.argsort(shards, kind="stable")
    bounds = np.searchsorted(shards[order], np.arange(number_of_files + 1)).tolist()
    ordered = order.tolist()
    files = {}
    for shard in range(number_of_files):
        number = base36(shard)
        entries = ",".join([table.entries[index] for index in ordered[bounds[shard] : bounds[shard + 1]]])
        name = as_json(f"{table.letter}{number}")
        files[f"{table.letter}/{number}"] = call_with_json("casebookSearch", name, f"{{{entries}}}")
    return files


def word_files(vocabulary: Mapping[str, int]) -> dict[str, bytes]:
    return {f"w/{key}": search_call(f"w{key}", text) for key, text in by_initial(vocabulary).items()}


def _token_tables(contents: Contents) -> tuple[Table, Table]:
    text = contents.inverted.tokens_of_text()
    tokens, counts = text.tokens()
    first, rest = capped(text, CAP)
    names = _token_names(tokens, contents.words)
    cut_names = list(compress(names, (counts > CAP).tolist()))
    stems, forms = _forms(contents)
    return (
        _table("t", [*names, *stems], [*_entries(names, first_lists(first, CONTINUED)), *forms]),
        _table("u", cut_names, _entries(cut_names, rest_lists(rest))),
    )


def _forms(contents: Contents) -> tuple[list[str], list[str]]:
    """Words that stand in fewer documents than their stem: their stems, which are hashed, and their entries."""
    forms = contents.inverted.forms()
    tokens, counts = forms.tokens()
    _, stem_counts = contents.inverted.words().tokens()
    form_numbers = (tokens & np.uint64(WORD - 1)).astype(np.int64)
    stems = contents.stems[form_numbers]
    is_rarer = counts < stem_counts[stems]
    first, _ = capped(forms.select(is_rarer), FORM_CAP)
    lists = first_lists(first, TRUNCATED)
    stem_names = [contents.words[stem] for stem in stems[is_rarer].tolist()]
    form_names = [contents.forms[number] for number in form_numbers[is_rarer].tolist()]
    keys = [f"{stem}/{form}" for stem, form in zip(stem_names, form_names, strict=True)]
    return stem_names, _entries(keys, lists)


def _character_table(inverted: Inverted) -> Table:
    characters = inverted.characters()
    tokens, _ = characters.tokens()
    names = list(map(chr, (tokens & np.uint64(CHARACTER - 1)).tolist()))
    first, _ = capped(characters, CHARACTER_CAP)
    return _table("c", names, _entries(names, first_lists(first, TRUNCATED)))


def _pinyin_table(contents: Contents) -> Table:
    people = (document for document in contents.documents if document.kind == "person")
    surnames = surname_pairs((document.title, *document.names) for document in people)
    pairs = pairs_by_syllables(*contents.inverted.pairs().tokens(), surnames=surnames)
    return _table("p", list(pairs), _entries(pairs, pairs.values()))


def _token_names(tokens: Keys, words: Sequence[str]) -> list[str]:
    """The tokens as text. Those of words come last, since their flag is the highest bit, in the order of `words`."""
    pairs = tokens[tokens < np.uint64(WORD)]
    codes = np.stack((pairs >> np.uint64(CHARACTER_BITS), pairs & np.uint64((1 << CHARACTER_BITS) - 1)), axis=1)
    text = codes.astype(np.uint32).tobytes().decode("utf-32-le")
    # The second character of a token of one is NUL.
    names = [text[start : start + 2].rstrip("\0") for start in range(0, len(text), 2)]
    return [*names, *words]


def _entries(names: Iterable[str], texts: Iterable[str]) -> list[str]:
    """Entries of a JSON object. Names and texts hold nothing that JSON escapes."""
    return [f'"{name}":"{text}"' for name, text in zip(names, texts, strict=True)]


def _table(letter: str, names: Sequence[str], entries: Sequence[str]) -> Table:
    return Table(letter, hashes(names), entries, size=len(",".join(entries).encode()))

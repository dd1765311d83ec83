"""The table of neighbouring words, read back as the client does."""

import numpy as np
import pytest

from builder.search.adjacency import HASH_BITS, adjacency_files, file_numbers, pair_hashes
from builder.search.counts import Counts
from builder.search.digits import base36
from builder.search.search_document import SearchDocument
from builder.search.shards import hashes
from builder.search.text_index import Change, no_text, updated
from builder.search.tokenise import field_texts
from builder.search.tokens import word_token
from tests.search.reading import loaded, numbers

BODIES = (
    "a bank of the people, their river",
    "people in a bank",
    "the people. Banks!",
    "people 银行 bank",
    "3.8 people and a bank of people",
)


def adjacent_words() -> Counts:
    documents = [field_texts(SearchDocument("en", "", "page", title="", body=body)) for body in BODIES]
    change = Change(np.zeros(0, np.int64), documents, range(len(BODIES)), len(BODIES))
    return updated(no_text(1), change)[0].adjacent


def pair(one: str, other: str) -> int:
    first, second = hashes([word_token(one), word_token(other)]).reshape(2, 1)
    return int(pair_hashes(first, second)[0])


def documents_by_pair(text: str) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    steps, last = iter(numbers(text)), 0
    for head in steps:
        last += head >> 1
        count = next(steps) if head & 1 else 1
        found[last] = np.cumsum([next(steps) for _ in range(count)]).tolist()
    return found


@pytest.mark.parametrize("number", [2, 3, 5, 64, 97])
def test_each_pair_has_its_documents_in_its_file(number: int) -> None:
    files = loaded(dict(adjacency_files(adjacent_words(), number, range(number))))
    assert len(files) == number

    def documents(one: str, other: str) -> list[int]:
        file = int(file_numbers(np.array([pair(one, other)], np.uint64), number)[0])
        return documents_by_pair(files[f"b{base36(file)}"]).get(pair(one, other), [])

    assert documents("bank", "people") == [0, 4]
    assert documents("people", "banks") == [1, 2, 4]
    assert documents("people", "river") == [0]
    assert documents("3", "8") == documents("8", "people") == [4]
    assert documents("river", "people") == []


def test_a_file_more_parts_one_range_in_two() -> None:
    pairs = np.arange(0, 1 << HASH_BITS, 99_991, dtype=np.uint64)
    for number in range(2, 200):
        before, after = file_numbers(pairs, number), file_numbers(pairs, number + 1)
        assert set(after.tolist()) == set(range(number + 1))
        assert len(set(before[before != after].tolist())) == 1


def test_some_of_the_files_are_those_of_all() -> None:
    pairs = adjacent_words()
    every = dict(adjacency_files(pairs, 7, range(7)))
    assert dict(adjacency_files(pairs, 7, {2, 5})) == {name: every[name] for name in ("b/2", "b/5")}

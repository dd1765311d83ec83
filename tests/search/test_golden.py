"""The rules of text, by example: the client's tests read the same file."""

from typing import Any

import pytest

from builder.search.fold import fold
from tests.search import golden

GOLDEN = golden.read()


@pytest.mark.parametrize("example", GOLDEN["text"], ids=lambda example: ascii(example["in"][:20]))
def test_text_is_folded_and_cut_as_the_golden_file_says(example: dict[str, Any]) -> None:
    assert golden.of_text(example["in"]) == example


@pytest.mark.parametrize("part", ["stem", "hash", "vlq", "postings"])
def test_the_golden_file_holds(part: str) -> None:
    assert golden.answered(GOLDEN)[part] == GOLDEN[part]


def test_the_golden_file_is_as_it_would_be_written() -> None:
    assert golden.PATH.read_text(encoding="utf-8") == golden.written(GOLDEN)


@pytest.mark.parametrize("example", GOLDEN["text"], ids=lambda example: ascii(example["in"][:20]))
def test_folding_twice_changes_nothing(example: dict[str, Any]) -> None:
    assert fold(example["fold"]) == example["fold"]

"""The rules of text, by example: the client's tests read the same file."""

from typing import Any

import pytest

from builder.search.fold import fold
from builder.search.spelling import canonical
from builder.search.tokens import spelled, tokens
from tests.search import golden

GOLDEN = golden.read()


@pytest.mark.parametrize("example", GOLDEN["text"], ids=lambda example: ascii(example["in"][:20]))
def test_text_is_folded_and_cut_as_the_golden_file_says(example: dict[str, Any]) -> None:
    assert golden.of_text(example["in"]) == example


@pytest.mark.parametrize("part", ["stem", "spelling", "hash", "vlq", "postings"])
def test_the_golden_file_holds(part: str) -> None:
    assert golden.answered(GOLDEN)[part] == GOLDEN[part]


def test_the_golden_file_is_as_it_would_be_written() -> None:
    assert golden.PATH.read_text(encoding="utf-8") == golden.written(GOLDEN)


@pytest.mark.parametrize("example", GOLDEN["text"], ids=lambda example: ascii(example["in"][:20]))
def test_folding_twice_changes_nothing(example: dict[str, Any]) -> None:
    assert fold(example["fold"]) == example["fold"]


@pytest.mark.parametrize("word", [word for word, _ in GOLDEN["spelling"]])
def test_a_word_in_the_spelling_that_is_indexed_stays_as_it_is(word: str) -> None:
    assert canonical(canonical(word)) == canonical(word)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NGOs", "NGO"),
        ("NPO's", "npo"),
        ("organisations", "organizations"),
        ("analysing", "analyzing"),
        ("neighbourhoods", "neighborhoods"),
        ("theatres", "theaters"),
        ("centred", "centered"),
        ("programmes", "programs"),
        ("travellers", "travelers"),
        ("counselling", "counseling"),
        ("enrolment", "enrollment"),
        ("fulfil", "fulfill"),
        ("licences", "licenses"),
        ("practising", "practicing"),
        ("catalogue", "catalog"),
        ("ageing", "aging"),
        ("judgements", "judgments"),
        ("greys", "grays"),
    ],
)
def test_two_spellings_have_one_token_and_one_form(one: str, other: str) -> None:
    assert spelled(fold(one)) == spelled(fold(other))
    assert tokens(fold(one)) == tokens(fold(other))


@pytest.mark.parametrize("word", ["this", "thus", "plus", "chess", "revise", "expertise", "four", "skills"])
def test_other_words_are_left_alone(word: str) -> None:
    assert spelled(word) == word

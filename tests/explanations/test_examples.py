"""Every code of a problem is explained, and every example gives what it says."""

from __future__ import annotations

import pytest

from builder.explanations import Explanation, explanations
from builder.language.words import words
from tests.explanations.example_base import ExampleBases

TOLD = {
    "anchor-gone": "is known when the site has been built",
    "edition-name": "is about the name of a file that must be right in itself",
    "folder-too-deep": "a dozen folders",
    "form-slug": "no field has this form so far",
    "latin-in-another-script": "needs a language that this base does not have",
    "markdown-unreadable": "no text is known that gives it",
    "no-records": "is about the whole base",
    "not-a-file": "is about the file system",
    "not-utf-8": "bytes that no page can show",
    "quote-too-long-han": "too long",
    "quote-too-long-words": "too long",
    "setting-locales": "several files",
    "setting-too-long": "too long",
    "summary-characters": "too long",
    "summary-words": "too long",
    "too-large": "too long",
    "too-long": "too long",
    "too-many-keywords": "too long",
    "too-many-quotes": "too long",
    "unknown-source-unread": "two files, one of them broken",
    "unreadable-file": "is about the file system",
    "unwritable-file": "is about the file system",
    "vanished-file": "is about the file system",
    "wrong-encoding": "bytes that no page can show",
}
"""Codes without an example, and why."""
SHOWN = [each for each in explanations().values() if not each.told]


@pytest.fixture(scope="module")
def bases(tmp_path_factory: pytest.TempPathFactory) -> ExampleBases:
    return ExampleBases.in_folder(tmp_path_factory.mktemp("examples"))


def test_every_code_is_explained() -> None:
    worded = {key.split(".")[1] for key in words("en").texts if key.startswith("problems.")}
    assert worded == explanations().keys()
    assert {each.code for each in explanations().values() if each.told} == TOLD.keys()


@pytest.mark.parametrize("explanation", SHOWN, ids=lambda each: each.code)
def test_the_wrong_example_gives_the_code_and_the_right_one_is_right(
    explanation: Explanation, bases: ExampleBases
) -> None:
    right = bases.codes(explanation, explanation.right)
    assert explanation.code in bases.codes(explanation, explanation.wrong)
    assert explanation.code not in right
    assert right.keys() <= {"uncited-source"}, "an example need not show where its source is cited"

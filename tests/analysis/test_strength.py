"""How strong the evidence of a claim is, by the rules that the site prints."""

from __future__ import annotations

import pytest

from builder.analysis.strength import STRENGTHS, strength
from builder.language.words import words
from builder.pages.edition import Edition
from builder.pages.evidence.view import view
from builder.pages.html.strength_mark import strength_mark
from builder.records.model.library import Library, link
from builder.records.model.quotes import digest
from builder.records.model.values import Citation
from builder.records.source.document import Place
from tests.analysis.test_policy_status import CASE, record
from tests.pages.reading import library

WORDS = "园区有六间办公室"
SOURCES = f"""period: 2012
sources:
  report: {{type: report, title: A, author: 甲乙}}
  same-hand: {{type: book, title: B, author: 甲乙}}
  other: {{type: report, title: C, author: 丙丁, read: full}}
  speech: {{type: speech, title: D, author: 戊己}}
  heard: {{type: report, title: E, author: 庚辛, read: second-hand}}
  abstract: {{type: report, title: F, author: 壬癸, read: abstract}}
  quoting:
    type: report
    title: G
    author: 子丑
    quotes:
      found: {{text: {WORDS}, checked: {{date: 2026-11-28, digest: {digest(WORDS)}}}}}
      changed: {{text: 园区有七间办公室, checked: {{date: 2026-11-28, digest: {digest(WORDS)}}}}}
      unchecked: {{text: 园区有八间办公室}}
"""


@pytest.fixture(scope="module")
def base() -> Library:
    return link([record("cases/hill/park", CASE + SOURCES)], vocabularies=library().vocabularies)


def cited(*keys: str) -> list[Citation]:
    pairs = (key.partition("#") for key in keys)
    return [Citation(key, "", Place(1, 1), quote) for key, _, quote in pairs]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (["report", "other"], "independent"),
        (["report", "same-hand", "other"], "independent"),
        (["report", "same-hand"], "one"),
        (["report"], "one"),
        (["speech"], "primary"),
        (["speech", "report"], "independent"),
        (["report", "heard"], "one"),
        (["heard"], "weak"),
        (["heard", "abstract"], "weak"),
        ([], "weak"),
        (["nowhere"], "weak"),
    ],
)
def test_the_sources_tell(base: Library, keys: list[str], expected: str) -> None:
    assert strength(cited(*keys), base).word == expected


@pytest.mark.parametrize("confidence", ["disputed", "estimate"])
def test_a_doubted_figure_is_weak(base: Library, confidence: str) -> None:
    assert strength(cited("report", "other"), base, confidence=confidence).word == "weak"
    assert strength(cited("report", "other"), base, confidence="reported").word == "independent"


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (["quoting"], ""),
        (["quoting#unchecked"], "quoted"),
        (["quoting#changed"], "quoted"),
        (["quoting#changed", "quoting#found"], "checked"),
        (["report", "quoting#found"], "checked"),
        (["quoting#nowhere"], ""),
    ],
)
def test_quoted_words_are_told(base: Library, keys: list[str], expected: str) -> None:
    assert strength(cited(*keys), base).quoted == expected


@pytest.mark.parametrize("language", ["en", "zh"])
def test_marks_differ_by_shape_and_say_what_they_are(base: Library, language: str) -> None:
    keys: list[list[str]] = [["report", "other"], ["speech"], ["report"], ["heard"]]
    marks = [strength_mark(strength(cited(*some), base), language) for some in keys]
    assert len({mark.partition("aria-label")[0] + str(mark.count("<i>")) for mark in marks}) == len(STRENGTHS)
    for mark, word in zip(marks, STRENGTHS, strict=True):
        assert f'aria-label="{words(language)(f"strength.{word}")}"' in mark


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_rules_are_printed(base: Library, language: str) -> None:
    [page] = view(Edition(base, language))
    assert [f'id="{word}"' in page.body for word in STRENGTHS] == [True] * 4
    assert words(language)("strength.type.speech") in page.body
    assert words(language)("provenance.read.second-hand") in page.body
    assert "{" not in page.body

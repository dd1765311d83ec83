"""The strength of a record in lists: its numbers are those of the marks on the record's own page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser

import pytest

from builder.analysis.strength import STRENGTHS
from builder.analysis.strength_counts import strength_counts
from builder.language.words import words
from builder.pages.edition import Edition
from builder.pages.html.strength_mark import strength_counts_mark
from builder.pages.page import Page
from builder.pages.parts.record_row import Rows
from builder.pages.record import case, policy
from builder.records.model.library import Entry, Library
from tests.pages.reading import Outline, library, real_library


class Marks(HTMLParser):
    """The marks of a page by their strength, but for those of legends."""

    def __init__(self, body: str) -> None:
        super().__init__()
        self.found: Counter[str] = Counter()
        self.is_legend = False
        self.feed(body)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = (dict(attrs).get("class") or "").split()
        self.is_legend = self.is_legend or "cb-legend" in classes
        if "cb-strength" in classes and not self.is_legend:
            self.found.update(word for word in STRENGTHS if f"cb-{word}" in classes)

    def handle_endtag(self, tag: str) -> None:
        self.is_legend = self.is_legend and tag != "p"


def own_page(entry: Entry, base: Library) -> Page:
    view = case.view if entry.folder == "cases" else policy.view
    return next(page for page in view(entry, Edition(base, "en")) if isinstance(page, Page))


@pytest.mark.parametrize("base", [library, real_library])
def test_a_row_counts_the_marks_of_the_page(base: Callable[[], Library]) -> None:
    counts = {entry.reference: strength_counts(entry, base()) for entry in base().listed}
    for entry in base().listed:
        marks = Marks(own_page(entry, base()).body).found
        assert counts[entry.reference] == tuple(marks[word] for word in STRENGTHS), entry.reference
    assert any(map(any, counts.values()))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_row_says_only_what_occurs_in_one_label(language: str) -> None:
    say = words(language)
    shown = strength_counts_mark((2, 0, 31, 0), language)
    [label] = Outline(shown).values("aria-label")
    assert label == Outline(shown).values("title")[0]
    assert say("strength.counts.independent", number=2) in label
    assert say("strength.counts.one", number=31) in label
    assert shown.count('role="img"') == 1
    assert "cb-primary" not in shown
    assert "cb-weak" not in shown
    assert Outline(shown).text.split() == ["2", "31"]


def test_a_record_without_claims_has_no_marks() -> None:
    assert strength_counts_mark((0, 0, 0, 0), "en") == ""


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_row_of_this_base_has_its_numbers(language: str) -> None:
    for entry in real_library().listed:
        shown = strength_counts_mark(strength_counts(entry, real_library()), language)
        row = Rows(real_library(), language).row(entry).html("cases/")
        assert shown
        assert row.partition('class="cb-row-facts"')[2].partition("</p>")[0].endswith(shown)

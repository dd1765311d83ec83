"""Disagreements by weight: one red mark a page, the heaviest first, wording folded."""

from __future__ import annotations

import re

import pytest

from builder.analysis.disagreements import by_weight
from builder.pages.edition import Edition
from builder.pages.page import Page
from builder.pages.record import all_disagreements, case, policy
from builder.records.model.library import Entry
from builder.records.model.record import WEIGHTS
from tests.pages.reading import entry, library, real_library

RED = "cb-seal-red"
PARK = "cases/chengdu/ngo-service-park"


def pages(one: Entry, base: Edition) -> list[Page]:
    """The pages of a record that show its disagreements."""
    view = case.page if one.folder == "cases" else policy.page
    return [view(one, base), *all_disagreements.view(one, base)]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_page_has_one_red_mark_at_most_and_only_for_what_changes_the_judgement(language: str) -> None:
    base = Edition(real_library(), language)
    for one in real_library().entries:
        weights = {disagreement.weight for disagreement in one.record.disagreements}
        for page in pages(one, base):
            assert page.body.count(RED) == ("judgement" in weights), page.address


def test_the_heaviest_come_first_and_wording_is_folded_at_the_end() -> None:
    (page,) = pages(entry("cases/hill/seed-house"), Edition(library(), "en"))
    part = page.body.partition('id="disagreements"')[2].partition("</section>")[0]
    shown, _, folded = part.partition(
        '<details class="cb-fold" id="wording"><summary>1 only worded differently</summary>'
    )
    assert shown.index(RED) < shown.index("Who gave the")
    assert "How the door is called" in folded
    assert "cb-seal" not in folded


def test_the_record_of_the_park_begins_with_how_the_plan_fared() -> None:
    first, *others = by_weight(real_library().by_reference[PARK].record.disagreements)
    english = first.about.best("en")
    assert english
    assert "how the plan fared" in english[1].text
    weights = [WEIGHTS.index(one.weight) for one in (first, *others)]
    assert weights == sorted(weights)


def test_what_is_not_shown_on_the_page_of_the_park_is_on_the_page_with_all() -> None:
    short, everything = pages(real_library().by_reference[PARK], Edition(real_library(), "en"))
    assert short.body.count('class="cb-disagreement"') == 3
    assert 'href="disagreements/#wording">2 only worded differently</a>' in short.body
    assert '<details class="cb-fold" id="wording">' in everything.body
    assert everything.body.count('class="cb-disagreement"') == 11
    assert "6 more points on which sources differ" in short.body


def test_above_a_version_a_source_is_named_once() -> None:
    page = all_in_one(real_library().by_reference["cases/shanghai/npi"])
    version = page.body.partition("An important centre for capacity building")[0].rpartition("<p>")[0]
    named = version.rpartition("<p>")[2]
    assert named.count("China Development Brief") + named.count("A Win-Win Situation") == 1
    assert len(re.findall(r'<a href="#s\d+-npi-centre" data-and="npi">', named)) == len(re.findall("<a ", named)) == 1


def all_in_one(one: Entry) -> Page:
    """The page with every disagreement of a record."""
    return next(iter(all_disagreements.view(one, Edition(real_library(), "en"))))

"""The log of corrections: newest first, in each edition, with the way to the record; and what a record's page shows."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from builder.pages.edition import Edition
from builder.pages.page import Page
from builder.pages.provenance import corrected
from builder.pages.record import case
from builder.records.model.conversion import in_script, terms
from builder.records.model.library import Library, link
from builder.records.model.record import Case, Contact, Correction
from builder.records.model.values import FuzzyDate, Label, Passage, Text
from builder.records.source.document import Place, Scalar
from tests.pages.reading import Outline, entry, library

SEED, SCHOOL = "cases/hill/seed-house", "cases/lake/boat-school"
LANGUAGES = ("en", "zh", "zh-Hant")


def log(language: str, base: Library | None = None) -> list[Page]:
    return list(corrected.view(Edition(base or library(), language)))


def changed(*, corrections: tuple[Correction, ...] = (), contact: Contact | None = None) -> Library:
    """The base with another boat school."""
    others = [one for one in library().stored if one.reference != SCHOOL]
    school = entry(SCHOOL)
    assert isinstance(school.given, Case)
    given = replace(school.given, corrections=corrections, contact=contact)
    return link([*others, replace(school, given=given)], vocabularies=library().vocabularies)


def text(words: str) -> Text:
    return Text({"en": Passage(words, Scalar(words, Place(1, 1)))})


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_log_has_all_the_newest_first(language: str) -> None:
    [page] = log(language)
    dates = re.findall(r'<dt><time datetime="([0-9-]+)">', page.body)
    assert dates == ["2026-11-25", "2026-11-23"]
    assert page.address == "corrected/"
    assert Outline(page.body).values("href").count("../cases/hill/seed-house/#corrections") == 2
    assert "../corrections/" in Outline(page.body).values("href")
    assert page.documents, "it is found"


def test_those_of_several_records_stand_in_one_order_and_a_long_log_has_pages() -> None:
    days = [
        Correction(date=FuzzyDate(2026, 1 + n % 9, 1 + n % 28), wrong=text("A."), now=text("B.")) for n in range(120)
    ]
    pages = log("en", changed(corrections=tuple(days)))
    assert [page.address for page in pages] == ["corrected/", "corrected/2/"]
    dates = [day for page in pages for day in re.findall(r'<dt><time datetime="([0-9-]+)">', page.body)]
    assert len(dates) == 122
    assert dates == sorted(dates, reverse=True)
    assert dates[0] == "2026-11-25"
    hrefs = Outline(pages[1].body).values("href")
    assert "../../cases/lake/boat-school/#corrections" in hrefs


def test_a_base_without_any_says_so() -> None:
    others = [one for one in library().stored if one.reference != SEED]
    [page] = log("en", link(others, vocabularies=library().vocabularies))
    assert "No correction is logged so far." in Outline(page.body).text


@pytest.mark.parametrize("language", LANGUAGES[:2])
def test_a_reply_stands_apart_in_its_own_language_and_is_no_markup(language: str) -> None:
    body = case.page(entry(SEED), Edition(library(), language)).body
    reply = body.partition('<figure class="cb-reply">')[2].partition("</figure>")[0]
    assert (
        '<blockquote lang="zh-Hans"><p>那扇门是&lt;b&gt;我们&lt;/b&gt;送的。</p><p>其余属实。</p></blockquote>' in reply
    )
    assert '<time datetime="2026-11-24">' in reply
    assert body.index('id="replies"') < body.index('id="sources"') < body.index('id="corrections"')


def test_the_words_of_a_reply_are_not_converted() -> None:
    """Nor are they in the edition of the other script, where all else is."""
    base = in_script(library(), "zh-Hant", known=terms(library(), ()))
    body = case.page(base.by_reference[SEED], Edition(base, "zh-Hant")).body
    assert "那扇门是" in body
    assert "首批寫作 25 家" in body


def test_a_contact_has_the_ways_that_were_given_and_no_others() -> None:
    name = Label({"en": Passage("Ann", Scalar("Ann", Place(1, 1)))})
    base = changed(
        contact=Contact(name=name, page="https://example.org/ann", since=FuzzyDate(2026, 11, 1), consent="yes")
    )
    page = Outline(case.page(base.by_reference[SCHOOL], Edition(base, "en")).body)
    assert "https://example.org/ann" in page.values("href")
    assert not [href for href in page.values("href") if str(href).startswith("mailto:")]
    assert "Chose to be asked about this: Ann · https://example.org/ann · so since 1 November 2026" in page.text


def test_machines_are_told_of_corrections() -> None:
    head = case.page(entry(SEED), Edition(library(), "en")).head
    data = json.loads(re.sub(r"<[^>]+>", "", head))
    told = [(one["@type"], one["datePublished"], one["text"]) for one in data["correction"]]
    assert told == [
        ("CorrectionComment", "2026-11-23", "Twenty, as both sources have it."),
        ("CorrectionComment", "2026-11-25", "It is called a house."),
    ]

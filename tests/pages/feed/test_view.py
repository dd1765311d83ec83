"""Feeds: valid by RFC 4287, the newest first, with ids that stay; none where an address or a date is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from builder.pages.browse import view as lists
from builder.pages.edition import Edition
from builder.pages.feed.view import MOST_ENTRIES, feeds, view
from builder.pages.home import home
from builder.pages.page import Page
from builder.records.model.fragments import Fragments
from tests.pages.data.made import CREATED, SITE, edition
from tests.pages.reading import Outline, library, real_library

ATOM = "{http://www.w3.org/2005/Atom}"
RULES = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
LANGUAGES = ("en", "zh", "zh-Hant")


def parsed(made: Edition) -> dict[str, etree._Element]:
    return {file.path: etree.fromstring(file.data) for file in view(made)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("base", [library, real_library])
def test_every_feed_is_valid_and_says_where_it_is(base: object, language: str) -> None:
    made = edition(library() if base is library else real_library(), language)
    found = parsed(made)
    assert f"{language.lower()}/feed.xml" in found
    assert len(found) > 1
    for path, root in found.items():
        RULES.assertValid(root)
        assert root.findtext(f"{ATOM}id") == SITE + path
        [own] = [link.get("href") for link in root.findall(f"{ATOM}link") if link.get("rel") == "self"]
        assert own == SITE + path
        updated = [entry.findtext(f"{ATOM}updated") for entry in root.findall(f"{ATOM}entry")]
        assert updated == sorted(updated, reverse=True)
        assert root.findtext(f"{ATOM}updated") == updated[0]
        ids = [entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")]
        assert len(ids) == len(set(ids)) <= MOST_ENTRIES
        assert all(id_ and id_.startswith(SITE + language.lower()) for id_ in ids)


def test_the_rules_refuse_what_is_no_feed() -> None:
    root = next(iter(parsed(edition(real_library())).values()))
    root.remove(root.find(f"{ATOM}updated"))
    assert not RULES.validate(root)


def test_a_record_is_new_on_its_first_day_and_changed_later() -> None:
    made = edition(real_library())
    entry = next(entry for entry in made.library.listed if entry.status != "draft")
    later = date(2026, 12, 1)
    dates = {**made.dates, entry.path: (CREATED, later)}
    for change, kind in ((CREATED, "new"), (later, "changed")):
        again = replace(
            made,
            dates={**dates, entry.path: (CREATED, change)},
            library=replace(made.library, fragments=Fragments()),
        )
        told = next(each for each in feeds(again)[0].entries if each.link == again.address(entry.address))
        assert (told.kind, told.published, told.updated) == (kind, CREATED, change)
        assert told.id == f"{SITE}en/{entry.reference}/"


def test_a_correction_is_an_entry_of_its_own() -> None:
    made = edition(library())
    corrected = [entry for entry in made.library.listed if entry.record.corrections and entry.status != "draft"]
    assert corrected
    entries = {each.id: each for each in feeds(made)[0].entries}
    for entry in corrected:
        for number, _ in enumerate(entry.record.corrections, 1):
            told = entries[f"{made.address(entry.address)}#correction-{number}"]
            assert told.kind == "corrected"
            assert " → " in told.summary


def test_drafts_and_retired_records_are_not_told() -> None:
    made = edition(library())
    told = {each.link.partition("#")[0] for feed in feeds(made) for each in feed.entries}
    silent = [entry for entry in made.library.entries if entry.status in ("draft", "retired")]
    assert {entry.status for entry in silent} == {"draft", "retired"}
    assert not told & {made.address(entry.address) for entry in silent}


def test_a_place_has_only_its_own_records() -> None:
    made = edition(real_library())
    chengdu = next(feed for feed in feeds(made) if feed.address == "places/chengdu/feed.xml")
    assert chengdu.entries
    assert all("/chengdu/" in entry.link for entry in chengdu.entries)


def test_without_an_address_or_a_date_there_is_none() -> None:
    assert not feeds(edition(real_library(), site_url=""))
    undated = replace(edition(real_library()), dates={})
    assert all(entry.kind == "corrected" for feed in feeds(undated) for entry in feed.entries)


@pytest.mark.parametrize("language", LANGUAGES)
def test_home_and_places_lead_programs_to_their_feeds(language: str) -> None:
    made = edition(real_library(), language)
    pages = [page for page in lists.view(made) if isinstance(page, Page) and page.address == "places/chengdu/"]
    for page, href in ((home(made), "feed.xml"), (pages[0], "feed.xml")):
        [link] = [dict(attributes) for tag, attributes in Outline(page.head).tags if tag == "link"]
        assert link["type"] == "application/atom+xml"
        assert link["rel"] == "alternate"
        assert link["href"] == href
        assert link["title"]
    assert not home(edition(real_library(), language, site_url="")).head

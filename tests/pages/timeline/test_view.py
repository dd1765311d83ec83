"""The timeline: golden pages, what becomes a line of it, and the pages of a long one."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.analysis.events import timeline_events
from builder.pages.page import DEPTHS
from builder.pages.timeline.view import timelines
from tests.pages.reading import Outline, entry, library, real_library

GOLDEN = Path(__file__).parents[1] / "golden"
LANGUAGES = ("en", "zh")


@pytest.mark.parametrize("language", LANGUAGES)
def test_golden(language: str, rewrite: bool) -> None:
    page = next(iter(timelines(library(), language)))
    path = GOLDEN / f"timeline.{language}.html"
    shown = f"<!-- {page.title} | {page.description} -->\n{page.body}\n"
    if rewrite:
        path.write_text(shown, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == shown


def test_every_listed_record_and_every_event_stands_there_once() -> None:
    found = timeline_events(real_library().listed)
    told = [item.text for item in found if item.text]
    assert sorted(map(id, told)) == sorted(
        id(event.text) for one in real_library().listed for event in one.record.timeline
    )
    assert {item.entry.reference for item in found} == {one.reference for one in real_library().listed}


def test_a_beginning_is_told_by_the_event_of_that_day_and_else_by_a_line_of_its_own() -> None:
    park = timeline_events([real_library().by_reference["cases/chengdu/ngo-service-park"]])
    begins = [item for item in park if item.mark == "begins"]
    assert [item.text is not None for item in begins] == [True]
    united = timeline_events([real_library().by_reference["cases/shanghai/united-foundation"]])
    assert [item.year for item in united if item.mark == "begins"] == [2009]


def test_one_date_that_an_event_of_that_year_tells_has_no_line() -> None:
    cloud = timeline_events([real_library().by_reference["cases/mainland/cloud-npo-platform"]])
    assert [item.mark for item in cloud] == [""]


def test_a_policy_is_announced_issued_in_force() -> None:
    marks = [item.mark for item in timeline_events([entry("policies/hill/open-door")])]
    assert marks == ["issued", "effective", "announced"]


def test_what_has_no_date_comes_last() -> None:
    found = timeline_events(library().listed)
    undated = [item.year is None for item in found]
    assert undated == sorted(undated)
    assert any(undated)
    page = next(iter(timelines(library(), "en")))
    assert page.headings[-1].title == "Undated"


def test_cases_stand_left_and_policies_right_of_a_year() -> None:
    of_all = [page for page in timelines(real_library(), "en") if "/places/" not in page.address]
    [page] = [page for page in of_all if 'id="y2012"' in page.body]
    year = page.body.partition('id="y2012"')[2].partition("</div>")[0]
    left, policies, right = year.partition('<ul class="cb-did-policies" aria-label="Policies">')
    assert policies
    assert "../policies/" not in left
    assert "../cases/" not in right
    assert '../cases/chengdu/ngo-service-park/#timeline"' in left


def test_each_place_has_its_own() -> None:
    made = {page.address: page for page in timelines(real_library(), "zh")}
    page = made["timeline/places/taiwan/"]
    assert page.title == "时间线：台湾"
    assert "cases/chengdu" not in page.body
    assert '<a href="./" aria-current="true">台湾</a>' in page.body


def test_that_of_a_place_with_much_in_a_decade_has_a_frame_for_every_page() -> None:
    pages = list(timelines(real_library(), "en", per_page=5))
    assert "timeline/places/chengdu/2010s/2/" in {page.address for page in pages}
    assert {page.depth for page in pages} <= set(DEPTHS["cases"])


def test_a_long_one_has_a_page_a_decade_that_may_go_on() -> None:
    made = {page.address: page for page in timelines(real_library(), "en", per_page=12)}
    contents = made["timeline/"]
    assert {"timeline/2000s/", "timeline/2010s/", "timeline/2010s/2/"} <= made.keys()
    assert made["timeline/2010s/2/"].title == "Timeline, 2010s, page 2"
    assert 'rel="prev"' in made["timeline/2010s/2/"].body
    for href in Outline(contents.body).values("href"):
        address, _, anchor = href.partition("#")
        if anchor:
            assert f'id="{anchor}"' in made[f"timeline/{address}"].body
    lines = sum(page.body.count("<p>") for address, page in made.items() if address.startswith("timeline/2"))
    dated = [item for item in timeline_events(real_library().listed) if item.year is not None]
    assert lines >= len([item for item in dated if item.year and item.year >= 2000])

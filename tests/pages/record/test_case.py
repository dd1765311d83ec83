"""Pages of cases: golden pages of a full, an odd and a retired record, and what every page must hold."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from builder.pages.edition import Edition
from builder.pages.page import Page
from builder.pages.record import case, policy
from builder.pages.record.bar import CONTENTS
from tests.pages.reading import Outline, entry, library, real_library

GOLDEN = Path(__file__).parents[1] / "golden"
CASES = ("cases/hill/seed-house", "cases/lake/boat-school", "cases/lake/old-raft")
POLICIES = ("policies/hill/open-door", "policies/hill/shut-window")
LANGUAGES = ("en", "zh")
EVERY = [(reference, language) for reference in (*CASES, *POLICIES) for language in LANGUAGES]
ALLOWED = {
    "a", "blockquote", "br", "caption", "cite", "code", "dd", "details", "div", "dl", "dt", "em", "figcaption",
    "figure", "h1", "h2", "h3", "h4", "h5", "h6", "i", "li", "nav", "ol", "p", "pre", "section", "small", "span",
    "strong", "summary", "sup", "table", "tbody", "td", "th", "thead", "time", "tr", "ul",
}  # fmt: skip


def page(reference: str, language: str) -> Page:
    make = case.page if reference.startswith("cases/") else policy.page
    return make(entry(reference), Edition(library(), language))


def outline(reference: str, language: str) -> Outline:
    return Outline(page(reference, language).body)


@pytest.mark.parametrize(("reference", "language"), EVERY)
def test_golden(reference: str, language: str, rewrite: bool) -> None:
    made = page(reference, language)
    path = GOLDEN / f"{reference.rsplit('/')[-1]}.{language}.html"
    shown = f"<!-- {made.title} | {made.description} | indexed: {made.indexed} -->\n{made.body}\n"
    if rewrite:
        path.write_text(shown, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == shown


@pytest.mark.parametrize(("reference", "language"), EVERY)
def test_structure(reference: str, language: str) -> None:
    assert_sound(page(reference, language))


def assert_sound(made: Page) -> None:
    """One title, no level skipped, no id twice, no link within the page to nowhere."""
    found = Outline(made.body)
    levels = found.levels()
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))
    ids = found.values("id")
    assert [name for name, count in Counter(ids).items() if count > 1] == []
    assert {href[1:] for href in found.values("href") if href.startswith("#")} <= {*ids, CONTENTS}
    assert {heading.id for heading in (*made.headings, *(child for h in made.headings for child in h.children))} <= set(
        ids
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_records_of_this_base(language: str) -> None:
    """The same of every record in the checkout, with its own vocabularies."""
    base = real_library()
    for one in base.entries:
        make = case.page if one.folder == "cases" else policy.page
        assert_sound(make(one, Edition(base, language)))


@pytest.mark.parametrize(("reference", "language"), EVERY)
def test_nothing_runs(reference: str, language: str) -> None:
    for tag, attributes in outline(reference, language).tags:
        assert tag in ALLOWED or attributes.get("class") == "cb-pick" or "data-pick" in attributes
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        assert not (attributes.get("href") or "").lower().startswith(("javascript:", "data:", "//"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_names_are_text(language: str) -> None:
    made = outline("cases/lake/boat-school", language)
    assert "<script>alert(1)</script>" in made.text
    assert "<img src=x onerror=alert(1)>" in made.text
    assert '<iframe src="//e"></iframe>' in made.text
    assert "<script>" in page("cases/lake/boat-school", language).title


def test_a_name_is_said_once_whatever_its_script_and_spaces() -> None:
    hub = case.page(real_library().by_reference["cases/taiwan/npo-hub-taipei"], Edition(real_library(), "zh-Hant"))
    names = hub.body.partition('class="cb-names"')[2].partition("</p>")[0]
    assert "NPO Hub Taipei" in names
    assert "台北 NPO 聚落" not in names
    assert "台北NPO聚落" not in names


def test_sections_stand_in_one_order() -> None:
    assert [heading.id for heading in page("cases/hill/seed-house", "en").headings] == [
        "glance", "story", "steps", "analysis", "model", "figures", "disagreements", "timeline", "connections",
        "policies", "people", "teaching", "replies", "sources", "contributors", "corrections", "cite",
    ]  # fmt: skip
    assert [heading.id for heading in page("cases/lake/old-raft", "en").headings] == [
        "glance", "people", "contributors", "cite",
    ]  # fmt: skip


def test_headings_are_the_same_in_both_languages_but_for_their_words() -> None:
    english, chinese = (page("cases/hill/seed-house", language).headings for language in LANGUAGES)
    assert [heading.id for heading in english] == [heading.id for heading in chinese]
    assert {heading.title for heading in english}.isdisjoint(heading.title for heading in chinese)


def test_a_missing_language_is_shown_in_the_other_and_marked() -> None:
    body = page("cases/hill/seed-house", "zh").body
    assert (
        '<span class="cb-note">英文，尚未翻译</span></p><div lang="en" class="cb-foreign"><p>Known in English only'
        in body
    )
    assert '<div lang="zh-Hans" class="cb-foreign"><p>只有中文的经验' in page("cases/hill/seed-house", "en").body
    assert 'data-record="cases/lake/boat-school"><span lang="zh-Hans">船校' in page("cases/lake/boat-school", "en").body
    assert "cb-foreign" not in page("policies/hill/open-door", "en").body


def test_unknown_is_shown_as_such() -> None:
    body = page("cases/hill/seed-house", "en").body
    assert '<th scope="row">Staff</th><td><span class="cb-unknown">unknown</span></td>' in body
    assert '<h3 id="story-since-then">Since then</h3>\n<p><span class="cb-unknown">unknown</span></p>' in body


def test_two_values_of_one_time_stand_in_one_row() -> None:
    body = page("cases/hill/seed-house", "en").body
    [row] = [line for line in body.split("\n") if "up to 14" in line and line.startswith("<tr>")]
    assert 'Intake <span class="cb-seal">sources differ</span>' in row
    assert [part.partition("]")[0] for part in row.split('<div><p><a href="#')[1:]] == [
        's1">Lin Yi, 2012 [1',
        's2">“Talking of Doors”, 2013, p. 5 [2',
    ]
    series = [line for line in body.split("\n") if '<th scope="row">Intake' in line]
    assert [("2011" in line, "colspan" in line) for line in series] == [(True, False), (False, True)]


def test_a_dimension_given_twice_stands_side_by_side() -> None:
    [row] = [line for line in page("cases/hill/seed-house", "zh").body.split("\n") if "收费" in line and "<tr>" in line]
    assert "说法不一" in row
    assert "资助" in row


def test_relations_read_both_ways() -> None:
    assert "<dt>Adapts</dt>" in page("cases/hill/seed-house", "en").body
    assert "<dt>借鉴者：</dt>" in page("cases/lake/boat-school", "zh").body
    assert "<dt>Adapted by</dt>" in page("cases/lake/boat-school", "en").body
    assert '<td data-head="Connection">Made possible<sup>' in page("policies/hill/open-door", "en").body


def test_a_symmetric_relation_given_by_both_stands_once() -> None:
    assert page("cases/lake/boat-school", "en").body.count("<dt>Parallel to</dt>") == 1
    [group] = [line for line in page("cases/lake/boat-school", "en").body.split("\n") if "<dt>Parallel to</dt>" in line]
    assert group.count("<dd>") == 1


def test_links_lead_to_pages() -> None:
    hrefs = outline("cases/hill/seed-house", "en").values("href")
    for address in (
        "places/hill/",
        "types/incubator/",
        "themes/support/",
        "corrections/",
        "policies/hill/open-door/",
    ):
        assert f"../../../{address}" in hrefs
    assert "../../lake/boat-school/" in hrefs


def test_every_claim_leads_to_its_line() -> None:
    made = outline("cases/hill/seed-house", "en")
    lines = [name for name in made.values("id") if name[0] == "s" and name[1:].isdigit()]
    assert lines == ["s1", "s2", "s3"]
    assert {href for href in made.values("href") if href.startswith("#s") and href[2:].isdigit()} == {"#s1", "#s2"}
    assert not [name for name in made.values("id") if name.startswith("cite-")]


def test_sources_are_those_cited_or_declared_here() -> None:
    def listed(reference: str) -> list[str]:
        hrefs = outline(reference, "en").values("href")
        return [href.rsplit("/", 2)[1] for href in hrefs if "/sources/" in href]

    assert listed("cases/hill/seed-house") == ["lin-2012", "wu-2013", "uncited-2015"]
    assert listed("policies/hill/open-door") == ["lin-2012", "wu-2013"]


def test_policies_stand_in_the_timeline_of_a_case() -> None:
    body = page("cases/hill/seed-house", "en").body
    times = body.partition('<ol class="cb-timeline">')[2].partition("</ol>")[0].strip().split("\n")
    assert [line.startswith('<li class="cb-policy">') for line in times] == [False, True, True, False, True, False]
    assert "unknown" in times[-1]


def test_the_page_of_a_draft_and_of_a_retired_record() -> None:
    draft, retired = page("cases/lake/boat-school", "en"), page("cases/lake/old-raft", "en")
    assert not draft.indexed
    assert "cb-banner-draft" in draft.body
    assert not retired.indexed
    assert "cb-banner-retired" in retired.body
    assert "places/lake/" not in retired.body
    published = page("cases/hill/seed-house", "en")
    assert published.indexed
    assert "cb-banner" not in published.body


def test_description_is_plain_and_short() -> None:
    assert page("cases/hill/seed-house", "en").description == (
        "A house for young groups on the hill, opened in 2012. It asks for no rent."
    )
    assert page("cases/hill/seed-house", "zh").description == "山上为年轻团体而设的房子，2012 年启用。不收租金。"


def test_what_is_sourced_is_counted_honestly() -> None:
    body = page("cases/hill/seed-house", "en").body
    assert 'title="sources named for 4 of 4 figures and 16 of 21 statements' in body
    assert '<span class="cb-share cb-share-mostly" aria-hidden="true"><i></i></span><a href=' in body
    assert 'Figures that rest on one source alone (1 of 4): <a href="#f3">Intake</a>.' in body


def test_who_made_it() -> None:
    body = page("cases/hill/seed-house", "en").body
    assert '<dt><a href="../../../contributors/#吴二">吴二</a></dt><dd>Writing</dd>' in body
    assert "https://orcid.org/0000-0002-1825-0097" in body
    assert "The judgement of Ann Lee, 吴二 and 何三." in body
    assert "Ann Lee, &amp; Wu, E. 吴二. (2026, November 22). <i>Seed House</i> (cases/hill/seed-house)." in body


def test_a_policy_is_no_case() -> None:
    with pytest.raises(TypeError):
        case.page(entry(POLICIES[0]), Edition(library(), "en"))
    with pytest.raises(TypeError):
        policy.page(entry(CASES[0]), Edition(library(), "en"))

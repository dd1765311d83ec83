"""Pages of policies; their golden pages and structure are tested with those of cases."""

from __future__ import annotations

from builder.pages.edition import Edition
from builder.pages.page import Page
from builder.pages.record import policy
from tests.pages.reading import entry, library


def page(slug: str, language: str) -> Page:
    return policy.page(entry(f"policies/hill/{slug}"), Edition(library(), language))


def test_sections_stand_in_one_order() -> None:
    assert [heading.id for heading in page("open-door", "en").headings] == [
        "glance", "provisions", "versions", "timeline", "cases", "policies", "sources", "contributors", "cite",
    ]  # fmt: skip
    assert [heading.id for heading in page("shut-window", "zh").headings] == [
        "glance", "cases", "policies", "contributors", "cite",
    ]  # fmt: skip


def test_at_a_glance() -> None:
    body = page("open-door", "en").body
    for row in (
        "<dt>Not known</dt><dd>Number</dd>",
        '<dt>Issued</dt><dd><time datetime="2012-03">March 2012</time></dd>',
        "<dt>Issued by</dt><dd>Hill Council</dd>",
        "<dt>In force</dt><dd>since 1 April 2012</dd>",
        "<dt>Status</dt><dd>in force</dd>",
    ):
        assert row in body
    assert '<dt>Announced</dt><dd><time datetime="2012-07-30">30 July 2012</time>, the mayor, a meeting<sup' in body


def test_the_official_text_is_a_link_or_unknown() -> None:
    link = '<a href="https://example.org/open?a=1&amp;b=2" rel="nofollow noopener">https://example.org/open?a=1&amp;b=2</a>'
    assert f"<dt>Official text</dt><dd>{link}</dd>" in page("open-door", "en").body
    assert "官方文本</dd>" in page("shut-window", "zh").body.partition("<dt>不详</dt>")[2].partition("</div>")[0]


def test_what_stands_above_the_title_is_not_said_again() -> None:
    above, _, below = page("open-door", "en").body.partition("<h1")
    assert "Practice" in above
    assert "<dt>Kind</dt>" not in below
    assert "<dt>Where</dt>" not in below


def test_provisions_name_their_article_or_say_unknown() -> None:
    body = page("open-door", "zh").body
    assert '<tr><th scope="row"><span class="cb-unknown">不详</span></th><td><p>门要开着。</p></td>' in body
    assert '<tr><th scope="row">3</th><td><p>窗也一样。</p></td><td></td></tr>' in body


def test_versions() -> None:
    body = page("open-door", "en").body
    assert "<h3>First text</h3>" in body
    assert "<dt>In force</dt><dd>2012–2013</dd>" in body


def test_cases_and_other_policies_stand_apart() -> None:
    body = page("open-door", "en").body
    assert body.index('id="cases"') < body.index("cases/hill/seed-house/") < body.index('id="policies"')
    assert "<dt>Against the background of</dt>" in page("shut-window", "en").body


def test_what_needs_an_update_says_so_and_may_be_listed() -> None:
    assert page("open-door", "en").indexed
    assert "cb-banner-needs-update" in page("open-door", "en").body


def test_what_needs_an_update_leads_to_the_form() -> None:
    """From the notice itself, beside the link below the record."""
    for language in ("en", "zh"):
        notice = page("open-door", language).body.partition("cb-banner-needs-update")[2].partition("</p>")[0]
        assert 'href="../../../contribute/form/?record=policies/hill/open-door"' in notice
    assert "contribute/form" not in page("shut-window", "en").body.partition('class="cb-banner')[2].partition("</p>")[0]

"""What a record says of itself to machines: schema.org's words, what is known alone, nothing that ends it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from builder.pages.edition import Edition
from builder.pages.parts.mistake_mail import report
from builder.pages.parts.structured_data import element, lesson, source_data, structured
from builder.pages.record_context import RecordContext
from builder.records.model.library import Entry
from builder.records.model.record import Case, Policy
from tests.pages.reading import entry, library, real_library
from tests.three_editions import built

SITE = "https://casebook.example/"
# The properties of schema.org that each type may have here, from its pages on these types.
WORK = {"@type", "inLanguage", "url", "datePublished", "dateModified", "author"}
RECORD = WORK | {"citation", "correction", "isBasedOn", "mentions"}
PROPERTIES = {
    "Article": RECORD | {"headline", "about", "temporalCoverage"},
    "Organization": {"@type", "name", "alternateName", "location", "foundingDate", "dissolutionDate"}
    | {"identifier", "sameAs"},
    "PropertyValue": {"@type", "propertyID", "value"},
    "Legislation": RECORD
    | {"name", "alternateName", "description", "legislationType", "legislationJurisdiction", "legislationIdentifier"}
    | {"legislationDate", "legislationLegalForce"},
    "CreativeWork": {"@type", "url", "name", "inLanguage", "author", "datePublished", "sameAs", "hasPart"},
    "Quotation": {"@type", "url"},
    "CorrectionComment": {"@type", "datePublished", "text"},
    "LearningResource": WORK
    | {"name", "learningResourceType", "audience", "timeRequired", "teaches", "isBasedOn"},
    "EducationalAudience": {"@type", "educationalRole"},
    "BreadcrumbList": {"@type", "itemListElement"},
    "ListItem": {"@type", "position", "name", "item"},
    "Person": {"@type", "name", "@id"},
}  # fmt: skip


def seen(one: Entry, language: str = "en", *, site_url: str = SITE, mail: str = "") -> RecordContext:
    base = real_library() if one.reference in real_library().by_reference else library()
    dates = {one.path: (date(2026, 1, 2), date(2026, 11, 22))}
    return RecordContext(one, Edition(base, language, dates, site_url=site_url, mail=mail))


def graph(made: str) -> list[dict[str, Any]]:
    text = made.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert "<" not in text
    data = json.loads(text)
    assert data["@context"] == "https://schema.org"
    del data["@context"]
    found: list[dict[str, Any]] = data.get("@graph", [data])
    return found


def assert_shapes(value: Any) -> None:
    """Every thing has properties of its type alone, and none is empty."""
    if isinstance(value, list):
        for item in value:
            assert_shapes(item)
    elif isinstance(value, dict):
        assert set(value) <= PROPERTIES[value["@type"]]
        assert all(inner not in ("", [], {}, None) for inner in value.values())
        for inner in value.values():
            assert_shapes(inner)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_record_of_this_base(language: str) -> None:
    for one in real_library().entries:
        work, trail = graph(structured(seen(one, language)))
        assert_shapes([work, trail])
        assert work["@type"] == ("Article" if one.folder == "cases" else "Legislation")
        assert work["url"] == f"{SITE}{language}/{one.address}"
        assert work["datePublished"] == "2026-01-02"
        assert work["dateModified"] == "2026-11-22"
        assert [item["position"] for item in trail["itemListElement"]] == [1, 2, 3]
        assert "item" not in trail["itemListElement"][-1]


def test_a_case_is_about_an_organisation() -> None:
    (work, _) = graph(structured(seen(real_library().by_reference["cases/chengdu/ngo-service-park"])))
    assert work["about"]["name"] == "Chengdu NGO Service Park"
    assert "成都公益组织服务园" in work["about"]["alternateName"]
    assert work["about"]["foundingDate"] == "2012-06-29"
    assert work["about"]["location"] == "Chengdu"


def test_official_numbers_identify_the_organisation() -> None:
    (work, _) = graph(structured(seen(entry("cases/hill/seed-house"))))
    assert_shapes(work)
    assert [(each["propertyID"], each["value"]) for each in work["about"]["identifier"]] == [
        ("tw-ubn", "04595257"),
        ("wikidata", "Q42"),
    ]
    assert work["about"]["sameAs"] == ["https://www.wikidata.org/wiki/Q42"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_sources_of_a_record_are_named_by_their_pages(language: str) -> None:
    base = real_library()
    one = base.by_reference["cases/chengdu/ngo-service-park"]
    (work, _) = graph(structured(seen(one, language)))
    cited = [each["url"].removeprefix(f"{SITE}{language}/sources/").rstrip("/") for each in work["citation"]]
    assert len(cited) == len(set(cited)) > 0
    assert set(cited) == set(one.record.sources) | {key for key in cited if key in base.sources}
    assert "citation" not in graph(structured(seen(one, language, site_url="")))[0]


def test_the_page_of_a_source_says_what_it_is_and_what_is_quoted() -> None:
    context = seen(real_library().by_reference["cases/chengdu/ngo-service-park"])
    declared = real_library().sources["fu-2012"]
    (work,) = graph(source_data(declared, context.edition))
    assert_shapes(work)
    assert work["name"] == declared.source.title
    assert work["author"] == ["付涛"]
    assert [each["url"].partition("#q-")[2] for each in work["hasPart"]] == list(declared.source.quotes)
    assert source_data(declared, replace(context.edition, site_url="")) == ""


def test_a_policy_is_based_on_its_official_text() -> None:
    found = [one for one in real_library().entries if isinstance(one.record, Policy) and one.record.official_text]
    assert found
    for one in found:
        assert isinstance(one.record, Policy)
        (work, _) = graph(structured(seen(one)))
        text = one.record.official_text
        assert work.get("isBasedOn", []) == ([] if text == "unknown" else [text])


def test_a_converted_page_is_based_on_its_origin() -> None:
    site = built().site
    edition = replace(site.editions["zh-Hant"], site_url=SITE)
    one = edition.library.by_reference["cases/hill/seed-house"]
    (work, _) = graph(structured(RecordContext(one, edition)))
    assert_shapes(work)
    assert work["url"] == f"{SITE}zh-hant/{one.address}"
    assert work["isBasedOn"] == f"{SITE}zh/{one.address}"


def test_what_is_not_known_is_not_said() -> None:
    (policy, _) = graph(structured(seen(real_library().by_reference["policies/chengdu/direct-registration"])))
    assert not {"legislationDate", "legislationLegalForce", "legislationIdentifier"} & set(policy)
    (case,) = graph(structured(seen(entry("cases/lake/boat-school"), site_url="")))
    assert "foundingDate" not in case["about"]
    assert "url" not in case


def test_what_is_known_is_said() -> None:
    (policy,) = graph(structured(seen(entry("policies/hill/open-door"), site_url="")))
    assert policy["legislationDate"] == "2012-03"
    assert policy["legislationLegalForce"] == "https://schema.org/InForce"


def test_no_text_ends_the_element() -> None:
    made = element([{"@type": "Article", "headline": "</script><script>alert(1)</script>"}])
    assert made.count("</script>") == 1
    assert graph(made)[0]["headline"] == "</script><script>alert(1)</script>"


def test_a_lesson() -> None:
    one = real_library().by_reference["cases/shanghai/npi"]
    assert isinstance(one.record, Case)
    assert one.record.teaching
    made = lesson(
        seen(one), one.record.teaching, address=one.address + "handout/", name="Handout", with_objectives=True
    )
    work, trail = graph(made)
    assert_shapes([work, trail])
    assert work["timeRequired"] == "PT90M"
    assert work["isBasedOn"] == f"{SITE}en/{one.address}"
    assert [item["name"] for item in trail["itemListElement"]][-1] == "Handout"
    assert len(work["teaches"]) == len(one.record.teaching.objectives)
    shut = lesson(
        seen(one), one.record.teaching, address=one.address + "handout/", name="Handout", with_objectives=False
    )
    assert "teaches" not in graph(shut)[0]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_mistake_is_reported_by_mail(language: str) -> None:
    one = real_library().by_reference["cases/chengdu/ngo-service-park"]
    address = urlsplit(report(seen(one, language, mail="a+b@casebook.example")))
    assert (address.scheme, address.path) == ("mailto", "a%2Bb@casebook.example")
    fields = parse_qs(address.query, strict_parsing=True)
    assert one.id in fields["subject"][0]
    lines = fields["body"][0].split("\r\n")
    assert f"{SITE}{language}/{one.address}" in lines[0]
    assert len(lines) == 6
    assert "+" not in address.query
    assert unquote(address.query).count("&") == 1
    assert not [character for character in address.query if character in ' <>"\r\n']


def test_without_a_mail_or_an_address_nothing_is_invented() -> None:
    one = real_library().by_reference["cases/chengdu/ngo-service-park"]
    assert report(seen(one)) == "../../../corrections/"
    body = parse_qs(urlsplit(report(seen(one, "zh", site_url="", mail="x@y.example"))).query)["body"][0]
    assert "zh/cases/chengdu/ngo-service-park/" in body
    assert "http" not in body

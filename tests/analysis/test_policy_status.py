"""How a policy stood at a moment: every word, with dates of every precision, and the turns in the life of a case."""

from __future__ import annotations

import pytest

from builder.analysis.policy_status import policies_in_its_life, policies_of, policy_status, status_periods
from builder.analysis.taxonomy import decades
from builder.pages.edition import Edition
from builder.pages.record.policies import MOST_POLICIES, affected_cases, policies
from builder.pages.record_context import RecordContext
from builder.pages.timeline.axis import ADDRESS, MAX_LINES, Axis, axis_of, axis_page, bar, span_of
from builder.records.decode import decode
from builder.records.model.library import Entry, Library, link
from builder.records.model.values import FuzzyDate
from builder.records.source import read_document
from tests.pages.reading import library, real_library

HEAD = (
    "title: {en: T, zh: 题}\nsummary: {en: S., zh: 摘。}\nwritten_in: en\ncontributors: [{name: A, roles: [writing]}]\n"
)
POLICY = HEAD + "kind: law\nlevel: city\n"
CASE = HEAD + "type: school\n"


def record(reference: str, text: str) -> Entry:
    """An entry from the text of a record, decoded with the vocabularies of the odd base."""
    folder, place, slug = reference.split("/")
    document = read_document(f"{reference}.yml", text.encode())
    reading = decode(document, folder=folder, vocabularies=library().vocabularies)
    assert reading.record is not None, reading.problems
    return Entry(folder, place, slug, f"{reference}.yml", reading.record)


def base(*entries: Entry) -> Library:
    return link(entries, vocabularies=library().vocabularies)


def moment(text: str) -> FuzzyDate:
    """`2012`, `2012-06`, `~2012`."""
    about = text.startswith("~")
    year, month, day = (*map(int, text.lstrip("~").split("-")), None, None)[:3]
    return FuzzyDate(year, month, day, approximate=about)


@pytest.mark.parametrize(
    ("dates", "at", "kind"),
    [
        ("effective: 2010 .. 2012\n", "2009", "not-yet"),
        ("effective: 2010 .. 2012\n", "2010-05", "untold"),
        ("effective: 2010 .. 2012\n", "2011", "in-force"),
        ("effective: 2010 .. 2012\n", "2012-05", "untold"),
        ("effective: 2010 .. 2012\n", "2013", "over"),
        ("effective: 2010-03-01 ..\nstatus: in-force\n", "2010-03-01", "in-force"),
        ("effective: 2010-03-01\nstatus: in-force\n", "2020", "in-force"),
        ("effective: 2010-03-01 ..\nstatus: repealed\n", "2020", "untold"),
        ("effective: 2010-03-01 ..\n", "2020", "untold"),
        ("effective: ~2010 ..\nstatus: in-force\n", "2020", "untold"),
        ("effective: 2010 ..\nstatus: in-force\n", "~2020", "untold"),
        ("versions:\n  - name: {en: V}\n    period: 2010 .. 2012\n", "2011", "in-force"),
        ("issued: 2010-03\n", "2010-02", "ahead"),
        ("issued: 2010-03\n", "2010-03", "announced"),
        ("issued: 2010-03\n", "2010", "untold"),
        ("issued: unknown\nannounced:\n  date: 2010-03-05\n", "2011", "announced"),
        ("", "2011", "untold"),
    ],
)
def test_standing(dates: str, at: str, kind: str) -> None:
    found = policy_status(record("policies/hill/law", POLICY + dates), moment(at))
    assert (found.kind, found.since) == (kind, None)


def test_only_a_policy_stands() -> None:
    with pytest.raises(TypeError, match="is no policy"):
        policy_status(record("cases/hill/a", CASE + "period: 2012\n"), moment("2012"))


def test_a_life_is_cut_where_a_policy_turns() -> None:
    law = record("policies/hill/law", POLICY + "effective: 2012-03-01 .. 2014-06-30\n")
    old = record("policies/hill/old", POLICY + "issued: 2001\nreview: {status: retired}\n")
    far = record("policies/lake/far", POLICY + "issued: 2001\n")
    events = "".join(
        f"  - {{date: {day}, text: {{en: X., zh: 甲。}}}}\n" for day in ("2011", "2013-04", "2012-05", "2012-06")
    )
    case = record("cases/hill/a", CASE + "period: 2012-01-15 .. 2015\ntimeline:\n" + events)
    made = base(law, old, far, case)
    assert policies_of(case, made) == [law]
    assert [(period.kind, period.date, period.statuses[0].kind) for period in status_periods(case, [law], made)] == [
        ("began", moment("2012-01-15"), "not-yet"),
        ("changed", moment("2012-05"), "in-force"),
        ("ended", moment("2015"), "over"),
    ]


def test_a_dated_connection_says_more_than_an_announcement() -> None:
    law = record("policies/hill/law", POLICY + "announced:\n  date: 2012-07-30\n")
    linked = "relations:\n  - {type: enabled-by, to: policies/hill/law, since: 2012-05}\n"
    case = record("cases/lake/a", CASE + "period: 2012-05 ..\n" + linked)
    made = base(law, case)
    assert policies_of(case, made) == [law]
    (told,) = status_periods(case, [law], made)
    assert told.statuses[0].kind == "connected"
    assert told.statuses[0].since == moment("2012-05")
    for language, word in {"en": "connected since", "zh": "已有关联"}.items():
        assert word in policies(RecordContext(case, Edition(made, language)))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_sections_of_both_pages(language: str) -> None:
    edition = Edition(real_library(), language)
    case = real_library().by_reference["cases/chengdu/spinachina"]
    policy = real_library().by_reference["policies/chengdu/direct-registration"]
    strip = policies(RecordContext(case, edition))
    shown = policies_in_its_life(case, real_library())
    assert strip.count("<tr>") == 1 + min(len(shown), MOST_POLICIES)
    assert "policies/chengdu/filing-for-record" in {entry.reference for entry in shown}
    for word in {"en": ("announced, date of", "not yet announced"), "zh": ("已宣布", "尚未宣布")}[language]:
        assert word in strip
    told = affected_cases(RecordContext(policy, edition))
    assert "../../../cases/chengdu/spinachina/" in told
    assert told.index("ngo-service-park") < told.index("social-innovators-institute")


def test_a_place_without_policies_says_so() -> None:
    case = record("cases/lake/a", CASE + "period: 2012 ..\n")
    told = policies(RecordContext(case, Edition(base(case), "en")))
    assert "No policy of this place is in the base yet" in told


def test_a_law_that_came_after_all_that_is_known_of_a_case_is_left_out_unless_it_is_related() -> None:
    law = record("policies/lake/law", POLICY + "effective: 2016-09-01 ..\nstatus: in-force\n")
    early = record("cases/lake/a", CASE + "period: 2012 .. 2013\n")
    late = record("cases/lake/b", CASE + "period: 2012 .. 2018\n")
    joined = record(
        "cases/lake/c", CASE + "period: 2012 .. 2013\nrelations:\n  - {type: enabled-by, to: policies/lake/law}\n"
    )
    made = base(law, early, late, joined)
    assert [policies_in_its_life(case, made) for case in (early, late, joined)] == [[], [law], [law]]


def test_bars_are_drawn_to_one_scale() -> None:
    case = record(
        "cases/hill/a", CASE + "period: 2012-07 ..\ntimeline:\n  - {date: 2013-01, text: {en: X., zh: 甲。}}\n"
    )
    span = span_of(case)
    assert span is not None
    axis = axis_of([span])
    assert axis == Axis(2010, 2015, 5)
    assert '<path class="k" d="M30 6H36"/>' in bar(span, axis)
    assert '<path class="o" d="M36 6H60"/>' in bar(span, axis)
    assert '<path class="t" d="M36 1V11"/>' in bar(span, axis)
    assert span_of(record("cases/hill/b", CASE + 'period: "?"\n')) is None
    assert axis_of([]) == Axis(5, 10, 5)


def test_a_slip_in_a_year_makes_neither_a_thousand_lines_nor_lists() -> None:
    case = record("cases/hill/a", CASE + "period: 0001 .. 9999\n")
    span = span_of(case)
    assert span
    assert bar(span, axis_of([span])).count("V12") <= MAX_LINES + 1
    assert decades(case, last=9990)[:2] == ("0s", "10s")
    assert len(decades(case, last=9990)) == 30


def test_a_time_that_has_ended_is_not_drawn_on() -> None:
    span = span_of(record("cases/hill/a", CASE + "period: 2012 .. 2013\n"))
    assert span is not None
    assert not span.open
    assert (span.start, span.end) == ((2012, 1, 1), (2013, 12, 31))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_axis_has_every_record_once(language: str) -> None:
    page = axis_page(Edition(real_library(), language))
    assert page.address == ADDRESS
    for entry in real_library().listed:
        assert f'href="../../{entry.address}"'.replace("../../policies/", "../") in page.body
    dated = [entry for entry in real_library().listed if span_of(entry)]
    assert page.body.count("<svg") == len(dated) + 3


def test_a_large_base_shows_what_is_joined() -> None:
    law = record("policies/hill/law", POLICY + "issued: 2001\n")
    joined = record(
        "cases/hill/joined", CASE + "period: 2012\nrelations:\n  - {type: enabled-by, to: policies/hill/law}\n"
    )
    many = [record(f"cases/hill/alone-{n}", CASE + "period: 2012\n") for n in range(200)]
    page = axis_page(Edition(base(law, joined, *many), "en"))
    assert "cases/hill/joined/" in page.body
    assert "cases/hill/alone" not in page.body

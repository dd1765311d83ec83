"""The sheets for the class: golden pages, the decision that nothing passes, the customary order, what is offered."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.analysis.decision_point import CaseExcerpt, excerpt_before_decision, named_days
from builder.language.sentences import sentences
from builder.pages.edition import Edition
from builder.pages.html.prose import plain
from builder.pages.navigation import navigation
from builder.pages.page import Page
from builder.pages.record import case
from builder.pages.teach import index
from builder.pages.teach import view as papers
from builder.pages.teach.handout import handout
from builder.pages.teach.sheet import new_sheet, sheet_kinds, targets
from builder.pages.teach.teacher import PART_KEYS, teacher
from builder.pages.teach.worksheet import worksheet, worksheets
from builder.records.decode import decode
from builder.records.handwritten import COURSE, read_handwritten
from builder.records.model.library import Entry, Library, link
from builder.records.model.record import Case
from builder.records.model.values import Day, Passage, Text
from builder.records.model.vocabulary import Vocabularies
from builder.records.source import read_document
from tests.pages.reading import Outline, entry, library, of_records, real_library
from tests.pages.record.test_case import ALLOWED, GOLDEN, assert_sound

CONTENT = Path(__file__).parents[3] / "builder" / "content"
LANGUAGES = ("en", "zh", "zh-Hant")
WRITTEN = LANGUAGES[:2]
SEED = "cases/hill/seed-house"
TAUGHT = tuple(one.reference for one in real_library().cases if sheet_kinds(one))
MAKERS = {"handout": handout, "teacher": teacher, "worksheet": worksheet}
COMMON_WORDS = 8
"""A longer title does not stand in a sentence by chance, as 直接登记 does."""
SVG = {"svg", "path", "title", "figure", "figcaption"}


def made(reference: str, kind: str, language: str, *, base: Library | None = None, url: str = "") -> Page:
    edition = Edition(base or library(), language, site_url=url)
    return MAKERS[kind](new_sheet(kind, edition.library.by_reference[reference], edition))


def known(reference: str, language: str) -> CaseExcerpt:
    record = real_library().by_reference[reference].record
    assert isinstance(record, Case)
    found = excerpt_before_decision(real_library(), record, language)
    assert found
    return found


def taught(text: str) -> Library:
    """The odd base with one more case, hill/taught: a small one with this `teaching:` and whatever stands behind."""
    head = "title: {en: Taught}\nsummary: {en: It ended well.}\nwritten_in: en\ntype: school\nperiod: 2001\n"
    who = "contributors: [{name: Ann Lee, roles: [writing]}]\n"
    reading = decode(
        read_document("cases/hill/taught.yml", (head + who + text).encode()),
        folder="cases",
        vocabularies=library().vocabularies,
    )
    assert not reading.problems
    assert reading.record
    new = Entry("cases", "hill", "taught", "cases/hill/taught.yml", reading.record)
    return link((*library().entries, new), vocabularies=library().vocabularies)


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("language", WRITTEN)
def test_golden(kind: str, language: str, rewrite: bool) -> None:
    page = made(SEED, kind, language, url="https://example.org/")
    path = GOLDEN / f"seed-house.{kind}.{language}.html"
    shown = f"<!-- {page.title} | {page.description} | {page.address} -->\n{page.body}\n"
    if rewrite:
        path.write_text(shown, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == shown


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("base", [library, real_library])
def test_every_sheet_is_sound_and_nothing_runs(base: object, language: str) -> None:
    of = library() if base is library else real_library()
    edition = Edition(of, language, site_url="https://example.org/")
    pages = [page for page in (*of_records(papers.view, edition), *worksheets(edition)) if isinstance(page, Page)]
    assert pages
    for page in pages:
        assert_sound(page)
        for tag, attributes in Outline(page.body).tags:
            assert tag in ALLOWED | SVG | {"small", "footer", "div"}
            assert not [name for name in attributes if name.startswith("on") or name == "style"]


def said(text: Text | None) -> Iterator[str]:
    """The sentences of a text in all its languages, as a reader sees them."""
    for code in text.languages() if text else ():
        passage = text.get(code) if text else None
        for sentence in sentences(plain(passage.text)) if passage else ():
            yield sentence.strip()


@pytest.mark.parametrize("language", WRITTEN)
@pytest.mark.parametrize("reference", TAUGHT)
def test_the_handout_stops_at_the_decision(reference: str, language: str) -> None:
    """Nothing of what came of it: no result, no judgement, no follow-up, no summary, no later event or figure."""
    record = real_library().by_reference[reference].record
    assert isinstance(record, Case)
    assert record.teaching
    shown = re.sub(r"\s*\[\d+\]", "", Outline(made(reference, "handout", language, base=real_library()).body).text)
    told = {*said(record.teaching.follow_up), *said(record.story.results), *said(record.story.since_then)}
    told |= {
        sentence for part in ("lessons", "problems", "transfer") for sentence in said(getattr(record.analysis, part))
    }
    earlier = {event.date for event in known(reference, "en").events}
    told |= {sentence for event in record.timeline if event.date not in earlier for sentence in said(event.text)}
    told |= {*said(record.summary)}
    assert told
    assert [sentence for sentence in told if len(sentence) > 12 and sentence in shown] == []


@pytest.mark.parametrize("language", WRITTEN)
@pytest.mark.parametrize("reference", TAUGHT)
def test_no_date_in_the_story_lies_beyond_the_decision(reference: str, language: str) -> None:
    one = known(reference, language)
    assert one.decision_day
    is_narrative = "narrative" in one.story
    assert is_narrative or "practice" in one.story
    start = one.decision.when.start if one.decision.when else None
    last = start.latest() if is_narrative and start else one.decision_day
    assert last
    for text in one.story.values():
        for code in text.languages():
            passage = text.get(code)
            assert passage
            assert all(day < one.decision_day or day <= last for day in named_days(passage.text, code))


def test_a_call_of_the_decisions_own_month_is_its_outcome() -> None:
    """The Park's second call came out in the month of the decision: what rests on it alone is held back."""
    park = known("cases/chengdu/ngo-service-park", "en")
    assert park.is_outcome("park-call-2012")
    assert not park.is_outcome("wang-2013")
    assert not park.is_outcome("fu-2012")
    for language in WRITTEN:
        body = made("cases/chengdu/ngo-service-park", "handout", language, base=real_library()).body
        assert "二期招募公告" not in body
        assert "在磨合中共赢" in body


def test_no_source_tells_the_end() -> None:
    """No title of what came out later, or bears no date, nor its address; the sentences stay, without their marks."""
    park = known("cases/chengdu/ngo-service-park", "en")
    assert [key for key in ("fu-2012", "wang-2013", "park-call-2012", "npi-lu-interview") if park.is_untold(key)] == [
        "wang-2013", "park-call-2012", "npi-lu-interview",
    ]  # fmt: skip
    for reference in TAUGHT:
        one = known(reference, "en")
        for language in WRITTEN:
            body = made(reference, "handout", language, base=real_library(), url="https://example.org/").body
            shown = Outline(body)
            listed = Outline("".join(re.findall(r'<ol class="cb-notes".*?</ol>', body, re.DOTALL)))
            untold = [declared.source for key, declared in real_library().sources.items() if one.is_untold(key)]
            assert untold
            assert [source.title for source in untold if source.title in listed.text] == []
            unlikely = [source.title for source in untold if len(source.title) > COMMON_WORDS]
            assert unlikely
            assert [title for title in unlikely if title in shown.text] == []
            told = {each.source.URL for key, each in real_library().sources.items() if not one.is_untold(key)}
            assert {source.URL for source in untold}.intersection(shown.values("href")) <= told


def test_the_handout_leads_to_nothing_that_tells_the_end() -> None:
    for language in LANGUAGES:
        shown = Outline(made(SEED, "handout", language, url="https://example.org/").body)
        assert {href for href in shown.values("href") if not href.startswith("#")} == {
            "../../../../teach/",
            "../handout.docx",
        }


def test_a_source_that_is_told_keeps_its_mark_beside_one_that_is_not() -> None:
    record = entry(SEED).record
    assert isinstance(record, Case)
    found = excerpt_before_decision(library(), record, "en")
    assert found
    assert found.is_untold("wu-2013")
    assert not found.is_untold("lin-2012")
    scalar = next(iter(record.summary.passages.values())).scalar
    text = Text(
        {"en": Passage("A [@wu-2013]. B [@lin-2012, p. 3; @wu-2013#door]. C [@lin-2012#door; @lin-2012].", scalar)}
    )
    told = found.without_untold(text).passages["en"].text
    assert told == "A. B [@lin-2012, p. 3]. C [@lin-2012#door; @lin-2012]."


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_material_stands_on_one_page(language: str) -> None:
    edition = Edition(real_library(), language)
    [page] = index.view(edition)
    assert page.address == "teach/"
    assert_sound(page)
    hrefs = Outline(page.body).values("href")
    for reference in TAUGHT:
        for href in targets(real_library().by_reference[reference]).values():
            assert f"../{reference}/{href}" in hrefs
    assert "../compare/worksheet/" in hrefs


@pytest.mark.parametrize("language", WRITTEN)
def test_a_course_stands_with_the_teaching_material(language: str) -> None:
    """In the navigation behind it, on its page first; each case that it names has papers."""
    pages = read_handwritten(CONTENT, language)
    course = next(page for page in pages if page.name == COURSE)
    [page] = index.view(Edition(real_library(), language, handwritten=pages))
    assert "../course/" in Outline(page.body).values("href")
    [without] = index.view(Edition(real_library(), language))
    assert "../course/" not in Outline(without.body).values("href")
    named = [each.address for each in navigation(real_library(), language, pages)]
    assert named.index("course/") == named.index("teach/") + 1
    assert named.count("course/") == 1
    handouts = re.findall(r"\.\./(cases/[a-z0-9/-]+)/handout/", course.path.read_text("utf-8"))
    assert 4 <= len(handouts) <= 6
    assert set(handouts) <= set(TAUGHT)


def test_a_base_without_lessons_has_no_such_page() -> None:
    untaught = link([entry("cases/lake/boat-school")], vocabularies=library().vocabularies)
    assert list(index.view(Edition(untaught, "en"))) == []
    assert "teach/" not in {each.address for each in navigation(untaught, "en", ())}
    assert "teach/" in {each.address for each in navigation(library(), "en", ())}


def test_what_a_class_may_know_is_judged_once_for_all_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[str] = []
    filter_passage = CaseExcerpt._filter_passage

    def noted(excerpt: CaseExcerpt, passage: Passage, language: str, before: Day) -> Passage | None:
        judged.append(passage.text)
        return filter_passage(excerpt, passage, language, before)

    monkeypatch.setattr(CaseExcerpt, "_filter_passage", noted)
    assert list(papers.view(entry(SEED), Edition(library(), "en")))
    assert judged
    assert len(judged) == len(set(judged))


def test_the_type_of_a_case_may_tell_its_end() -> None:
    taiwan = "cases/taiwan/incubator-2001"
    assert "Plan or trial that did not succeed" in made(taiwan, "teacher", "en", base=real_library()).body
    assert "Plan or trial that did not succeed" not in made(taiwan, "handout", "en", base=real_library()).body


def test_events_and_figures_are_those_that_surely_came_before() -> None:
    record = entry(SEED).record
    assert isinstance(record, Case)
    found = excerpt_before_decision(library(), record, "en")
    assert found
    assert [event.date.start.year for event in found.events if event.date.start] == [2012]
    assert [str(fact.value.low) for fact in found.facts] == ["20"]


def test_what_was_written_for_students_may_name_the_moment_and_nothing_later() -> None:
    """The opening loses a sentence of 2013, an exhibit the row of 2014; what comes later is on the teacher's note."""
    shown = Outline(made(SEED, "handout", "en").body).text
    assert "In November 2012 the head stood at the door." in shown
    assert "In 2013" not in shown
    assert "the key" in shown
    assert "paint since 2014" not in shown
    assert "Exhibit 2" not in shown
    assert "painted in December" not in shown
    note = Outline(made(SEED, "teacher", "en").body).text
    assert "Exhibit 2: The notice on the door" in note
    assert "It is the only way in" in note
    assert "It is the only way in" not in shown


@pytest.mark.parametrize("language", WRITTEN)
@pytest.mark.parametrize("reference", TAUGHT)
def test_nothing_that_was_written_for_students_is_left_out(reference: str, language: str) -> None:
    """Each sentence of opening, narrative and options and each row of an exhibit passes the rule."""
    one = known(reference, language)
    teaching = one.case.teaching
    assert teaching
    written = [text for text in (teaching.opening, teaching.narrative) if text]
    kept = [text for text in (one.opening, one.story.get("narrative")) if text]
    assert [words_of(text, language) for text in kept] == [words_of(text, language) for text in written]
    assert len(one.options) == len(one.decision.options)
    given = [exhibit for exhibit in teaching.exhibits if exhibit.later == "no"]
    assert [len(exhibit.rows) for exhibit in one.exhibits] == [len(exhibit.rows) for exhibit in given]
    assert all({len(row.cells) for row in each.rows} <= {len(each.columns)} for each in teaching.exhibits)


def words_of(text: Text, language: str) -> str:
    """A text without its citations and white space."""
    best = text.best(language)
    return re.sub(r"\s*\[@[^\]]*\]|\s", "", best[1].text) if best else ""


@pytest.mark.parametrize("reference", TAUGHT)
def test_the_stages_of_a_class_add_up(reference: str) -> None:
    record = real_library().by_reference[reference].record
    assert isinstance(record, Case)
    assert record.teaching
    assert sum(stage.minutes for stage in record.teaching.plan) == record.teaching.minutes


@pytest.mark.parametrize(("language", "first", "second"), [("en", "A house", "房有门"), ("zh", "房有门", "A house")])
def test_the_first_page_has_the_abstract_in_two_languages(language: str, first: str, second: str) -> None:
    body = made(SEED, "handout", language).body
    abstract = body.partition('class="cb-sheet-abstract"')[2].partition("</section>")[0]
    assert 0 < abstract.index(first) < abstract.index(second)
    assert 'class="cb-other"' in abstract
    without = taught("teaching: {decision: {who: {en: All}, question: {en: What now?}}}\n")
    assert "cb-sheet-abstract" not in made("cases/hill/taught", "handout", "en", base=without).body


def test_a_decision_without_a_date_has_no_before() -> None:
    base = taught(
        "story: {background: {en: Old.}, need: {en: Money.}, practice: {en: It worked.}}\n"
        "timeline: [{date: 2000, text: {en: It began.}}]\n"
        "teaching: {decision: {who: {en: All}, question: {en: What now?}}}\n"
    )
    shown = Outline(made("cases/hill/taught", "handout", "en", base=base).body).text
    assert "Old." in shown
    assert "Money." in shown
    assert "What now?" in shown
    assert "It worked." not in shown
    assert "It began." not in shown


def test_a_list_stands_or_falls_whole() -> None:
    base = taught(
        'story: {practice: {en: "One way.\\n\\n- first\\n- closed in 2003\\n\\n- kept"}}\n'
        "teaching: {decision: {who: {en: All}, when: 2002, question: {en: What now?}}}\n"
    )
    shown = Outline(made("cases/hill/taught", "handout", "en", base=base).body).text
    assert "One way." in shown
    assert "kept" in shown
    assert "first" not in shown


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("In 2001, 2,001 and 20010 came; 12.2001 km.", "en", [(2001, 12, 31)]),
        ("On 3 March 2001 and in may 2002.", "en", [(2001, 3, 3), (2002, 5, 31)]),
        ("Told later [@lin-2013].", "en", []),
        ("2012 年 1 月底，2012年6月29日，同年 10 月", "zh", [(2012, 1, 31), (2012, 6, 29)]),
        ("2001—2003", "zh-Hant", [(2001, 12, 31), (2003, 12, 31)]),
    ],
)
def test_dates_are_found_in_prose(text: str, language: str, days: list[tuple[int, int, int]]) -> None:
    assert list(named_days(text, language)) == days


def test_the_teachers_note_has_the_customary_order() -> None:
    page = made("cases/shanghai/npi", "teacher", "zh", base=real_library())
    assert [heading.title for heading in page.headings] == [
        "目的与用途", "思考题", "分析思路", "理论依据", "背景信息", "关键要点", "课堂计划", "板书计划", "后续进展",
        "稍后发放的附录", "资料来源",
    ]  # fmt: skip
    assert "记录中没有" not in page.body


def test_what_the_record_lacks_is_said() -> None:
    page = made(SEED, "teacher", "en")
    assert [heading.id for heading in page.headings] == [
        "purpose", "questions", "approach", "theory", "background", "plan", "board", "later", "sources",
    ]  # fmt: skip
    assert "The record does not have: Key points and What happened next." in page.body
    assert len(PART_KEYS) == 9


def test_a_worksheet_has_the_terms_of_the_case_and_room_for_another() -> None:
    body = made(SEED, "worksheet", "en").body
    dimensions = library().vocabularies.table("dimensions")
    assert body.count("<td></td></tr>") == len(dimensions)
    assert "Government, Citizens" in body
    assert '<span class="cb-unknown">unknown</span>' in body


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_two_sources_say_of_a_dimension_is_two_lists(language: str) -> None:
    """Each below its own source, which is named once: never joined."""
    _, *versions = made(SEED, "worksheet", language).body.partition('<div class="cb-versions">')[2].split("<p><small>")
    assert len(versions) == 2
    sources = [Outline(version.partition("</small>")[0]).text for version in versions]
    assert sources[0].startswith("Lin Yi" if language == "en" else "林一")
    assert len(set(sources)) == 2
    park = made("cases/chengdu/ngo-service-park", "worksheet", language, base=real_library()).body
    assert "".join(park.partition('class="cb-versions"')[2].partition("</small>")[0]).count("2012") == 1


def test_the_blank_worksheet_leads_to_the_filled_ones() -> None:
    [blank] = worksheets(Edition(library(), "zh"))
    assert "../../cases/hill/seed-house/worksheet/" in Outline(blank.body).values("href")
    empty = link(library().entries, vocabularies=Vocabularies({}))
    assert not worksheets(Edition(empty, "en"))


def test_the_code_of_the_address_stands_only_where_there_is_one() -> None:
    assert "<svg" not in made(SEED, "handout", "en").body
    with_address = made(SEED, "handout", "en", url="https://example.org/").body
    assert with_address.count("<svg") == 1
    assert "https://example.org/en/cases/hill/seed-house/handout/" in with_address


def test_what_is_offered() -> None:
    assert targets(entry(SEED)) == {
        "handout": "handout/", "teacher": "teacher/", "worksheet": "worksheet/",
        "slides": "slides.pptx", "paper": "handout.docx", "note": "teacher.docx",
    }  # fmt: skip
    assert sheet_kinds(entry("cases/lake/boat-school")) == ()
    assert sheet_kinds(entry("policies/hill/open-door")) == ()
    retired = taught("teaching: {minutes: 30}\nreview: {status: retired}\n").by_reference["cases/hill/taught"]
    assert sheet_kinds(retired) == ()
    undecided = taught("teaching: {minutes: 30}\n").by_reference["cases/hill/taught"]
    assert sheet_kinds(undecided) == ("teacher", "worksheet", "slides", "note")


def test_a_sheet_of_what_cannot_be_taught_is_refused() -> None:
    with pytest.raises(ValueError, match="no teaching"):
        made("cases/lake/boat-school", "teacher", "en")
    with pytest.raises(ValueError, match="no decision point"):
        made("cases/lake/boat-school", "handout", "en")
    with pytest.raises(TypeError):
        made("policies/hill/open-door", "worksheet", "en")


@pytest.mark.parametrize("language", WRITTEN)
def test_the_box_on_the_page_is_small(language: str) -> None:
    """Some 280 bytes of what a case page sends, in either language."""
    for reference in TAUGHT:
        body = case.page(real_library().by_reference[reference], Edition(real_library(), language)).body
        box = re.search(r'<section[^>]*>\s*<h2 id="teaching".*?</section>', body, re.DOTALL)
        assert box
        without = body.replace(box[0], "")
        assert len(gzip.compress(body.encode(), 9)) - len(gzip.compress(without.encode(), 9)) <= 300
        assert 'href="handout/"' in box[0]
        assert 'href="slides.pptx"' in box[0]


def test_the_style_sheet_is_there() -> None:
    assets = Path(__file__).parents[3] / "builder" / "theme" / "assets"
    pages = [page for page in of_records(papers.view, Edition(library(), "en")) if isinstance(page, Page)]
    assert pages
    for page in pages:
        assert all((assets / style).is_file() for style in page.styles)

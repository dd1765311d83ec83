"""How to cite a record or a source: the section and the page in each edition, the files, and what is not said."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from builder.pages import site
from builder.pages.cite import blocks
from builder.pages.cite import files as citations
from builder.pages.cite import view as cite_page
from builder.pages.data import files as data_files
from builder.pages.edition import Edition
from builder.pages.page import Page
from builder.pages.parts import references
from builder.pages.record import case, cite
from builder.pages.record_context import RecordContext
from tests.citation.bib_reader import read
from tests.pages.reading import BASE, ROOT, Outline, entry, library, of_records, real_library
from tests.pages.reading import files as record_files

GOLDEN = Path(__file__).parents[1] / "golden"
SEED = "cases/hill/seed-house"
LANGUAGES = ("en", "zh", "zh-Hant")


def edition(language: str, *, base: Path | None = BASE, on_the_web: bool = True) -> Edition:
    dates = {f"{SEED}.yml": (date(2026, 1, 2), date(2026, 11, 20))}
    made = Edition(library(), language, dates, record_files(base) if base else {})
    return replace(made, site_url="https://example.org/base/", names=NAMES) if on_the_web else made


NAMES = {"": "Odd", "en": "Odd cases", "zh": "奇怪的案例"}


def section(reference: str, made: Edition) -> str:
    return cite.cite(RecordContext(entry(reference), made))


def whole(reference: str, made: Edition) -> Page:
    return cite_page.page(entry(reference), made)


def files(made: Edition) -> dict[str, bytes]:
    views = (citations.view, citations.shared_files, data_files.record_file)
    found = (one for view in views for one in of_records(view, made))
    return {one.path: one.data for one in (*found, *citations.bibliographies(made))}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", ["section", "page"])
def test_golden(part: str, language: str, rewrite: bool) -> None:
    path = GOLDEN / f"cite-{part}.{language}.html"
    made = edition(language)
    shown = (section(SEED, made) if part == "section" else whole(SEED, made).body) + "\n"
    if rewrite:
        path.write_text(shown, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == shown


@pytest.mark.parametrize(("language", "first"), [("en", "APA"), ("zh", "GB/T 7714"), ("zh-Hant", "GB/T 7714")])
def test_the_style_that_is_usual_in_the_language_comes_first(language: str, first: str) -> None:
    page = whole(SEED, edition(language)).body
    assert Outline(page[page.index("<dl") :]).text.strip().startswith(first)
    usual = page.partition("<dd")[2].partition(">")[2].partition("</dd>")[0]
    assert usual in section(SEED, edition(language))


def test_without_an_address_the_id_says_which_record_it_is() -> None:
    bare = section(SEED, edition("en", on_the_web=False))
    assert f"({SEED})" in bare
    assert "http" not in bare.replace(blocks.LICENCE, "")
    assert SEED not in Outline(section(SEED, edition("en"))).text.replace(f"/en/{SEED}/", "")


def test_the_day_of_reading_is_the_readers() -> None:
    assert '"accessed"' not in files(edition("en"))[f"en/{SEED}/cite.json"].decode()
    assert "urldate" not in files(edition("en"))[f"en/{SEED}/cite.bib"].decode()


def test_who_wrote_is_the_author_and_the_last_change_the_date() -> None:
    made = json.loads(files(edition("en"))[f"en/{SEED}/cite.json"])[0]
    assert [name["literal"] for name in made["author"]] == ["Ann Lee", "吴二"]
    assert made["issued"] == {"date-parts": [[2026, 11, 20]]}
    assert made["URL"] == f"https://example.org/base/en/{SEED}/"
    undated = replace(edition("en"), dates={})
    assert json.loads(files(undated)[f"en/{SEED}/cite.json"])[0]["issued"] == {"date-parts": [[2026, 11, 22]]}


def test_every_record_and_source_has_its_files_and_no_page_links_to_one_that_is_not_there() -> None:
    made = edition("zh")
    found = files(made)
    for one in made.library.entries:
        assert found[f"data/records/{one.reference}.yml"] == (BASE / one.path).read_bytes()
        at = Path("zh", one.address, citations.CITE_FOLDER)
        links = Outline(whole(one.reference, made).body).values("href")
        assert len([link for link in links if link.endswith((".bib", ".ris", ".json", ".yml"))]) == 5
        for link in links:
            if link.endswith((".bib", ".ris", ".json", ".yml")):
                assert (Path("/") / at / link).resolve().relative_to("/").as_posix() in found
    assert {f"data/sources/{key}.bib" for key in made.library.sources} <= found.keys()


def test_the_files_of_sources_and_records_are_the_same_in_every_edition() -> None:
    shared = [
        {path: data for path, data in files(edition(one)).items() if path.startswith("data/")} for one in LANGUAGES
    ]
    assert shared[0]
    assert shared[0] == shared[1] == shared[2]


def test_one_bibliography_holds_all_sources_of_this_base() -> None:
    real = Edition(real_library(), "en", files=record_files(ROOT))
    bibliography = files(real)["data/sources.bib"].decode()
    assert [one.key for one in read(bibliography)] == sorted(real_library().sources)


def test_a_base_without_files_offers_no_record() -> None:
    assert ".yml" not in whole(SEED, edition("en", base=None)).body
    assert not any(path.endswith(".yml") for path in files(edition("en", base=None)))


@pytest.mark.parametrize(("language", "tags"), [("en", ["zh"] * 2), ("zh", []), ("zh-Hant", ["zh-Hans"] * 2)])
def test_the_block_of_a_source_says_in_which_language_it_is(language: str, tags: list[str]) -> None:
    made = edition(language)
    block = Outline(blocks.source_block(made.library.sources["lin-2012"], made, address="sources/lin-2012/"))
    assert "林一. 山上的门[J]. 山刊, 2012." in block.text
    assert block.values("href")[0] == "../../../data/sources/lin-2012.bib"
    assert block.values("lang") == tags


def test_the_bibliography_is_linked_from_anywhere() -> None:
    links = Outline(blocks.all_sources(edition("zh"), address="sources/")).values("href")
    assert links == [f"../../data/sources.{extension}" for extension in ("bib", "ris", "json")]


def test_the_site_has_the_files_and_the_pages() -> None:
    assert citations.view in site.RECORD_VIEWS
    assert cite_page.view in site.RECORD_VIEWS


def test_the_page_lies_below_its_record_and_is_not_indexed() -> None:
    made = edition("en")
    pages = {page.address: page for page in of_records(cite_page.view, made)}
    assert pages.keys() == {f"{one.address}cite/" for one in made.library.entries}
    assert not any(page.indexed for page in pages.values())
    page = pages[f"{SEED}/cite/"]
    assert (page.section, page.record) == ("cases", f"{SEED}.yml")
    assert Outline(page.body).values("href")[0] == "../"
    assert (page.styles, page.scripts) == (("cite.css",), ("cite.js",))


def test_the_qr_code_names_the_record_and_a_source_its_own_page() -> None:
    made = edition("en")
    assert Outline(whole(SEED, made).body).values("data-page") == ["../"]
    block = blocks.source_block(made.library.sources["lin-2012"], made, address="sources/lin-2012/")
    assert Outline(block).values("data-page") == []


def test_the_section_leads_to_the_page_and_to_the_ways_to_report_a_mistake_or_mend_it() -> None:
    form = "../../../contribute/form/?record=cases/hill/seed-house"
    mailed = replace(edition("en"), mail="desk@example.org")
    assert Outline(section(SEED, edition("en"))).values("href")[1:] == ["cite/", "../../../corrections/", form]
    more, mistake, change = Outline(section(SEED, mailed)).values("href")[1:]
    assert (more, change) == ("cite/", form)
    assert (mistake or "").startswith("mailto:desk@example.org?")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_section_is_light(language: str) -> None:
    """What it adds to the page of a real record, compressed, where neither address nor mail is stated."""
    real = Edition(real_library(), language, files=record_files(ROOT), names={"": "Casebook of NGO support"})
    body = case.page(real_library().by_reference["cases/shanghai/npi"], real).body
    without, found = re.subn(r'(?s)<section class="cb-section cb-section-cite"[^>]*>.*?</section>', "", body)
    assert found == 1
    assert len(gzip.compress(body.encode(), 9)) - len(gzip.compress(without.encode(), 9)) <= 265


def test_those_with_the_same_roles_stand_in_one_line() -> None:
    page = Outline(references.contributors(RecordContext(entry(SEED), edition("en"))))
    assert "Ann Lee ORCIDWriting, research" in page.text
    assert [each for each in page.values("href") if "://" in each] == ["https://orcid.org/0000-0002-1825-0097"]
    npi = RecordContext(real_library().by_reference["cases/shanghai/npi"], Edition(real_library(), "zh"))
    assert "案例库编者研究、撰写、翻译、数据" in Outline(references.contributors(npi)).text


@pytest.mark.parametrize(
    ("names", "language", "name"),
    [
        ({"": "Odd", "zh": "奇怪的案例"}, "en", "Odd"),
        ({"": "Odd", "zh": "奇怪的案例"}, "zh", "奇怪的案例"),
        ({"": "Odd", "zh": "案例与资料"}, "zh-Hant", "案例與資料"),
        ({"": "Odd"}, "zh-Hant", "Odd"),
        ({}, "en", ""),
    ],
)
def test_the_name_of_the_site(names: dict[str, str], language: str, name: str) -> None:
    assert Edition(library(), language, names=names).name == name

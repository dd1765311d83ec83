"""Browsing: golden pages, the columns that a script chooses by, and what completeness means."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from builder.analysis.completeness import PARTS, STEPS, completeness, parts
from builder.pages.browse.catalogue import FACETS, browse, catalogue_of
from builder.pages.browse.columns import SHARD
from builder.pages.edition import Edition
from builder.pages.page import File, Page
from builder.pages.parts.record_row import Rows
from builder.records.model.library import Entry
from builder.records.model.record import Case
from builder.search.digits import FIXED_WIDTH_DIGITS, fixed_width
from tests.pages.reading import Outline, entry, library, real_library

GOLDEN = Path(__file__).parents[1] / "golden"
LANGUAGES = ("en", "zh")
FOLDERS = tuple(FACETS)


def made(language: str, folder: str, *, whole: int = 60, base: str = "odd") -> tuple[Page, dict[str, bytes]]:
    """The page and its files by name."""
    records = library() if base == "odd" else real_library()
    first = date(2026, 1, 1)
    changes = {one.path: (first, first + timedelta(days=n)) for n, one in enumerate(records.entries)}
    edition = Edition(records, language, changes)
    found = list(browse(edition, Rows(records, language), folder=folder, max_on_page=whole))
    [page] = [one for one in found if isinstance(one, Page)]
    return page, {one.path: one.data for one in found if isinstance(one, File)}


def handed(data: bytes) -> tuple[str, object]:
    """The name and the data of a file that hands itself over."""
    found = re.fullmatch(r'casebookBrowse\("([^"]+)",(.*)\);\n', data.decode(), re.DOTALL)
    assert found
    return found[1], json.loads(found[2])


def numbers(text: str, count: int) -> list[int]:
    width = len(text) // count
    return [
        sum(FIXED_WIDTH_DIGITS.index(digit) * 64 ** (width - 1 - n) for n, digit in enumerate(text[at : at + width]))
        for at in range(0, len(text), width)
    ]


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_golden(language: str, folder: str, rewrite: bool) -> None:
    page, files = made(language, folder)
    assert not files
    path = GOLDEN / f"browse-{folder}.{language}.html"
    shown = f"<!-- {page.title} | {page.description} | {page.scripts} -->\n{page.body}\n"
    if rewrite:
        path.write_text(shown, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == shown


@pytest.mark.parametrize("base", ["odd", "real"])
def test_without_scripts_every_record_stands_there_by_place(base: str) -> None:
    for folder in FOLDERS:
        page, _ = made("en", folder, base=base)
        records = library() if base == "odd" else real_library()
        listed = [one.address.removeprefix(f"{folder}/") for one in records.listed if one.folder == folder]
        links = [href for href in Outline(page.body).values("href") if not href.startswith("../")]
        assert sorted(links) == sorted(listed)
        assert Outline(page.body).levels()[0] == 1


def test_a_facet_links_to_the_list_of_each_value() -> None:
    page, _ = made("en", "cases")
    line = page.body.partition('data-facet="status"')[2].partition("</div>")[0]
    assert 'data-value="running"><a href="../statuses/running/">Running</a> <span class="cb-count">1</span>' in line
    assert "retired" not in page.body
    assert "old-raft" not in page.body


def test_columns_say_of_each_record_what_its_lists_say() -> None:
    page, _ = made("en", "cases", base="real")
    found = catalogue_of(real_library(), "en", folder="cases")
    data = json.loads(Outline(page.body).values("data-columns")[0])
    for facet in found.facets:
        column = data["columns"][facet.name]
        sets = [column["sets"][number] for number in numbers(column["of"], len(found.entries))]
        for one, values in zip(found.entries, sets, strict=True):
            on = {listing.term.id for listing in facet.values if one in listing.entries}
            assert {facet.values[value].term.id for value in values} == on


def year_of(one: Entry) -> int:
    """The year in which a case began; 0 if unknown."""
    assert isinstance(one.record, Case)
    start = one.record.period.start
    return (start.year or 0) if start else 0


def test_orders_by_name_time_and_last_change() -> None:
    page, _ = made("zh", "cases", base="real")
    data = json.loads(Outline(page.body).values("data-columns")[0])["orders"]
    entries = catalogue_of(real_library(), "zh", folder="cases").entries
    orders = {name: [entries[number].slug for number in numbers(text, len(entries))] for name, text in data.items()}
    assert all(len(order) == len(set(order)) == len(entries) for order in orders.values())
    by_pinyin = ["ngo-service-park", "social-organization-development-foundation", "npi", "cloud-npo-platform"]
    assert [slug for slug in orders["name"] if slug in by_pinyin] == by_pinyin
    begun = {one.slug: year_of(one) for one in entries}
    assert [begun[slug] for slug in orders["date"]] == sorted(begun.values(), reverse=True)
    assert {begun["ngo-service-park"], begun["incubator-2001"]} == {2012, 2001}
    assert orders["changed"] == [one.slug for one in reversed(real_library().cases)]
    assert '<option value="changed">最近更新</option>' in page.body


def test_without_dates_there_is_no_order_by_change() -> None:
    [page] = browse(Edition(library(), "en"), Rows(library(), "en"), folder="cases")
    assert isinstance(page, Page)
    assert 'value="name"' in page.body
    assert 'value="changed"' not in page.body


def test_a_long_list_has_its_columns_orders_and_rows_in_files() -> None:
    page, files = made("en", "cases", whole=1, base="real")
    short, _ = made("en", "cases", base="real")
    shards = [f"rows-{number}" for number in range(-(-len(real_library().cases) // SHARD))]
    names = ["columns", "order-name", "order-date", "order-changed", *shards]
    assert list(files) == [f"assets/browse/en/cases/{name}.js" for name in names]
    data = dict(map(handed, files.values()))
    inside = json.loads(Outline(short.body).values("data-columns")[0])
    assert data["columns"] == inside["columns"]
    assert {name: data[f"order-{name}"] for name in inside["orders"]} == inside["orders"]
    sizes, rows = [], []
    for name in shards:
        shard = data[name]
        assert isinstance(shard, list)
        sizes.append(len(shard))
        rows += shard
    assert all(size == SHARD for size in sizes[:-1])
    assert len(rows) == len(real_library().cases)
    at = [short.body.index(row) for row in rows]
    assert at == sorted(at)
    assert all('class="cb-strengths" role="img"' in row for row in rows)
    assert page.body.count('class="cb-legend"') == short.body.count('class="cb-legend"') == 1
    assert "data-columns" not in page.body
    assert Outline(page.body).values("data-from") == ["browse/en/cases/"]


def test_the_same_records_give_the_same_bytes() -> None:
    assert made("zh", "cases", whole=1) == made("zh", "cases", whole=1)


def test_numbers_in_digits_of_64() -> None:
    assert fixed_width([]) == ""
    assert fixed_width([0, 63]) == "0_"
    assert fixed_width([0, 64]) == "0010"


def test_completeness_counts_the_parts_of_a_record() -> None:
    assert parts(entry("cases/hill/seed-house").record, LANGUAGES) == PARTS[type(entry("cases/hill/seed-house").record)]
    assert parts(entry("cases/lake/boat-school").record, LANGUAGES) == ("figures", "sources")
    assert completeness(entry("cases/hill/seed-house").record, LANGUAGES) == "whole"
    assert completeness(entry("cases/lake/boat-school").record, LANGUAGES) == "outline"
    assert parts(entry("policies/hill/open-door").record, LANGUAGES) == (
        "summary",
        "provisions",
        "timeline",
        "official-text",
    )
    assert completeness(entry("policies/hill/open-door").record, LANGUAGES) == "half"


def test_an_unknown_official_text_is_none() -> None:
    assert "official-text" not in parts(entry("policies/hill/shut-window").record, LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_completeness_means_stands_on_the_page(language: str) -> None:
    for folder in FOLDERS:
        said = made(language, folder)[0].body.partition('class="cb-completeness">')[2].partition("</p>")[0]
        assert all(str(least) in said for least in STEPS.values() if least)

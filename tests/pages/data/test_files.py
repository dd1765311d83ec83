"""The base as files: everything is found again by readers that are not ours, in numbers and in words."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
import yaml

from builder.citation.imported.items import read_items
from builder.pages.data.examples import EXAMPLES
from builder.pages.data.files import ARCHIVE, INSIDE
from builder.pages.data.tables import TABLES
from builder.records.model.record import Case
from tests.citation.bibtex_entries import bibtex_entries
from tests.citation.test_files import SCHEMA as CSL
from tests.pages.data.made import CHANGED, SITE, edition, odd, real, rows, text, written
from tests.pages.reading import library, real_library

BASES = {"real": (real, real_library), "odd": (odd, library)}


@pytest.fixture(params=BASES)
def base(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


def files_of(base: str) -> Mapping[str, bytes]:
    return BASES[base][0]()


def test_every_title_fact_event_relation_and_quote_is_found_again(base: str) -> None:
    found, entries = files_of(base), BASES[base][1]().entries
    records = {row["record"]: row for row in rows(found, "records")}
    facts, events = rows(found, "facts"), rows(found, "timeline")
    related, quotes = rows(found, "relations"), rows(found, "quotes")
    assert list(records) == [entry.reference for entry in entries]
    for entry in entries:
        record = entry.original
        for code, passage in record.title.passages.items():
            head = f"title_{code.lower().replace('-', '_')}"
            assert text(records[entry.reference][head]) == passage.text.strip()
        own = [row for row in facts if row["record"] == entry.reference]
        assert [(row["measure"], Decimal(row["value"])) for row in own] == [
            (fact.measure.id, fact.value.low) for fact in record.facts
        ]
        said = [row["text_en"] for row in events if row["record"] == entry.reference]
        assert [text(each) for each in said] == [
            saying.text.strip() if (saying := event.text.get("en")) else "" for event in record.timeline
        ]
        assert [row["to"] for row in related if row["record"] == entry.reference] == [
            relation.to.address for relation in record.relations
        ]
        words = {(row["key"], row["quote"]): row["text"] for row in quotes if row["declared_in"] == entry.reference}
        assert {key: text(each) for key, each in words.items()} == {
            (key, id_): quote.text for key, source in record.sources.items() for id_, quote in source.quotes.items()
        }


def test_counts_of_rows_are_those_of_the_records(base: str) -> None:
    found, entries = files_of(base), BASES[base][1]().entries
    cases = [entry.original for entry in entries if isinstance(entry.original, Case)]
    expected = {
        "records": len(entries),
        "policies": len(entries) - len(cases),
        "model": sum(len(case.model) for case in cases),
        "facts": sum(len(entry.original.facts) for entry in entries),
        "relations": sum(len(entry.original.relations) for entry in entries),
        "timeline": sum(len(entry.original.timeline) for entry in entries),
        "sources": len(BASES[base][1]().sources),
        "translations": sum(len(entry.original.translations) for entry in entries),
    }
    assert {name: len(rows(found, name)) for name in expected} == expected


def test_tables_are_as_rfc_4180_has_them_and_begin_with_a_mark(base: str) -> None:
    found = files_of(base)
    tables = {path: data for path, data in found.items() if path.endswith(".csv")}
    assert len(tables) == len(TABLES) + 2
    for path, data in tables.items():
        assert data.startswith(b"\xef\xbb\xbf"), path
        assert data.endswith(b"\r\n"), path
        name = path.removeprefix("data/").removesuffix(".csv")
        for row in rows(found, name):
            assert None not in row, path
            assert None not in row.values(), path


def test_no_cell_can_be_taken_for_a_formula(base: str) -> None:
    found = files_of(base)
    numbers = {(table.name, column.name) for table in TABLES for column in table.columns if column.is_number}
    for table in TABLES:
        for row in rows(found, table.name):
            for column, cell in row.items():
                if (table.name, column) in numbers:
                    assert not cell or Decimal(cell).is_finite()
                else:
                    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")), cell


def test_every_column_and_field_is_explained_in_both_languages() -> None:
    found = real()
    explained = {(row["table"], row["column"]): row for row in rows(found, "columns")}
    for path in found:
        if path.endswith(".csv"):
            name = path.removeprefix("data/").removesuffix(".csv")
            first = found[path].decode("utf-8-sig").partition("\r\n")[0]
            for column in first.split(","):
                row = explained.pop((name, column))
                assert row["meaning_en"], row
                assert row["meaning_zh"], row
    assert not explained
    for row in rows(found, "fields"):
        assert all(row[column] for column in ("path", "name_en", "name_zh", "help_en", "help_zh", "required", "many"))


def test_references_between_tables_hold() -> None:
    found = real()
    records = {row["record"] for row in rows(found, "records")}
    keys = {row["key"] for row in rows(found, "sources")}
    quotes = {(row["key"], row["quote"]) for row in rows(found, "quotes")}
    terms = {(row["vocabulary"], row["term"]) for row in rows(found, "terms")}
    for name in ("policies", "model", "facts", "relations", "timeline"):
        assert {row["record"] for row in rows(found, name)} <= records
    assert {row["to"] for row in rows(found, "relations")} <= records
    assert {("measures", row["measure"]) for row in rows(found, "facts")} <= terms
    assert {("types", row["type"]) for row in rows(found, "records") if row["type"]} <= terms
    for row in (*rows(found, "facts"), *rows(found, "model"), *rows(found, "relations")):
        for cited in filter(None, row["source"].split(" | ")):
            key, _, quote = cited.partition(",")[0].partition("#")
            assert key in keys, row
            assert not quote or (key, quote) in quotes, row


def test_each_record_in_json_has_the_declared_form_and_stands_among_all(base: str) -> None:
    found = files_of(base)
    schema = json.loads(found["data/record.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    everything = json.loads(found["data/records.json"])
    assert [each["record"] for each in everything] == [entry.reference for entry in BASES[base][1]().entries]
    for each in everything:
        assert json.loads(found[f"data/records/{each['record']}.json"]) == each
        validator.validate(each)
    broken = {**everything[0], "facts": [{"measure": "staff"}]}
    assert not validator.is_valid(broken)


def test_a_resolved_record_names_nothing_that_has_to_be_looked_up() -> None:
    everything = {each["record"]: each for each in json.loads(real()["data/records.json"])}
    reversed_relations = 0
    for each in everything.values():
        for relation in (*each.get("relations", ()), *each["related_from"]):
            assert relation["to"]["title"] == everything[relation["to"]["record"]]["title"]
            assert relation["type"]["label"]["zh"]
        reversed_relations += len(each["related_from"])
        own = {*each.get("sources", ()), *each["cited_sources"]}
        cited = {citation["source"] for fact in each.get("facts", ()) for citation in fact["source"]}
        assert cited <= own
        for source in each["cited_sources"].values():
            assert source["declared_in"] in everything
        for line in each.get("model", ()):
            assert all(term["id"] == "unknown" or term["label"] for term in line["terms"])
        assert each["changed"] == CHANGED.isoformat()
        assert each["pages"]["zh-Hant"] == f"{SITE}zh-hant/{each['record']}/" if "zh-Hant" in each["pages"] else True
    assert reversed_relations == len(rows(real(), "relations"))


def test_the_archive_holds_the_files_and_says_what_it_is() -> None:
    found = real()
    with zipfile.ZipFile(io.BytesIO(found[ARCHIVE])) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert len(names) == len(set(names))
        assert all(name.startswith(INSIDE) and name.isascii() for name in names)
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for path, data in found.items():
            if path not in (ARCHIVE, "data/records.json"):
                kept = archive.read(INSIDE + path.removeprefix("data/"))
                assert kept.rstrip(b"\n") == data.rstrip(b"\n"), path
        read_me, licence = (archive.read(INSIDE + name).decode("utf-8-sig") for name in ("README.txt", "LICENSE.txt"))
        citation = yaml.safe_load(archive.read(INSIDE + "CITATION.cff"))
    assert "奇怪的案例" in read_me
    assert CHANGED.isoformat() in read_me
    assert "\n" not in read_me.replace("\r\n", "")
    assert "https://creativecommons.org/licenses/by/4.0/" in licence
    assert citation["cff-version"] == "1.2.0"
    assert citation["type"] == "dataset"
    assert citation["license"] == "CC-BY-4.0"
    assert citation["title"] == "Cases, odd"
    assert citation["date-released"] == CHANGED.isoformat()
    assert citation["authors"]


def test_two_runs_give_the_same_bytes() -> None:
    again = written(edition(real_library()))
    assert again == real()


def test_bibliographies_of_all_sources_are_read_by_others() -> None:
    found, sources = real(), real_library().sources
    by_key = bibtex_entries(found["data/sources.bib"].decode())
    assert set(by_key) == set(sources)
    assert len(read_items(found["data/sources.ris"])) == len(sources)
    items = json.loads(found["data/sources.json"])
    jsonschema.validate(items, CSL)
    assert Counter(item["id"] for item in items) == Counter(list(sources))


@pytest.mark.parametrize(("number", "table"), [(0, "facts"), (1, "relations")])
def test_the_programs_on_the_page_run_and_print_every_line(number: int, table: str, tmp_path: Path) -> None:
    for name in ("facts.csv", "records.json"):
        (tmp_path / name).write_bytes(real()[f"data/{name}"])
    program = [sys.executable, "-X", "utf8", "-I", "-c", EXAMPLES["python"][number]]
    done = subprocess.run(program, cwd=tmp_path, capture_output=True, text=True, check=True, encoding="utf-8")
    assert len(done.stdout.splitlines()) == len(rows(real(), table))

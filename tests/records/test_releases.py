"""The files of editions: what is in them is read, and every fault has its place and its mend."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from builder.records.model.release import Holding, RecordChange
from builder.records.releases import holdings, read_releases
from builder.records.report import report

DIGEST = "4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945"
FIRST = f"""\
date: 2026-06-01
commit: 6f1e2d3c4b5a
doi: 10.5281/zenodo.11
languages: [en, zh]
counts: {{cases: 2, policies: 0, sources: 5}}
archive: {{kilobytes: 12, sha256: {DIGEST}}}
records:
  cases/hill/seed-house: {DIGEST}
"""
SECOND = f"""\
date: 2026-12-01
commit: 7f1e2d3c4b5a
doi: unknown
languages: [en, zh]
archive: {{kilobytes: 14, sha256: {DIGEST}}}
records:
  cases/hill/oak-house: {DIGEST}
since: 2026-06
changes:
  - {{record: cases/hill/oak-house, kind: renamed, was: cases/hill/seed-house, fields: [title, summary]}}
"""


def written(base: Path, **files: str) -> Path:
    (base / "editions").mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (base / "editions" / f"{name.removeprefix('e').replace('_', '-')}.yml").write_text(text, encoding="utf-8")
    return base


def faults(base: Path) -> list[str]:
    said = report(list(read_releases(base).problems), form="text", language="en").splitlines()
    return [line for line in said if line.startswith("editions/")]


def test_a_base_needs_none(tmp_path: Path) -> None:
    assert read_releases(tmp_path).found == ()


def test_what_files_say_the_newest_first(tmp_path: Path) -> None:
    read = read_releases(written(tmp_path, e2026_06=FIRST, e2026_12=SECOND))
    assert read.problems == ()
    second, first = read.found
    assert (second.name, first.name, first.day, first.doi) == (
        "2026-12", "2026-06", date(2026, 6, 1), "10.5281/zenodo.11",
    )  # fmt: skip
    assert second.doi == "", "what is unknown is not shown"
    assert (first.kilobytes, first.sha256, dict(first.counts)["sources"]) == (12, DIGEST, 5)
    assert second.changes == (
        RecordChange("cases/hill/oak-house", "renamed", "cases/hill/seed-house", ("title", "summary")),
    )


def test_a_renamed_record_is_held_under_its_earlier_address(tmp_path: Path) -> None:
    found = read_releases(written(tmp_path, e2026_06=FIRST, e2026_12=SECOND)).found
    former = {"cases/hill/oak-house": ("cases/hill/seed-house",), "cases/hill/new-house": ()}
    assert holdings(found, former) == {
        "cases/hill/oak-house": (
            Holding("2026-12", "cases/hill/oak-house", "", ("en", "zh")),
            Holding("2026-06", "cases/hill/seed-house", "10.5281/zenodo.11", ("en", "zh")),
        )
    }


@pytest.mark.parametrize(
    ("wrong", "right", "place", "mend"),
    [
        ("date: 2026-12", "date: 2026-12-01", "1:7", "2026-12-01"),
        ("doi: https://doi.org/10.5281/zenodo.11", "doi: unknown", "3:6", "doi: 10.5281/zenodo.11"),
        ("since: 2026-07", "since: 2026-06", "8:8", "since: 2026-06"),
        ("kind: renamd", "kind: renamed", "10:42", "kind: renamed"),
        ("  hill/oak-house: ", "  cases/hill/oak-house: ", "7:3", "cases/hill/oak-house:"),
        ("comit: 7f", "commit: 7f", "2:1", "commit: 7f"),
    ],
)
def test_a_fault_has_its_place_and_its_mend(tmp_path: Path, wrong: str, right: str, place: str, mend: str) -> None:
    base = written(tmp_path, e2026_06=FIRST, e2026_12=SECOND.replace(right, wrong, 1))
    assert any(line.startswith(f"editions/2026-12.yml:{place}: ") for line in faults(base)), faults(base)
    assert mend in report(list(read_releases(base).problems), form="text", language="en")
    assert [release.name for release in read_releases(base).found] == ["2026-06"]


@pytest.mark.parametrize(("name", "mend"), [("2026-1", "2026-01.yml"), ("2026_12", "2026-12.yml"), ("spring", "")])
def test_a_file_is_called_as_an_edition_is(tmp_path: Path, name: str, mend: str) -> None:
    base = written(tmp_path, e2026_06=FIRST)
    (base / "editions" / f"{name}.yml").write_text(SECOND, encoding="utf-8")
    (problem,) = read_releases(base).problems
    assert (problem.path, problem.code, problem.fix) == (f"editions/{name}.yml", "edition-name", mend)


def test_other_files_may_lie_there(tmp_path: Path) -> None:
    base = written(tmp_path, e2026_06=FIRST)
    (base / "editions" / "README.md").write_text("Notes", encoding="utf-8")
    assert read_releases(base).problems == ()

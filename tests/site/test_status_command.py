"""`casebook status`: what is left to do on each record, the one that needs most first."""

from __future__ import annotations

import json
from pathlib import Path
from unicodedata import east_asian_width

import pytest
from click.testing import CliRunner, Result

from builder.cli import main

ROOT = Path(__file__).parents[2]
SETTINGS = f"""\
site_name: Test
theme: {{name: material}}
plugins:
  - casebook:
      vocabulary: {ROOT / "builder" / "vocabulary"}
"""
RECORD = """\
title: {en: A park, zh: 园区}
summary:
  en: A park of rooms [@fu-2012#rooms]. It opened [@fu-2012].
  zh: 有房间的园区 [@fu-2012]。
written_in: en
type: incubator
period: 2012 ..
story:
  need: {en: A need.}
sources:
  fu-2012:
    type: webpage
    title: 园区
    quotes:
      rooms: {text: 园区有六间办公室}
contributors:
  - {name: A, roles: [writing]}
"""
OLD = "review: {checked: 2024-11-29}\n"
MACHINE = "translations: [{field: title, language: zh, from: en, by: machine}]\n"


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795996800")  # 2026-11-30
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    folder = tmp_path / "cases" / "chengdu"
    folder.mkdir(parents=True)
    whole = RECORD.replace("story:\n  need: {en: A need.}\n", "").replace("fu-2012", "xu-2012")
    (folder / "whole.yml").write_text(whole + "review: {checked: 2026-11-22}\n", "utf-8")
    (folder / "part.yml").write_text(RECORD + MACHINE, "utf-8")
    (folder / "old.yml").write_text(whole.replace("xu-2012", "li-2012") + OLD, "utf-8")
    (folder / "broken.yml").write_text("title: {en: Broken}\n", "utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["status", *arguments])
    assert result.exit_code == 0, result.output
    return result


def test_a_line_a_record_and_the_sums(base: Path) -> None:
    lines = [line.split("  ") for line in run("--lang", "en").output.splitlines()]
    head, old, part, whole, faulty, sums = [[cell.strip() for cell in line if cell] for line in lines]
    assert head[:4] == ["Record", "English", "Chinese", "Quotes to check"]
    assert old == ["cases/chengdu/old.yml", "complete", "2 unknown", "1", "1 of 2", "2", "2024-11-29, due again"]
    assert part[2] == "1 missing, 1 by machine, 1 unknown"
    assert (part[-1], whole[-1]) == ("no day given", "2026-11-22")
    assert faulty == ["cases/chengdu/broken.yml: has errors; see casebook check"]
    assert sums[0].startswith("Records: 3. Texts: 1 missing, 0 outdated, 1 by machine, 5 unknown, 7 complete.")


def test_columns_stand_below_each_other_in_chinese(base: Path) -> None:
    head, *rows = run("--lang", "zh", "cases").output.splitlines()[:4]
    assert len(rows) == 3
    assert len({_width(line.rpartition("  ")[0]) for line in (head, *rows)}) == 1, "the last column begins elsewhere"


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def test_json_has_every_count(base: Path) -> None:
    broken, old, part, whole = json.loads(run("--format", "json").output)
    assert broken == {"path": "cases/chengdu/broken.yml", "errors": True}
    assert [each["review"]["due"] for each in (old, part, whole)] == [True, False, False]
    assert part["texts"]["zh"] == {"missing": 1, "outdated": 0, "machine": 1, "unknown": 1, "complete": 0}
    assert part["claims"] == {"all": 2, "quoted": 1, "single-source": 2}
    assert part["quotes"] == {"all": 1, "unchecked": 1}


def test_markdown_is_a_table(base: Path) -> None:
    head, line, *rows = run("--format", "markdown", "--lang", "en", "cases/chengdu/whole.yml").output.splitlines()
    assert head.count("|") == line.count("|") == rows[0].count("|")
    assert rows[0].startswith("| `cases/chengdu/whole.yml` | complete | 2 unknown |")


def test_a_path_without_records_is_said(base: Path) -> None:
    (base / "policies").mkdir()
    assert run("--lang", "en", "policies").output == "There are no records here.\n"

"""`casebook translated`: one entry is written or brought up to date, and nothing else in the file changes."""

from __future__ import annotations

from difflib import ndiff
from pathlib import Path

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
title: {en: A park, zh: 园区}   # neutral
summary:
  en: A park.
  zh: 园区。
written_in: zh
type: incubator
period: 2012 ..
contributors:
  - {name: A, roles: [writing]}
"""


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    path = tmp_path / "cases" / "chengdu" / "park.yml"
    path.parent.mkdir(parents=True)
    path.write_text(RECORD, "utf-8")
    return path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["translated", "cases/chengdu/park.yml", *arguments, "--lang", "en"])


def states(record: Path) -> str:
    return CliRunner().invoke(main, ["status", str(record), "--lang", "en"]).output


def test_an_entry_is_added_and_the_text_outdated_when_the_original_changes(record: Path) -> None:
    result = run("summary", "--language", "en", "--by", "human")
    assert result.exit_code == 0, result.output
    added = [line for line in ndiff(RECORD.splitlines(), record.read_text("utf-8").splitlines()) if line[0] != " "]
    assert {line[0] for line in added} == {"+"}
    assert "1 unknown" in states(record)
    record.write_text(record.read_text("utf-8").replace("zh: 园区。", "zh: 两处园区。"), "utf-8")
    assert "1 outdated, 1 unknown" in states(record)
    before = record.read_text("utf-8")
    assert run("summary", "--language", "en").exit_code == 0
    changed = [line for line in ndiff(before.splitlines(), record.read_text("utf-8").splitlines()) if line[0] in "+-"]
    assert len(changed) == 2, "the digest alone"
    assert "outdated, " not in states(record).splitlines()[1]


def test_fmt_writes_the_same(record: Path) -> None:
    assert run("summary", "--language", "en", "--by", "human").exit_code == 0
    expected = record.read_bytes()
    record.write_text(RECORD, "utf-8")
    options = ["--translated", "summary", "--language", "en", "--by", "human", "--lang", "en"]
    result = CliRunner().invoke(main, ["fmt", "cases/chengdu/park.yml", *options])
    assert result.exit_code == 0, result.output
    assert record.read_bytes() == expected


@pytest.mark.parametrize(
    "arguments",
    [
        ["--translated", "summary", "--language", "en", "--by", "human"],
        ["cases", "--translated", "summary", "--language", "en", "--by", "human"],
        ["cases/chengdu/park.yml", "--translated", "summary", "--by", "human"],
        ["cases/chengdu/park.yml", "--language", "en"],
        ["cases/chengdu/park.yml", "--translated", "summary", "--language", "en", "--by", "human", "--check"],
    ],
)
def test_fmt_needs_one_record_a_field_and_a_language_for_it(record: Path, arguments: list[str]) -> None:
    result = CliRunner().invoke(main, ["fmt", *arguments, "--lang", "en"])
    assert result.exit_code == 2
    assert "--translated takes one record" in result.output
    assert record.read_text("utf-8") == RECORD


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("summary", "--language", "en"), "say who translated"),
        (("summery", "--language", "en", "--by", "human"), "no text called summery"),
        (("story", "--language", "en", "--by", "human"), "no text in zh at story"),
        (("summary", "--language", "zh", "--by", "human"), "name another with --from"),
    ],
)
def test_what_cannot_be_said_is_not_written(record: Path, arguments: tuple[str, ...], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 1
    assert said in result.output
    assert record.read_text("utf-8") == RECORD

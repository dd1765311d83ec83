"""A build that would drop more than half of what is published asks first, by whichever door it comes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.__main__ import cli as mkdocs

from builder.site.publish.dropped import dropped_records, is_half_lost, named
from tests.site.test_base_check import ABOUT, CONFIG, run
from tests.test_cli import GOOD, put


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("a", "b", "c"):
        put(tmp_path, f"cases/chengdu/{name}.yml", GOOD.replace("fu-2012", f"{name}-2012"))
    put(tmp_path, "content/en/about.md", ABOUT)
    put(tmp_path, "mkdocs.yml", f"{CONFIG}:\n      languages: [en, zh]\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_most_records_are_not_dropped_without_a_yes(base: Path) -> None:
    assert run("build").exit_code == 0
    for name in ("a", "b"):
        (base / "cases" / "chengdu" / f"{name}.yml").unlink()
    said = "2 of the 3 records in"
    refused = run("build")
    assert refused.exit_code == 1
    assert said in refused.output
    assert "cases/chengdu/a, cases/chengdu/b" in refused.output
    by_mkdocs = CliRunner().invoke(mkdocs, ["build", "-q"])
    assert by_mkdocs.exit_code == 1
    assert (base / "site" / "en" / "cases" / "chengdu" / "a" / "index.html").is_file()
    assert run("build", "--yes").exit_code == 0
    assert not (base / "site" / "en" / "cases" / "chengdu" / "a").exists()
    assert run("build").exit_code == 0


def test_a_renamed_record_is_not_dropped(base: Path) -> None:
    assert run("build").exit_code == 0
    for name in ("a", "b"):
        old = base / "cases" / "chengdu" / f"{name}.yml"
        put(base, f"cases/chengdu/new-{name}.yml", f"{old.read_text('utf-8')}formerly: [chengdu/{name}]\n")
        old.unlink()
    result = run("build")
    assert result.exit_code == 0, result.output


def test_what_counts_is_a_record_once_in_whatever_language(tmp_path: Path) -> None:
    for path in ("en/cases/x/a/index.html", "zh/cases/x/a/index.html", "en/policies/x/b/index.html", "en/cases/x/a.js"):
        put(tmp_path, path, "x")
    assert dropped_records(["zh/cases/x/a/index.html"], tmp_path) == (["policies/x/b"], 2)
    assert dropped_records([], tmp_path / "nowhere") == ([], 0)
    assert [is_half_lost(dropped, 4) for dropped in (0, 2, 3)] == [False, False, True]
    assert named([str(number) for number in range(42)]).endswith("38, 39 … (+2)")

"""The command: what it prints, with which exit status, from where it is started."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.cli import main

GOOD = """\
title: {en: Park, zh: 服务园}
summary:
  en: A park [@fu-2012].
  zh: 一处服务园 [@fu-2012]。
written_in: zh
type: organisation
period: 2012 ..
sources:
  fu-2012:
    type: book
    title: 服务园
contributors:
  - name: Editors
    roles: [research]
"""


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    put(tmp_path, "cases/chengdu/good.yml", GOOD)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(base: Path, path: str, text: str) -> Path:
    target = base / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    return target


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, env={"LC_ALL": "C"})


def test_a_good_base_passes(base: Path) -> None:
    result = run("check")
    assert (result.exit_code, result.output) == (0, "no problems\n")


def test_all_problems_of_all_files_come_sorted_with_their_hints(base: Path) -> None:
    put(base, "cases/chengdu/b.yml", GOOD.replace("fu-2012", "b-1").replace("period: 2012 ..", "period: 2012–2013"))
    put(base, "cases/chengdu/a.yml", "标题：服务园\n")
    result = run("check")
    assert result.exit_code == 1
    lines = result.output.splitlines()
    assert lines[0].startswith("cases/chengdu/a.yml:1:3: error: ")
    assert lines[0].endswith("[full-width-colon]")
    assert any(line.startswith("  hint: ") for line in lines)
    assert any(line.startswith("cases/chengdu/b.yml:7:9: error: ") for line in lines)
    assert any("period: 2012 .. 2013" in line for line in lines)


def test_messages_speak_chinese(base: Path) -> None:
    put(base, "cases/chengdu/a.yml", "标题：服务园\n")
    assert "冒号" in run("check", "--lang", "zh").output
    assert "冒号" in CliRunner().invoke(main, ["check"], env={"LC_ALL": "zh_CN.UTF-8"}).output


def test_warnings_never_change_the_exit_status(base: Path) -> None:
    put(base, "cases/chengdu/a.yml", GOOD.replace("fu-2012", "a-1").replace("  en: A park [@a-1].\n", ""))
    result = run("check")
    assert result.exit_code == 0
    assert "warning: " in result.output


def test_a_path_narrows_what_is_told_and_finds_its_own_base(
    base: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = put(base, "cases/chengdu/a.yml", "标题：服务园\n")
    put(base, "cases/chengdu/c.yml", "标题：服务园\n")
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    result = run("check", str(bad))
    assert "cases/chengdu/a.yml:1:" in result.output
    assert "c.yml" not in result.output
    assert run("check", str(base / "cases" / "chengdu" / "good.yml")).exit_code == 0
    assert run("check", str(base)).output.count("error:") == 2


def test_outside_a_base_the_command_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("check")
    assert result.exit_code == 2
    assert "lies in no base" in result.output


def test_the_other_dresses(base: Path) -> None:
    put(base, "cases/chengdu/a.yml", "标题：服务园\n")
    every = json.loads(run("check", "--format", "json").output)
    (found,) = (each for each in every if each["code"] == "full-width-colon")
    assert (found["path"], found["line"], found["severity"]) == ("cases/chengdu/a.yml", 1, "error")
    assert "::error file=cases/chengdu/a.yml,line=1" in run("check", "--format", "github").output
    assert "cases/chengdu/a.yml" in run("check", "--format", "markdown").output


def test_a_wrong_option_is_a_usage_error(base: Path) -> None:
    assert run("check", "--format", "xml").exit_code == 2
    assert run("check", "no-such-file.yml").exit_code == 2


def test_building_without_a_configuration_is_a_usage_error(base: Path) -> None:
    result = run("build")
    assert result.exit_code == 2
    assert "mkdocs.yml" in result.output


@pytest.mark.parametrize("path", ["..", "../chengdu", "../../cases", "./bad.yml", "../chengdu/../chengdu/bad.yml"])
def test_dots_in_a_path_hide_nothing(base: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    bad = put(base, "cases/chengdu/bad.yml", "标题：服务园\n")
    monkeypatch.chdir(bad.parent)
    result = run("check", path)
    assert result.exit_code == 1
    assert "cases/chengdu/bad.yml:1:3: error: " in result.output
    if path.endswith("bad.yml"):
        assert run("check", path.replace("bad.yml", "good.yml")).output == "no problems\n"


def test_links_on_the_way_are_followed_and_links_in_a_base_are_its_faults(
    base: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(base, "cases/chengdu/bad.yml", "标题：服务园\n")
    outside = tmp_path_factory.mktemp("outside")
    monkeypatch.chdir(outside)
    (outside / "base").symlink_to(base)
    (outside / "bad.yml").symlink_to(base / "cases" / "chengdu" / "bad.yml")
    for path in ("base", "base/cases", "base/cases/chengdu/bad.yml", "bad.yml"):
        assert "cases/chengdu/bad.yml:1:3: error: " in run("check", path).output
    (base / "cases" / "chengdu" / "link.yml").symlink_to(put(outside, "x.yml", GOOD))
    result = run("check", "base/cases/chengdu/link.yml")
    assert (result.exit_code, "[symlink]" in result.output) == (1, True)
    (base / "cases" / "taiwan").symlink_to(outside)
    assert run("check", "base/cases/taiwan/x.yml").exit_code != 0


@pytest.mark.parametrize(
    "path", ["notes.txt", "notes", "cases/empty", "cases/chengdu/.good.yml.swp", "cases/chengdu/good.yml~"]
)
def test_a_path_that_is_no_file_of_the_base_is_an_error(base: Path, path: str) -> None:
    put(base, {"notes": "notes/x.txt", "cases/empty": "cases/empty/.keep"}.get(path, path), "x")
    result = run("check", path)
    assert result.exit_code == 2
    assert "there is nothing to check" in result.output


def test_a_full_disk_ends_the_output_in_a_sentence(base: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "builder", "check"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert done.stderr.startswith("Error: The output could not be written")

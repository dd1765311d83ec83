"""Where records lie: what no example folder can hold in git, and the order of what is found."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from builder.records.check.files import scan
from builder.records.problem import Problem


def _put(base: Path, *paths: str) -> None:
    for path in paths:
        (base / path).parent.mkdir(parents=True, exist_ok=True)
        (base / path).write_text("title: x\n", "utf-8")


def _scan(base: Path) -> tuple[list[str], list[tuple[str, str]]]:
    folders = {"cases": base / "cases", "policies": base / "policies"}
    files, problems = scan(base, folders=folders, places={"chengdu", "shanghai"})
    return [file.name for file in files], [_short(problem) for problem in problems]


def _short(problem: Problem) -> tuple[str, str]:
    return problem.path, problem.code


def test_sorted_by_path(tmp_path: Path) -> None:
    _put(tmp_path, "policies/chengdu/a.yml", "cases/shanghai/b.yml", "cases/chengdu/z.yml", "cases/chengdu/a.yml")
    assert _scan(tmp_path) == (
        ["cases/chengdu/a.yml", "cases/chengdu/z.yml", "cases/shanghai/b.yml", "policies/chengdu/a.yml"],
        [],
    )


@pytest.mark.parametrize("name", ["aux", "com1", "lpt9", "nul"])
def test_a_device_of_windows_is_no_id(tmp_path: Path, name: str) -> None:
    """Not in an example: nobody could check that out on Windows."""
    _put(tmp_path, f"cases/chengdu/{name}.yml")
    assert _scan(tmp_path)[1] == [(f"cases/chengdu/{name}.yml", "reserved-name")]


def test_an_id_has_a_length(tmp_path: Path) -> None:
    _put(tmp_path, f"cases/chengdu/{'a' * 81}.yml", f"cases/chengdu/{'a' * 80}.yml")
    assert _scan(tmp_path)[1] == [(f"cases/chengdu/{'a' * 81}.yml", "slug-too-long")]


def test_a_base_without_folders(tmp_path: Path) -> None:
    assert _scan(tmp_path) == ([], [])


@pytest.mark.parametrize("link", ["cases/chengdu/x.yml", "cases/shanghai", "cases/taiwan", "policies"])
def test_links_are_refused(tmp_path: Path, link: str) -> None:
    _put(tmp_path, "elsewhere/chengdu/y.yml", "cases/chengdu/a.yml")
    (tmp_path / link).symlink_to(tmp_path / "elsewhere")
    assert _scan(tmp_path) == (["cases/chengdu/a.yml"], [(link, "symlink")])


def test_a_link_to_itself_ends(tmp_path: Path) -> None:
    _put(tmp_path, "cases/chengdu/a.yml")
    (tmp_path / "cases" / "chengdu" / "loop").symlink_to(tmp_path / "cases")
    assert _scan(tmp_path)[1] == [("cases/chengdu/loop", "symlink")]


def test_a_pipe_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "cases" / "chengdu").mkdir(parents=True)
    os.mkfifo(tmp_path / "cases" / "chengdu" / "pipe.yml")
    assert _scan(tmp_path) == ([], [("cases/chengdu/pipe.yml", "stray-file")])


def test_a_folder_named_like_a_record(tmp_path: Path) -> None:
    _put(tmp_path, "cases/chengdu/x.yml/y.yml")
    assert _scan(tmp_path) == ([], [("cases/chengdu/x.yml/y.yml", "file-too-deep")])


@pytest.mark.parametrize("name", [".a.yml.swp", ".DS_Store", "a.yml~", "#a.yml#", "4913"])
def test_what_editors_leave_is_passed_over(tmp_path: Path, name: str) -> None:
    _put(tmp_path, "cases/chengdu/a.yml", f"cases/chengdu/{name}")
    assert _scan(tmp_path) == (["cases/chengdu/a.yml"], [])


def test_an_unknown_place_is_told_once(tmp_path: Path) -> None:
    _put(tmp_path, "cases/chengtu/b.yml", "cases/chengtu/a.yml")
    assert _scan(tmp_path) == (
        ["cases/chengtu/a.yml", "cases/chengtu/b.yml"],
        [("cases/chengtu/a.yml", "unknown-place")],
    )


def test_a_base_without_a_vocabulary_of_places(tmp_path: Path) -> None:
    _put(tmp_path, "cases/anywhere/a.yml")
    assert scan(tmp_path, folders={"cases": tmp_path / "cases"})[1] == ()

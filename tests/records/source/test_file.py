"""A file is read only if it is an ordinary one of a size that it may have; else there is a problem that says why."""

from __future__ import annotations

import os
from pathlib import Path

from builder.records.problem import Problem
from builder.records.source.file import is_there, read_bytes, read_file


def code(path: Path, *, most: int = 10) -> str:
    found = read_bytes(path, path.name, most=most)
    assert isinstance(found, Problem)
    return found.code


def test_a_file_gives_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"0123456789")
    assert read_bytes(tmp_path / "x", "x", most=10) == b"0123456789"
    assert code(tmp_path / "x", most=9) == "too-large"


def test_what_is_gone_or_no_file_is_a_problem(tmp_path: Path) -> None:
    assert code(tmp_path / "gone") == "vanished-file"
    assert code(tmp_path) == "not-a-file"
    assert code(Path("/dev/zero")) == "not-a-file"
    os.mkfifo(tmp_path / "pipe")
    assert code(tmp_path / "pipe") == "not-a-file"
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    assert code(tmp_path / "circle") == "unreadable-file"
    assert code(tmp_path / ("x" * 300)) == "unreadable-file"
    assert [problem.code for problem in read_file(tmp_path / "gone.yml", base=tmp_path).problems] == ["vanished-file"]


def test_what_the_system_does_not_say_is_there(tmp_path: Path) -> None:
    assert not is_there(tmp_path / "gone")
    assert not is_there(tmp_path / ("x" * 300))
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    assert is_there(tmp_path / "circle" / "x")

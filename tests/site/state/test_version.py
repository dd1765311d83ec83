"""The version of the program is remembered for as long as the program is the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.site.state import version
from builder.site.state.version import program_version, remember_version, remembered_version


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file of a program; what is known of the true one is forgotten for the while."""
    path = tmp_path / "program" / "part" / "a.py"
    path.parent.mkdir(parents=True)
    path.write_text("a = 1\n", encoding="utf-8")
    monkeypatch.setattr(version, "PROGRAM", tmp_path / "program")
    forget()
    yield path
    monkeypatch.undo()
    forget()


def forget() -> None:
    """As a new process."""
    program_version.cache_clear()
    version._status.cache_clear()


def never() -> bytes:
    raise AssertionError


def test_nothing_is_read_while_the_program_is_the_same(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = program_version()
    remember_version(tmp_path / "state")
    forget()
    monkeypatch.setattr(version, "program_version", never)
    assert remembered_version(tmp_path / "state") == known


def test_a_change_of_the_program_is_another_version(program: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    known = program_version()
    remember_version(state)
    program.write_text("a = 12\n", encoding="utf-8")
    forget()
    assert remembered_version(state) == program_version() != known
    remember_version(state)
    forget()
    assert remembered_version(state) == program_version()


def test_another_distribution_is_looked_at(program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = version._status()
    (tmp_path / "lib" / "babel-99.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(tmp_path / "lib")
    forget()
    assert version._status() != before


def test_compiled_modules_are_no_part_of_it(program: Path) -> None:
    before = version._status()
    (program.parent / "__pycache__").mkdir()
    (program.parent / "__pycache__" / "a.pyc").write_bytes(b"a")
    forget()
    assert version._status() == before


@pytest.mark.parametrize("content", [b"", b"x" * 100])
def test_a_damaged_file_is_not_taken(program: Path, tmp_path: Path, content: bytes) -> None:
    remember_version(tmp_path / "state")
    (tmp_path / "state" / version.VERSION).write_bytes(content)
    assert remembered_version(tmp_path / "state") == program_version()

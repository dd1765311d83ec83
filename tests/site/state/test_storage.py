"""A file of the state is what was kept, or nothing: whatever lies there in its place runs no code."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from builder.records.problem import Severity
from builder.site.state.build_state import BuildState, PlanState
from builder.site.state.storage import _signature, load, packed, save, unpacked

VERSION = b"version"
STATE = BuildState(
    b"shared",
    b"site",
    (("record", "cases/x/y"),),
    ((b"1", b"2"),),
    {"p": PlanState((0,), {"a": "b"}, {("en", "cases/x/y/"): b"3"})},
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    save(tmp_path / "state" / "build", VERSION, STATE)
    return tmp_path / "state" / "build"


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(10 * 2**30)


def test_what_was_kept_comes_back(path: Path) -> None:
    assert load(path, VERSION) == STATE
    assert sorted(each.name for each in path.parent.iterdir()) == [".gitignore", "build"]


@pytest.mark.parametrize("value", [date(2012, 1, 2), Decimal("1.5"), frozenset({1}), Severity.ERROR, (1, "a", None)])
def test_values_of_records_come_back(value: object) -> None:
    assert unpacked(packed(value)) == value


def test_what_is_not_there_is_nothing(path: Path) -> None:
    assert load(path.with_name("other"), VERSION) is None
    assert load(path.parent, VERSION) is None


def test_one_of_another_version_is_nothing(path: Path) -> None:
    assert load(path, b"another") is None


def test_one_with_any_byte_changed_or_cut_off_is_nothing(path: Path) -> None:
    whole = path.read_bytes()
    for at in range(0, len(whole), 7):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert load(path, VERSION) is None
        path.write_bytes(whole[:at])
        assert load(path, VERSION) is None
    path.write_bytes(whole + b"x")
    assert load(path, VERSION) is None


class Called:
    """What is pickled as a call."""

    def __init__(self, function: Callable[..., Any], *arguments: object) -> None:
        self.call = (function, arguments)

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[object, ...]]:
        """The call."""
        return self.call


def _global(module: str, name: str, *, arguments: bytes = b"(S'touch RAN'\ntR.") -> bytes:
    return b"c" + module.encode() + b"\n" + name.encode() + b"\n" + arguments


def _by_stack(module: str, name: str) -> bytes:
    """The same as of protocol 4, which takes both names from its stack."""
    short = b"".join(b"\x8c" + bytes([len(text)]) + text.encode() for text in (module, name))
    return b"\x80\x04" + short + b"\x93\x8c\x09touch RAN\x85R."


NAMES = [
    ("os", "system"),
    ("posix", "system"),
    ("subprocess", "Popen"),
    ("builtins", "eval"),
    ("builtins", "exec"),
    ("builtins", "getattr"),
    ("builtins", "__import__"),
    ("pathlib", "Path"),
    ("copyreg", "_reconstructor"),
    ("builder.records.history", "_git"),
    ("builder.records.history", "subprocess.run"),
    ("builder.records.history", "os"),
    ("builder.records.source.file", "read_bytes"),
    ("builder.site.state.storage", "save"),
    ("builder.site.state.storage", "os.system"),
    ("builder.site.state.storage", "_Values"),
    ("builder.records.load", "Path"),
    ("builder.records.reading_cache", "Callable"),
    ("builder.cli", "main"),
    ("builder.records.model.library", "Library.entries"),
    ("builder.records.no_such_module", "Value"),
]


@pytest.mark.parametrize(("module", "name"), NAMES)
@pytest.mark.parametrize("write", [_global, _by_stack])
def test_a_call_runs_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch, module: str, name: str, write: Callable[[str, str], bytes]
) -> None:
    """Even of a file that is signed rightly."""
    monkeypatch.chdir(path.parent)
    content = write(module, name)
    path.write_bytes(_signature(VERSION, content) + content)
    with pytest.raises(ValueError, match=r"no value|No module"):
        unpacked(content)
    assert load(path, VERSION) is None
    assert sorted(each.name for each in path.parent.iterdir()) == [".gitignore", "build"]


@pytest.mark.parametrize("function", [os.system, eval, exec, os.putenv])
def test_a_pickled_call_runs_nothing(path: Path, monkeypatch: pytest.MonkeyPatch, function: Callable[..., Any]) -> None:
    monkeypatch.chdir(path.parent)
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        with pytest.raises(ValueError, match="no value"):
            unpacked(pickle.dumps([STATE, Called(function, "open('RAN', 'w')")], protocol))
    assert sorted(each.name for each in path.parent.iterdir()) == [".gitignore", "build"]


@pytest.mark.parametrize("content", [b"", b".", b"\x80\x05", b"(" * 10_000 + b".", b"\x80\x05K\x01", b"N" * 9, b"\xff"])
def test_bytes_that_are_no_pickle_are_nothing(path: Path, content: bytes) -> None:
    path.write_bytes(_signature(VERSION, content) + content)
    assert load(path, VERSION) is None


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "state").write_bytes(b"a file")
    save(tmp_path / "state" / "build", VERSION, STATE)
    assert (tmp_path / "state").read_bytes() == b"a file"
    (tmp_path / "folder" / "build").mkdir(parents=True)
    save(tmp_path / "folder" / "build", VERSION, STATE)
    assert load(tmp_path / "folder" / "build", VERSION) is None


def test_a_link_is_replaced_and_not_written_through(path: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.write_bytes(b"mine")
    for place in (path, path.with_name("build.new")):
        place.unlink(missing_ok=True)
        place.symlink_to(mine)
    save(path, VERSION, STATE)
    assert (mine.read_bytes(), load(path, VERSION)) == (b"mine", STATE)


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in folders there")
@pytest.mark.parametrize(
    "make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero"), _sparse], ids=["pipe", "zero", "huge"]
)
def test_what_is_no_file_of_ours_is_not_read(path: Path, make: Callable[[Path], object]) -> None:
    path.unlink()
    make(path)
    assert load(path, VERSION) is None

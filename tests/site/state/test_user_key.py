"""A state counts for the user who left it alone: one that came with a base is none."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.site.state.storage import load, save
from builder.site.state.user_key import KEY_SIZE, NAME, user_key


@pytest.fixture(autouse=True)
def _anew() -> Iterator[None]:
    """The key is read once a process; other tests need theirs."""
    user_key.cache_clear()
    yield
    user_key.cache_clear()


def test_the_key_is_made_once_and_nobody_else_reads_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    key = user_key()
    assert len(key) == KEY_SIZE
    assert [path.name for path in (tmp_path / NAME).parent.iterdir()] == [Path(NAME).name]
    assert sys.platform == "win32" or stat.S_IMODE((tmp_path / NAME).stat().st_mode) == 0o600
    user_key.cache_clear()
    assert user_key() == key


def test_the_state_of_another_user_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "contributor"))
    save(tmp_path / "state" / "build", b"version", "hostile")
    assert load(tmp_path / "state" / "build", b"version") == "hostile"
    user_key.cache_clear()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "editor"))
    assert load(tmp_path / "state" / "build", b"version") is None


@pytest.mark.parametrize("damage", [b"", b"short", None], ids=["empty", "short", "a folder"])
def test_a_damaged_key_costs_no_more_than_the_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes | None
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    (tmp_path / NAME).parent.mkdir(parents=True)
    (tmp_path / NAME).mkdir() if damage is None else (tmp_path / NAME).write_bytes(damage)
    save(tmp_path / "state" / "build", b"version", 1)
    assert len(user_key()) == KEY_SIZE
    assert load(tmp_path / "state" / "build", b"version") == 1
    user_key.cache_clear()
    assert load(tmp_path / "state" / "build", b"version") == (None if damage is None else 1)

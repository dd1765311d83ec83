"""Exchanging two folders: in one step where the system can, else in three renames with a journal that `mend` reads."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2
"""linux/fs.h, linux/fcntl.h; renameat2(2) since Linux 3.15."""


def exchange(one: Path, other: Path, *, journal: Path) -> None:
    """Give each of two folders the other's name. Where only `one` exists it takes the name of `other`."""
    if not other.exists():
        one.rename(other)
    elif not _exchanged_at_once(one, other):
        _exchange_by_renames(one, other, journal=journal)


def mend(one: Path, other: Path, *, journal: Path) -> None:
    """Finish an exchange by renames that was cut off. `one` was complete before the journal was written."""
    if not journal.exists():
        return
    aside = _aside(other)
    if aside.exists():
        if not other.exists():
            one.rename(other)
        if not one.exists():
            aside.rename(one)
    journal.unlink()


def _exchanged_at_once(one: Path, other: Path) -> bool:
    """False where the system or the file system has no such call."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    done: int = renameat2(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE)
    return done == 0


def _exchange_by_renames(one: Path, other: Path, *, journal: Path) -> None:
    aside = _aside(other)
    journal.write_text("exchange\n", encoding="ascii")
    other.rename(aside)
    one.rename(other)
    aside.rename(one)
    journal.unlink()


def _aside(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.old")

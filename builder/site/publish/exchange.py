"""Exchange of two folders: in one step where the system can, else by three renames with a journal for recover()."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2
"""linux/fs.h, linux/fcntl.h; renameat2(2) since Linux 3.15."""


def exchange(first: Path, second: Path, *, journal: Path) -> None:
    """Swap the names of two folders. If `second` does not exist, `first` is renamed to it."""
    if not second.exists():
        first.rename(second)
    elif not _exchanged_at_once(first, second):
        _exchange_by_renames(first, second, journal=journal)


def recover(first: Path, second: Path, *, journal: Path) -> None:
    """Complete an interrupted exchange by renames. `first` was complete before the journal was written."""
    if not journal.exists():
        return
    backup = _backup(second)
    if backup.exists():
        if not second.exists():
            first.rename(second)
        if not first.exists():
            backup.rename(first)
    journal.unlink()


def _exchanged_at_once(first: Path, second: Path) -> bool:
    """Swap by renameat2; False if the system or file system does not support it."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    status: int = renameat2(AT_FDCWD, os.fsencode(first), AT_FDCWD, os.fsencode(second), RENAME_EXCHANGE)
    return status == 0


def _exchange_by_renames(first: Path, second: Path, *, journal: Path) -> None:
    backup = _backup(second)
    journal.unlink(missing_ok=True)  # It may be a link, which must not be written through.
    with journal.open("x", encoding="ascii") as file:
        file.write("exchange\n")
    second.rename(backup)
    first.rename(second)
    backup.rename(first)
    journal.unlink()


def _backup(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.old")

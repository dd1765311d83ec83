"""The lock of a file: takes a file that is open for writing, says if this process alone has it until it is closed."""

from __future__ import annotations

from importlib import import_module
from typing import IO


def try_lock(file: IO[str]) -> bool:
    """Lock a file by flock(2), on Windows by LockFile. False if another process has it."""
    try:
        fcntl = import_module("fcntl")
    except ImportError:
        return _locked_on_windows(file)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _locked_on_windows(file: IO[str]) -> bool:
    """Lock the first byte, which need not exist."""
    msvcrt = import_module("msvcrt")
    try:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    except OSError:
        return False
    return True

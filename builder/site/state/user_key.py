"""The key of this user, by which the state that this user's builds left is told from any other."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from functools import cache
from pathlib import Path

KEY_SIZE = 32
NAME = "casebook/state-key"
"""Below the user's folder for caches (XDG Base Directory Specification): without it all states are built anew."""


@cache
def user_key() -> bytes:
    """The key; made when it is asked for first. Of this process alone where it cannot be kept."""
    with suppress(OSError, RuntimeError):
        path = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / NAME
        return _read(path) or _made(path)
    return secrets.token_bytes(KEY_SIZE)


def _read(path: Path) -> bytes:
    """The key in a file; b"" where there is none."""
    with suppress(FileNotFoundError), path.open("rb") as file:
        key = file.read(KEY_SIZE + 1)
        return key if len(key) == KEY_SIZE else b""
    return b""


def _made(path: Path) -> bytes:
    """A new key, or that of another process that was quicker. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(secrets.token_bytes(KEY_SIZE))
    if not _read(path):
        temporary.replace(path)
    temporary.unlink(missing_ok=True)
    return _read(path)

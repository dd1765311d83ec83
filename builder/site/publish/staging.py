"""Staging: takes all files of a site, updates a hidden sibling of site/ and exchanges the two.

Beside site/ are .site.next (the previous generation), .site.lock and, during an exchange by renames, .site.journal.
A build that is killed at any moment leaves site/ either unchanged or complete and new.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

from builder.site.publish import exchange
from builder.site.unpublishable import Unpublishable

MARKER_FILE = "assets/casebook.js"
"""The file by which a folder is recognised as a built site. Any other non-empty folder is never overwritten."""


LOCK_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""A lock is neither emptied nor followed: it could be a link to a file that somebody needs."""


@contextmanager
def locked_site(site: Path) -> Iterator[None]:
    """Lock site/ for one build and recover an interrupted exchange. The lock ends with the process."""
    path = _sibling(site, "lock")
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        lock = os.fdopen(os.open(path, LOCK_FLAGS, 0o666), "w")
    except OSError as fault:
        if path.is_symlink():
            raise Unpublishable("lock", path=str(path)) from fault
        raise _unwritable(fault, site) from fault
    with lock:
        if not stat.S_ISREG(os.fstat(lock.fileno()).st_mode):
            raise Unpublishable("lock", path=str(path))
        if not _try_lock(lock):
            raise Unpublishable("busy", folder=str(site))
        recover(site)
        yield


def recover(site: Path) -> None:
    """Complete an interrupted exchange, if there was one."""
    exchange.recover(_sibling(site, "next"), site, journal=_sibling(site, "journal"))


def publish(files: Mapping[str, bytes], site: Path) -> int:
    """Make site/ contain exactly these files, in one step. Gives the number of changes; 0 leaves site/ untouched."""
    _check_replaceable(site)
    changes = len(_changed(files, site)) + len(_stale(files, site))
    if changes:
        sibling = _sibling(site, "next")
        try:
            synchronise(files, sibling)
            exchange.exchange(sibling, site, journal=_sibling(site, "journal"))
        except OSError as fault:
            raise _unwritable(fault, site) from fault
    return changes


def synchronise(files: Mapping[str, bytes], folder: Path) -> None:
    """Make a folder contain exactly these files, writing only those that differ."""
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    for path in _stale(files, folder):
        (folder / path).unlink()
    _drop_empty_folders(folder)
    for path in _changed(files, folder):
        _write(folder / path, files[path])


def _write(path: Path, content: bytes) -> None:
    """Write a new file: through neither a link nor a second name of the old one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with path.open("xb") as file:
        file.write(content)


def _changed(files: Mapping[str, bytes], folder: Path) -> list[str]:
    """The paths whose file is missing or differs. Raises ValueError for a path outside the folder, a bug."""
    for path in files:
        if PurePosixPath(path).is_absolute() or {"..", ""} & set(path.split("/")):
            raise ValueError(path)
    return [path for path, content in files.items() if not _has_content(folder / path, content)]


def _has_content(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def _stale(files: Mapping[str, bytes], folder: Path) -> list[str]:
    """The paths of links, and of files in the folder that are not in `files`."""
    paths: list[str] = []
    for parent, folders, names in os.walk(folder):
        links = [name for name in folders if Path(parent, name).is_symlink()]
        paths += [Path(parent, name).relative_to(folder).as_posix() for name in names + links]
    return [path for path in paths if path not in files or (folder / path).is_symlink()]


def _drop_empty_folders(folder: Path) -> None:
    for path, _, _ in os.walk(folder, topdown=False):
        if Path(path) != folder and not any(Path(path).iterdir()):
            Path(path).rmdir()


def _check_replaceable(site: Path) -> None:
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        raise Unpublishable("not_a_folder", folder=str(site))
    if site.is_dir() and any(site.iterdir()) and not (site / MARKER_FILE).exists():
        raise Unpublishable("foreign", folder=str(site))


def _unwritable(fault: OSError, site: Path) -> Unpublishable:
    full = fault.errno in (errno.ENOSPC, errno.EDQUOT)
    return Unpublishable("full" if full else "unwritable", folder=str(site), reason=fault.strerror or str(fault))


def _try_lock(file: IO[str]) -> bool:
    """Whether the lock was acquired. On Windows, which has no fcntl, there is no locking."""
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _sibling(site: Path, kind: str) -> Path:
    return site.with_name(f".{site.name}.{kind}")

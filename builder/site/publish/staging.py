"""Staging: takes all files of a site, brings the hidden sibling of site/ up to date and exchanges the two.

Beside site/ stand .site.next (the generation before), .site.lock and, during an exchange by renames, .site.journal.
A build that dies at any moment leaves site/ as it was or whole and new.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

from builder.site.publish import exchange
from builder.site.unpublishable import Unpublishable

SIGN = "assets/casebook.js"
"""A folder that holds this file is a site of ours. Any other folder with something in it is left alone."""


@contextmanager
def claimed(site: Path) -> Iterator[None]:
    """Hold site/ for one build and mend what a build before left undone. The system frees it with the process."""
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        lock = _beside(site, "lock").open("w")
    except OSError as fault:
        raise _unwritable(fault, site) from fault
    with lock:
        if not _locked(lock):
            raise Unpublishable("busy", folder=str(site))
        mend(site)
        yield


def mend(site: Path) -> None:
    """Finish an exchange that was cut off in the middle; does nothing otherwise."""
    exchange.mend(_beside(site, "next"), site, journal=_beside(site, "journal"))


def publish(files: Mapping[str, bytes], site: Path) -> int:
    """Make site/ hold exactly these files, at once. Gives how many changed; 0 leaves site/ untouched."""
    _refuse_foreign(site)
    changes = len(_changed(files, site)) + len(_stale(files, site))
    if changes:
        sibling = _beside(site, "next")
        try:
            synchronise(files, sibling)
            exchange.exchange(sibling, site, journal=_beside(site, "journal"))
        except OSError as fault:
            raise _unwritable(fault, site) from fault
    return changes


def synchronise(files: Mapping[str, bytes], folder: Path) -> None:
    """Make a folder hold exactly these files, writing only what differs."""
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    for path in _stale(files, folder):
        (folder / path).unlink()
    _drop_empty_folders(folder)
    for path in _changed(files, folder):
        _write(folder / path, files[path])


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _changed(files: Mapping[str, bytes], folder: Path) -> list[str]:
    """The paths whose file is missing or differs. Raises ValueError for a path that leads out of the folder: a bug."""
    for path in files:
        if PurePosixPath(path).is_absolute() or {"..", ""} & set(path.split("/")):
            raise ValueError(path)
    return [path for path, content in files.items() if not _holds(folder / path, content)]


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def _stale(files: Mapping[str, bytes], folder: Path) -> list[str]:
    """The paths of files and links in the folder that the site does not have."""
    there: list[str] = []
    for here, folders, names in os.walk(folder):
        links = [name for name in folders if Path(here, name).is_symlink()]
        there += [Path(here, name).relative_to(folder).as_posix() for name in names + links]
    return [path for path in there if path not in files or (folder / path).is_symlink()]


def _drop_empty_folders(folder: Path) -> None:
    for here, _, _ in os.walk(folder, topdown=False):
        if Path(here) != folder and not any(Path(here).iterdir()):
            Path(here).rmdir()


def _refuse_foreign(site: Path) -> None:
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        raise Unpublishable("not_a_folder", folder=str(site))
    if site.is_dir() and any(site.iterdir()) and not (site / SIGN).exists():
        raise Unpublishable("foreign", folder=str(site))


def _unwritable(fault: OSError, site: Path) -> Unpublishable:
    full = fault.errno in (errno.ENOSPC, errno.EDQUOT)
    return Unpublishable("full" if full else "unwritable", folder=str(site), reason=fault.strerror or str(fault))


def _locked(file: IO[str]) -> bool:
    """Whether the lock could be had. Systems without fcntl build without one."""
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _beside(site: Path, kind: str) -> Path:
    return site.with_name(f".{site.name}.{kind}")

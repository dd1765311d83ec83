"""The status of files: what tells a file that was changed or replaced from what it was, without reading it."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator

Status = tuple[int, ...]
"""Size, inode, mode, time of change; last the time at which the inode changed, which nobody can set back."""


def file_status(path: str | os.PathLike[str]) -> Status:
    """The status of a file or link, () if there is none that could be read."""
    try:
        return _numbers(os.stat(path, follow_symlinks=False))  # noqa: PTH116  asked for every file of a base
    except OSError:
        return ()


def file_statuses(
    folder: str | os.PathLike[str], *, passing: Collection[str] = (), links: bool = True
) -> Iterator[tuple[str, Status]]:
    """The path below the folder and the status of every file and link, and of each folder that is closed.

    passing: the names of folders that are not looked into. links: whether it counts as a change that a file gets or
    loses a second name, of which only the last time tells. Links are not followed. A folder is walked through by a
    list, since recursion has an end before folders have.
    """
    waiting = [("", os.fspath(folder))]
    while waiting:
        prefix, place = waiting.pop()
        try:
            entries = sorted(os.scandir(place), key=_name)
        except OSError as fault:
            yield prefix, (fault.errno or 0,)
            continue
        for entry in entries:
            if not entry.is_dir(follow_symlinks=False):
                status = _numbers(entry.stat(follow_symlinks=False))
                yield prefix + entry.name, status if links else status[:-1]
            elif entry.name not in passing:
                waiting.append((f"{prefix}{entry.name}/", entry.path))


def _numbers(status: os.stat_result) -> Status:
    return (status.st_size, status.st_ino, status.st_mode, status.st_mtime_ns, status.st_ctime_ns)


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name

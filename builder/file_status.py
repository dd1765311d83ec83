"""The status of every file below a folder: takes its path, gives a line a file, without reading any."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator


def file_statuses(folder: str, *, passing: Collection[str] = ()) -> Iterator[str]:
    """Path below the folder, size, time of change, inode and mode of every file and link, and each closed folder.

    passing: the names of folders that are not looked into.
    Links are not followed. A folder is walked through by a list, since recursion has an end before folders have.
    """
    waiting = [("", folder)]
    while waiting:
        prefix, place = waiting.pop()
        try:
            entries = sorted(os.scandir(place), key=_name)
        except OSError as fault:
            yield f"{prefix} {fault.errno}"
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name in passing:
                    continue
                waiting.append((f"{prefix}{entry.name}/", entry.path))
            else:
                status = entry.stat(follow_symlinks=False)
                numbers = (status.st_size, status.st_mtime_ns, status.st_ino, status.st_mode)
                yield f"{prefix}{entry.name} {numbers}"


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name

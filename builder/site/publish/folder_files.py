"""How the folder of a site looks: takes the folder, gives the status of every file in it, in one walk, and a digest."""

from __future__ import annotations

import marshal
import os
import stat
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from builder.site.publish.added import ADDED, is_added
from builder.site.state.digest import Digest, digest

LINK = -1


FileLook = tuple[int, int, int, int]
"""What tells a file that was changed or replaced from what it was, but not whether it got a second name since: size,
inode, mode, time of change. A plain tuple: a large site has a hundred thousand.
"""


@dataclass(frozen=True)
class FolderFiles:
    """looks: of every file and link, by path. added: of those in folders that other commands put there, which `looks`
    has not. folders: all in it, each ending in /. closed: those that cannot be looked into. is_there: whether the
    folder is.
    """

    looks: Mapping[str, FileLook] = field(default_factory=dict)
    added: Mapping[str, FileLook] = field(default_factory=dict)
    folders: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    is_there: bool = False

    @property
    def digest(self) -> Digest:
        """Another one when any file is another, but for added ones; b"" where there is no folder."""
        looks = sorted(self.looks.items())
        return digest(marshal.dumps((looks, self.closed), _WITHOUT_REFERENCES)) if self.is_there else b""

    def empty(self) -> list[str]:
        """The folders in which there is no file, the innermost first."""
        full = {path.rpartition("/")[0] for path in (*self.looks, *self.added)}
        inhabited = {"", *full}
        for path in full:
            while (path := path.rpartition("/")[0]) and path not in inhabited:
                inhabited.add(path)
        return sorted((folder for folder in self.folders if folder.rstrip("/") not in inhabited), key=len, reverse=True)

    def inode(self, path: str) -> int | None:
        """The number of a file; LINK for a link, since a site has none; None where nothing is."""
        look = self.looks.get(path) or self.added.get(path)
        if look is None:
            return None
        _, inode, mode, _ = look
        return LINK if stat.S_ISLNK(mode) else inode

    def links(self) -> list[str]:
        """The paths of links."""
        both = (*self.looks.items(), *self.added.items())
        return [path for path, (_, _, mode, _) in both if stat.S_ISLNK(mode)]

    def replaced(self, folder: Path, paths: Collection[str], *, written: Collection[str]) -> FolderFiles:
        """The files of a folder that has these paths: those that were written, and the others under second names."""
        kept = {path: look for path in paths if path not in written and (look := self.looks.get(path))}
        new = {path: _look(os.lstat(folder / path)) for path in set(paths) - kept.keys()}
        return FolderFiles({**kept, **new}, self.added, is_there=True)


_WITHOUT_REFERENCES = 2
"""The version of marshal in which the same values give the same bytes."""


def folder_files(folder: Path) -> FolderFiles:
    """The files of a folder. What lies behind a link to a folder is not in it."""
    if not folder.is_dir():
        return FolderFiles()
    looks, folders, closed = _walked(folder, "")
    added = {path: looks.pop(path) for path in list(filter(is_added, looks))}
    return FolderFiles(looks, added, tuple(folders), tuple(sorted(closed)), is_there=True)


def added_files(site: Path) -> FolderFiles:
    """The files of a site in folders that other commands put there, and links in place of such a folder; no others."""
    looks: dict[str, FileLook] = {}
    closed: list[str] = []
    for name in ADDED:
        place = site / name
        if place.is_symlink() or place.is_file():
            looks[name] = _look(place.lstat())
        elif place.is_dir():
            found, _, shut = _walked(site, f"{name}/")
            looks |= found
            closed += shut
    return FolderFiles({}, looks, closed=tuple(closed), is_there=True)


def _walked(folder: Path, start: str) -> tuple[dict[str, FileLook], list[str], list[str]]:
    """The looks of files below a folder, from `start` on, the folders among them, and those that are closed."""
    looks: dict[str, FileLook] = {}
    closed: list[str] = []
    folders: list[str] = []
    waiting = [(start, os.fspath(folder / start))]
    while waiting:
        prefix, place = waiting.pop()
        folders.append(prefix)
        try:
            with os.scandir(place) as entries:
                waiting += _look_through(prefix, entries, looks)
        except OSError:
            closed.append(prefix)
    return looks, folders, closed


def _look_through(
    prefix: str, entries: Iterable[os.DirEntry[str]], looks: dict[str, FileLook]
) -> list[tuple[str, str]]:
    """Add the files among the entries of a folder. Gives the folders among them."""
    folders = []
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            folders.append((f"{prefix}{entry.name}/", entry.path))
        else:
            looks[prefix + entry.name] = _look(entry.stat(follow_symlinks=False))
    return folders


def _look(status: os.stat_result) -> FileLook:
    return status.st_size, status.st_ino, status.st_mode, status.st_mtime_ns

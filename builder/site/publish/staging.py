"""Staging: takes the files of a site one by one, brings a hidden sibling of site/ up to date and exchanges the two.

Beside site/ are .site.next (the previous generation), .site.lock and, during an exchange by renames, .site.journal.
A build that is killed at any moment leaves site/ either unchanged or complete and new.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from builder.site.publish import exchange
from builder.site.publish.added import ADDED
from builder.site.publish.file_lock import try_lock
from builder.site.publish.folder_files import LINK, FolderFiles, added_files, folder_files
from builder.site.publish.places import sibling
from builder.site.unpublishable import Unpublishable

MARKER_FILE = "assets/casebook.js"
"""The file by which a folder is recognised as a built site. Any other non-empty folder is never overwritten."""


_WITHOUT_LINKS = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV, errno.EACCES})
"""What a file system says that has no second names, or no more of a file."""
LOCK_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""A lock is neither emptied nor followed: it could be a link to a file that somebody needs."""

_NEW_FILE_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


@contextmanager
def locked_site(site: Path) -> Iterator[None]:
    """Lock site/ for one build and recover an interrupted exchange. The lock ends with the process."""
    path = sibling(site, "lock")
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
        if not try_lock(lock):
            raise Unpublishable("busy", folder=str(site))
        recover(site)
        yield


def recover(site: Path) -> None:
    """Complete an interrupted exchange, if there was one."""
    exchange.recover(sibling(site, "next"), site, journal=sibling(site, "journal"))


class Staging:
    """The next generation of a site, beside it. A file that the site has already is not written again: the next
    generation shares it, as a second name of the same file where the file system can.
    """

    def __init__(self, site: Path) -> None:
        """Begin. Raises Unpublishable for a site that is none of ours."""
        _check_replaceable(site)
        self.site, self.folder = site, sibling(site, "next")
        self.published = _open_files(site)
        """How the site looks."""
        if self.folder.is_symlink() or self.folder.is_file():
            self.folder.unlink()
        self._present = _open_files(self.folder)
        for path in self._present.links():
            (self.folder / path).unlink()

    def put(self, path: str, content: bytes) -> bool:
        """Write a file unless the site has it; gives whether it was written. Raises ValueError for a path outside."""
        _check_path(path)
        if path in self.published.looks and _has_content(self.site / path, content):
            return False  # What lies behind a link to a folder is not there: it is nobody's to share.
        if path not in self._present.looks or not _has_content(self.folder / path, content):
            self._write(path, content)
        return True

    def _write(self, path: str, content: bytes) -> None:
        try:
            try:
                _write(self.folder / path, content)
            except (FileExistsError, NotADirectoryError, IsADirectoryError):
                _make_way(self.folder, path)
                _write(self.folder / path, content)
        except OSError as fault:
            raise _unwritable(fault, self.site) from fault

    def publish(self, paths: Collection[str], written: Collection[str]) -> int:
        """Make the site contain exactly these files, beside those of folders that other commands put there, in one
        step. Gives the number of changes; 0 leaves it untouched.

        written: those that put() wrote.
        """
        changes = len(written) + len(self.published.looks.keys() - set(paths))
        if changes:
            try:
                new = self._complete(paths, frozenset(written))
                exchange.exchange(self.folder, self.site, journal=sibling(self.site, "journal"))
                self.published = self.published.replaced(self.site, paths, written=new)
            except OSError as fault:
                raise _unwritable(fault, self.site) from fault
        return changes

    def _complete(self, paths: Collection[str], written: frozenset[str]) -> frozenset[str]:
        """Share every file that was not written, and remove what is no file of the site. Gives the paths of new files:
        those that were written, and copies where a file cannot be shared.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        wanted = frozenset(paths)
        # Looked at now: another program may have put files there while pages were drawn.
        added = _open_files(self.site, added_files)
        self._remove((self._present.looks.keys() - wanted) | (self._present.added.keys() - added.added.keys()))
        for path in added.added:
            if added.inode(path) != self._present.inode(path) or added.inode(path) == LINK:
                _keep(self.site / path, self.folder / path)
        to_share = [path for path in wanted - written if self._present.inode(path) != self.published.inode(path)]
        copied = [path for path in to_share if not _share(self.site / path, self.folder / path)]
        return written.union(copied)

    def _remove(self, paths: Collection[str]) -> None:
        """Remove files, unless they made way for others, and all folders in which there is nothing then."""
        for path in paths:
            _unlink(self.folder / path)
        parents = {path.rpartition("/")[0] for path in paths}
        for folder in (*self._present.empty(), *sorted(parents - {""}, key=len, reverse=True)):
            _remove_empty(self.folder / folder, below=self.folder)


def _make_way(folder: Path, path: str) -> None:
    """Remove a folder where a file is to be, and a file where a folder is to be."""
    for parent in reversed(PurePosixPath(path).parents):
        if (folder / parent).is_file():
            (folder / parent).unlink(missing_ok=True)  # Another process may need the same folder.
    if (folder / path).is_dir():
        shutil.rmtree(folder / path)


def _open_files(folder: Path, look: Callable[[Path], FolderFiles] = folder_files) -> FolderFiles:
    """The files of a folder, or some of them. Raises OSError if it cannot be looked into everywhere."""
    files = look(folder)
    if files.closed:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder / files.closed[0]))
    return files


def _unlink(path: Path) -> None:
    """Remove a file, if it is there and no folder."""
    try:
        path.unlink()
    except (FileNotFoundError, NotADirectoryError):
        pass
    except (IsADirectoryError, PermissionError):  # The second for a folder, on macOS.
        if not path.is_dir():
            raise


def _remove_empty(folder: Path, *, below: Path) -> None:
    """Remove a folder with nothing in it, and those around it, up to `below`, that have nothing in them then."""
    with suppress(OSError):  # that of the first that is not empty
        while folder != below:
            folder.rmdir()
            folder = folder.parent


def _share(source: Path, target: Path) -> bool:
    """Give a file a second name, in place of what has it; a copy where the file system has one name a file. Gives
    whether it could.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    try:
        os.link(source, target)
    except OSError as fault:
        if fault.errno not in _WITHOUT_LINKS:
            raise
        shutil.copyfile(source, target)
        return False
    return True


def _keep(source: Path, target: Path) -> None:
    """Keep a file or a link that is none of the build's in the next generation. A link leads where it led."""
    if source.is_symlink():
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        target.symlink_to(source.readlink())
    else:
        _share(source, target)


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
    try:
        _write_new(path, content)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_new(path, content)
    except FileExistsError:
        path.unlink()
        _write_new(path, content)


def _write_new(path: Path, content: bytes) -> None:
    descriptor = os.open(path, _NEW_FILE_FLAGS, 0o666)
    try:
        while content:
            content = content[os.write(descriptor, content) :]
    finally:
        os.close(descriptor)


def _changed(files: Mapping[str, bytes], folder: Path) -> list[str]:
    """The paths whose file is missing or differs. Raises ValueError for a path outside the folder, a bug."""
    for path in files:
        _check_path(path)
    return [path for path, content in files.items() if not _has_content(folder / path, content)]


def _check_path(path: str) -> None:
    if path.startswith("/") or {"..", ""} & set(path.split("/")):
        raise ValueError(path)


def _has_content(path: Path, content: bytes) -> bool:
    try:
        status = path.lstat()
        return stat.S_ISREG(status.st_mode) and status.st_size == len(content) and path.read_bytes() == content
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
    if site.is_dir() and _names_in(site) - ADDED.keys() and not (site / MARKER_FILE).exists():
        raise Unpublishable("foreign", folder=str(site))


def _names_in(folder: Path) -> frozenset[str]:
    return frozenset(path.name for path in folder.iterdir())


def _unwritable(fault: OSError, site: Path) -> Unpublishable:
    full = fault.errno in (errno.ENOSPC, errno.EDQUOT)
    return Unpublishable("full" if full else "unwritable", folder=str(site), reason=fault.strerror or str(fault))

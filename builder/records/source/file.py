"""A file of a base on disk: takes its path, gives its bytes or why there are none, and the document in it."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from builder.records.problem import Problem, error
from builder.records.source import read_document
from builder.records.source.document import Document
from builder.records.source.text import MAX_BYTES

_QUIETLY = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""A pipe that took a file's place since its kind was asked must not make the reader wait."""


def read_file(path: Path, *, base: Path) -> Document:
    """The document of a file; never raises. One that cannot be read has no root and a problem that says why.

    Problems have its path relative to the base; for a file outside the base, its folder and name.
    """
    label = name_of(path, base)
    data = read_bytes(path, label)
    return Document(label, None, (data,)) if isinstance(data, Problem) else read_document(label, data)


def read_bytes(path: Path | str, label: str, *, most: int = MAX_BYTES) -> bytes | Problem:
    """The bytes of a regular file, or the problem with it. label: its path in messages. most: how many it may have.

    Kind and size are asked of the file system first: a pipe, a device or a file that is too large is never opened.
    """
    try:
        if problem := _refused(Path(path).stat(), label, most):
            return problem
        descriptor = os.open(path, os.O_RDONLY | _QUIETLY)
        with os.fdopen(descriptor, "rb") as file:
            return _refused(os.fstat(descriptor), label, most) or file.read(most + 1)
    except OSError as fault:
        return unreadable(fault, label)


def is_there(path: Path) -> bool:
    """Whether something lies at a path; True where the system does not say, so that reading tells why."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as fault:
        return fault.errno != errno.ENAMETOOLONG
    return True


def file_problem(path: Path, label: str, *, most: int) -> Problem | None:
    """What keeps a file from being read, as far as the file system says without opening it."""
    try:
        problem = _refused(path.stat(), label, most)
    except OSError as fault:
        return unreadable(fault, label)
    if problem is None and not os.access(path, os.R_OK):
        return error("unreadable-file", label, 1, 1, reason=os.strerror(errno.EACCES))
    return problem


def unreadable(fault: OSError, label: str) -> Problem:
    """The problem of a file or folder that the system does not let us read."""
    code = "vanished-file" if isinstance(fault, FileNotFoundError) else "unreadable-file"
    return error(code, label, 1, 1, reason=fault.strerror or str(fault))


def name_of(path: Path, base: Path) -> str:
    """The path of a file in messages: below the base; of one that lies elsewhere its folder and name."""
    root = base if path.is_relative_to(base) else path.parent.parent
    return path.relative_to(root).as_posix()


def _refused(status: os.stat_result, label: str, most: int) -> Problem | None:
    if not stat.S_ISREG(status.st_mode):
        return error("not-a-file", label, 1, 1)
    if status.st_size > most:
        size, limit = (str(-(-number // 1024)) for number in (status.st_size, most))
        return error("too-large", label, 1, 1, size=size, limit=limit)
    return None

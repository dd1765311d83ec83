"""The version of the program: takes its own files and what it uses, gives a digest that changes with any of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from builder.file_status import file_statuses
from builder.site.state.digest import Digest, digest
from builder.site.state.storage import load, save

PROGRAM = Path(__file__).parents[2]
PASSING = frozenset({"__pycache__"})


@cache
def program_version() -> Digest:
    """The digest of the program, its words and templates, and the versions of all that is installed beside it."""
    files = sorted(path for path in PROGRAM.rglob("*") if path.is_file() and PASSING.isdisjoint(path.parts))
    contents = (part for path in files for part in (path.relative_to(PROGRAM).as_posix(), path.read_bytes()))
    return digest(sys.version, *_installed(), *contents)


VERSION = "version"
"""The name of the file, in the folder of the state."""


def remembered_version(state: Path) -> Digest:
    """program_version(), from the folder of a state while no file of the program has another status there: to read all
    of them takes as long as to check a small base.
    """
    known = load(state / VERSION, _status())
    return known if isinstance(known, bytes) else program_version()


def remember_version(state: Path) -> None:
    """Keep program_version() for remembered_version()."""
    if load(state / VERSION, _status()) is None:
        save(state / VERSION, _status(), program_version())


@cache
def _status() -> Digest:
    """The status of the program's files, and what is installed."""
    return digest(sys.version, *_installed(), repr(list(file_statuses(PROGRAM, passing=PASSING))))


def _installed() -> list[str]:
    """What is installed, by the names of its folders, which have the version."""
    return sorted({name for folder in sys.path for name in _distributions(folder)})


def _distributions(folder: str) -> Iterator[str]:
    """The names of the distributions in a folder of modules."""
    try:
        names = os.listdir(folder or ".")  # noqa: PTH208  a string, as in sys.path
    except OSError:
        return
    yield from (name for name in names if name.endswith((".dist-info", ".egg-info")))

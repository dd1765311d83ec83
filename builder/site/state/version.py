"""The version of the program: takes its own files and what it uses, gives a digest that changes with any of them."""

from __future__ import annotations

import shutil
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from builder.site.state.digest import Digest, digest

PROGRAM = Path(__file__).parents[2]
USED = (
    *("babel", "comrak", "graphviz", "jinja2", "markdown", "markupsafe", "mkdocs", "mkdocs-material", "nh3", "numpy"),
    *("opencc", "opencc-python-reimplemented", "pypinyin", "rjsmin", "segno"),
)
"""The distributions that have a say in what is drawn; one that is not there has none."""
PASSING = frozenset({"__pycache__"})


@cache
def program_version() -> Digest:
    """The digest of the program, its words and templates, and the versions of what it uses."""
    files = sorted(path for path in PROGRAM.rglob("*") if path.is_file() and PASSING.isdisjoint(path.parts))
    contents = (part for path in files for part in (path.relative_to(PROGRAM).as_posix(), path.read_bytes()))
    return digest(sys.version, _graphviz(), *map(_version, USED), *contents)


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return ""


def _graphviz() -> str:
    """The program that routes lines, by its path and file."""
    path = shutil.which("dot")
    if path is None:
        return ""
    status = Path(path).stat()
    return f"{path} {status.st_size} {status.st_mtime_ns}"

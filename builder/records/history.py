"""Dates of records: reads the creation and last change of every file from a git checkout, in one pass."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

History = Mapping[str, tuple[date, date]]
"""(created, changed) by path below the base."""

COMMIT = "commit "


def history(base: Path) -> History:
    """The dates of all files of a base. A renamed file keeps its first day.

    Empty without git, outside a repository and in a shallow clone, where the first day would be a guess.
    """
    if _git(base, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    return _read(_git(base, "log", "--relative", "-M", "--name-status", "-z", f"--format={COMMIT}%as"))


def last_day(base: Path) -> date | None:
    """The day of the last commit of a base; None without git and outside a repository."""
    day = _git(base, "log", "-1", "--format=%as").strip()
    return date.fromisoformat(day) if day else None


def _read(log: str) -> dict[str, tuple[date, date]]:
    """Dates from a log, newest commit first: a file's first entry is its last change, the last its creation."""
    current_paths: dict[str, str] = {}
    dates: dict[str, tuple[date, date]] = {}
    for day, status, paths in _events(log):
        path = current_paths.setdefault(paths[-1], paths[-1])
        dates[path] = (day, dates[path][1] if path in dates else day)
        if status.startswith("R"):
            current_paths[paths[0]] = path
    return dates


def _events(log: str) -> Iterator[tuple[date, str, tuple[str, ...]]]:
    """Day, status and paths of every change; a rename has two paths, old and new."""
    day = date.min
    fields = iter(field.lstrip("\n") for field in log.split("\0"))
    for field in fields:
        if field.startswith(COMMIT):
            day = date.fromisoformat(field[len(COMMIT) :].strip())
        elif field:
            paths = (next(fields), next(fields)) if field[0] in "RC" else (next(fields),)
            yield day, field, paths


def _git(base: Path, *words: str) -> str:
    """The output of a git command; '' if it fails."""
    quiet = os.environ | {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        process = subprocess.run(["git", *words], cwd=base, env=quiet, capture_output=True, check=False)
    except OSError:
        return ""
    return process.stdout.decode("utf-8", "replace") if process.returncode == 0 else ""

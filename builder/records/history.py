"""Dates of records: takes a git checkout, gives when each file came and when it last changed, in one pass."""

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


def _read(log: str) -> dict[str, tuple[date, date]]:
    """From the newest commit to the oldest: the first sight of a file is its change, the last one its creation."""
    now: dict[str, str] = {}
    found: dict[str, tuple[date, date]] = {}
    for day, status, paths in _events(log):
        path = now.setdefault(paths[-1], paths[-1])
        found[path] = (day, found[path][1] if path in found else day)
        if status.startswith("R"):
            now[paths[0]] = path
    return found


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
    """What git says, '' where it cannot."""
    quiet = os.environ | {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(["git", *words], cwd=base, env=quiet, capture_output=True, check=False)
    except OSError:
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""

"""The files of a base that differ from a revision: takes the base and a name of the revision, gives their paths."""

from __future__ import annotations

import subprocess
from pathlib import Path

from builder.site.preview.states import NoStateError, git


def changed_files(base: Path, against: str) -> tuple[str, ...]:
    """The files of a base that differ from a revision, by path below the base. Raises NoStateError."""
    commit = revision(base, against)
    names = git(base, "diff", "--name-only", "--no-renames", "--relative", "-z", commit, "--", ".")
    return tuple(sorted(filter(None, names.split("\0"))))


def revision(base: Path, against: str) -> str:
    """The commit that a name stands for. Raises NoStateError."""
    try:
        found = git(base, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{against}^{{commit}}").strip()
    except subprocess.CalledProcessError as fault:
        raise NoStateError("no-state", against) from fault
    return found.split("\n")[-1]  # Git prints what it was given after the option, too.

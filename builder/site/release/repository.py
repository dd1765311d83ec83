"""The repository of a base as a release needs it: which commit is checked out, and how a record was at another."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from builder.config import CONFIG, Options
from builder.site.preview.states import git


class NotCommittedError(Exception):
    """A base that is not in git as it is. code: of the message. paths: of what is not committed."""

    def __init__(self, code: str, paths: Iterable[str] = ()) -> None:
        super().__init__(code)
        self.code, self.paths = code, tuple(paths)


class LostCommitError(Exception):
    """A record that cannot be had as a release has it. str() is its address."""


def commit_of(base: Path, options: Options) -> tuple[str, date]:
    """The commit that is checked out, and its day. Raises NotCommittedError where a page could show something else."""
    try:
        commit, day = git(base, "log", "-1", "--format=%H %as").split()
        changed = git(base, "status", "--porcelain", "-z", "--no-renames", "--", *_shown(base, options))
    except (subprocess.CalledProcessError, ValueError) as fault:
        raise NotCommittedError("no-repository") from fault
    if paths := [line[3:] for line in changed.split("\0") if line]:
        raise NotCommittedError("uncommitted", sorted(paths))
    return commit, date.fromisoformat(day)


def _shown(base: Path, options: Options) -> list[str]:
    """What a site is drawn from, as far as it lies in the base."""
    folders = (options.cases, options.policies, options.vocabulary, options.content)
    inside = [path.relative_to(base).as_posix() for path in folders if path.is_relative_to(base)]
    return [*inside, CONFIG, "CITATION.cff", *(path.name for path in sorted(base.glob("LICENSE*")))]


def record_at(base: Path, commit: str, path: str, digest: str) -> bytes:
    """The file of a record at a commit. Raises LostCommitError where it is not the one with this digest."""
    try:
        data = git(base, "show", f"{commit}:./{path}").encode("utf-8", "surrogateescape")
    except subprocess.CalledProcessError as fault:
        raise LostCommitError(path) from fault
    if hashlib.sha256(data).hexdigest() != digest:
        raise LostCommitError(path)
    return data

"""Two states of a base, one after the other at one place: takes revisions or folders, fills a folder with each.

The state of a build is of use to the next one only at the same place. With git the folder is a clone that shares the
objects of the repository, so that pages have their dates, and nothing of the repository itself is changed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from builder.config import CONFIG


class NoStateError(Exception):
    """A state that is not there. code: of the message; found: what was given."""

    def __init__(self, code: str, found: str) -> None:
        super().__init__(code, found)
        self.code, self.found = code, found


@dataclass(frozen=True)
class Revisions:
    """A revision of the repository that a base lies in, and the base as it is now, with what is not committed yet.

    tree: the folder that is filled. prefix: where in the repository the base lies.
    """

    repository: Path
    prefix: str
    commit: str
    tree: Path

    @property
    def base(self) -> Path:
        """The base in the folder that is filled."""
        return self.tree / self.prefix

    def fill_before(self) -> None:
        """Fill the folder with the revision."""
        self._check_out(self.commit)

    def fill_after(self) -> None:
        """Fill the folder with what is there now; what git ignores is left out."""
        self._check_out(git(self.repository, "rev-parse", "HEAD").strip())
        changed = git(self.repository, "diff", "--name-only", "--no-renames", "-z", "HEAD")
        new = git(self.repository, "ls-files", "--others", "--exclude-standard", "-z")
        for name in filter(None, (changed + new).split("\0")):
            if (self.tree / name).parent.resolve().is_relative_to(self.tree.resolve()):  # No way out by a link.
                _copy(self.repository / name, self.tree / name)

    def _check_out(self, commit: str) -> None:
        if not self._is_cloned():
            shutil.rmtree(self.tree, ignore_errors=True)
            git(self.repository, "clone", "-q", "--shared", "--no-checkout", str(self.repository), str(self.tree))
        git(self.tree, "checkout", "-q", "--force", "--detach", commit)
        git(self.tree, "clean", "-ffdxq")

    def _is_cloned(self) -> bool:
        """Whether the folder is a clone of this repository, and not what a preview of another one left."""
        if not (self.tree / ".git").is_dir():
            return False
        try:
            return git(self.tree, "remote", "get-url", "origin").strip() == str(self.repository)
        except subprocess.CalledProcessError:
            return False


@dataclass(frozen=True)
class Folders:
    """Two folders with a base each. tree: the folder that is filled. No page has dates: one folder may have no git."""

    before: Path
    after: Path
    tree: Path

    @property
    def base(self) -> Path:
        """The base in the folder that is filled."""
        return self.tree

    def fill_before(self) -> None:
        """Fill the folder with the earlier base."""
        self._fill(self.before)

    def fill_after(self) -> None:
        """Fill the folder with the later base."""
        self._fill(self.after)

    def _fill(self, base: Path) -> None:
        shutil.rmtree(self.tree, ignore_errors=True)
        ours = self.tree.parent.parent
        shutil.copytree(base, self.tree, symlinks=True, ignore=lambda folder, names: _passing(folder, names, ours))


def states(base: Path, against: str, tree: Path) -> Revisions | Folders:
    """The states of a base. against: a revision of its repository, or a folder with a base. Raises NoStateError."""
    folder = Path(against)
    if against and (folder / CONFIG).is_file():
        return Folders(folder.absolute(), base, tree)
    try:
        root, prefix = git(base, "rev-parse", "--show-toplevel", "--show-prefix").split("\n")[:2]
        commit = git(base, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{against}^{{commit}}").strip()
    except subprocess.CalledProcessError as fault:
        raise NoStateError("no-state", against) from fault
    # Git prints the hash that it was given after the option, which it repeats.
    return Revisions(Path(root), prefix, commit.split("\n")[-1], tree)


def git(folder: Path, *arguments: str) -> str:
    """The output of git in a folder. No hook of whoever runs it is run. Raises CalledProcessError, OSError."""
    quiet = os.environ | {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    command = ["git", "-c", f"core.hooksPath={os.devnull}", *arguments]
    run = subprocess.run(command, cwd=folder, env=quiet, capture_output=True, check=True)
    return run.stdout.decode("utf-8", "surrogateescape")


def _copy(source: Path, target: Path) -> None:
    """Have a file as it is in another place: there or not, a link as a link."""
    target.unlink(missing_ok=True)
    if os.path.lexists(source) and not (source.is_dir() and not source.is_symlink()):
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, target, follow_symlinks=False)


def _passing(folder: str, names: list[str], ours: Path) -> list[str]:
    """Hidden files and folders, and those of a preview, which are no part of a base."""
    return [name for name in names if name.startswith(".") or Path(folder, name) == ours]

"""Verifying: takes the folder of a site, gives what differs from its manifest and the lists of folders added to it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from builder.site.publish.added import ADDED, is_added
from builder.site.publish.listed_files import ListedFiles
from builder.site.publish.manifest import MANIFEST, digests_of


@dataclass(frozen=True, order=True)
class Difference:
    """A file that is not as it is listed. kind: `changed`, `missing`, `unreadable`, or `foreign` if it is of nobody."""

    path: str
    kind: Literal["changed", "missing", "unreadable", "foreign"]


class Verified(NamedTuple):
    """A site as it is found. differences: sorted by path. files: how many the manifest and the lists of added folders
    name. unlisted: files of added folders that no list names, sorted; nobody can say whether they are as they were.
    """

    differences: tuple[Difference, ...]
    files: int
    unlisted: tuple[str, ...] = ()


def verify(site: Path) -> Verified:
    """Compare every file. Raises ManifestError for a site without a manifest."""
    digests = digests_of(site)
    added = _listed_in_added(site)
    listed = {**digests, **added.digests}
    known = [Difference(path, kind) for path, digest in listed.items() if (kind := _judge(site / path, digest))]
    damaged = [Difference(path, "changed") for path in added.damaged]
    others = {*_files(site)} - listed.keys() - {MANIFEST, *added.lists}
    unlisted = {path for path in others if is_added(path) and not (site / path).is_symlink()}
    foreign = [Difference(path, "foreign") for path in others - unlisted]
    return Verified(tuple(sorted([*known, *damaged, *foreign])), len(listed), tuple(sorted(unlisted)))


def _listed_in_added(site: Path) -> ListedFiles:
    """What the lists of folders that other commands added say, by path below the site."""
    digests: dict[str, str] = {}
    lists: list[str] = []
    damaged: list[str] = []
    for name, added in ADDED.items():
        if (site / name).is_dir() and not (site / name).is_symlink():
            said = added.listed(site / name)
            digests |= {f"{name}/{path}": digest for path, digest in said.digests.items()}
            lists += [f"{name}/{path}" for path in said.lists]
            damaged += [f"{name}/{path}" for path in said.damaged]
    return ListedFiles(digests, tuple(lists), tuple(damaged))


def _judge(path: Path, digest: str) -> Literal["changed", "missing", "unreadable"] | None:
    """How a file differs; None if it does not. A link is no file of a site."""
    if path.is_symlink() or not path.is_file():
        return "changed" if os.path.lexists(path) else "missing"
    try:
        with path.open("rb") as file:
            return None if hashlib.file_digest(file, "sha256").hexdigest() == digest else "changed"
    except OSError:
        return "unreadable"


def _files(folder: Path) -> Iterator[str]:
    for parent, folders, names in os.walk(folder):
        links = [name for name in folders if Path(parent, name).is_symlink()]
        yield from (Path(parent, name).relative_to(folder).as_posix() for name in (*names, *links))

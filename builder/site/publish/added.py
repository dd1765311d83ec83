"""Folders that other commands put into a site: declared here once, for whoever publishes, verifies or archives it.

A build draws none of their files. It keeps them at the exchange, and they have no say in what it draws again; the
manifest does not list them, so each folder brings lists of its own, by which `casebook verify` judges its files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from builder.pages.address import OFFLINE_FOLDER
from builder.site.publish.listed_files import ListedFiles
from builder.site.publish.manifest import MANIFEST, ManifestError, digests_of
from builder.site.publish.offline_list import files_in_list


@dataclass(frozen=True)
class AddedFolder:
    """A folder at the top of a site. listed: takes the folder, gives what lists in it say of its files."""

    name: str
    listed: Callable[[Path], ListedFiles]


def _of_sites(folder: Path) -> ListedFiles:
    """The files of the sites in a folder, by the manifest of each."""
    digests: dict[str, str] = {}
    lists = [path.relative_to(folder).as_posix() for path in sorted(folder.glob(f"*/{MANIFEST}"))]
    damaged = []
    for path in lists:
        site = path.removesuffix(MANIFEST)
        try:
            digests |= {f"{site}{name}": digest for name, digest in digests_of(folder / site).items()}
        except ManifestError:
            damaged.append(path)
    return ListedFiles(digests, tuple(lists), tuple(damaged))


OFFLINE = AddedFolder(OFFLINE_FOLDER.rstrip("/"), files_in_list)
"""What `casebook archive` writes."""
EDITIONS = AddedFolder("editions", _of_sites)
"""Frozen states of the site, a folder each."""
ADDED: Mapping[str, AddedFolder] = {each.name: each for each in (OFFLINE, EDITIONS)}


_BELOW = tuple(f"{name}/" for name in ADDED)


def is_added(path: str) -> bool:
    """Whether a path of a site belongs to one of these folders."""
    return path.startswith(_BELOW) or path in ADDED


def first_added(paths: Iterable[str]) -> str:
    """The first of these paths, in order, that belongs to such a folder; '' if none does."""
    return min(filter(is_added, paths), default="")

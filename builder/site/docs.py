"""The hand-written pages and files of a base: takes its docs_dir, gives those of its files that MkDocs would take.

A test holds `PlainDocs` to MkDocs' own list; MkDocs itself is not loaded, since starting it takes longer than a check.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path, PurePath
from posixpath import basename, dirname, join, splitext
from typing import Protocol

from builder.config import THEME

PAGE_ENDINGS = (".markdown", ".mdown", ".mkdn", ".mkd", ".md")
"""Of a file that MkDocs takes for a page; any other is copied as it is."""
INDEX = ("index", "README")
"""Names of the page that stands for its folder."""

NEVER_TAKEN = (r"^(?:.+/)?\.[^/]*(?:/|$)", r"^templates/")
"""Hidden files and folders, and the folder of templates, as pathspec writes MkDocs' `.*` and `/templates/`."""


@dataclass(frozen=True)
class DocsFile:
    """A file in docs_dir. uri: its path below docs_dir, with slashes."""

    uri: str
    path: Path

    @property
    def is_page(self) -> bool:
        """Whether MkDocs renders it."""
        return self.uri.endswith(PAGE_ENDINGS)

    @property
    def name(self) -> str:
        """The name without its ending; that of an index page is `index`."""
        stem = splitext(basename(self.uri))[0]
        return "index" if stem == "README" else stem

    @property
    def target(self) -> str:
        """The path of what it becomes in the site."""
        if not self.is_page:
            return self.uri
        return join(dirname(self.uri), *([] if self.name == "index" else [self.name]), "index.html")


class Docs(Protocol):
    """The hand-written pages and files of a base, however they are listed. content: docs_dir, absolute."""

    @property
    def content(self) -> Path:
        """The folder docs_dir."""

    def templates(self) -> tuple[Path, ...]:
        """The folders of templates, the first first."""

    def files(self) -> Iterable[DocsFile]:
        """The files that are rendered or copied."""

    def is_excluded(self, uri: str) -> bool:
        """Whether a path below docs_dir is left out: hidden, a template, or excluded by a setting."""


@dataclass(frozen=True)
class PlainDocs:
    """The hand-written pages and files of a base with plain settings. excluded: endings of names that are left out."""

    content: Path
    excluded: tuple[str, ...] = ()

    def templates(self) -> tuple[Path, ...]:
        """The casebook's templates before those of Material and MkDocs."""
        specs = (find_spec(package) for package in ("material", "mkdocs"))
        places = (place for spec in specs if spec for place in spec.submodule_search_locations or ())
        return (THEME, *(Path(place) / "templates" for place in places))

    def files(self) -> Iterator[DocsFile]:
        """The files that are rendered or copied, an index first, folders last."""
        for folder, below, names in os.walk(self.content, followlinks=True):
            below.sort()
            names.sort(key=lambda name: (splitext(name)[0] not in INDEX, name))
            relative = os.path.relpath(folder, self.content)
            uris = (PurePath(relative, name).as_posix() for name in names)
            yield from self._taken([DocsFile(uri, Path(os.path.normpath(self.content / uri))) for uri in uris])

    def _taken(self, files: list[DocsFile]) -> list[DocsFile]:
        """The files of a folder that are not excluded. Of two that would become the same file the later one is kept."""
        first: dict[str, DocsFile] = {}
        dropped = {file for file in files if self.is_excluded(file.uri)}
        for file in files:
            earlier = first.setdefault(file.target, file)
            if earlier is not file:
                dropped.add(file if self.is_excluded(file.uri) else earlier)
        return [file for file in files if file not in dropped]

    def is_excluded(self, uri: str) -> bool:
        """Whether a path below docs_dir is left out."""
        endings = (rf"^(?:.+/)?[^/]*{re.escape(ending)}(?:/|$)" for ending in self.excluded)
        return any(re.search(pattern, uri) for pattern in (*NEVER_TAKEN, *endings))


def is_outside(path: Path, folder: Path) -> bool:
    """Whether a path is a symbolic link, or lies behind one, that leads out of a folder."""
    return not path.resolve().is_relative_to(folder.resolve())

"""What goes between the pipeline and the frame: the options of a base, and the site to be hung into frames."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from builder.pages.navigation import NavEntry
from builder.pages.page import Page
from builder.records.problem import Problem


@dataclass(frozen=True)
class Options:
    """The plugin's options as the pipeline needs them. Paths are absolute.

    mail, site_url, repo_url: None where the base states none; then nothing is linked to.
    names: of the site, by language; under '' the one for all others.
    keep_going: while serving, a broken record gets a page that shows its problems instead of stopping the build.
    """

    cases: Path
    policies: Path
    vocabulary: Path
    content: Path
    languages: tuple[str, ...]
    mail: str | None = None
    site_url: str | None = None
    repo_url: str | None = None
    keep_going: bool = False
    names: Mapping[str, str] = field(default_factory=dict)


class Unpublishable(Exception):  # noqa: N818 - said of the site, it needs no Error behind it
    """The site cannot be drawn or written as it stands. `code` names the words (publish.CODE), `values` fill them."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


class Site(Protocol):
    """A library as pages: what `pipeline.load(base, options)` gives. files: further files by their path in the site."""

    @property
    def pages(self) -> Iterable[Page]: ...
    @property
    def files(self) -> Mapping[str, bytes]: ...
    @property
    def problems(self) -> Sequence[Problem]: ...
    def navigation(self, language: str) -> tuple[NavEntry, ...]: ...
    def traditional(self, html: str) -> str:
        """Hand-written Simplified HTML or text for readers in Taiwan."""

    def search(self, written: Sequence[Page]) -> Mapping[str, bytes]:
        """The files of the search, by path. written: the hand-written pages, known when MkDocs has drawn them."""

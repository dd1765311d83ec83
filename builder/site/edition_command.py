"""The command `casebook edition`: makes a release of a base, or puts those that were made into a site."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click
from mkdocs.exceptions import MkDocsException

from builder.config import CONFIG, Frozen, Options
from builder.language.words import words
from builder.records.model.release import FOLDER, NAME, Release, file_name
from builder.records.releases import Releases, read_releases
from builder.site.plain_build import tell
from builder.site.publish.manifest import MANIFEST, ManifestError
from builder.site.refused import Refused
from builder.site.release.release import Making, make_release
from builder.site.release.release_file import release_text
from builder.site.release.repository import LostCommitError, NotCommittedError, commit_of
from builder.site.release.unpack import UnpackError, unpack, verified

MOST_NAMED = 10
"""Paths that a message names."""


@dataclass(frozen=True)
class Asked:
    """What was asked for. day, doi: None for those of the commit and of the file that is there."""

    name: str
    output: Path
    day: date | None = None
    doi: str | None = None
    may_replace: bool = False


class EditionError(Exception):
    """What keeps a release from being made. code: of the message; values: fill its blanks."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code, self.values = code, values


def make_edition(base: Path, options: Options, asked: Asked, *, language: str) -> int:
    """Make a release and say what was written. Gives the exit status: 1 for a base with errors, of which it has told.

    Raises click.ClickException with the words of any other fault.
    """
    try:
        known = _known(base)
        making = _making(base, options, asked, known)
        lines = [*_made(making, asked, language=language)]
    except Refused as refused:
        tell(refused.problems, base / CONFIG, language=language)
        return 1
    except (EditionError, NotCommittedError, LostCommitError, UnpackError, MkDocsException) as fault:
        raise click.ClickException(_in_words(fault, language)) from fault
    for line in lines:
        click.echo(line)
    return 0


def _known(base: Path) -> Releases:
    """The releases that the base knows. Raises EditionError where a file of one cannot be read."""
    known = read_releases(base)
    if known.problems:
        raise EditionError("unread", path=known.problems[0].path)
    return known


def _making(base: Path, options: Options, asked: Asked, known: Releases) -> Making:
    """What is to be made. Raises EditionError, NotCommittedError."""
    if not NAME.match(asked.name):
        raise EditionError("name", found=asked.name)
    present = next((each for each in known.found if each.name == asked.name), None)
    target = asked.output / FOLDER / asked.name
    if not asked.may_replace and (present or target.exists()):
        raise EditionError("exists", path=file_name(asked.name) if present else str(target))
    commit, day = commit_of(base, options)
    doi = asked.doi if asked.doi is not None else present.doi if present else ""
    before = next((each for each in known.found if each.name < asked.name), None)
    asked.output.mkdir(parents=True, exist_ok=True)
    return Making(base, options, Frozen(asked.name, asked.day or day, doi), commit, before, Path())


def _made(making: Making, asked: Asked, *, language: str) -> Iterator[str]:
    """Make the release; give the lines that say what was written."""
    say = words(language)
    with tempfile.TemporaryDirectory(prefix=".edition-", dir=asked.output) as work:
        placed = Making(making.base, making.options, making.frozen, making.commit, making.before, Path(work))
        release, archive = make_release(placed, language=language)
        files = unpack(archive, asked.output, release.name)
    own = making.base / file_name(release.name)
    own.parent.mkdir(exist_ok=True)
    own.write_text(release_text(release), encoding="utf-8", newline="\n")
    target = asked.output / FOLDER / release.name
    size = f"{release.kilobytes / 1000:.1f}"
    yield say("edition.made", path=str(target), files=str(files))
    yield say("edition.zip", path=str(target / release.zip_name), size=size)
    yield say("edition.kept", path=str(own.relative_to(making.base)), records=str(len(release.records)))


def put_editions(base: Path, archives: Iterable[Path], site: Path, *, language: str) -> None:
    """Put the frozen sites of zips into a site, each after its digest was compared with what the base keeps; of a
    folder those of every release of the base. Raises click.ClickException with the words of a fault.
    """
    say = words(language)
    try:
        if not (site / MANIFEST).is_file():
            raise EditionError("no-site", folder=str(site))
        for archive, release in _wanted(archives, _known(base).found):
            files = unpack(verified(archive, release), site, release.name)
            click.echo(say("edition.put", path=str(site / FOLDER / release.name), files=str(files)))
    except (EditionError, UnpackError, ManifestError) as fault:
        raise click.ClickException(_in_words(fault, language)) from fault


def _wanted(archives: Iterable[Path], releases: Iterable[Release]) -> Iterator[tuple[Path, Release]]:
    """The zips with their releases. Raises EditionError for a zip of none, and for a release without its zip."""
    by_name = {release.zip_name: release for release in releases}
    for path in archives:
        found = [path / name for name in by_name] if path.is_dir() else [path]
        for archive in found:
            if archive.name not in by_name:
                raise EditionError("unknown-zip", path=str(archive))
            if not archive.is_file():
                raise EditionError("missing-zip", path=str(archive), name=by_name[archive.name].name)
            yield archive, by_name[archive.name]


def _in_words(fault: Exception, language: str) -> str:
    """What a fault says to people."""
    say = words(language)
    if isinstance(fault, EditionError):
        return say(f"edition.error.{fault.code}", **fault.values)
    if isinstance(fault, NotCommittedError):
        named = ", ".join(fault.paths[:MOST_NAMED]) + (" …" if len(fault.paths) > MOST_NAMED else "")
        return say(f"edition.error.{fault.code}", **({"paths": named} if fault.paths else {}))
    if isinstance(fault, UnpackError):
        return say(f"edition.error.{fault.code}", path=fault.path)
    if isinstance(fault, MkDocsException):
        return fault.format_message()
    return say("edition.error.lost", path=str(fault)) if isinstance(fault, LostCommitError) else str(fault)

"""Rules for the files of a base: takes its folders, gives the record files in order and problems for all else."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from operator import attrgetter
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from builder.config_file import is_folder
from builder.language.romanised import slug
from builder.records.model.grammar import slug_fault
from builder.records.model.values import SLUG
from builder.records.model.vocabulary import alike
from builder.records.problem import Problem, error
from builder.records.source.file import is_there, unreadable

DEEPEST = 8
"""Folders inside one another below that of the records; one is right, and what lies deeper is not looked at."""
PASSING = re.compile(r"\.|.*~\Z|#.*#\Z|4913\Z")
"""Hidden files and temporary files of editors (Emacs, Vim), which are ignored."""


class RecordFile(NamedTuple):
    """A record file. folder: `cases` or `policies`. name: its path below the base, with slashes.

    Paths are texts here: of a large base, to make objects of them takes longer than to list its folders.
    """

    folder: str
    name: str
    path: str


def scan(
    base: Path, *, folders: Mapping[str, Path], places: AbstractSet[str] = frozenset()
) -> tuple[tuple[RecordFile, ...], tuple[Problem, ...]]:
    """The record files below the folders, sorted by path, and the problems of their places and names.

    folders: the paths by name. places: the ids that the folders below may have; any, if it is empty.
    A file in a wrong place is a problem and not read; one whose name is wrong is read as well.
    """
    files: list[RecordFile] = []
    problems: list[Problem] = []
    for kind, folder in folders.items():
        paths = sorted(_walk(folder, base, problems))
        records = [path for path in paths if _is_record(path, folder, base, problems)]
        files += [RecordFile(kind, _name(path, base), path) for path in records]
    files.sort(key=attrgetter("name"))
    problems += (*_file_names(files), *_unknown_places(files, places))
    return tuple(files), tuple(sorted(problems))


def _name(path: str, base: Path) -> str:
    return path.removeprefix(str(base)).lstrip(os.sep).replace(os.sep, "/")


def folder_problems(folders: Mapping[str, Path], *, base: Path, found: bool) -> Iterator[Problem]:
    """Folders of records that are none, and a base without a single record. found: whether it has record files.

    A base needs no policies; its cases are what it is for, and a site without any would replace a full one.
    """
    for name, folder in folders.items():
        link = _first_link(folder, base)
        if link and link != folder:
            yield _at("symlink", link, base)
        elif os.path.lexists(folder) and not _is_link(folder) and not is_folder(folder):
            yield _at("records-no-folder", folder, base)
        elif not os.path.lexists(folder) and (name == "cases" or folder.name != name):
            yield _at("records-nowhere", folder, base, key=name)
    if not found and all(is_folder(folder) or name != "cases" for name, folder in folders.items()):
        yield _at("no-records", folders["cases"], base)


def _first_link(folder: Path, base: Path) -> Path | None:
    """The outermost link among a folder and what it lies in, below the base."""
    parents = [parent for parent in folder.parents if parent.is_relative_to(base) and parent != base]
    return next((path for path in (*reversed(parents), folder) if _is_link(path)), None)


def _is_link(path: Path) -> bool:
    return os.path.islink(path)  # noqa: PTH114 - Path.is_symlink raises for a name that is too long


def _walk(folder: Path, base: Path, problems: list[Problem]) -> Iterator[str]:
    """All regular files below a folder. A link is refused and not followed: it could lead out of the base."""
    waiting = [folder] if _first_link(folder, base) in (None, folder) else []
    while waiting:
        place = waiting.pop()
        if _is_link(place):
            problems.append(_at("symlink", place, base))
        elif len(place.relative_to(folder).parts) > DEEPEST:
            problems.append(_at("folder-too-deep", place, base, limit=str(DEEPEST)))
        else:
            files, folders = _listed(place, base, problems)
            yield from files
            waiting += folders


def _listed(folder: Path, base: Path, problems: list[Problem]) -> tuple[list[str], list[Path]]:
    """The regular files and the folders in a folder; whatever else lies there is a problem, as is what is closed."""
    files: list[str] = []
    folders: list[Path] = []
    try:
        for entry in os.scandir(folder) if is_there(folder) and folder.is_dir() else ():
            if PASSING.match(entry.name):
                continue
            if entry.is_file(follow_symlinks=False):
                files.append(entry.path)
            elif entry.is_dir(follow_symlinks=False):
                folders.append(Path(entry.path))
            else:
                problems.append(_at("symlink" if entry.is_symlink() else "stray-file", Path(entry.path), base))
    except OSError as fault:
        problems.append(unreadable(fault, PurePosixPath(folder.relative_to(base)).as_posix()))
    return files, folders


def _is_record(place: str, folder: Path, base: Path, problems: list[Problem]) -> bool:
    """Whether a file has the path of a record, `FOLDER/PLACE/SLUG.yml`."""
    if place.endswith(".yml") and place.count(os.sep) == str(folder).count(os.sep) + 2:
        return True
    path = Path(place)
    if path.suffix.lower() not in {".yml", ".yaml"}:
        problems.append(_at("stray-file", path, base))
        return False
    if path.suffix != ".yml":
        problems.append(_at("wrong-extension", path, base, fix=f"{slug(path.stem) or path.stem}.yml"))
        return False
    parts = path.relative_to(folder).parts
    if len(parts) != 2:
        fix = "/".join((folder.name, parts[0], parts[-1])) if len(parts) > 2 else ""
        problems.append(_at("file-too-deep" if fix else "no-place-folder", path, base, fix=fix, folder=folder.name))
        return False
    return True


def _file_names(files: list[RecordFile]) -> Iterator[Problem]:
    """A record's file name is a slug: it stands in the record's address."""
    for file in files:
        name = file.name.rpartition("/")[2]
        stem = name.removesuffix(".yml")
        if fault := slug_fault(stem):
            yield error(fault.code, file.name, 1, 1, **dict(fault.values))
        elif not SLUG.match(stem):
            proposed = slug(stem)
            yield error("file-name", file.name, 1, 1, fix=f"{proposed}.yml" if proposed else "", name=name)


def _unknown_places(files: list[RecordFile], places: AbstractSet[str]) -> Iterator[Problem]:
    """The folder of a record is a place of the vocabulary. Told once a folder, at its first record."""
    first = {file.name.rpartition("/")[0]: file for file in reversed(files)}
    for folder, file in sorted(first.items()):
        place = folder.rpartition("/")[2]
        if places and place not in places:
            suggestion = alike(place.lower(), sorted(places)) or ""
            code = "unknown-place" if suggestion else "unknown-place-far"
            yield error(code, file.name, 1, 1, fix=suggestion, place=place, allowed=", ".join(sorted(places)))


def _at(code: str, path: Path, base: Path, *, fix: str = "", **values: str) -> Problem:
    return error(code, PurePosixPath(path.relative_to(base)).as_posix(), 1, 1, fix=fix, **values)

"""Rules for the files of a base: takes its folders, gives the record files in order and problems for all else."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path, PurePosixPath

from builder.language.romanised import slug
from builder.records.model.values import SLUG
from builder.records.model.vocabulary import alike
from builder.records.problem import Problem, error

RecordFile = tuple[str, Path]
"""A record file: its folder (`cases`, `policies`) and its path."""
PASSING = re.compile(r"\.|.*~\Z|#.*#\Z|4913\Z")
"""Hidden files and temporary files of editors (Emacs, Vim), which are ignored."""


def scan(
    base: Path, *, folders: Mapping[str, Path], places: AbstractSet[str] = frozenset()
) -> tuple[tuple[RecordFile, ...], tuple[Problem, ...]]:
    """The record files below the folders, sorted by path, and the problems of their places and names.

    folders: the paths by name. places: the ids that the folders below may have; any, if it is empty.
    A file in a wrong place is a problem and not read; one whose name is wrong is read as well.
    """
    files: list[RecordFile] = []
    problems: list[Problem] = []
    for name, folder in folders.items():
        records = [path for path in _walk(folder, base, problems) if _is_record(path, folder, base, problems)]
        problems += _names(records, base)
        problems += _unknown_places(records, base, places)
        files += [(name, path) for path in records]
    return tuple(sorted(files, key=lambda file: file[1].as_posix())), tuple(sorted(problems))


def _walk(folder: Path, base: Path, problems: list[Problem]) -> Iterator[Path]:
    """All regular files below a folder. A link is refused and not followed: it could lead out of the base."""
    if folder.is_symlink():
        problems.append(_at("symlink", folder, base))
        return
    for entry in sorted(os.scandir(folder), key=lambda item: item.name) if folder.is_dir() else ():
        path = Path(entry.path)
        if PASSING.match(entry.name):
            continue
        if entry.is_symlink():
            problems.append(_at("symlink", path, base))
        elif entry.is_dir():
            yield from _walk(path, base, problems)
        elif stat.S_ISREG(entry.stat().st_mode):
            yield path
        else:
            problems.append(_at("stray-file", path, base))


def _is_record(path: Path, folder: Path, base: Path, problems: list[Problem]) -> bool:
    """Whether a file has the path of a record, `FOLDER/PLACE/SLUG.yml`."""
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


def _names(records: list[Path], base: Path) -> Iterator[Problem]:
    """A record's file name is a slug: it stands in the record's address."""
    for path in records:
        if not SLUG.match(path.stem):
            proposed = slug(path.stem)
            yield _at("file-name", path, base, fix=f"{proposed}.yml" if proposed else "", name=path.name)


def _unknown_places(records: list[Path], base: Path, places: AbstractSet[str]) -> Iterator[Problem]:
    """The folder of a record is a place of the vocabulary. Told once a folder, at its first record."""
    first = {path.parent: path for path in reversed(records)}
    for folder in sorted(first):
        if places and folder.name not in places:
            suggestion = alike(folder.name.lower(), sorted(places)) or ""
            code = "unknown-place" if suggestion else "unknown-place-far"
            yield _at(code, first[folder], base, fix=suggestion, place=folder.name, allowed=", ".join(sorted(places)))


def _at(code: str, path: Path, base: Path, *, fix: str = "", **values: str) -> Problem:
    return error(code, PurePosixPath(path.relative_to(base)).as_posix(), 1, 1, fix=fix, **values)

"""Writes a new base: takes a folder and what it is begun with, gives the paths of its files. All of it, or nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

from builder.config import Options, read_options
from builder.language.words import words
from builder.records.model.record import MODELS
from builder.records.problem import Problem
from builder.records.vocabularies import read_vocabularies
from builder.schema.editor_files import editor_files
from builder.schema.filled import Values, filled
from builder.schema.new_base.begun import NewBase
from builder.schema.new_base.texts import settings_and_words, vocabularies_and_pages
from builder.schema.scaffold import new_record

SLUG = "example"
KIND_OF = {"cases": "case", "policies": "policy"}


class NotEmptyError(Exception):
    """The folder has something in it. names: what, up to a few."""

    def __init__(self, names: Iterable[str]) -> None:
        """Keep the names."""
        super().__init__()
        self.names = tuple(names)


def refuse_occupied(folder: Path) -> None:
    """Raise NotEmptyError for a folder that has anything, and for a path that is a file; OSError as the system does."""
    if folder.is_dir():
        if names := sorted(path.name for path in folder.iterdir()):
            raise NotEmptyError(names[:5])
    elif os.path.lexists(folder):
        raise NotEmptyError([folder.name])


def write_base(folder: Path, new: NewBase) -> list[str]:
    """Write a base into a folder that is new or empty; gives the paths of its files.

    It is written beside the folder and gets its place when it is whole: neither a full disk nor Ctrl+C leaves a part of
    it. Raises NotEmptyError, OSError.
    """
    target = folder.absolute().resolve()
    refuse_occupied(target)
    beside = Path(mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        _write_all(beside, new)
        paths = sorted(path.relative_to(beside).as_posix() for path in beside.rglob("*") if path.is_file())
        beside.chmod(0o777 & ~_umask())  # A folder that mkdtemp() makes is its owner's alone.
        _take_place(beside, target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return paths


def _write_all(base: Path, new: NewBase) -> None:
    _write(base, settings_and_words(new))
    (base / "vocabulary").mkdir()
    options = read_options(base)
    _write(base, vocabularies_and_pages(new))
    _write(base, editor_files(options).items())
    for kind in MODELS:
        _write_example(base, options, kind, new)


def _write(base: Path, files: Iterable[tuple[str, str]]) -> None:
    for name, text in files:
        path = base / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)


def _write_example(base: Path, options: Options, kind: str, new: NewBase) -> None:
    """The example record of a kind, a draft, as `casebook new` would begin it. Raises OSError."""
    model, place = MODELS[kind], new.places[-1].id
    values = _example(options, kind, new)
    result = new_record(
        base,
        options,
        folder=kind,
        id_=f"{place}/{SLUG}",
        language=new.language,
        fill=lambda blank: filled(blank, values, model),
    )
    if isinstance(result, Problem):
        raise OSError(dict(result.values).get("reason", result.code))


def _example(options: Options, kind: str, new: NewBase) -> Values:
    vocabularies, _ = read_vocabularies(options.vocabulary, base=options.vocabulary.parent, languages=options.languages)
    values: dict[tuple[str | int, ...], str | list[str]] = {}
    for code in new.written:
        say = words(code)
        values["title", code] = say(f"init.example.{KIND_OF[kind]}")
        values["summary", code] = say("init.example.summary")
    values["written_in",] = new.written[0]
    if kind == "cases":
        values["type",] = next(iter(vocabularies.table("types")))
        values["period",] = "2020 .."
    else:
        values["kind",] = "practice"
        values["level",] = "city"
    values["contributors", 0, "name"] = words(new.written[0])("init.example.contributor")
    values["contributors", 0, "roles"] = ["writing"]
    return values


def _take_place(beside: Path, target: Path) -> None:
    """Put a whole base in its place; into an empty folder part by part, since somebody may stand in it."""
    if not target.exists():
        beside.rename(target)
        return
    moved: list[Path] = []
    try:
        for path in sorted(beside.iterdir()):
            moved.append(target / path.name)
            path.rename(target / path.name)
    except BaseException:
        for path in moved:
            with suppress(OSError):
                path.rename(beside / path.name)
        raise


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask

"""Creates a record: takes an id, writes a blank record at its path, or gives a problem. Overwrites nothing."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from builder.config import Options
from builder.language.romanised import slug
from builder.records.model.grammar import slug_fault
from builder.records.model.record import MODELS
from builder.records.model.values import SLUG
from builder.records.model.vocabulary import Vocabularies, nearest
from builder.records.problem import Problem, error
from builder.records.vocabularies import read_vocabularies
from builder.schema import RECORD_NAMES
from builder.schema.blank import blank_record

SCHEMAS = (Path("schema"), Path("builder") / "schema")
"""Where the schemas of a base may be: of one that `casebook init` wrote, and of this project."""


def new_record(
    base: Path, options: Options, *, folder: str, id_: str, language: str, fill: Callable[[str], str] = str
) -> Path | Problem:
    """The path of the new blank record, or the problem why none was written.

    folder: `cases` or `policies`. language: of the comments. fill: gives the blank text with values.
    """
    vocabularies, _ = read_vocabularies(options.vocabulary, base=options.vocabulary.parent, languages=options.languages)
    folder_path = {"cases": options.cases, "policies": options.policies}[folder]
    record_id = id_.strip().removesuffix(".yml").removeprefix(f"{folder_path.name}/")
    if problem := id_problem(record_id, folder, vocabularies):
        return problem
    path = folder_path / f"{record_id}.yml"
    schemas = (base / each / f"{RECORD_NAMES[folder]}.schema.json" for each in SCHEMAS)
    schema = next((path for path in schemas if path.is_file()), None)
    text = blank_record(
        MODELS[folder],
        vocabularies,
        language=language,
        schema=Path(os.path.relpath(schema, path.parent)).as_posix() if schema else "",
        path=path.relative_to(base).as_posix(),
        languages=options.languages,
    )
    return _link_problem(path, base) or _write(path, fill(text), base)


def id_problem(id_: str, folder: str, vocabularies: Vocabularies) -> Problem | None:
    """The problem of an id that is not PLACE/SLUG: a place of the vocabulary and a slug for the page's address."""
    place, _, name = id_.partition("/")
    path, places = f"{folder}/{id_}", vocabularies.table("places")
    if not place or not name or "/" in name:
        return error("new-id", path, 1, 1, found=id_, fix=f"{next(iter(places), 'chengdu')}/my-case")
    if places and place not in places:
        match = nearest(place, places)
        code = "new-place" if match else "new-place-far"
        return error(code, path, 1, 1, place=place, allowed=", ".join(places), fix=f"{match}/{name}" if match else "")
    if fault := slug_fault(place, name):
        return error(fault.code, path, 1, 1, **dict(fault.values))
    if not SLUG.match(place) or not SLUG.match(name):
        return error("new-slug", path, 1, 1, found=name, fix=_suggested_id(place, name))
    return None


def _suggested_id(place: str, name: str) -> str:
    """The id with a valid slug, Chinese by its pinyin; '' where a letter has no Latin form."""
    proposed = slug(name)
    return f"{place}/{proposed}" if proposed else ""


def _link_problem(path: Path, base: Path) -> Problem | None:
    """The problem of a folder on the way that is a link: what is written there could land outside of the base."""
    folders = [folder for folder in path.parents if folder.is_relative_to(base) and folder != base]
    link = next((folder for folder in reversed(folders) if folder.is_symlink()), None)
    return error("symlink", link.relative_to(base).as_posix(), 1, 1) if link else None


def _write(path: Path, text: str, base: Path) -> Path | Problem:
    """The path of the new file; a problem if it exists already, even as a broken link, or cannot be written.

    Nothing is left of a file that could not be written whole, nor of a folder made for it.
    """
    name = path.relative_to(base).as_posix()
    made = [folder for folder in (path.parent, *path.parent.parents) if not os.path.lexists(folder)]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("x", encoding="utf-8", newline="\n")
    except OSError as fault:
        _remove(folders=made)
        if isinstance(fault, FileExistsError) and os.path.lexists(path):
            return error("record-exists", name, 1, 1)
        return error("unwritable-file", name, 1, 1, reason=fault.strerror or str(fault))
    try:
        with file:
            file.write(text)
    except OSError as fault:
        path.unlink(missing_ok=True)
        _remove(folders=made)
        return error("unwritable-file", name, 1, 1, reason=fault.strerror or str(fault))
    return path


def _remove(*, folders: list[Path]) -> None:
    """Remove these folders, from the inner to the outer one, as far as they are there and empty."""
    with suppress(OSError):
        for folder in folders:
            folder.rmdir()

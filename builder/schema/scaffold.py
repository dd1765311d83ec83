"""Begins a record: takes an id, gives a blank record in its place in the base, or a problem. Overwrites nothing."""

from __future__ import annotations

import os
import re
from pathlib import Path

from builder.config import Options
from builder.records.model.record import MODELS
from builder.records.model.values import SLUG
from builder.records.model.vocabulary import Vocabularies, nearest
from builder.records.problem import Problem, error
from builder.records.vocabularies import read_vocabularies
from builder.schema import NAMES
from builder.schema.blank import blank_record

SCHEMAS = Path("builder") / "schema"


def new_record(base: Path, options: Options, *, folder: str, id_: str, language: str) -> Path | Problem:
    """The path of the new blank record of a folder (`cases`, `policies`), or why there is none.

    Its problems have the record's path and no place in it. Comments are in the language.
    """
    vocabularies, _ = read_vocabularies(options.vocabulary, base=options.vocabulary.parent, languages=options.languages)
    top = {"cases": options.cases, "policies": options.policies}[folder]
    clean = id_.strip().removesuffix(".yml").removeprefix(f"{top.name}/")
    if fault := _fault(clean, folder, vocabularies):
        return fault
    path = top / f"{clean}.yml"
    schema = base / SCHEMAS / f"{NAMES[folder]}.schema.json"
    text = blank_record(
        MODELS[folder],
        vocabularies,
        language=language,
        schema=Path(os.path.relpath(schema, path.parent)).as_posix() if schema.is_file() else "",
        path=path.relative_to(base).as_posix(),
        languages=options.languages,
    )
    return _write(path, text) or error("record-exists", path.relative_to(base).as_posix(), 1, 1)


def _fault(id_: str, folder: str, vocabularies: Vocabularies) -> Problem | None:
    """An id is PLACE/SLUG: a place of the vocabulary and a name for the address of the page."""
    place, _, slug = id_.partition("/")
    path, places = f"{folder}/{id_}", vocabularies.table("places")
    if not place or not slug or "/" in slug:
        return error("new-id", path, 1, 1, found=id_, fix=f"{next(iter(places), 'chengdu')}/my-case")
    if places and place not in places:
        meant = nearest(place, places)
        code = "new-place" if meant else "new-place-far"
        return error(code, path, 1, 1, place=place, allowed=", ".join(places), fix=f"{meant}/{slug}" if meant else "")
    if not SLUG.match(place) or not SLUG.match(slug):
        return error("new-slug", path, 1, 1, found=slug, fix=_slugged(place, slug))
    return None


def _slugged(place: str, slug: str) -> str:
    """The id in the form that addresses have; nothing when the name is not in Latin letters."""
    name = re.sub(r"[^a-z0-9]+", "-", slug.lower()).strip("-")
    return f"{place}/{name}" if slug.isascii() and name else ""


def _write(path: Path, text: str) -> Path | None:
    """The path, written; None when there is something already, were it a link to nowhere."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        return None
    return path

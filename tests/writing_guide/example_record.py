"""Records with a value in one field: take a field's path and a value, give what `casebook check` says of them."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from builder.config import read_options
from builder.language.yaml_texts import texts_in
from builder.records.edit.change import set_value, value_at
from builder.records.load import read
from builder.records.model.declare import Declared, Field, fields
from builder.records.model.record import MODELS
from builder.records.model.values import Label, Text
from builder.records.reading_cache import ReadingCache

ROOT = Path(__file__).parents[2]
FULL = ROOT / "tests" / "examples" / "records" / "valid" / "full"
FILES = {"cases": Path("cases/chengdu/park.yml"), "policies": Path("policies/chengdu/filing.yml")}
TODAY = date(2026, 11, 30)
NAME = {"en": "The bureau", "zh": "主管局"}
TEXT = {"en": "It works.", "zh": "照此运作。"}
SOURCE = "fu-2012"
CITED = ("wang-2013", "fu-aiyouxi-2012-en", "park-call-2012")
"""Sources of this base that examples cite."""
LACKING: Mapping[str, Mapping[str, Any]] = {
    "cases": {
        "organisations": [{"name": NAME, "also_known_as": [], "role": NAME, "source": SOURCE}],
        "end": {"text": TEXT, "source": [f"{SOURCE}#rooms", *CITED]},
        "model.4": {"dimension": "staffing", "terms": ["unknown"]},
        "model.5": {"dimension": "outcome", "terms": ["unknown"]},
        "sources.fu-2012-en.note": TEXT,
        "sources.fu-2012.quotes": {"rooms": {"text": "园区有六间办公室"}},
        **{f"sources.{key}": {"type": "report", "title": "某报告"} for key in CITED},
    },
    "policies": {"versions": [{"name": NAME}]},
}
"""Parts that the example records do not have."""


@dataclass(frozen=True)
class ExampleRecords:
    """A base with a case and a policy that have every part, and what was read of it before."""

    base: Path
    cache: ReadingCache

    @classmethod
    def in_folder(cls, base: Path) -> ExampleRecords:
        """The base, in a new folder."""
        shutil.copytree(FULL, base, ignore=shutil.ignore_patterns("expected*"))
        shutil.copytree(ROOT / "builder" / "vocabulary", base / "vocabulary")
        for folder, parts in LACKING.items():
            for path, part in parts.items():
                _write(base, folder, set_value(_text(base, folder), _keys(path), part, model=MODELS[folder]))
        return cls(base, ReadingCache())

    def refused(self, values: Mapping[str, object]) -> set[str]:
        """What is wrong with the records once these values stand in their fields, a line each; nothing without."""
        before = {folder: _text(self.base, folder) for folder in FILES}
        for field, value in values.items():
            folder = folder_of(field)
            text, model = _text(self.base, folder), MODELS[folder]
            written = set_value(text, _place(text, field, model), _as_it_stands(field, value), model=model)
            _write(self.base, folder, written)
        found = self._problems()
        for folder, text in before.items():
            _write(self.base, folder, text)
        return found

    def _problems(self) -> set[str]:
        options = replace(read_options(self.base), vocabulary=self.base / "vocabulary")
        problems = read(self.base, options, today=TODAY, cache=self.cache).problems
        return {f"{each.code} {each.path}:{each.line}" for each in problems}


def folder_of(field: str) -> str:
    """The folder of records that have a field."""
    return next(folder for folder, model in MODELS.items() if declared(field, model))


def declared(path: str, model: type[Declared]) -> list[Field]:
    """The fields on a path, the outermost first; none if it is not declared."""
    found: list[Field] = []
    for key in path.split("."):
        inside = found[-1].shape if found else model
        known = fields(inside) if issubclass(inside, Declared) else ()
        if not (here := [each for each in known if each.key == key]):
            return []
        found += here
    return found


def _as_it_stands(field: str, value: object) -> Any:
    """A value of the guide as set_value() takes it; a list around it where the field takes several."""
    (*_, last) = declared(field, MODELS[folder_of(field)])
    if isinstance(value, str) and value.startswith(("{", "[")):
        value = texts_in(value)
    if isinstance(value, str) and last.shape in (Text, Label):
        value = dict.fromkeys(("en", "zh"), value)
    return [value] if last.many and not isinstance(value, list) else value


def _place(text: str, field: str, model: type[Declared]) -> tuple[str | int, ...]:
    """The path of a field in the first item of each list and under the first key of each map on its way."""
    place: tuple[str | int, ...] = ()
    for each in declared(field, model)[:-1]:
        place = (*place, each.key)
        if each.keyed:
            place = (*place, next(iter(value_at(text, place, model=model) or {"first": None})))
        if each.many:
            place = (*place, 0)
    return (*place, field.rpartition(".")[2])


def _keys(path: str) -> tuple[str | int, ...]:
    return tuple(int(key) if key.isdigit() else key for key in path.split("."))


def _text(base: Path, folder: str) -> str:
    return (base / FILES[folder]).read_text("utf-8")


def _write(base: Path, folder: str, text: str) -> None:
    (base / FILES[folder]).write_text(text, encoding="utf-8", newline="")

"""A base with a hostile text in every field that takes one: takes a folder and a chance, writes the base.

The fields are those that the model declares, so a new one is filled too. Where the check refuses a text, another takes
its place, and at last one that does no harm.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any

from builder.config import read_options
from builder.records.load import read
from builder.records.model.declare import Declared, Field, Pattern, Vocabulary, fields
from builder.records.model.record import MODELS, Dimension
from builder.records.model.values import Citation, Label, Name, Reference, Text
from builder.records.model.vocabulary import Vocabularies
from builder.records.vocabularies import read_vocabularies
from builder.schema.blank import FORM_EXAMPLES, SHAPE_EXAMPLES
from tests.hostile_texts import hostile
from tests.sites import odd_base

RECORDS = ("cases/hill/first", "cases/lake/second", "policies/hill/third", "policies/lake/fourth")
OTHERS = ("cases/lake/old-raft", "policies/hill/shut-window")
"""Records of the same base that these relate to, and that relate to none of these."""
HARMLESS = {"en": "Text", "zh": "文"}
ABOUT_OTHERS = ("formerly", "translations")
"""Fields about other fields and records, which take no text of their own."""
TRIES = 5
"""How many hostile texts a field may refuse."""
LABEL = re.compile(r"(?m)^( +)([\w-]+): \{en: (.*), zh: (.*)\}$")


@dataclass(eq=False)
class Slot:
    """A place for a hostile text. form: what stands around it. text: what stands there now."""

    harmless: str
    form: str = "{}"
    refused: int = -1
    text: str = ""

    def fill(self, chance: random.Random) -> None:
        """Another text than the one that was refused."""
        self.refused += 1
        self.text = self.form.replace("{}", hostile(chance)) if self.refused < TRIES else self.harmless


Line = tuple[str, Slot | str]
"""A line of a file: its beginning, and its value, written as it is unless it is a slot."""


def hostile_base(folder: Path, chance: random.Random) -> Path:
    """A base that the check lets pass, in a new folder."""
    base = odd_base(folder)
    vocabularies, _ = read_vocabularies(base / "vocabulary", base=base)
    files = {f"{path}.yml": _record(path, vocabularies, chance) for path in RECORDS}
    files |= {path.relative_to(base).as_posix(): _labels(path) for path in base.glob("vocabulary/*.yml")}
    slots = [value for lines in files.values() for _, value in lines if isinstance(value, Slot)]
    while slots:
        for slot in slots:
            slot.fill(chance)
        for path, lines in files.items():
            _write(base / path, lines)
        slots = _refused(base, files)
    return base


def _write(path: Path, lines: Sequence[Line]) -> None:
    texts = (f"{start}{json.dumps(v.text, ensure_ascii=False) if isinstance(v, Slot) else v}" for start, v in lines)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(texts) + "\n", "utf-8")


def _refused(base: Path, files: Mapping[str, Sequence[Line]]) -> list[Slot]:
    """The slots with a text that the check refuses. What else it refuses must follow from these.

    What is said of a name or of a quote stands at its beginning, and its texts on the lines below.
    """
    errors = read(base, read_options(base)).errors
    lines = (line for problem in errors for line in files[problem.path][problem.line - 1 : problem.line + 1])
    values = dict.fromkeys(value for _, value in lines)
    slots = [value for value in values if isinstance(value, Slot) and value.refused <= TRIES]
    if errors and not slots:
        raise ValueError(f"this base cannot be mended: {errors[0]}")
    return slots


def _labels(path: Path) -> list[Line]:
    """A vocabulary with slots for its texts."""
    apart = LABEL.sub(r"\1\2:\n\1  en: \3\n\1  zh: \4", path.read_text("utf-8"))
    lines = (re.match(r"( +(?:en|zh): )?(.*)", line) for line in apart.splitlines())
    return [(found[1] or "", Slot(found[2]) if found[1] else found[2]) for found in lines if found]


def _record(path: str, vocabularies: Vocabularies, chance: random.Random) -> list[Line]:
    """A record with every field of its model."""
    folder, _, name = path.split("/")
    return list(_lines(_Filled(f"{name}-2012", cycle(OTHERS), vocabularies, chance).part(MODELS[folder])))


def _lines(value: Any, start: str = "", indent: str = "") -> Iterator[Line]:
    """Block style, a value a line. start: what stands before it on its line."""
    if isinstance(value, dict):
        for at, (key, inner) in enumerate(value.items()):
            before = start if at == 0 else indent
            nested = isinstance(inner, dict | list)
            yield from [(f"{before}{key}:", "")] if nested else []
            yield from _lines(inner, f"{indent}  " if nested else f"{before}{key}: ", f"{indent}  ")
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from _lines(inner, f"{start if at == 0 else indent}- ", f"{indent}  ")
    else:
        yield start, value


@dataclass(frozen=True)
class _Filled:
    """Values of the fields of a record. key: of its source; others: records to relate to, again and again."""

    key: str
    others: Iterator[str]
    vocabularies: Vocabularies
    chance: random.Random

    def part(self, model: type[Declared]) -> dict[str, Any]:
        """Every field of a record or a part of one."""
        if model is Dimension:
            return self._dimension()
        return {field.key: self.value(field) for field in fields(model) if field.key not in ABOUT_OTHERS}

    def _dimension(self) -> dict[str, Any]:
        """Its terms are those of the dimension."""
        dimension, term = self.chance.choice(sorted(self.vocabularies.table("dimensions").items()))
        rest = {field.key: self.value(field) for field in fields(Dimension) if field.key in ("source", "note")}
        return {"dimension": dimension, "terms": [self.chance.choice(sorted(term.terms))], **rest}

    def value(self, field: Field) -> Any:
        """What stands in a field: a value, two of them, or one below a key."""
        single: Any = [self.single(field), self.single(field)] if field.many else self.single(field)
        return {self.key: single} if field.keyed else single

    def single(self, field: Field) -> Any:
        """One value of a field, by the type that it declares."""
        shape, vocabulary = field.shape, field.mark(Vocabulary)
        if issubclass(shape, Declared):
            return self.part(shape)
        if issubclass(shape, Text):
            form = "{}" if issubclass(shape, Label) else f"{{}} [@{self.key}]"
            return {language: Slot(text, form) for language, text in HARMLESS.items()}
        if vocabulary:
            return self.chance.choice(sorted(self.vocabularies.table(vocabulary.name)))
        if shape is Reference:
            return next(self.others)
        if shape is Citation:
            return Slot(self.key, f"{self.key}, {{}}")
        if shape is Name:
            return self.chance.choice([Slot("Li"), {"family": Slot("Li"), "given": Slot("Bo")}])
        # Each figure here has one source.
        choices = [word for word in field.choices(tuple(HARMLESS)) if word not in ("verified", "published")]
        return self.chance.choice(choices) if choices else self._plain(field)

    def _plain(self, field: Field) -> Slot | str:
        """A text, or a date or number as it is declared as an example."""
        pattern = field.mark(Pattern)
        form = pattern.form if pattern else ""
        example = FORM_EXAMPLES.get(form) or field.about.example or SHAPE_EXAMPLES[field.shape]
        if field.shape is not str:
            return example
        return Slot(example, "https://example.org/{}" if form == "url" else "{}")

"""How to write each field: takes the files of this folder, gives for each what to do and what not, a sentence each,
with an example. The writing guide on the site is made of it.

A file is a topic. Under `fields:` each has the path of a field of builder/records/model/record.py, its keys with dots
between them, and may name further ones that the same holds for (`covers:`). `right` and `wrong` are values as a record
has them, by language where that makes a difference. A test puts them into a record: `casebook check` must take the one
and refuse the other, except where `by-eye` says that only a reader can tell. `translating.yml` has the same for those
who translate; its rules are about no field, so each has a name.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from builder.language.yaml_texts import yaml_texts

FOLDER = Path(__file__).parent
TOPICS = ("names", "workings", "people", "story", "analysis", "policy", "sources", "teaching", "credit")
"""The topics in the order in which a writer meets them."""
TRANSLATING = "translating"
"""The topic for translators."""
ADDRESS = "contribute/writing/"
"""The page, below a language. The anchor of a field is its path: `contribute/writing/#story.need`."""

Texts = Mapping[str, str]
"""A text by language."""


@dataclass(frozen=True)
class Guidance:
    """How to write a field.

    field: its path, or the id of a rule. name: where the field's own does not do. covers: further fields that the same
    holds for. do, avoid: a sentence each. right, wrong: an example of each, the same in all languages where it is no
    text by language; '' for none. by_eye: whether only a reader can tell that the second is wrong.
    """

    field: str
    do: Texts
    avoid: Texts
    right: str | Texts = ""
    wrong: str | Texts = ""
    name: Texts = dataclasses.field(default_factory=dict)
    covers: tuple[str, ...] = ()
    by_eye: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """Every field that it holds for."""
        return (self.field, *self.covers)


@dataclass(frozen=True)
class Topic:
    """Fields that a writer meets together. id: its name among the anchors of the page."""

    id: str
    title: Texts
    guidance: tuple[Guidance, ...]


@cache
def topics() -> tuple[Topic, ...]:
    """All topics with their fields."""
    return tuple(_topic(id_) for id_ in TOPICS)


@cache
def translating() -> Topic:
    """What translators have to know."""
    return _topic(TRANSLATING)


def _topic(id_: str) -> Topic:
    tree = yaml_texts(FOLDER / f"{id_}.yml")
    return Topic(id_, tree["title"], tuple(_guidance(path, said) for path, said in tree["fields"].items()))


def _guidance(path: str, said: Mapping[str, Any]) -> Guidance:
    texts = {name: value for name, value in said.items() if name not in ("covers", "by-eye")}
    return Guidance(path, **texts, covers=tuple(said.get("covers", ())), by_eye=said.get("by-eye") == "true")

"""Records put in order: what moves, what stays, and that they say what they said."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.config import read_options
from builder.language.languages import LANGUAGES
from builder.records.decode import decode
from builder.records.edit.canonical import formatted
from builder.records.edit.change import value_at
from builder.records.edit.parts import PARTS
from builder.records.edit.shape import Shape
from builder.records.edit.tree import EditError
from builder.records.model.declare import Declared, by_name
from builder.records.model.record import Case
from builder.records.model.values import Text
from builder.records.source import read_document
from builder.records.vocabularies import read_vocabularies
from tests.tries import tries

BASE = Path(__file__).parents[3]
RECORD = (BASE / "cases/chengdu/social-work-supervisors-course.yml").read_text(encoding="utf-8")

ORDER: dict[str, tuple[str, str]] = {
    "keys, with the comments above them and at their end": (
        "# head\n\n# of the status\nstatus: closed  # known\n# of the title\ntitle: A  # printed\n",
        "# head\n\n# of the title\ntitle: A  # printed\n# of the status\nstatus: closed  # known\n",
    ),
    "a head that touches the first key stays the head": (
        "# yaml-language-server: $schema=x\nstatus: closed\ntitle: A\n",
        "# yaml-language-server: $schema=x\ntitle: A\nstatus: closed\n",
    ),
    "keys in English, with their quotes": (
        "标题: {中文: 甲, en: A}\n\"摘要\": 'x'\n现状: closed\n",
        "title: {en: A, zh: 甲}\n\"summary\": 'x'\nstatus: closed\n",
    ),
    "a key that is there in both languages stays": ("title: A\n标题: B\n", "title: A\n标题: B\n"),
    "a key that nobody declared follows the one before it": (
        "status: closed\nx: 1\ntitle: A\n", "title: A\nstatus: closed\nx: 1\n",
    ),
    "indents, dashes, colons, blank lines and ends": (
        "\ufefftitle:   A  \r\n\r\n\r\n\r\npeople:\r\n-   role: x\r\n    name:\r\n        zh: 甲\r\n        en: A\r\n",
        "title: A\n\npeople:\n  - name:\n      en: A\n      zh: 甲\n    role: x\n",
    ),
    "a blank line before a part": (
        "title: A\npeople:\n  - name: B\n    role: x\nstory:\n  need: y\n",
        "title: A\n\npeople:\n  - name: B\n    role: x\n\nstory:\n  need: y\n",
    ),
    "texts of several lines": (
        "story:\n    need: |2\n         a\n\n        b  \n    background: >-  # why\n       c\n       d\n"
        "title: a\n   b\n",
        "title: a\n   b\n\nstory:\n  background: >-  # why\n    c\n    d\n  need: |2\n       a\n\n      b  \n",
    ),
    "a text that keeps its blank lines": (
        "story:\n  need: |+\n    a\n\n\ntitle: A\n", "title: A\n\nstory:\n  need: |+\n    a\n\n\n",
    ),
    "comments in lists, below a part, and at the end": (
        "people:  # all\n  # the first\n  -  # his\n    role: x\n    name: B\n    # more\n  - name: C\n    role: y\n"
        "# end\n",
        "people:  # all\n  # the first\n  # his\n  - name: B\n    role: x\n    # more\n  - name: C\n    role: y\n"
        "# end\n",
    ),
    "commented fields of a blank record keep their column": (
        "contributors:\n  - roles: [review]\n#    orcid: x\n    name: B\n",
        "contributors:\n#    orcid: x\n  - name: B\n    roles: [review]\n",
    ),
    "braces, unless comments stand in them": (
        "people:\n  - {role: x, name: {zh: 甲, en: A}}\n  - {role: x,  # c\n     name: B}\n",
        "people:\n  - {name: {en: A, zh: 甲}, role: x}\n  - {role: x,  # c\n     name: B}\n",
    ),
    "an unknown date, and a key with a question mark": ("period: ?\n? title\n: A\n", "title:\n  A\nperiod: ?\n"),
    "keys of sources stay in their order": (
        "sources:\n  b: {title: B, type: book}\n  a: {type: book, title: A}\n",
        "sources:\n  b: {type: book, title: B}\n  a: {type: book, title: A}\n",
    ),
    "values that are not filled yet": ("现状:  # how\ntitle:\n  en:\n", "title:\n  en:\nstatus:  # how\n"),
    "nothing but comments": ("# a  \n\n\n# b", "# a\n\n# b\n"),
    "nothing": ("", ""),
}  # fmt: skip


@pytest.mark.parametrize("case", ORDER)
def test_a_record_is_put_in_order(case: str) -> None:
    text, ordered = ORDER[case]
    assert formatted(text, model=Case) == ordered
    assert formatted(ordered, model=Case) == ordered


@pytest.mark.parametrize("text", ["title: [", "- a\n", "a: 1\na: 2\n", "a: &b c\n"])
def test_a_text_with_errors_is_refused(text: str) -> None:
    with pytest.raises(EditError):
        formatted(text, model=Case)


class Scribe:
    """Writes a record as no one would: keys in any order and language, any indent, comments, blank lines and quotes."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.comments = 0

    def lines(self, value: Any, shape: Shape, indent: int) -> list[str]:
        """The lines of a map or list."""
        if isinstance(value, list):
            step = indent + self.random.choice((2, 3))
            return [line for item in value for line in self.item(item, shape.below(0), indent, step)]
        keys = list(value)
        if shape.order(("en", "zh", "zh-Hant")):
            self.random.shuffle(keys)
        return [line for key in keys for line in self.pair(key, value[key], shape, indent)]

    def item(self, item: Any, shape: Shape, indent: int, step: int) -> list[str]:
        """The lines of an item, its dash behind the comments with which it begins."""
        lines = self.value(item, shape, indent) if isinstance(item, str) else self.lines(item, shape, step)
        above = next(number for number, line in enumerate(lines) if not line.lstrip().startswith("#"))
        dash = f"{' ' * indent}-{' ' * (step - indent - 1)}{lines[above].lstrip()}"
        return [*lines[:above], dash, *lines[above + 1 :]]

    def pair(self, key: str, value: Any, shape: Shape, indent: int) -> list[str]:
        """The lines of a key, perhaps with a comment above it."""
        behind = self.value(value, shape.below(key), indent)
        lines = [f"{' ' * indent}{self.name(key, shape)}:{behind[0]}", *behind[1:]]
        return [*([f"{' ' * indent}{self.comment()}"] if self.random.random() < 0.2 else []), *lines]

    def comment(self) -> str:
        """A comment like no other."""
        self.comments += 1
        return f"# {self.comments}: [ein, {{x}}"

    def name(self, key: str, shape: Shape) -> str:
        """A key in English or Chinese, perhaps in quotes."""
        names = [key]
        if not shape.keyed and issubclass(shape.holds, Declared) and key in by_name(shape.holds):
            names.append(by_name(shape.holds)[key].about.name)
        elif not shape.keyed and issubclass(shape.holds, Text):
            names += LANGUAGES[key].keys
        name = self.random.choice(names)
        return self.random.choice((name, name, f'"{name}"'))

    def value(self, value: Any, shape: Shape, indent: int) -> list[str]:
        """What stands behind a key, on its line and below."""
        end = f"  {self.comment()}" if self.random.random() < 0.1 else ""
        if not isinstance(value, str):
            if not value or (self.random.random() < 0.3 and not end):
                return [f" {self.flow(value, shape)}"]
            return [end, *self.lines(value, shape, indent + self.random.choice((2, 4)))]
        if "\n" in value:
            space = " " * (indent + self.random.choice((1, 2, 5)))
            return [f" |{end}", *(f"{space}{line}" if line else "" for line in value.split("\n"))]
        if value == "?":
            return [" ?"]
        return [f" {json.dumps(value, ensure_ascii=False)}{end}"]

    def flow(self, value: Any, shape: Shape) -> str:
        """A value in braces or brackets."""
        if isinstance(value, str):
            return json.dumps(value, ensure_ascii=False)
        if isinstance(value, list):
            return f"[{', '.join(self.flow(item, shape.below(0)) for item in value)}]"
        pairs = list(value.items())
        self.random.shuffle(pairs)
        if not shape.order(("en",)):
            pairs = list(value.items())
        return (
            f"{{{', '.join(f'{self.name(key, shape)}: {self.flow(inner, shape.below(key))}' for key, inner in pairs)}}}"
        )


def bare(value: Any) -> Any:
    """A decoded value without the places it was read from."""
    if is_dataclass(value):
        kept = (each.name for each in fields(value) if each.name not in {"place", "scalar"})
        return {name: bare(getattr(value, name)) for name in kept}
    if isinstance(value, Mapping):
        return {key: bare(inner) for key, inner in value.items()}
    return [bare(item) for item in value] if isinstance(value, list | tuple) else value


def record_in(text: str) -> Any:
    """What a text says as a record, without places."""
    reading = decode(
        read_document("cases/chengdu/x.yml", text.encode()),
        folder="cases",
        vocabularies=VOCABULARIES,
        languages=("en", "zh", "zh-Hant"),
    )
    assert not reading.problems, text
    return bare(reading.record)


OPTIONS = read_options(BASE)
VOCABULARIES, _ = read_vocabularies(OPTIONS.vocabulary, base=BASE, languages=OPTIONS.languages)
SAID = value_at(RECORD, (), model=Case)


@tries(15)
@given(seed=st.integers(0, 2**32))
def test_a_record_says_the_same_in_order(seed: int) -> None:
    scribe = Scribe(Random(seed))
    text = "\n".join(scribe.lines(SAID, Shape(Case), 0)) + "\n"
    ordered = formatted(text, model=Case)
    assert formatted(ordered, model=Case) == ordered
    assert record_in(ordered) == record_in(text)
    assert all(f"# {number + 1}: [ein, {{x}}" in ordered for number in range(scribe.comments))
    assert [*value_at(ordered, (), model=Case)] == [*SAID]


def test_parts_are_declared() -> None:
    assert set(by_name(Case)) >= PARTS

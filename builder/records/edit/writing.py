"""Takes a value, gives the YAML that a record has for it: plain texts, blocks of lines, short lists in one line."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from builder.records.edit.tree import document_of
from builder.records.source.document import Scalar
from builder.records.source.document import Sequence as Items

WIDTH = 118
_UNFIT_FOR_BLOCK = re.compile(r"\A[ \t\n]|[ \t]$|[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]", re.MULTILINE)
"""What a literal block would change: a first line with an indent, spaces at a line's end, what is only escaped."""

Value = str | int | Sequence["Value"] | Mapping[str, "Value"]
"""What can be written: texts, lists and maps."""


@dataclass(frozen=True)
class Written:
    """A value as it stands behind a key. first: behind the colon, on its line; rest: the lines below, with indent."""

    first: str
    rest: tuple[str, ...] = ()


def written(value: Value, indent: int, *, quoted: bool = False, flow: bool = False) -> Written:
    """A value below a key at an indent. quoted: a text has quotes; flow: the value stands in braces or brackets."""
    if isinstance(value, str | int):
        return _text(str(value), indent, quoted=quoted, flow=flow)
    if flow or not value or _is_short_list(value):
        line = in_flow(value)
        if flow or len(line) + indent <= WIDTH or not value:
            return Written(line)
    if isinstance(value, Mapping):
        return Written("", tuple(line for key in value for line in pair_lines(key, value[key], indent + 2)))
    return Written("", tuple(line for item in value for line in item_lines(item, indent + 2)))


def pair_lines(key: str, value: Value, indent: int) -> tuple[str, ...]:
    """The lines of a key with its value."""
    behind = written(value, indent, flow=is_name(value), quoted=key == "digest" and _is_number(value))
    return (f"{' ' * indent}{key}:{' ' if behind.first else ''}{behind.first}", *behind.rest)


def item_lines(item: Value, indent: int) -> tuple[str, ...]:
    """The lines of an item of a list."""
    space = " " * indent
    if isinstance(item, Mapping) and item and not is_name(item):
        lines = [line for key in item for line in pair_lines(key, item[key], indent + 2)]
        return (f"{space}- {lines[0][indent + 2 :]}", *lines[1:])
    behind = written(item, indent, flow=not isinstance(item, str | int))
    return (f"{space}- {behind.first}", *behind.rest)


def _is_number(value: Value) -> bool:
    """Whether other programs would read a number: figures alone, or with one e among them."""
    return isinstance(value, str) and bool(value) and set(value) <= set("0123456789e")


def is_name(value: Value) -> bool:
    """Whether a value is a name of a person in its parts, which stands on one line."""
    return isinstance(value, Mapping) and "family" in value


def in_flow(value: Value) -> str:
    """A value on one line, in braces or brackets."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {in_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, str | int):
        return _line(str(value), flow=True)
    return f"[{', '.join(map(in_flow, value))}]"


def _is_short_list(value: Value) -> bool:
    if isinstance(value, str | int | Mapping):
        return False
    return all(isinstance(item, str | int) and "\n" not in str(item) for item in value)


def _text(text: str, indent: int, *, quoted: bool, flow: bool) -> Written:
    body = text.removesuffix("\n")
    if flow or quoted or "\n" not in body or _UNFIT_FOR_BLOCK.search(body) or body != body.rstrip():
        return Written(_line(body if "\n" not in body else text, flow=flow, quoted=quoted))
    space = " " * (indent + 2)
    return Written("|", tuple(f"{space}{line}" if line else "" for line in body.split("\n")))


def _line(text: str, *, flow: bool = False, quoted: bool = False) -> str:
    """A text on one line: plain where it is read as it is, else in double quotes."""
    if not quoted and "\n" not in text and _reads_as(text, f"k: [{text}]" if flow else f"k: {text}"):
        return text
    return json.dumps(text, ensure_ascii=False)


def _reads_as(text: str, line: str) -> bool:
    """Whether a line is read as this text and nothing is said of it."""
    if text == "?":  # An unknown date of the format.
        return "[" not in line
    document = document_of(line)
    node = document.root.get("k") if document.root and not document.problems else None
    if isinstance(node, Items):
        node = node.items[0] if len(node.items) == 1 else None
    return isinstance(node, Scalar) and node.text == text

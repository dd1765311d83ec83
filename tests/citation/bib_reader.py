"""A strict reader of .bib files: takes the text, gives entries; anything that BibTeX would stumble over raises."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

HEAD = re.compile(r"@([a-z]+)\{([a-z0-9][a-z0-9-]*),\n")
FIELD = re.compile(r"  ([a-z]+) = ")
MONTH = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?=,\n)")
UNESCAPED = re.compile(r"(?<!\\)[#$%&_~^]")
VERBATIM = ("url", "doi", "date")


@dataclass(frozen=True)
class Entry:
    """An entry: type, key, fields as written, without the braces around them."""

    type: str
    key: str
    fields: dict[str, str]


def read(text: str) -> Iterator[Entry]:
    """The entries of a file, which holds nothing else but empty lines between them."""
    at = 0
    while at < len(text):
        head = HEAD.match(text, at)
        assert head, text[at : at + 40]
        fields, at = _fields(text, head.end())
        yield Entry(head[1], head[2], fields)
        at += len(text[at:]) - len(text[at:].lstrip("\n"))


def _fields(text: str, at: int) -> tuple[dict[str, str], int]:
    fields: dict[str, str] = {}
    while field := FIELD.match(text, at):
        value, at = _value(text, field.end())
        assert field[1] not in fields, field[1]
        assert field[1] in VERBATIM or not UNESCAPED.search(value), value
        fields[field[1]] = value
    assert text[at : at + 2] == "}\n", text[at : at + 40]
    return fields, at + 2


def _value(text: str, at: int) -> tuple[str, int]:
    """A value in balanced braces or the name of a month, then a comma and the end of the line."""
    if month := MONTH.match(text, at):
        return month[0], month.end() + 2
    assert text[at] == "{"
    depth, end = 1, at + 1
    while depth:
        skip = text[end] == "\\"
        depth += 0 if skip else {"{": 1, "}": -1}.get(text[end], 0)
        end += 2 if skip else 1
    assert text[end : end + 2] == ",\n", text[at : end + 2]
    return text[at + 1 : end - 1], end + 2


def words_of(value: str) -> str:
    """What a value says, without TeX's own signs."""
    for command, stand_in in (("backslash", "\0"), ("braceleft", "\1"), ("braceright", "\2")):
        value = value.replace(rf"\text{command}{{}}", stand_in)
    said = value.replace(r"\textasciitilde{}", "~").replace(r"\textasciicircum{}", "^")
    bare = re.sub(r"\\([{}#$%&_])|[{}]", lambda sign: sign[1] or "", said)
    return bare.replace("\0", "\\").replace("\1", "{").replace("\2", "}")

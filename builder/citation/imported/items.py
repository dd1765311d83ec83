"""The items of an exported file: takes its bytes, CSL-JSON or RIS, gives items in the variables of CSL."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from builder.citation.imported.ris_tags import item_of

CslItem = Mapping[str, Any]
_TAG = re.compile(r"([A-Z][A-Z0-9])  -(?: (.*))?\Z")


class ImportFaultError(ValueError):
    """What is wrong with an exported file. code: among the words of `source`; line and column from 1."""

    def __init__(self, code: str, line: int = 1, column: int = 1, said: str = "") -> None:
        super().__init__(code)
        self.code, self.line, self.column, self.said = code, line, column, said


def read_items(data: bytes) -> list[CslItem]:
    """The items of a file. Raises ImportFaultError."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before = data[: fault.start]
        raise ImportFaultError("no-utf-8", before.count(b"\n") + 1, fault.start - before.rfind(b"\n")) from fault
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    items = _csl_items(text) if text.lstrip().startswith(("[", "{")) else list(_ris_items(text))
    if not items:
        raise ImportFaultError("no-items")
    return items


def _csl_items(text: str) -> list[CslItem]:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as fault:
        raise ImportFaultError("no-json", fault.lineno, fault.colno, fault.msg) from fault
    except RecursionError as fault:
        raise ImportFaultError("no-json", said="nested too deeply") from fault
    items = data if isinstance(data, list) else data.get("items", [data])
    if not isinstance(items, list) or not all(map(_is_item, items)):
        raise ImportFaultError("no-csl")
    return items


def _is_item(item: Any) -> bool:
    return isinstance(item, dict) and isinstance(item.get("type"), str)


def _ris_items(text: str) -> Iterator[CslItem]:
    """The records of RIS, each from TY to ER; a line without a tag goes on with the one before."""
    fields: list[tuple[str, str]] = []
    begun = 0
    for number, line in enumerate(text.split("\n"), start=1):
        tag, value = match.groups(default="") if (match := _TAG.match(line.rstrip())) else ("", line.strip())
        if tag == "TY":
            if begun:
                raise ImportFaultError("no-end", begun)
            begun, fields = number, [(tag, value.strip())]
        elif not begun:
            if line.strip():
                raise ImportFaultError("no-ris", number)
        elif tag == "ER":
            yield item_of(fields)
            begun = 0
        elif tag:
            fields.append((tag, value.strip()))
        elif value:
            fields[-1] = (fields[-1][0], f"{fields[-1][1]} {value}")
    if begun:
        raise ImportFaultError("no-end", begun)

"""Takes the fields of a record; gives them as the YAML that a contributor would write."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

BLOCK = 90
"""A longer text stands below its key."""

QUOTED = {"?": '"?"'}
"""A lone question mark is a key in YAML; this project reads it as it is meant, other programs do not."""


def record_text(fields: dict[str, Any]) -> str:
    return "\n".join(_fields(fields, "")) + "\n"


def _fields(fields: dict[str, Any], indent: str) -> Iterator[str]:
    for key, value in fields.items():
        yield from _entry(f"{indent}{key}:", value, indent)


def _entry(start: str, value: Any, indent: str) -> Iterator[str]:
    deeper = f"{indent}  "
    if isinstance(value, dict):
        yield start
        yield from _fields(value, deeper)
    elif isinstance(value, list) and all(isinstance(item, str) for item in value):
        yield f"{start} [{', '.join(value)}]"
    elif isinstance(value, list):
        yield start
        for item in value:
            first, *rest = _fields(item, f"{deeper}  ")
            yield f"{deeper}- {first.lstrip()}"
            yield from rest
    elif "\n" in value or len(value) > BLOCK or value.startswith(("**", "- ")):
        yield f"{start} |"
        yield from (f"{deeper}{line}" if line else "" for line in value.split("\n"))
    else:
        yield f"{start} {QUOTED.get(value, value)}"

"""Nodes of a list or a map in brackets, and their output as valid YAML."""

from __future__ import annotations

import re
from dataclasses import dataclass

INDICATOR = re.compile(r"""[,\[\]{}#&*!|>'"%@`]|[-?:](?:\s|$)""")


@dataclass(frozen=True)
class FlowText:
    """A text as typed, its quotes included."""

    source: str
    quoted: bool = False


@dataclass(frozen=True)
class FlowItems:
    """A list."""

    items: tuple[FlowNode, ...]


@dataclass(frozen=True)
class FlowPairs:
    """A map."""

    pairs: tuple[tuple[str, FlowNode], ...]


FlowNode = FlowText | FlowItems | FlowPairs


def inline(node: FlowNode) -> str:
    """A node on one line, texts quoted if necessary.

    >>> inline(Pairs((("en", Text("A, B")), ("zh", Text("甲")))))
    '{en: "A, B", zh: 甲}'
    """
    if isinstance(node, FlowItems):
        return "[" + ", ".join(inline(item) for item in node.items) + "]"
    if isinstance(node, FlowPairs):
        return "{" + ", ".join(f"{key}: {inline(value)}" for key, value in node.pairs) + "}"
    return node.source if node.quoted or is_plain(node.source, flow=True) else quote(node.source)


def block(pairs: FlowPairs, *, indent: int) -> list[str]:
    """A map with one entry per line.

    >>> block(Pairs((("en", Text("A, B")), ("zh", Text("@甲")))), indent=2)
    ['  en: A, B', '  zh: "@甲"']
    """
    return [f"{' ' * indent}{key}: {_block_value(value)}" for key, value in pairs.pairs]


def quote(text: str) -> str:
    """A text in quotes on one line: in the kind that needs fewer escapes.

    >>> quote("NPI: the first"), quote('"NPI" 是')
    ('"NPI: the first"', '\\'"NPI" 是\\'')
    """
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def is_plain(text: str, *, flow: bool = False) -> bool:
    """Whether YAML reads the unquoted text as itself."""
    if not text or text != text.strip() or INDICATOR.match(text) or text.lower() in ("~", "null"):
        return False
    if text.startswith(("---", "...")) or re.search(r":(\s|$)|\s#|\n", text):
        return False
    return not (flow and re.search(r"^[:?]|:\?|[,\[\]{}]", text))


def _block_value(node: FlowNode) -> str:
    if isinstance(node, FlowText) and not node.quoted:
        return node.source if is_plain(node.source) else quote(node.source)
    return inline(node)

"""Takes the text of a record, gives its nodes with the offsets at which each begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from builder.records.problem import Severity
from builder.records.source import read_document
from builder.records.source.document import Document
from builder.records.source.typos import unknown_places

_UNFILLED = {"empty-value", "value-is-comment"}
"""What a blank record has, keys without a value, is no obstacle."""
_LAST_BLANKS = re.compile(r"(?:\r?\n[ \t]*)+\Z")
_STAND_IN = "x"
"""Stands for a lone `?`, an unknown date of the format but a key of YAML, while the nodes are read."""


class EditError(ValueError):
    """A text that cannot be changed: it has errors of syntax, or would say something else than was meant."""


@dataclass(frozen=True)
class Leaf:
    """A text. style: its first character of `'`, `"`, `|`, `>`; '' for a plain one. text: as YAML reads it."""

    start: int
    end: int
    style: str
    text: str

    @property
    def last(self) -> int:
        """The offset behind its last character."""
        return self.end


@dataclass(frozen=True)
class Pair:
    """A key with its value."""

    key: Leaf
    value: Tree

    @property
    def start(self) -> int:
        """The offset of its key."""
        return self.key.start

    @property
    def last(self) -> int:
        """The offset behind its last character."""
        return self.value.last


@dataclass(frozen=True)
class Branch:
    """A mapping, or a list where `is_list`. flow: written in braces or brackets."""

    start: int
    end: int
    is_list: bool
    flow: bool
    pairs: tuple[Pair, ...] = ()
    items: tuple[Tree, ...] = ()

    @property
    def last(self) -> int:
        """The offset behind its last character: in a block, that of the last node in it."""
        if self.flow:
            return self.end
        return (self.items if self.is_list else self.pairs)[-1].last

    def get(self, key: str) -> Pair | None:
        """The pair with a key, or None."""
        return next((pair for pair in self.pairs if pair.key.text == key), None)


Tree = Leaf | Branch


def read_tree(text: str) -> Branch | None:
    """The nodes of a text without byte order mark; None of one that holds nothing but comments. Raises EditError."""
    document = document_of(text)
    codes = {problem.code for problem in document.problems if problem.severity is Severity.ERROR}
    if document.root is None and not _meaningful(text):
        return None
    root = _Composer(text).root() if document.root and codes <= _UNFILLED else None
    if not isinstance(root, Branch):
        raise EditError("the text has errors")
    return root


def document_of(text: str) -> Document:
    """The document in a text, as records are read."""
    return read_document("", text.encode("utf-8", "surrogatepass"))


def _meaningful(text: str) -> bool:
    """Whether a text has anything but comments."""
    return any(line.strip() and not line.lstrip().startswith("#") for line in text.splitlines())


def _end(event: Any) -> int:
    """Where an event ends; the stubs allow one without marks, libyaml gives none."""
    return int(event.end_mark.index)


class _Composer:
    """Composes nodes of libyaml's events."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.events = self._events()

    def _events(self) -> Iterator[yaml.Event]:
        masked = list(self.text)
        for at in unknown_places(self.text):
            masked[at] = _STAND_IN
        return iter(yaml.CLoader("".join(masked)).get_event, None)

    def root(self) -> Tree:
        """The node of the document."""
        skipped = (yaml.StreamStartEvent, yaml.DocumentStartEvent)
        return self._node(next(event for event in self.events if not isinstance(event, skipped)))

    def _node(self, event: Any) -> Tree:
        start = event.start_mark.index
        if isinstance(event, yaml.ScalarEvent):
            return self._leaf(event, start)
        if isinstance(event, yaml.MappingStartEvent):
            pairs = []
            while not isinstance(key := next(self.events), yaml.MappingEndEvent):
                pairs.append(self._pair(key))
            return Branch(start, _end(key), False, bool(event.flow_style), tuple(pairs))
        items = []
        while not isinstance(item := next(self.events), yaml.SequenceEndEvent):
            items.append(self._node(item))
        return Branch(start, _end(item), True, bool(event.flow_style), items=tuple(items))

    def _pair(self, event: Any) -> Pair:
        key, value = self._leaf(event, event.start_mark.index), self._node(next(self.events))
        if value.start == value.end:  # libyaml puts an empty value where the next node begins.
            at = self.text.index(":", key.end) + 1
            value = Leaf(at, at, "", "")
        return Pair(key, value)

    def _leaf(self, event: Any, start: int) -> Leaf:
        """A text; the line ends behind a block are no part of it, unless it keeps them (`|+`)."""
        raw = self.text[start : event.end_mark.index]
        style = event.style if event.style in ("'", '"', "|", ">") else ""
        if style not in ("|", ">") or not re.match(r"[|>]\d?\+", raw):
            raw = _LAST_BLANKS.sub("", raw)
        return Leaf(start, start + len(raw), style, raw if raw == "?" else event.value)

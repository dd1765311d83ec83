"""Builds nodes from libyaml's events, and reports every YAML feature that the format does not have."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

import yaml

from builder.records.problem import Problem, error
from builder.records.source.document import Mapping, Node, Pair, Place, Scalar, Sequence
from builder.records.source.folding import ESCAPE, escaped_character, fold
from builder.records.source.references import refused_references, without_refused
from builder.records.source.text import code_point, forbidden

MAX_DEPTH = 20
MAX_PROBLEMS = 100
EMPTY = frozenset(("", "~", "null", "Null", "NULL"))
# libyaml's messages for errors whose place is the start of the construct, not where parsing stopped.
LATE = re.compile("could not find expected ':'|unexpected end of stream|unexpected document indicator")


@dataclass(frozen=True)
class Refusal:
    """Where and why libyaml stopped; line and column from 1."""

    line: int
    column: int
    reason: str


@dataclass(frozen=True)
class Parsed:
    """The nodes of a text. `prose`: the start and end offsets of the block scalars, from top to bottom."""

    root: Node | None
    problems: tuple[Problem, ...]
    prose: tuple[tuple[int, int], ...] = ()
    refusal: Refusal | None = None
    too_deep: bool = False


def build(path: str, text: str) -> Parsed:
    """The nodes of a text, up to libyaml's first syntax error."""
    builder = _Builder(path, text)
    try:
        builder.run()
    except yaml.MarkedYAMLError as fault:
        return Parsed(None, tuple(builder.problems), refusal=_refusal(text, fault))
    return Parsed(builder.root, tuple(builder.problems), tuple(builder.prose), too_deep=builder.too_deep)


def _refusal(text: str, fault: yaml.MarkedYAMLError) -> Refusal:
    problem = fault.problem or "something unexpected"
    mark = fault.problem_mark
    if fault.context_mark is not None and (mark is None or LATE.search(problem)):
        mark = fault.context_mark
    if mark is None:
        return Refusal(1, 1, problem)
    # The end of the file is after its last line end; what is missing is missing before it.
    lines = text.split("\n")
    line = min(mark.line, len(lines) - 1)
    return Refusal(line + 1, min(mark.column, len(lines[line])) + 1, problem)


@dataclass(slots=True)
class _Open:
    """A collection before its end event. `key_due`: the next node is a key."""

    place: Place
    is_list: bool
    key_due: bool
    key: Scalar | None = None
    items: list[Node] = field(default_factory=list)
    entries: dict[str, Pair] = field(default_factory=dict)


class _Builder:
    """Converts libyaml's events to nodes and notes problems."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self.prose: list[tuple[int, int]] = []
        self.open: list[_Open] = []
        self.documents = 0
        self.too_deep = False

    def run(self) -> None:
        """Handle all events, up to too deep nesting or a second document."""
        take: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self.scalar,
            yaml.MappingStartEvent: self.begin,
            yaml.SequenceStartEvent: self.begin,
            yaml.MappingEndEvent: self.end,
            yaml.SequenceEndEvent: self.end,
            yaml.AliasEvent: self.alias,
            yaml.DocumentStartEvent: self.document,
        }
        for event in iter(yaml.CLoader(self.text).get_event, None):
            if (step := take.get(type(event))) is not None:
                step(event)
                if self.too_deep or self.documents > 1:
                    return

    def document(self, event: yaml.DocumentStartEvent) -> None:
        """The start of a document: a second one and directives are errors."""
        self.documents += 1
        if self.documents > 1:
            self.refuse("second-document", _place(event))
        elif event.version or event.tags:
            lines = self.text.split("\n")
            at = next((number for number, line in enumerate(lines) if line.startswith("%")), 0)
            self.refuse("directive", Place(at + 1, 1), found=lines[at].split()[0])

    def begin(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        """The start of a list or a map."""
        if event.anchor is not None or event.tag is not None:
            self.properties(event)
        place = _place(event)
        if len(self.open) == MAX_DEPTH:
            self.refuse("too-deep", place, limit=str(MAX_DEPTH))
            self.too_deep = True
            return
        is_list = type(event) is yaml.SequenceStartEvent
        self.open.append(_Open(place, is_list, not is_list))

    def end(self, _event: yaml.Event) -> None:
        """The end of a list or a map."""
        collection = self.open.pop()
        self.add(
            Sequence(tuple(collection.items), collection.place)
            if collection.is_list
            else Mapping(tuple(collection.entries.values()), collection.place)
        )

    def alias(self, event: yaml.AliasEvent) -> None:
        """An alias of an anchored node: an error."""
        self.refuse("alias", _place(event), name=event.anchor or "")
        self.add(Scalar("", _place(event), raw=f"*{event.anchor}"), reported=True)

    def scalar(self, event: yaml.ScalarEvent) -> None:
        """A scalar with its source."""
        if event.anchor is not None or event.tag is not None:
            self.properties(event)
        start: Any = event.start_mark
        first, last, style = start.index, event.end_mark.index, event.style  # type: ignore[union-attr]
        raw = self.text[first:last]
        node = Scalar(fold(event.value, raw, style), Place(start.line + 1, start.column + 1), raw, style in ('"', "'"))
        if style == '"' and "\\" in raw:
            self.escapes(node)
        elif style in ("|", ">"):
            self.prose.append((first, last))
        if "&" in event.value:
            self.references(node)
        self.add(node)

    def properties(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        """Anchor and tag: both are errors."""
        if event.anchor is not None:
            self.refuse("anchor", _place(event), name=event.anchor)
        if event.tag is not None:
            self.refuse("tag", _place(event), tag=event.tag)

    def escapes(self, scalar: Scalar) -> None:
        """Refuse escapes of characters that are forbidden unescaped (`\\x07`)."""
        for match in ESCAPE.finditer(scalar.raw):
            character = escaped_character(match)
            code = "control-character" if character == "\r" else forbidden(character) if character else ""
            if code:
                self.refuse(code, _place_in(scalar, match.start()), character=code_point(character))
                return

    def references(self, scalar: Scalar) -> None:
        """Refuse references to characters that are forbidden unescaped (`&#x202E;`), one of a kind for each line."""
        reported: set[tuple[int, str]] = set()
        for match, character, code in refused_references(scalar.raw):
            place = _place_in(scalar, match.start())
            if len(self.problems) == MAX_PROBLEMS:
                return
            if (place.line, code) not in reported:
                reported.add((place.line, code))
                fix = without_refused(self.text.split("\n")[place.line - 1])
                self.refuse(code, place, fix=fix, lines="1", **_message_values(code, character, match[0]))
        if not reported:  # The reference itself is written with escapes.
            for match, character, code in islice(refused_references(scalar.text), 1):
                self.refuse(code, scalar.place, **_message_values(code, character, match[0]))

    def add(self, node: Node, *, reported: bool = False) -> None:
        """Add a complete node to the innermost open collection."""
        if not self.open:
            self.root = node
            return
        around = self.open[-1]
        if around.key_due:
            around.key, around.key_due = self.key(node, around.entries), False
            return
        if type(node) is Scalar and node.text in EMPTY and not reported and _is_nothing(node):
            node = self.nothing(node, around.key)
        if around.is_list:
            around.items.append(node)
            return
        if around.key is not None:
            around.entries[around.key.text] = Pair(around.key, node)
        around.key_due = True

    def nothing(self, node: Scalar, key: Scalar | None) -> Scalar:
        """Refuse a missing value or item, at the place of its key: libyaml gives that of the next token."""
        place = key.place if key is not None and not node.raw else node.place
        if key is not None and key.text:
            self.missing_value(key, place, is_absent=not node.raw)
        else:
            self.refuse("empty-item", place)
        return replace(node, text="")

    def missing_value(self, key: Scalar, place: Place, *, is_absent: bool) -> None:
        """Refuse a key without a value; a value that begins with # is a comment, and is named."""
        line = self.text.split("\n", key.place.line)[key.place.line - 1]
        rest = line[key.place.column - 1 + len(key.raw) :].lstrip(" :")
        if is_absent and rest.startswith("#") and "\n" not in key.raw:
            quoted = f"{key.raw}: {json.dumps(rest.rstrip(), ensure_ascii=False)}"
            self.refuse("value-is-comment", place, fix=quoted, key=key.text, found=rest.rstrip())
        else:
            self.refuse("empty-value", place, key=key.text)

    def key(self, node: Node, entries: dict[str, Pair]) -> Scalar | None:
        """A key, or None if its entry is refused."""
        if not isinstance(node, Scalar) or not node.raw:
            self.refuse("key-not-text", node.place)
        elif node.text == "<<" and not node.quoted:
            self.refuse("merge-key", node.place)
        elif node.text in entries:
            first = str(entries[node.text].key.place.line)
            self.refuse("duplicate-key", node.place, key=node.text, first=first)
        else:
            return node
        return None

    def refuse(self, code: str, place: Place, *, fix: str = "", **values: str) -> None:
        """Note an error."""
        if len(self.problems) == MAX_PROBLEMS:
            return
        last = self.text.count("\n") + 1
        if place.line > last:  # libyaml's place of a missing token can be after the last line
            place = Place(last, len(self.text) - self.text.rfind("\n"))
        self.problems.append(error(code, self.path, place.line, place.column, fix=fix, **values))


def _place(event: yaml.Event) -> Place:
    mark: Any = event.start_mark  # the stubs allow None; libyaml always gives one
    return Place(mark.line + 1, mark.column + 1)


def _place_in(scalar: Scalar, at: int) -> Place:
    """The place of the character at an offset of a scalar's source."""
    before = scalar.raw[:at]
    if "\n" in before:
        return Place(scalar.place.line + before.count("\n"), at - before.rfind("\n"))
    return Place(scalar.place.line, scalar.place.column + at)


def _message_values(code: str, character: str, reference: str) -> dict[str, str]:
    """The values for the message of a refused character names."""
    return {"found": reference} if code == "lone-surrogate" else {"character": code_point(character)}


def _is_nothing(node: Scalar) -> bool:
    """Whether a value is absent or a YAML null; an empty text in quotes is neither."""
    return not node.quoted and not node.raw.startswith(("|", ">"))

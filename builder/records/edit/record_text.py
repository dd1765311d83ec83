"""The text of a record with its nodes: finds the node at a path, gives the text with another one in its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from builder.language.languages import text_languages
from builder.records.edit.parts import PARTS
from builder.records.edit.shape import Path, Shape
from builder.records.edit.tree import Branch, EditError, Leaf, Pair, Tree, read_tree
from builder.records.edit.writing import Value, Written, in_flow, is_name, item_lines, pair_lines, written
from builder.records.model.declare import Declared

_COMMENT = re.compile(r"[ \t]+#[^\r\n]*")
_HEADER = re.compile(r"[|>][-+0-9]*([ \t]+#[^\r\n]*)")
_COMMENT_LINES = re.compile(r"(?:^[ \t]*#[^\n]*\n)+\Z", re.MULTILINE)
BOM = "\ufeff"


@dataclass(frozen=True)
class RecordText:
    """The text of a record without its byte order mark, and its nodes."""

    bom: str
    text: str
    tree: Branch | None
    model: type[Declared]
    languages: tuple[str, ...]

    @classmethod
    def of(cls, text: str, model: type[Declared], languages: Sequence[str]) -> RecordText:
        bom, body = (BOM, text[1:]) if text.startswith(BOM) else ("", text)
        return cls(bom, body, read_tree(body), model, text_languages(tuple(languages)))

    @cached_property
    def line_end(self) -> str:
        """The line end of the text."""
        return "\r\n" if "\r\n" in self.text else "\n"

    def shape(self, path: Path) -> Shape:
        """What stands at a path."""
        shape = Shape(self.model)
        for key in path:
            shape = shape.below(key)
        return shape

    def names(self, path: Path) -> tuple[str | int, ...]:
        """A path with English keys."""
        return tuple(
            key if isinstance(key, int) else self.shape(path[:depth]).name_of(key) for depth, key in enumerate(path)
        )

    def way(self, names: Path) -> list[Tree]:
        """The nodes on a path, the root first, as far as they are there."""
        way: list[Tree] = [self.tree] if self.tree else []
        for depth, name in enumerate(names):
            if not way or not (child := _child(way[-1], name, self.shape(names[:depth]))):
                break
            way.append(child[1])
        return way

    def with_value(self, path: tuple[str | int, ...], value: Value) -> str:
        """The text with a value at a path."""
        names = self.names(path)
        way = self.way(names)
        depth = max(len(way) - 1, 0)
        if depth == len(names):
            return self._replaced(way, names, value)
        if not way:
            return self._appended(pair_lines(str(names[0]), _nested(names[1:], value), 0))
        if not children(way[-1]) and depth and not isinstance(way[-1], Leaf):
            return self._replaced(way, names[:depth], _nested(names[depth:], value))
        return self._with_child(way[-1], names, depth, _nested(names[depth + 1 :], value))

    def _with_child(self, parent: Tree, names: Path, depth: int, value: Value) -> str:
        """The text with a new key or item in a map or list."""
        name = names[depth]
        if isinstance(parent, Leaf) or parent.is_list is not isinstance(name, int):
            raise EditError("the path leads through a text")
        if isinstance(name, int):
            return self._with_item(parent, name, value)
        return self._with_pair(parent, name, value, self.shape(names[:depth]))

    def removed(self, way: list[Tree], names: Path) -> str:
        """The text without the node that a way leads to."""
        parent, unit = self._unit(way, names)
        return self._without_flow(parent, unit) if parent.flow else self._without_block(parent, unit)

    def _appended(self, lines: Sequence[str]) -> str:
        space = "" if not self.text or self.text.endswith("\n") else self.line_end
        return self.text + space + self._joined(lines) + self.line_end

    def _joined(self, lines: Sequence[str]) -> str:
        return self.line_end.join(lines)

    def _column(self, at: int) -> int:
        return at - self._line_start(at)

    def _line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def _behind(self, at: int) -> int:
        """The end of the line of an offset, before its line end; of the end of a line, that itself."""
        if at and self.text[at - 1] == "\n":
            return at
        end = self.text.find("\n", at)
        end = len(self.text) if end < 0 else end
        return end - 1 if end and self.text[end - 1] == "\r" else end

    def _replaced(self, way: list[Tree], names: Path, value: Value) -> str:
        """The text with another value in the place of the last node of a way."""
        old, (parent, unit) = way[-1], self._unit(way, names)
        if not isinstance(unit, Pair):
            return self._with_other_item(unit, parent, value)
        quoted = isinstance(old, Leaf) and old.style == '"'
        new = written(value, self._column(unit.start), quoted=quoted, flow=parent.flow or is_name(value))
        if self._is_on_its_line(unit) and not new.rest:
            return self.text[: old.start] + new.first + self.text[old.last :]
        return self._with_other_value(unit, new)

    def _unit(self, way: list[Tree], names: Path) -> tuple[Branch, Pair | Tree]:
        """The last node of a way as its map or list has it, and that."""
        parent = way[-2]
        child = _child(parent, names[-1], self.shape(names[:-1]))
        if child is None or isinstance(parent, Leaf):
            raise EditError("the path leads nowhere")
        return parent, child[0]

    def _is_on_its_line(self, pair: Pair) -> bool:
        """Whether a value is a text that begins on the line of its key."""
        value = pair.value
        is_text = isinstance(value, Leaf) and value.style not in ("|", ">")
        return is_text and value.start < value.end and "\n" not in self.text[pair.key.end : value.start]

    def _with_other_item(self, item: Tree, parent: Branch, value: Value) -> str:
        if parent.flow:
            return self.text[: item.start] + in_flow(value) + self.text[item.last :]
        lines = item_lines(value, self._column(parent.start))
        return self.text[: item.start] + self._joined(lines).lstrip(" ")[2:] + self.text[item.last :]

    def _with_other_value(self, pair: Pair, new: Written) -> str:
        """The text with another value behind a key; a comment behind the key or the value stays on its line."""
        comment, end = self._comment_of(pair)
        first = f": {new.first}" if new.first else ":"
        lines = (first + comment, *new.rest)
        return self.text[: pair.key.end] + self._joined(lines) + self.text[end:]

    def _comment_of(self, pair: Pair) -> tuple[str, int]:
        """The comment on the line of a key, with the space before it; the offset behind the value and the comment."""
        between = self.text[pair.key.end : pair.value.start].partition("\n")
        if between[1] and (match := _COMMENT.search(between[0])):
            return match[0].rstrip(), pair.last
        if isinstance(pair.value, Leaf) and pair.value.style in ("|", ">"):
            header = _HEADER.match(self.text, pair.value.start)
            return (header[1] if header else ""), pair.last
        if match := _COMMENT.match(self.text, pair.last):
            return match[0], match.end()
        return "", pair.last

    def _with_pair(self, parent: Branch, key: str, value: Value, shape: Shape) -> str:
        """The text with a new key in a map."""
        before = self._before(parent, key, shape)
        if parent.flow:
            return self._with_flow(parent, before, f"{key}: {in_flow(value)}")
        column = self._column(parent.start)
        lines = pair_lines(key, value, column)
        if before is None:
            at = parent.pairs[0].start
            return self.text[:at] + self._joined(lines)[column:] + self.line_end + " " * column + self.text[at:]
        is_part = parent is self.tree and key in PARTS and len(lines) > 1
        return self._inserted(before.last, ("", *lines) if is_part else lines)

    def _with_item(self, parent: Branch, number: int, value: Value) -> str:
        """The text with a new item behind the last one of a list."""
        if number != len(parent.items):
            raise EditError("the list has no such item")
        if parent.flow:
            return self._with_flow(parent, parent.items[-1], in_flow(value))
        return self._inserted(parent.items[-1].last, item_lines(value, self._column(parent.start)))

    def _inserted(self, behind: int, lines: Sequence[str]) -> str:
        """The text with lines behind the line of an offset."""
        at = self._behind(behind)
        if at and self.text[at - 1] == "\n":
            return self.text[:at] + self._joined(lines) + self.line_end + self.text[at:]
        return self.text[:at] + self.line_end + self._joined(lines) + self.text[at:]

    def _with_flow(self, parent: Branch, before: Pair | Tree | None, new: str) -> str:
        if before is None:
            at = parent.start + 1
            return f"{self.text[:at]}{new}{', ' if children(parent) else ''}{self.text[at:]}"
        return f"{self.text[: before.last]}, {new}{self.text[before.last :]}"

    def _before(self, parent: Branch, key: str, shape: Shape) -> Pair | None:
        """The pair behind which a new key comes; None where it comes first."""
        ranks = {name: rank for rank, name in enumerate(shape.order(self.languages))}
        if key not in ranks:
            return parent.pairs[-1] if parent.pairs else None
        earlier = [pair for pair in parent.pairs if ranks.get(shape.name_of(pair.key.text), len(ranks)) < ranks[key]]
        return max(earlier, key=lambda pair: ranks[shape.name_of(pair.key.text)], default=None)

    def _without_flow(self, parent: Branch, unit: Pair | Tree) -> str:
        units = children(parent)
        number = units.index(unit)
        if number + 1 < len(units):
            return self.text[: unit.start] + self.text[units[number + 1].start :]
        start = units[number - 1].last if number else unit.start
        return self.text[:start] + self.text[unit.last :]

    def _without_block(self, parent: Branch, unit: Pair | Tree) -> str:
        start, rest = self._line_start(unit.start), self.text[self._behind(unit.last) :].removeprefix(self.line_end)
        if isinstance(unit, Pair) and self.text[start : unit.start].strip():
            return self._without_first(unit, rest)
        if parent is not self.tree or unit is not parent.pairs[0]:
            comments = _COMMENT_LINES.search(self.text[:start])
            start = comments.start() if comments else start
        return self.text[:start] + rest

    def _without_first(self, pair: Pair, rest: str) -> str:
        """The text without the first key of an item, which stands behind the dash: the next one comes there."""
        if rest.lstrip(" ").startswith("#"):
            return self.text[: pair.start].rstrip(" ") + self.line_end + rest
        return self.text[: pair.start] + rest.lstrip(" ")


def children(node: Tree) -> tuple[Pair | Tree, ...]:
    if isinstance(node, Leaf):
        return ()
    return node.items if node.is_list else node.pairs


def _child(node: Tree, name: str | int, shape: Shape) -> tuple[Pair | Tree, Tree] | None:
    """What stands below an English key or a number: the pair or item, and its node."""
    if isinstance(node, Leaf):
        return None
    if isinstance(name, int):
        return (node.items[name], node.items[name]) if name < len(node.items) else None
    pair = next((pair for pair in node.pairs if shape.name_of(pair.key.text) == name), None)
    return (pair, pair.value) if pair else None


def _nested(path: Path, value: Value) -> Value:
    """A value below a path that is not there yet."""
    for key in reversed(path):
        if isinstance(key, int) and key:
            raise EditError("the list has no such item")
        value = [value] if isinstance(key, int) else {key: value}
    return value

"""Puts the text of a record in order: keys as they are declared, English, indents of two; comments with what is theirs.

A comment above a key or an item moves with it, one at the end of a line stays on it, what is indented deeper than the
next key belongs to the part before, and what stands above the first key is the head of the file. Texts keep their
quotes, lines and words. What comes out is read again: where it would say anything else, EditError is raised.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from builder.language.languages import BUILT_IN, text_languages
from builder.records.edit.change import said
from builder.records.edit.parts import PARTS
from builder.records.edit.shape import Shape
from builder.records.edit.tree import Branch, EditError, Leaf, Pair, Tree, read_tree
from builder.records.model.declare import Declared

_AT_END = re.compile(r"[ \t]+(#[^\n]*)")
_COMMENT = re.compile(r"(?:^|(?<=[ \t\n]))#[^\n]*")
_INDICATORS = re.compile(r"(?:[-?:](?=[ \t]|$)[ \t]*)*")
_COLON = re.compile(r"[ \t]*:")
_HEADER = re.compile(r"([|>])([-+]?)(\d?)([-+]?)")


def formatted(text: str, *, model: type[Declared], languages: Sequence[str] = BUILT_IN) -> str:
    """The text of a record in order. Formatted again it is the same.

    model: Case or Policy. languages: of the base. Raises EditError for a text with errors of syntax.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    tree = read_tree(text)
    if tree is None:
        return _ended(_single_blanks(line.rstrip() for line in text.rstrip().split("\n")))
    new = _ended(_Layout(text, text_languages(tuple(languages))).document(tree, Shape(model)))
    again = read_tree(new)
    if (
        again is None
        or said(again, Shape(model)) != said(tree, Shape(model))
        or _comments(new, again) != _comments(text, tree)
    ):
        raise EditError("the text would say something else")
    return new


def _ended(lines: Sequence[str]) -> str:
    """Lines as a text, with one line end at its end."""
    return "\n".join(lines).lstrip("\n") + "\n" if any(lines) else ""


def _single_blanks(lines: Iterator[str]) -> list[str]:
    """Lines with no more than one blank line together, and none at the beginning."""
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return kept


def _comments(text: str, tree: Tree) -> Counter[str]:
    """The comments of a text outside of its scalars."""
    spans = [(leaf.start, leaf.last) for leaf in _leaves(tree)]
    starts, ends = [0, *(end for _, end in spans)], [*(start for start, _ in spans), len(text)]
    between = (text[start:end] for start, end in zip(starts, ends, strict=True))
    return Counter(comment.rstrip() for part in between for comment in _COMMENT.findall(part))


def _leaves(node: Tree) -> Iterator[Leaf]:
    """The texts and keys below a node, in their order."""
    if isinstance(node, Leaf):
        yield node
        return
    for pair in node.pairs:
        yield pair.key
        yield from _leaves(pair.value)
    for item in node.items:
        yield from _leaves(item)


@dataclass(frozen=True)
class _Note:
    """A comment on a line of its own, or a blank line where it has no text. column: of its `#`, from 0."""

    column: int
    text: str


@dataclass(frozen=True)
class _Unit:
    """A pair or an item as it is to be written. lead: comments and blank lines above it.

    keeps: its last line is one of a text that keeps the blank lines behind it (`|+`).
    """

    rank: int
    lead: tuple[str, ...]
    lines: tuple[str, ...]
    key: str = ""
    keeps: bool = False


class _Layout:
    """Writes the nodes of a text, from its beginning to its end. at: the offset up to which all is written."""

    def __init__(self, text: str, languages: tuple[str, ...]) -> None:
        self.text = text
        self.languages = languages
        self.at = 0

    def document(self, root: Branch, shape: Shape) -> list[str]:
        """The lines of a file."""
        start = root.pairs[0].start if root.pairs and not root.flow else root.start
        head, lead = self._head(start)
        self.at = start
        if root.flow:
            lines = self._flow(root, shape).split("\n")
            self.at = root.end
            return [*head, *lines, *_placed(self._notes(len(self.text)), 0, 0)]
        units = self._units(root, shape, indent=0, lead=lead)
        notes = self._notes(len(self.text))
        tail, rest = _divided(notes, root.pairs[-1].value, self._column(start))
        units[-1] = _with_tail(units[-1], tail, 0)
        ordered = _in_order_of(units)
        lines = [*_with_head(head, _joined(_set_off(ordered))), *_placed(rest, 0, 0)]
        while not lines[-1] and not ordered[-1].keeps:
            lines.pop()
        return lines

    def _head(self, start: int) -> tuple[list[str], list[_Note]]:
        """The lines of the file's head, and the comments of the first key: those behind the last blank line."""
        lines = [line.rstrip() for line in self.text[:start].split("\n")[:-1]]
        blank = max((number for number, line in enumerate(lines) if not line), default=len(lines) - 1)
        notes = [_Note(len(line) - len(line.lstrip()), line.lstrip()) for line in lines[blank + 1 :]]
        return _single_blanks(iter(lines[: blank + 1])), notes

    def _column(self, at: int) -> int:
        return at - self.text.rfind("\n", 0, at) - 1

    def _notes(self, until: int) -> list[_Note]:
        """The comments and blank lines up to an offset, which is reached; those behind a dash or a colon too."""
        first, *lines = self.text[self.at : until].split("\n")
        column = self._column(self.at)
        self.at = until
        notes = [_note(first, column)] if _note(first, column).text else []
        return notes + [
            note for number, line in enumerate(lines) if (note := _note(line, 0)).text or _is_blank(line, number, lines)
        ]

    def _comment_at_end(self) -> str:
        """The comment at the end of the line that is reached, with the space before it."""
        match = _AT_END.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return match[0].rstrip() if match else ""

    def _units(self, branch: Branch, shape: Shape, *, indent: int, lead: list[_Note]) -> list[_Unit]:
        """The pairs or items of a block, in the order of the file. lead: what stands above the first one."""
        column, units, before = self._column(branch.start), list[_Unit](), None
        names, rank = _names(branch, shape), -1
        for number, child in enumerate(branch.items if branch.is_list else branch.pairs):
            notes = self._notes(child.start)
            if before is not None:
                tail, notes = _divided(notes, before, column)
                units[-1] = _with_tail(units[-1], tail, indent)
            placed = tuple(_placed(lead + notes if number == 0 else notes, column, indent))
            if isinstance(child, Pair):
                rank = self._ranks(shape).get(shape.name_of(child.key.text), rank)
                unit = self._pair(child, shape, indent=indent, column=column, name=names[number])
                before = child.value
            else:
                unit = self._item(child, shape.below(number), indent=indent, column=column)
                before = child
            units.append(replace(unit, rank=rank, lead=placed + unit.lead))
        return units

    def _ranks(self, shape: Shape) -> dict[str, int]:
        return {name: rank for rank, name in enumerate(shape.order(self.languages))}

    def _pair(self, pair: Pair, shape: Shape, *, indent: int, column: int, name: str) -> _Unit:
        """A key with its value."""
        colon = _COLON.match(self.text, pair.key.end)
        self.at = colon.end() if colon else pair.key.end
        comment = self._comment_at_end()
        start = f"{' ' * indent}{_as_written(self.text[pair.key.start : pair.key.end], pair.key, name)}:"
        if pair.value.start == pair.value.last:
            return _Unit(0, (), (start + comment,), name)
        below = shape.below(pair.key.text)
        if isinstance(pair.value, Branch) and not pair.value.flow:
            lines, keeps = self._block(pair.value, below, indent=indent + 2)
            return _Unit(0, (), (start + comment, *lines), name, keeps)
        has_own_line = "\n" in self.text[pair.key.end : pair.value.start]
        notes = _placed(self._notes(pair.value.start), 0, indent + 2)
        first, *rest = self._inline(pair.value, below, indent=indent, column=column)
        lead = [start + comment, *notes, f"{' ' * (indent + 2)}{first}"] if has_own_line else [f"{start} {first}"]
        return _Unit(0, (), (*lead, *rest), name, _keeps(self.text, pair.value))

    def _block(self, branch: Branch, shape: Shape, *, indent: int) -> tuple[list[str], bool]:
        """The lines of a map or list in a block, and whether the last one keeps the blank lines behind it."""
        lead = self._notes(branch.start)
        units = _in_order_of(self._units(branch, shape, indent=indent, lead=lead))
        return _joined(units), units[-1].keeps

    def _item(self, item: Tree, shape: Shape, *, indent: int, column: int) -> _Unit:
        """An item of a list; the comments above its first key come above its dash."""
        if isinstance(item, Branch) and not item.flow:
            units = _in_order_of(self._units(item, shape, indent=indent + 2, lead=[]))
            lead = tuple(
                f"{' ' * min(indent, len(line) - len(line.lstrip()))}{line.lstrip()}" for line in units[0].lead
            )
            lines = _joined([replace(units[0], lead=()), *units[1:]])
            return _Unit(0, lead, (f"{' ' * indent}- {lines[0][indent + 2 :]}", *lines[1:]), keeps=units[-1].keeps)
        first, *rest = self._inline(item, shape, indent=indent, column=column)
        return _Unit(0, (), (f"{' ' * indent}- {first}", *rest), keeps=_keeps(self.text, item))

    def _inline(self, node: Tree, shape: Shape, *, indent: int, column: int) -> list[str]:
        """The lines of a text, or of a map or list in braces or brackets, with the comment at its end."""
        raw = self.text[node.start : node.last]
        self.at = node.last
        if isinstance(node, Branch):
            lines = [line if line.endswith("\\") else line.rstrip() for line in self._flow(node, shape).split("\n")]
        elif node.style in ("|", ">"):
            return _block_text(raw, column, indent)
        else:
            lines = [line if line.rstrip().endswith("\\") else line.rstrip() for line in raw.split("\n")]
        lines[-1] += self._comment_at_end()
        return [lines[0], *(_shifted(line, indent - column) for line in lines[1:])]

    def _flow(self, node: Tree, shape: Shape) -> str:
        """A value in braces or brackets with English keys, in order unless comments stand in it."""
        if isinstance(node, Leaf):
            return self.text[node.start : node.last]
        children: tuple[Pair | Tree, ...] = node.items if node.is_list else node.pairs
        if not children:
            return self.text[node.start : node.last]
        names = _names(node, shape)
        written = [self._flow_unit(child, shape, number, names) for number, child in enumerate(children)]
        ends = [node.start, *(child.last for child in children)]
        starts = [*(child.start for child in children), node.last]
        gaps = [self.text[end:start] for end, start in zip(ends, starts, strict=True)]
        if not any("#" in gap for gap in gaps) and not node.is_list:
            ranks = self._flow_ranks(node, shape)
            written = [written[number] for number in sorted(range(len(written)), key=ranks.__getitem__)]
        return gaps[0] + "".join(unit + gap for unit, gap in zip(written, gaps[1:], strict=True))

    def _flow_unit(self, child: Pair | Tree, shape: Shape, number: int, names: Sequence[str]) -> str:
        if not isinstance(child, Pair):
            return self._flow(child, shape.below(number))
        key = _as_written(self.text[child.key.start : child.key.end], child.key, names[number])
        return key + self.text[child.key.end : child.value.start] + self._flow(child.value, shape.below(child.key.text))

    def _flow_ranks(self, branch: Branch, shape: Shape) -> list[int]:
        ranks, rank = list[int](), -1
        for pair in branch.pairs:
            rank = self._ranks(shape).get(shape.name_of(pair.key.text), rank)
            ranks.append(rank)
        return ranks


def _is_block(node: Tree) -> bool:
    return isinstance(node, Branch) and not node.flow


def _note(line: str, column: int) -> _Note:
    """The comment in what stands between two nodes on a line."""
    blank = len(line) - len(line.lstrip(" \t"))
    bare = line[blank:]
    indicators = _INDICATORS.match(bare)
    at = blank + (indicators.end() if indicators else 0)
    return _Note(column + at, line[at:].rstrip() if line[at:].startswith("#") else "")


def _is_blank(line: str, number: int, lines: Sequence[str]) -> bool:
    """Whether a line has nothing on it; the last one is the beginning of a line with a node."""
    return number < len(lines) - 1 and not line.strip()


def _names(branch: Branch, shape: Shape) -> list[str]:
    """The keys of a map in English; one that would be there twice stays as it is."""
    names = [shape.name_of(pair.key.text) for pair in branch.pairs]
    return [name if names.count(name) == 1 else pair.key.text for name, pair in zip(names, branch.pairs, strict=True)]


def _as_written(raw: str, key: Leaf, name: str) -> str:
    """A key in English, with the quotes that it had."""
    return raw if name == key.text else f"{key.style}{name}{key.style}"


def _keeps(text: str, node: Tree) -> bool:
    """Whether a text keeps the blank lines behind it."""
    header = _HEADER.match(text, node.start) if isinstance(node, Leaf) and node.style in ("|", ">") else None
    return bool(header and "+" in (header[2], header[4]))


def _block_text(raw: str, column: int, indent: int) -> list[str]:
    """The lines of a block text below an indent. column: of the map or list that it stands in."""
    header, *lines = raw.removesuffix("\n").split("\n")
    match = _HEADER.match(header)
    deep = [len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" ")]
    old = column + int(match[3]) if match and match[3] else (deep[0] if deep else 0)
    if match and match[3]:
        header = f"{match[1]}{match[2]}2{match[4]}{header[match.end() :]}"
    bodies = (line[old:] if len(line) > old else "" for line in lines)
    return [header.rstrip(), *(f"{' ' * (indent + 2)}{body}" if body else "" for body in bodies)]


def _shifted(line: str, by: int) -> str:
    """A line further to the right, or to the left as far as it can."""
    bare = line.lstrip(" ")
    return f"{' ' * max(len(line) - len(bare) + by, 0)}{bare}" if bare else ""


def _divided(notes: list[_Note], before: Tree, column: int) -> tuple[list[_Note], list[_Note]]:
    """The comments that belong to the block before, which are indented deeper than the next key, and the others."""
    if not _is_block(before):
        return [], notes
    number = next((number for number, note in enumerate(notes) if note.text and note.column <= column), len(notes))
    while number and not notes[number - 1].text:
        number -= 1
    return notes[:number], notes[number:]


def _placed(notes: Sequence[_Note], column: int, indent: int) -> list[str]:
    """Comments as lines. column: of the key below, as it was; indent: as it is. One further left keeps its column."""
    return [
        f"{' ' * (indent if note.column >= column else min(note.column, indent))}{note.text}" if note.text else ""
        for note in notes
    ]


def _with_tail(unit: _Unit, tail: Sequence[_Note], indent: int) -> _Unit:
    """A unit with the comments that stand below its last line."""
    if not tail:
        return unit
    return replace(unit, lines=(*unit.lines, *_placed(tail, 0, indent + 2)), keeps=False)


def _in_order_of(units: Sequence[_Unit]) -> list[_Unit]:
    """Units by rank, each with its comments; the first without blank lines above it."""
    units = sorted(units, key=lambda unit: unit.rank)
    lead = list(units[0].lead)
    while lead and not lead[0]:
        lead.pop(0)
    return [replace(units[0], lead=tuple(lead)), *units[1:]]


def _set_off(units: Sequence[_Unit]) -> Iterator[_Unit]:
    """The units of a record, with a blank line above each part of several lines that is not the first."""
    for number, unit in enumerate(units):
        is_part = number and unit.key in PARTS and len(unit.lines) > 1
        yield replace(unit, lead=("", *unit.lead)) if is_part else unit


def _joined(units: Iterable[_Unit]) -> list[str]:
    """The lines of units; behind a text that keeps blank lines none is added."""
    lines: list[str] = []
    keeps = False
    for unit in units:
        for line in unit.lead:
            if line or (lines and lines[-1] and not keeps):
                lines.append(line)
        lines += unit.lines
        keeps = unit.keeps
    return lines


def _with_head(head: list[str], lines: list[str]) -> list[str]:
    """The lines of a file below its head; comments of the first key are set off from it."""
    if head and head[-1] and lines[0].startswith("#"):
        return [*head, "", *lines]
    return [*head, *lines]

"""Takes the bytes of a record file, gives a document: text scalars with their places, and every fault of syntax.

    bytes --text--> characters --libyaml's events--> nodes; where those fail or mislead --slips--> what to mend

libyaml only parses: its composer and constructors, which guess types and die of deep nesting, are never reached.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any, overload

import yaml

from builder import slips
from builder.document import Document, Entry, Mapping, Node, Place, Scalar, Sequence
from builder.problem import Problem, Severity, error
from builder.text import MAX_BYTES, code_point, forbidden, read_text

__all__ = ["MAX_BYTES", "MAX_DEPTH", "read_document"]

MAX_DEPTH = 20
MAX_PROBLEMS = 100
# Where these are mended, what belongs to what is a guess, on which no other fault should rest.
GUESSES = {"indentation", "stray-line"}
# How often a text is read again without a mend that did not do.
MAX_ROUNDS = 10
EMPTY = ("", "~", "null", "Null", "NULL")
ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
SHORT_ESCAPES = {"0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b"}
SHORT_ESCAPES |= {"N": "\x85", "L": "\u2028", "P": "\u2029"}
# libyaml's words for faults whose place is that of the thing it was reading, not of where it gave up.
LATE = re.compile("could not find expected ':'|unexpected end of stream|unexpected document indicator")


def read_document(path: str, data: bytes) -> Document:
    """A file, read; never raises. `path` only labels the problems.

    The root is None if the syntax is broken or a slip changes what the file says. Otherwise it holds all that could be
    read: of a repeated key the first, without what is refused. An empty value and an alias leave a Scalar without
    text and not `quoted`, of which no later step needs to speak again.
    """
    text, problems = read_text(path, data)
    if text is None:
        return Document(path, None, problems)
    built = _build(path, text)
    if built.too_deep:
        return Document(path, None, _sorted([*problems, *built.problems]))
    edits = slips.find(path, text, refused=built.refusal is not None)
    if lone := tuple(edit for edit in edits if _is_unknown(edit)):
        text, _ = slips.apply(text, lone)
        built, edits = _build(path, text), tuple(edit for edit in edits if edit not in lone)
    found = [problem for edit in edits for problem in edit.problems]
    if built.refusal is None and not any(problem.severity is Severity.ERROR for problem in found):
        root = built.root if isinstance(built.root, Mapping) else None
        return Document(path, root, _sorted([*problems, *found, *built.problems, *_of_root(path, built)]))
    rest, mended = _behind(path, text, edits)
    return Document(path, None, _sorted([*problems, *rest]), mended)


def _is_unknown(edit: slips.Edit) -> bool:
    """Whether a slip is `key: ?` or `- ?`, the format's unknown date: no YAML, but read as if it were quoted."""
    codes = {problem.code for problem in edit.problems}
    return codes == {"text-start"} and len(edit.lines) == edit.count == 1 and edit.lines[0].endswith((': "?"', '- "?"'))


@dataclass(frozen=True)
class _Refusal:
    """Where and why libyaml stopped; line and column from 1."""

    line: int
    column: int
    said: str


@dataclass(frozen=True)
class _Built:
    """What the events gave."""

    root: Node | None
    problems: tuple[Problem, ...]
    refusal: _Refusal | None = None
    too_deep: bool = False


def _sorted(problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(dict.fromkeys(problems))[:MAX_PROBLEMS])


def _of_root(path: str, built: _Built) -> list[Problem]:
    """The fault of a file that holds no record."""
    if built.root is None or (isinstance(built.root, Scalar) and not built.root.raw):
        return [error("empty-file", path, 1, 1)]
    if isinstance(built.root, Mapping):
        return []
    return [error("not-a-record", path, built.root.place.line, built.root.place.column)]


def _behind(path: str, text: str, edits: tuple[slips.Edit, ...]) -> tuple[list[Problem], Mapping | None]:
    """The slips, what comes to light once they are mended, and the mended record; a mend that libyaml refuses is taken
    back."""
    for _ in range(MAX_ROUNDS):
        mended, origin = slips.apply(text, edits)
        built = _build(path, mended)
        if built.refusal is None:
            return _slips_and_more(built, edits, origin), _mended(built, edits, origin)
        line = origin[min(built.refusal.line, len(origin)) - 1]
        if line >= 0:
            break
        edits = tuple(_taken_back(edit) if edit.first == -1 - line else edit for edit in edits)
    found = [problem for edit in edits for problem in edit.problems]
    if built.refusal is not None and line >= 0 and all(problem.line <= line for problem in found):
        found.append(_worded(path, text, replace(built.refusal, line=line + 1)))
    return found, None


def _mended(built: _Built, edits: tuple[slips.Edit, ...], origin: list[int]) -> Mapping | None:
    """The record of a mended text with the places of the file as it is; None where a mend is a guess."""
    if any(problem.code in GUESSES for edit in edits for problem in edit.problems):
        return None
    return _relocated(built.root, origin) if isinstance(built.root, Mapping) else None


@overload
def _relocated(node: Mapping, origin: list[int]) -> Mapping: ...
@overload
def _relocated(node: Scalar, origin: list[int]) -> Scalar: ...
@overload
def _relocated(node: Node, origin: list[int]) -> Node: ...
def _relocated(node: Node, origin: list[int]) -> Node:
    line = origin[min(node.place.line, len(origin)) - 1]
    place = Place(line + 1 if line >= 0 else line, node.place.column)
    if isinstance(node, Mapping):
        entries = (Entry(_relocated(each.key, origin), _relocated(each.value, origin)) for each in node)
        return Mapping(tuple(entries), place)
    if isinstance(node, Sequence):
        return Sequence(tuple(_relocated(item, origin) for item in node.items), place)
    return replace(node, place=place)


def _worded(path: str, text: str, refusal: _Refusal) -> Problem:
    """What libyaml said, where no slip explains it."""
    before = [line for line in text.split("\n")[: refusal.line - 1] if line.strip() and line[0] != "#"]
    if "<document start>" in refusal.said and before and before[-1].startswith("..."):
        return error("second-document", path, refusal.line, refusal.column)
    return error("yaml-syntax", path, refusal.line, refusal.column, said=refusal.said)


def _slips_and_more(built: _Built, edits: tuple[slips.Edit, ...], origin: list[int]) -> list[Problem]:
    """The slips with the faults of the mended text that stand on lines of the file as it is."""
    found = [problem for edit in edits for problem in edit.problems]
    if any(problem.code in GUESSES for problem in found):
        return found
    further = (_at_origin(problem, origin) for problem in built.problems)
    return found + [problem for problem in further if problem is not None]


def _taken_back(edit: slips.Edit) -> slips.Edit:
    """An edit that shows no mend; a comment keeps its place while the rest is read."""
    problems = tuple(_without_fix(problem) for problem in edit.problems)
    return replace(edit, lines=("#",) * len(edit.lines), problems=problems)


def _without_fix(problem: Problem) -> Problem:
    return replace(problem, fix="", values=tuple(pair for pair in problem.values if pair[0] != "lines"))


def _at_origin(problem: Problem, origin: list[int]) -> Problem | None:
    """A problem of the mended text as one of the file, unless it stands on a mended line."""
    line = origin[problem.line - 1]
    if line < 0:
        return None
    values = dict(problem.values)
    if "first" in values:
        first = origin[int(values["first"]) - 1]
        values["first"] = str(first + 1 if first >= 0 else -first)
    return replace(problem, line=line + 1, values=tuple(sorted(values.items())))


def _build(path: str, text: str) -> _Built:
    """The tree of a text, as far as libyaml reads it."""
    builder = _Builder(path, text)
    try:
        for event in yaml.parse(text, Loader=yaml.CLoader):
            if not builder.take(event):
                break
    except yaml.MarkedYAMLError as fault:
        return _Built(None, tuple(builder.problems), _refusal(text, fault))
    return _Built(builder.root, tuple(builder.problems), too_deep=builder.too_deep)


def _refusal(text: str, fault: yaml.MarkedYAMLError) -> _Refusal:
    problem = fault.problem or "something unexpected"
    mark = fault.problem_mark
    if fault.context_mark is not None and (mark is None or LATE.search(problem)):
        mark = fault.context_mark
    if mark is None:
        return _Refusal(1, 1, problem)
    # The end of the file is after its last line end; what is missing is missing before it.
    lines = text.split("\n")
    line = min(mark.line, len(lines) - 1)
    return _Refusal(line + 1, min(mark.column, len(lines[line])) + 1, problem)


@dataclass
class _Open:
    """A collection whose end has not come yet."""

    place: Place
    is_list: bool
    key: Scalar | None = None
    key_due: bool = True
    items: list[Node] = field(default_factory=list)
    entries: dict[str, Entry] = field(default_factory=dict)


class _Builder:
    """libyaml's events to nodes; everything the format has no use for becomes a problem."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.last = Place(text.count("\n") + 1, len(text) - text.rfind("\n"))
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self.open: list[_Open] = []
        self.documents = 0
        self.too_deep = False

    def take(self, event: yaml.Event) -> bool:
        """One event; False when there is no sense in reading on."""
        if isinstance(event, yaml.ScalarEvent):
            self.add(self.scalar(event))
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            return self.begin(event)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self.add(_closed(self.open.pop()))
        elif isinstance(event, yaml.AliasEvent):
            self.refuse("alias", _place(event), name=event.anchor or "")
            self.add(Scalar("", _place(event), raw=f"*{event.anchor}"), reported=True)
        elif isinstance(event, yaml.DocumentStartEvent):
            return self.document(event)
        return True

    def document(self, event: yaml.DocumentStartEvent) -> bool:
        """The start of a document, of which there is one, and that without directives."""
        self.documents += 1
        if self.documents > 1:
            self.refuse("second-document", _place(event))
            return False
        if event.version or event.tags:
            before = self.text.split("\n")
            line = next((number for number, line in enumerate(before) if line.startswith("%")), 0)
            self.refuse("directive", Place(line + 1, 1), found=before[line].split()[0])
        return True

    def begin(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> bool:
        """The start of a list or a map."""
        self.properties(event)
        if len(self.open) == MAX_DEPTH:
            self.refuse("too-deep", _place(event), limit=str(MAX_DEPTH))
            self.too_deep = True
            return False
        self.open.append(_Open(_place(event), isinstance(event, yaml.SequenceStartEvent)))
        return True

    def scalar(self, event: yaml.ScalarEvent) -> Scalar:
        """A text with its source."""
        self.properties(event)
        start: Any = event.start_mark
        end: Any = event.end_mark
        raw = self.text[start.index : end.index]
        scalar = Scalar(event.value, _place(event), raw=raw, quoted=event.style in ('"', "'"))
        if event.style == '"' and "\\" in raw:
            self.escapes(scalar)
        return scalar

    def properties(self, event: yaml.NodeEvent) -> None:
        """Anchor and tag, neither of which a record has."""
        if event.anchor is not None:
            self.refuse("anchor", _place(event), name=event.anchor)
        tag = getattr(event, "tag", None)
        if tag is not None:
            self.refuse("tag", _place(event), tag=tag)

    def escapes(self, scalar: Scalar) -> None:
        """Characters that are refused as they are and no more welcome as `\\x07`."""
        for match in ESCAPE.finditer(scalar.raw):
            character = _character(match)
            code = "control-character" if character == "\r" else forbidden(character)
            if code:
                at = match.start()
                before = scalar.raw[:at]
                place = Place(scalar.place.line + before.count("\n"), at - before.rfind("\n"))
                if "\n" not in before:
                    place = Place(scalar.place.line, scalar.place.column + at)
                self.refuse(code, place, character=code_point(character))
                return

    def add(self, node: Node, *, reported: bool = False) -> None:
        """A finished node into the collection around it."""
        if not self.open:
            self.root = node
            return
        around = self.open[-1]
        if not around.is_list and around.key_due:
            around.key, around.key_due = self.key(node), False
            return
        if isinstance(node, Scalar) and not node.quoted and not reported and self.is_empty(node):
            key = around.key.text if around.key is not None else ""
            self.refuse(
                "empty-value" if key else "empty-item", _where(node, around.key), **({"key": key} if key else {})
            )
            node = replace(node, text="")
        if around.is_list:
            around.items.append(node)
        elif around.key is not None:
            around.entries[around.key.text] = Entry(around.key, node)
        around.key_due = True

    def is_empty(self, node: Scalar) -> bool:
        """Whether nothing was written, or YAML's words for nothing."""
        return node.text in EMPTY and not node.raw.startswith(("|", ">"))

    def key(self, node: Node) -> Scalar | None:
        """A key, or None if its entry is refused."""
        entries = self.open[-1].entries
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

    def refuse(self, code: str, place: Place, **values: str) -> None:
        """Notes an error."""
        if place.line > self.last.line:  # libyaml stands on the line after the last when something is missing
            place = self.last
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(error(code, self.path, place.line, place.column, **values))


def _place(event: yaml.Event) -> Place:
    mark: Any = event.start_mark  # the stubs allow None; libyaml always gives one
    return Place(mark.line + 1, mark.column + 1)


def _where(node: Scalar, key: Scalar | None) -> Place:
    """Of nothing, libyaml gives the place of what comes next; that of its key is of more use."""
    return key.place if key is not None and not node.raw else node.place


def _closed(collection: _Open) -> Node:
    if collection.is_list:
        return Sequence(tuple(collection.items), collection.place)
    return Mapping(tuple(collection.entries.values()), collection.place)


def _character(match: re.Match[str]) -> str:
    """What an escape stands for."""
    digits = match.group(1) or match.group(2) or match.group(3)
    if digits is None:
        return SHORT_ESCAPES.get(match.group(4), " ")
    return chr(min(int(digits, 16), 0x10FFFF))

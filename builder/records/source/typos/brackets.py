"""Takes the start of a list or a map in brackets, gives its lines as they should be."""

from __future__ import annotations

import re

from builder.records.source.typos.edits import Slip
from builder.records.source.typos.flow import CLOSE, OPEN, Flow, FlowSlip, mended, read_flow
from builder.records.source.typos.flow_nodes import FlowPairs, block, inline, quote
from builder.records.source.typos.patterns import (
    COMMENT,
    KEY_LINE,
    WIDE_SPACE,
    is_void,
    named,
    spaces,
    without_far_comment,
)
from builder.records.source.typos.value import Start, Value

# Texts in quotes, and a comment.
OUTSIDE = re.compile(r"""(?<![^\s\[{,:])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')|(?<!\S)#.*$""")
WIDE_END = re.compile(rf"[ \t]*([{WIDE_SPACE}])[ \t{WIDE_SPACE}]*(?=#|$)")


def is_wide_list(text: str) -> bool:
    """Whether full-width brackets are a list or a map, and not part of the wording."""
    body = COMMENT.sub("", text).rstrip()
    if body[-1] not in "］｝】]}":
        return False
    inside = body[1:-1]
    if text[0] == "【":
        return not re.search("[【】]", inside) and ("," in inside or re.fullmatch(r"[\x20-\x7e]+", inside) is not None)
    return bool(re.search("[,，、]|[:：]", inside)) or inside.isascii()


def read_brackets(start: Start) -> Value:
    """A list or a map in brackets, on one line or several."""
    count = _extent(start)
    further = start.scan.lines[start.scan.at + 1 : start.scan.at + count]
    region = "\n".join((start.line[start.at :], *further)).rstrip()
    read = read_flow(region)
    return Value(None if read is None else _mended(start, region, read), count)


def _extent(start: Start) -> int:
    """How many lines a collection takes: up to its last bracket, or to a line that looks like the next key."""
    depth, filled = _balance(start.line[start.at :]), 1
    if depth <= 0:
        return 1
    for number, line in enumerate(start.scan.further(start.scan.at + 1), start=2):
        if spaces(line) <= start.parent and KEY_LINE.match(line):
            break
        depth += _balance(line)
        if depth <= 0:
            return number
        filled = filled if is_void(line) else number
    return filled


def _balance(line: str) -> int:
    """Brackets opened less brackets closed, outside quotes and comments."""
    bare = OUTSIDE.sub("", line)
    return sum(bare.count(mark) for mark in OPEN) - sum(bare.count(mark) for mark in CLOSE)


def _mended(start: Start, region: str, read: Flow) -> list[str] | None:
    """The lines of a collection as they should be; None where nothing is to mend or no mend is sure."""
    rest = region[read.end :]
    if wide := WIDE_END.match(rest):
        line, column = _place(start, region, read.end + wide.start(1))
        start.scan.slip("full-width-space", column, line=line, found=named(wide.group(1)))
        rest = "  " + rest[wide.end() :]
        region = region[: read.end] + rest
        if not read.slips:
            return region.split("\n")
    if COMMENT.sub("", rest).strip():
        return _as_text(start, region, rest)
    if not read.slips:
        return None
    _note(start, region, read.slips)
    return _written(start, region, read)


def _as_text(start: Start, region: str, rest: str) -> list[str] | None:
    """What begins with brackets and goes on in words."""
    if "\n" in region or not re.match(r"[^\]}］｝】]", rest):
        return None
    start.scan.slip("text-start", start.at, found=region[0])
    return [quote(without_far_comment(region))]


def _note(start: Start, region: str, slips: tuple[FlowSlip, ...]) -> None:
    """The slips, one of a kind, each with its place in the file."""
    noted = {slip.code for slip in start.scan.slips}
    for slip in slips:
        if slip.code in noted:
            continue
        noted.add(slip.code)
        line, column = _place(start, region, 0 if slip.code == "bracket-not-closed" else slip.offset)
        start.scan.slips.append(Slip(slip.code, line, column, slip.values))


def _place(start: Start, region: str, offset: int) -> tuple[int, int]:
    """Line and column in the file, from 0, of an offset in what starts there."""
    before = region[:offset]
    line = before.count("\n")
    return start.scan.at + line, offset - before.rfind("\n") - 1 + (0 if line else start.at)


def _written(start: Start, region: str, read: Flow) -> list[str]:
    """A collection as it should be: in its own layout, or one entry a line, or on one line."""
    kept = mended(region, read)
    if kept is not None:
        return kept.split("\n")
    rest = region[read.end :] if read.closed else ""
    if not isinstance(read.node, FlowPairs) or not read.node.pairs:
        lines = [inline(read.node) + rest]
    else:
        entries = block(read.node, indent=start.parent + 2)
        lines = [rest.lstrip(), *entries] if start.keyed else [entries[0].lstrip(), *entries[1:]]
    return "\n".join(lines).split("\n")  # a text in quotes may have several lines

"""Corrects a list or a map in brackets: takes its start, gives its corrected lines."""

from __future__ import annotations

import re

from builder.records.source.text import code_point
from builder.records.source.typos.edits import Slip
from builder.records.source.typos.flow import CLOSE, OPEN, Flow, FlowSlip, mended, read_flow
from builder.records.source.typos.flow_nodes import FlowPairs, block, inline, quote
from builder.records.source.typos.patterns import (
    COMMENT,
    KEY_LINE,
    WIDE_SPACE,
    is_void,
    spaces,
    without_far_comment,
)
from builder.records.source.typos.value import Start, Value

# Texts in quotes, and a comment.
OUTSIDE = re.compile(r"""(?<![^\s\[{,:])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')|(?<!\S)#.*$""")
WIDE_END = re.compile(rf"[ \t]*([{WIDE_SPACE}])[ \t{WIDE_SPACE}]*(?=#|$)")


def is_wide_list(text: str) -> bool:
    """Whether full-width brackets are a list or a map, and not part of a text."""
    body = COMMENT.sub("", text).rstrip()
    if body[-1] not in "］｝】]}":
        return False
    content = body[1:-1]
    if text[0] == "【":
        return not re.search("[【】]", content) and (
            "," in content or re.fullmatch(r"[\x20-\x7e]+", content) is not None
        )
    return bool(re.search("[,，、]|[:：]", content)) or content.isascii()


def read_brackets(start: Start) -> Value:
    """A list or a map in brackets, on one line or several."""
    count = _extent(start)
    further = start.scan.lines[start.scan.at + 1 : start.scan.at + count]
    region = "\n".join((start.line[start.at :], *further)).rstrip()
    read = read_flow(region)
    return Value(None if read is None else _mended(start, region, read), count)


def _extent(start: Start) -> int:
    """The number of lines of a collection: up to its closing bracket, or to a line that looks like the next key."""
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
    """The number of opening minus closing brackets, outside quotes and comments."""
    bare = OUTSIDE.sub("", line)
    return sum(bare.count(mark) for mark in OPEN) - sum(bare.count(mark) for mark in CLOSE)


def _mended(start: Start, region: str, read: Flow) -> list[str] | None:
    """The corrected lines of a collection; None if it is correct or no correction is certain."""
    rest = region[read.end :]
    if wide := WIDE_END.match(rest):
        line, column = _place(start, region, read.end + wide.start(1))
        start.scan.slip("full-width-space", column, line=line, found=code_point(wide.group(1)))
        rest = "  " + rest[wide.end() :]
        region = region[: read.end] + rest
        if not read.slips:
            return region.split("\n")
    if COMMENT.sub("", rest).strip():
        return _as_text(start, region, rest)
    if not read.slips:
        return None
    _note(start, region, read.slips)
    return _mended_lines(start, region, read)


def _as_text(start: Start, region: str, rest: str) -> list[str] | None:
    """The corrected line of a text that begins with brackets."""
    if "\n" in region or not re.match(r"[^\]}］｝】]", rest):
        return None
    start.scan.slip("text-start", start.at, found=region[0])
    return [quote(without_far_comment(region))]


def _note(start: Start, region: str, slips: tuple[FlowSlip, ...]) -> None:
    """Note the typing errors, one per code, with their places in the file."""
    noted = {slip.code for slip in start.scan.slips}
    for slip in slips:
        if slip.code in noted:
            continue
        noted.add(slip.code)
        line, column = _place(start, region, 0 if slip.code == "bracket-not-closed" else slip.offset)
        start.scan.slips.append(Slip(slip.code, line, column, slip.values))


def _place(start: Start, region: str, offset: int) -> tuple[int, int]:
    """Line and column in the file, from 0, of an offset in the collection."""
    before = region[:offset]
    line = before.count("\n")
    return start.scan.at + line, offset - before.rfind("\n") - 1 + (0 if line else start.at)


def _mended_lines(start: Start, region: str, read: Flow) -> list[str]:
    """The corrected collection: in its original layout, with one entry per line, or on one line."""
    mended_text = mended(region, read)
    if mended_text is not None:
        return mended_text.split("\n")
    rest = region[read.end :] if read.closed else ""
    if not isinstance(read.node, FlowPairs) or not read.node.pairs:
        lines = [inline(read.node) + rest]
    else:
        entries = block(read.node, indent=start.parent + 2)
        lines = [rest.lstrip(), *entries] if start.keyed else [entries[0].lstrip(), *entries[1:]]
    return "\n".join(lines).split("\n")  # a text in quotes may have several lines

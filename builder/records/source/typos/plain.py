"""Corrects a text without quotes or a block scalar: takes its start, gives its corrected lines."""

from __future__ import annotations

import re

from builder.records.problem import Severity
from builder.records.source.typos.flow_nodes import quote
from builder.records.source.typos.patterns import COLON, COMMENT, STARTS, is_misplaced_key, spaces, without_far_comment
from builder.records.source.typos.value import Start, Value

# An anchor, an alias or a tag; events.py refuses these.
PROPERTY = re.compile(r"\*[A-Za-z0-9_-]+\s*(?:#.*)?$|&[A-Za-z0-9_-]+(?:\s.*)?$|![\x21-\x7e]*(?:\s.*)?$")
MIXED_END = re.compile(r'“([^“”"]*)"$')
HAN = re.compile(r"[\u3400-\u9fff]")


def read_plain(start: Start) -> Value:
    """A text without quotes."""
    comment = COMMENT.search(start.text)
    start.scan.after_plain = comment is None
    further = _further(start)
    body = start.text[: comment.start()] if comment else start.text
    return Value(_mended(start, body, further), 1 + len(further))


def _further(start: Start) -> list[str]:
    """The further lines of a text: those indented more than their key, up to one that looks like a key."""
    lines: list[str] = []
    filled = 0
    for line in start.scan.further(start.scan.at + 1):
        bare = line.strip()
        if bare and (_indent(line) <= start.parent or bare[0] == "#" or is_misplaced_key(line)):
            break
        lines.append(line)
        filled = len(lines) if bare else filled
    return lines[:filled]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _mended(start: Start, body: str, further: list[str]) -> list[str] | None:
    """The corrected lines of a text; None if it is correct. `body`: its first line without a comment."""
    scan, text = start.scan, start.text
    if body.rstrip() == "?" and not further:
        scan.unknown.append((scan.at, start.at))
        return None
    first = STARTS.match(text)
    if first is not None and not PROPERTY.match(text):
        scan.slip("text-start", start.at, found=first.group())
        return _quoted_or_folded(start, without_far_comment(text), further)
    mixed = MIXED_END.match(body)
    if mixed and not further:
        scan.slip("full-width-quote", start.at, found="“")
        return [f'"{mixed.group(1)}"' + text[len(body) :]]
    if body and body != text and _is_cut(start, body, further):
        return _quoted_or_folded(start, text, further)
    if colon := COLON.search(body):
        scan.slip("colon-in-text", start.at + colon.start())
        return _quoted_or_folded(start, without_far_comment(text), further)
    for number, line in enumerate(further, start=1):
        if colon := COLON.search(COMMENT.sub("", line)):
            scan.slip("colon-in-text", colon.start(), line=scan.at + number)
            return _quoted_or_folded(start, text, further)
    return None


def _is_cut(start: Start, body: str, further: list[str]) -> bool:
    """Whether a comment cuts a text off: certainly if further lines follow, probably in `第一 # 号` and `A #1`."""
    rest = start.text[len(body) :]
    column = start.at + len(body) + 1
    if further:
        start.scan.slip("comment-in-text", column)
        return True
    if rest.startswith(" #") and (HAN.search(body) or not rest[2:3].isspace()) and rest[2:]:
        start.scan.slip("comment-in-text", column, severity=Severity.WARNING)
        return True
    return False


def _quoted_or_folded(start: Start, text: str, further: list[str]) -> list[str]:
    """A text in quotes, or as a folded block scalar if it has several lines."""
    if not further:
        return [quote(text)]
    pad = " " * (start.parent + 2)
    return [">-", *(pad + line.strip() if line.strip() else "" for line in (text, *further))]


# Block scalars.


def read_block(start: Start) -> Value:
    """A block scalar: prose, in which only the indentation matters."""
    first = end = start.scan.at + 1
    inner = 0
    lines: list[str] = []
    for number, line in enumerate(start.scan.further(first), start=first):
        if _ends_block(line, start.parent, inner):
            break
        lines.append(_block_line(start, line, number, inner=inner))
        if line.strip():
            end = number + 1
            inner = inner or spaces(lines[-1])
    changed = lines[: end - first]
    same = changed == start.scan.lines[first:end]
    return Value(None if same else [start.line[start.at :], *changed], 1 + end - first)


def _ends_block(line: str, parent: int, inner: int) -> bool:
    """Whether a line is outside a block scalar whose text is indented by `inner` (0: not known yet)."""
    indent = _indent(line)
    out = (indent <= parent and "\t" not in line[:indent]) or (indent < inner and line[indent:][:1] == "#")
    return out and bool(line.strip())


def _block_line(start: Start, line: str, number: int, *, inner: int) -> str:
    """A line of prose, indented like the others."""
    indent = spaces(line)
    if line.strip() and indent <= start.parent and line[indent] == "\t":
        start.scan.slip("tab-indent", indent, line=number)
    elif line.strip() and inner and indent < inner:
        start.scan.slip("indentation", indent, line=number)
    else:
        return line
    return " " * (inner or start.parent + 2) + line.strip(" \t")

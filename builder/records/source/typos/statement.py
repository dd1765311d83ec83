"""Reads the next statement of a file: its corrected lines, and the typing errors in it."""

from __future__ import annotations

import re

from builder.records.source.text import code_point
from builder.records.source.typos.brackets import is_wide_list, read_brackets
from builder.records.source.typos.edits import MendedStatement
from builder.records.source.typos.indentation import moved_below, place
from builder.records.source.typos.line_head import Head, note_lead, note_near, read_head
from builder.records.source.typos.patterns import COLON, KEY_LINE, LEAD, SHORT_HAN, STARTS, spaces, width
from builder.records.source.typos.plain import read_block, read_plain
from builder.records.source.typos.quoted import read_quoted
from builder.records.source.typos.scanner import Scan
from builder.records.source.typos.value import Start, Value

# A correction of more lines is reported without a fix.
MAX_MOVED = 12
BLOCK = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])(?:\s+#.*)?\s*$")
CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
MARKER = re.compile(r"(?:---|\.\.\.)(?:\s|$)")


def read_statement(scan: Scan) -> None:
    """Read the next statement, advance past it, and note it if it has typing errors."""
    scan.slips = []
    first = scan.at
    lines = _lines(scan, scan.lines[first])
    if scan.slips:
        scan.statements.append(MendedStatement(first, scan.at - first, lines, scan.slips))


def _lines(scan: Scan, line: str) -> list[str] | None:
    """The corrected lines of a statement; None if it is correct or no correction is certain."""
    bare = line[LEAD.match(line).end() :]  # type: ignore[union-attr]
    if not bare or bare[0] == "#":
        return _void(scan, line, bare)
    if bare[0] == "＃" and not _is_text(scan, line):
        return _wide_comment(scan, line)
    if line[0] == "%" or CONFLICT.match(line) or MARKER.match(line):
        _mark(scan, line)
        return None
    head = read_head(scan, line)
    return _text_or_stray(scan, head) if head.is_empty else _entry_or_item(scan, head)


# Lines that are no part of the record.


def _void(scan: Scan, line: str, bare: str) -> list[str]:
    """An empty line or a comment; a tab before it can upset YAML."""
    lead = line[: len(line) - len(bare)]
    wide = lead.strip(" \t")
    if wide:
        scan.slip("full-width-space", lead.index(wide[0]), found=code_point(wide[0]))
    elif "\t" in lead:
        scan.slip("tab-indent", lead.index("\t"))
    scan.at += 1
    return [" " * width(lead) + bare if bare else ""]


def _is_text(scan: Scan, line: str) -> bool:
    """Whether a line is the value of the preceding `key:`."""
    if scan.parent is None or spaces(line) <= scan.parent:
        return False
    following = scan.next_line()
    return spaces(following) <= scan.parent or not KEY_LINE.match(following)


def _wide_comment(scan: Scan, line: str) -> list[str]:
    """A comment with a full-width hash."""
    at = line.index("＃")
    scan.slip("full-width-hash", at)
    scan.at += 1
    return [line[:at] + ("#" if line[at + 1 :][:1].isspace() else "# ") + line[at + 1 :]]


def _mark(scan: Scan, line: str) -> None:
    """A directive, a mark of a merge conflict, the start or the end of a document."""
    if line[0] == "%":
        scan.slip("directive", 0, found=line.split()[0])
    elif not MARKER.match(line):
        scan.slip("conflict-marker", 0, found=line[:7])
    scan.levels, scan.parent = [], None
    scan.at += 1


# Entries and items.


def _entry_or_item(scan: Scan, head: Head) -> list[str] | None:
    """A key or a dash, or both, with its value."""
    note_lead(scan, head)
    column = place(scan, head)
    if head.near is not None:
        note_near(scan, head.near)
    parent = head.parent + column - head.width
    value = _value(Start(scan, head.line, head.end, parent, head.key is not None), head)
    return _finish(scan, head, value, column)


def _value(start: Start, head: Head) -> Value:
    """The value after a head; there may be none on its line."""
    if not start.text or start.text[0] == "#":
        start.scan.parent = head.parent
        start.scan.parent_han = head.key is not None and SHORT_HAN.fullmatch(head.key) is not None
        return Value(None)
    return _filled(start)


def _filled(start: Start) -> Value:
    """Read a value, by its first characters."""
    text = start.text
    if BLOCK.match(text):
        return read_block(start)
    if text[0] in "\"'＂":
        return read_quoted(start)
    if (text[0] in "[{" and not text.startswith("[@")) or (text[0] in "［｛【" and is_wide_list(text)):
        return read_brackets(start)
    return read_plain(start)


def _finish(scan: Scan, head: Head, value: Value, column: int) -> list[str] | None:
    """Head and value joined and moved to a column, with the following lines that have the same wrong indentation."""
    old = scan.lines[scan.at : scan.at + value.count]
    scan.after_plain = scan.after_plain and value.lines is None
    scan.at += value.count
    moved_lines = moved_below(scan, head, column)
    if len(moved_lines) > MAX_MOVED:
        return None
    changed = value.lines is not None or head.text != head.line[len(head.lead) : head.end] or " " * column != head.lead
    if not changed:
        return [*old, *moved_lines]
    shift = " " * max(column - head.width, 0)
    lines = value.lines or [head.line[head.end :], *(shift + line for line in old[1:])]
    return [(" " * column + head.text + lines[0]).rstrip(), *lines[1:], *moved_lines]


# Lines with neither key nor dash.


def _text_or_stray(scan: Scan, head: Head) -> list[str] | None:
    """The text of the preceding key, or a line that belongs to no statement."""
    if scan.parent is not None and spaces(head.line) > scan.parent:
        start = Start(scan, head.line, head.end, scan.parent, keyed=False)
        scan.parent = None
        value = _filled(start)
        scan.at += value.count
        return None if value.lines is None else [head.lead + value.lines[0], *value.lines[1:]]
    wide = head.lead.strip(" \t")
    return _wide_text(scan, head, wide[0], scan.parent) if scan.parent is not None and wide else _stray(scan, head)


def _wide_text(scan: Scan, head: Head, space: str, parent: int) -> list[str]:
    """The text of the preceding key, indented with full-width space."""
    scan.slip("full-width-space", head.lead.index(space), found=code_point(space))
    scan.at += 1
    scan.parent = None
    return [" " * max(head.width, parent + 2) + head.line.strip()]


def _stray(scan: Scan, head: Head) -> list[str] | None:
    """A line that belongs to no statement, or to the preceding text."""
    scan.slip("stray-line", len(head.lead))
    scan.at += 1
    text = head.line[head.end :]
    safe = not (STARTS.match(text) or COLON.search(text) or text[0] in "\"'[{")
    return [" " * (scan.levels[-1].column + 2) + text.strip()] if scan.after_plain and scan.levels and safe else None

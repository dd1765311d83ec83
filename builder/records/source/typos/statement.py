"""Takes the next lines of a file, gives the statement they are: what should stand there, and the slips in it."""

from __future__ import annotations

import re

from builder.records.source.typos.brackets import is_wide_list, read_brackets
from builder.records.source.typos.edits import MendedStatement
from builder.records.source.typos.indentation import moved_below, place
from builder.records.source.typos.line_head import Head, note_lead, note_near, read_head
from builder.records.source.typos.patterns import COLON, KEY_LINE, LEAD, SHORT_HAN, STARTS, named, spaces, width
from builder.records.source.typos.plain import read_block, read_plain
from builder.records.source.typos.quoted import read_quoted
from builder.records.source.typos.scanner import Scan
from builder.records.source.typos.value import Start, Value

# A mend of more lines than this is told, not shown.
MAX_MOVED = 12
BLOCK = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])(?:\s+#.*)?\s*$")
CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
MARKER = re.compile(r"(?:---|\.\.\.)(?:\s|$)")


def read_statement(scan: Scan) -> None:
    """Reads the next statement, moves past it and notes it if it has slips."""
    scan.slips = []
    first = scan.at
    lines = _lines(scan, scan.lines[first])
    if scan.slips:
        scan.found.append(MendedStatement(first, scan.at - first, lines, scan.slips))


def _lines(scan: Scan, line: str) -> list[str] | None:
    """The lines of a statement as they should be."""
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
        scan.slip("full-width-space", lead.index(wide[0]), found=named(wide[0]))
    elif "\t" in lead:
        scan.slip("tab-indent", lead.index("\t"))
    scan.at += 1
    return [" " * width(lead) + bare if bare else ""]


def _is_text(scan: Scan, line: str) -> bool:
    """Whether a line is the text that an unfinished `key:` waits for."""
    if scan.parent is None or spaces(line) <= scan.parent:
        return False
    following = scan.next_line()
    return spaces(following) <= scan.parent or not KEY_LINE.match(following)


def _wide_comment(scan: Scan, line: str) -> list[str]:
    """A comment behind a full-width hash."""
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
    """A key or a dash, or both, with what belongs to it."""
    note_lead(scan, head)
    column = place(scan, head)
    if head.near is not None:
        note_near(scan, head.near)
    parent = head.parent + column - head.width
    value = _value(Start(scan, head.line, head.end, parent, head.key is not None), head)
    return _finish(scan, head, value, column)


def _value(start: Start, head: Head) -> Value:
    """The value behind a head; there may be none on its line."""
    if not start.text or start.text[0] == "#":
        start.scan.parent = head.parent
        start.scan.parent_han = head.key is not None and SHORT_HAN.fullmatch(head.key) is not None
        return Value(None)
    return _filled(start)


def _filled(start: Start) -> Value:
    """A value by what it begins with."""
    text = start.text
    if BLOCK.match(text):
        return read_block(start)
    if text[0] in "\"'＂":
        return read_quoted(start)
    if (text[0] in "[{" and not text.startswith("[@")) or (text[0] in "［｛【" and is_wide_list(text)):
        return read_brackets(start)
    return read_plain(start)


def _finish(scan: Scan, head: Head, value: Value, column: int) -> list[str] | None:
    """Head and value put together, moved to the column where they belong with all that stands out of line below."""
    old = scan.lines[scan.at : scan.at + value.count]
    scan.after_plain = scan.after_plain and value.lines is None
    scan.at += value.count
    below = moved_below(scan, head, column)
    if len(below) > MAX_MOVED:
        return None
    changed = value.lines is not None or head.text != head.line[len(head.lead) : head.end] or " " * column != head.lead
    if not changed:
        return [*old, *below]
    shift = " " * max(column - head.width, 0)
    lines = value.lines or [head.line[head.end :], *(shift + line for line in old[1:])]
    return [(" " * column + head.text + lines[0]).rstrip(), *lines[1:], *below]


# What has neither key nor dash.


def _text_or_stray(scan: Scan, head: Head) -> list[str] | None:
    """The text of a key above, or a line that belongs to nothing."""
    if scan.parent is not None and spaces(head.line) > scan.parent:
        start = Start(scan, head.line, head.end, scan.parent, keyed=False)
        scan.parent = None
        value = _filled(start)
        scan.at += value.count
        return None if value.lines is None else [head.lead + value.lines[0], *value.lines[1:]]
    wide = head.lead.strip(" \t")
    return _wide_text(scan, head, wide[0], scan.parent) if scan.parent is not None and wide else _stray(scan, head)


def _wide_text(scan: Scan, head: Head, space: str, parent: int) -> list[str]:
    """The text of a key above, indented with full-width space."""
    scan.slip("full-width-space", head.lead.index(space), found=named(space))
    scan.at += 1
    scan.parent = None
    return [" " * max(head.width, parent + 2) + head.line.strip()]


def _stray(scan: Scan, head: Head) -> list[str] | None:
    """A line that belongs to nothing, or to the text above."""
    scan.slip("stray-line", len(head.lead))
    scan.at += 1
    text = head.line[head.end :]
    safe = not (STARTS.match(text) or COLON.search(text) or text[0] in "\"'[{")
    return [" " * (scan.levels[-1].column + 2) + text.strip()] if scan.after_plain and scan.levels and safe else None

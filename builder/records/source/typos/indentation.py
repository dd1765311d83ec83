"""Determines the correct column of a statement from the surrounding lines; opens and closes levels."""

from __future__ import annotations

from builder.records.source.typos.line_head import Head
from builder.records.source.typos.patterns import COMMENT, ITEM, KEY, is_void, spaces
from builder.records.source.typos.scanner import Level, Scan


def place(scan: Scan, head: Head) -> int:
    """The correct column of a statement; updates the levels to those of the statement."""
    column = _column(scan, head)
    if is_out_of_line(head, column):
        scan.slip("indentation", len(head.lead))
    is_list = bool(head.dashes)
    while scan.levels and _is_left(scan.levels[-1], column, is_list=is_list):
        scan.levels.pop()
    shift = column - head.width
    levels = [Level(dash + shift, True) for dash in head.dashes]
    if head.key is not None:
        levels.append(Level(head.key_column + shift, False))
    for level in levels:
        if not scan.levels or scan.levels[-1] != level:
            scan.levels.append(level)
    scan.parent = None
    return column


def is_out_of_line(head: Head, column: int) -> bool:
    """Whether a statement indented with ordinary spaces has too many or too few of them."""
    return column != head.width and not head.lead.strip(" ")


def _is_left(level: Level, column: int, *, is_list: bool) -> bool:
    """Whether a statement at a column ends a level."""
    return level.column > column or (level.column == column and level.is_list and not is_list)


def _column(scan: Scan, head: Head) -> int:
    """The statement's column if it is valid, else the nearest valid one."""
    is_list, width = bool(head.dashes), head.width
    if scan.parent is not None and (width > scan.parent or (width == scan.parent and is_list)):
        return _sibling_column(scan, head, scan.parent) or width
    if not scan.levels:
        outdented = width and any(line[:1] not in ("", " ", "#", "\t") for line in scan.further(scan.at + 1))
        return 0 if outdented else width
    known = [level.column for level in scan.levels if level.is_list == is_list]
    if not known or width in known:
        return width
    return min(known, key=lambda column: (abs(column - width), -column))


def _sibling_column(scan: Scan, head: Head, parent: int) -> int:
    """The column of the other lines of this block if it is further left, else 0."""
    is_list = bool(head.dashes)
    usual = (parent, parent + 2) if is_list else (parent + 2,)
    for line in scan.following(scan.at + 1):
        indent = spaces(line)
        item = ITEM.match(line, indent) is not None
        if indent < parent or (indent == parent and not (is_list and item)):
            return 0
        if indent < head.width and indent in usual and item == is_list:
            return indent
    return 0


# The following lines with the same wrong indentation.


def moved_below(scan: Scan, head: Head, column: int) -> list[str]:
    """The lines after a moved statement, moved by the same shift; the scan advances past them."""
    if not is_out_of_line(head, column) or _is_at_home_below(scan, head, column):
        return []
    shift = column - head.width
    lines = _out_of_line(scan, head.width, is_left=shift > 0)
    while lines and is_void(lines[-1]):
        lines.pop()
    scan.at += len(lines)
    scan.parent = None if lines else scan.parent
    return [" " * shift + line if shift > 0 else line[min(-shift, spaces(line)) :] for line in lines]


def _is_at_home_below(scan: Scan, head: Head, column: int) -> bool:
    """Whether the next line is aligned with this one after the move."""
    following = next(scan.following(scan.at), "")
    return bool(head.dashes) and spaces(following) == head.key_column + column - head.width


def _out_of_line(scan: Scan, width: int, *, is_left: bool) -> list[str]:
    """The further lines with an indentation of this width; those too far left end with the value."""
    lines: list[str] = []
    alone = scan.parent is None
    for line in scan.further(scan.at):
        indent = spaces(line)
        if line.strip() and (indent < width or (is_left and alone and indent > width)):
            break
        if line.strip() and indent == width:
            key = KEY.match(line, indent)
            alone = key is not None and bool(COMMENT.sub("", line[key.end() :]).strip())
        lines.append(line)
    return lines

"""Reads the head of a line: the indentation, the dashes and the key before the value, corrected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from builder.records.source.text import code_point
from builder.records.source.typos.patterns import (
    FIELD,
    ITEM,
    KEY,
    LEAD,
    NEAR_KEY,
    SCHEME,
    SHORT_HAN,
    is_key_like,
    is_void,
    spaces,
    width,
)
from builder.records.source.typos.scanner import Scan

# A dash without its space.
TIGHT_ITEM = re.compile(r"(-)()(?=[^\s\d-])")


@dataclass(slots=True)
class Head:
    """`text`: corrected dashes and key; `end`: their end offset in the line; `width`: that of the indentation.

    dashes, key_column: their columns with the indentation in ordinary spaces. near: a key with a mistyped colon.
    """

    line: str
    lead: str
    width: int
    end: int
    text: str = ""
    dashes: list[int] = field(default_factory=list)
    key: str | None = None
    key_column: int = 0
    near: re.Match[str] | None = None

    @property
    def column(self) -> int:
        """The column after the head."""
        return self.width + len(self.text)

    @property
    def parent(self) -> int:
        """The column that further lines of the value are indented more than."""
        return self.key_column if self.key is not None else self.dashes[-1]

    @property
    def is_empty(self) -> bool:
        """Whether the line has neither dash nor key."""
        return self.key is None and not self.dashes


def read_head(scan: Scan, line: str) -> Head:
    """The head of a line; notes the typing errors in its dashes."""
    lead = LEAD.match(line).group()  # type: ignore[union-attr]
    head = Head(line, lead, width(lead), len(lead))
    while _read_dash(scan, head):
        pass
    _read_key(scan, head)
    return head


def note_lead(scan: Scan, head: Head) -> None:
    """Note indentation with other characters than ordinary spaces."""
    if odd := head.lead.strip(" "):
        column = head.lead.index(odd[0])
        if odd[0] == "\t":
            scan.slip("tab-indent", column)
        else:
            scan.slip("full-width-space", column, found=code_point(odd[0]))


def note_near(scan: Scan, near: re.Match[str]) -> None:
    """Note a mistyped colon."""
    key, colon = near.group(1, 2)
    column = near.start(2)
    if colon[0] == "：":
        scan.slip("full-width-colon", column, key=key)
    elif colon == ":":
        scan.slip("no-space-after-colon", column, key=key)
    else:
        scan.slip("full-width-space", column + 1, found=code_point(colon[1]))


# Dashes.


def _read_dash(scan: Scan, head: Head) -> bool:
    """Advance past `- ` or a mistyped one; False if there is none."""
    match = ITEM.match(head.line, head.end) or _tight_item(scan, head)
    if match is None or (match.group(1) in "—–" and not _lists(scan, head.line, head.end)):
        return False
    _note_dash(scan, head, match)
    gap, last = match.group(2), match.end() == len(head.line)
    head.dashes.append(head.column)
    head.text += "-" + (gap if gap and not gap.strip(" ") else "" if last else " ")
    head.end = match.end()
    return True


def _tight_item(scan: Scan, head: Head) -> re.Match[str] | None:
    """A dash without its space: before a field, in an open list, or in a block whose lines all begin with a dash."""
    match = TIGHT_ITEM.match(head.line, head.end)
    if match is None or head.dashes:
        return None
    key = KEY.match(head.line, match.end())
    is_field = key is not None and FIELD.fullmatch(key.group(1)) is not None
    return match if is_field or _lists(scan, head.line, head.end) else None


def _note_dash(scan: Scan, head: Head, match: re.Match[str]) -> None:
    dash, gap = match.group(1), match.group(2)
    if dash != "-":
        scan.slip("full-width-dash", head.end, found=dash)
    if not gap and match.end() < len(head.line):
        scan.slip("no-space-after-dash", head.end)
    elif "\t" in gap:
        scan.slip("tab-indent", match.start(2))
    elif wide := gap.strip(" "):
        scan.slip("full-width-space", match.start(2) + gap.index(wide[0]), found=code_point(wide[0]))


def _lists(scan: Scan, line: str, column: int) -> bool:
    """Whether a line is among list items."""
    if any(level.is_list and level.column == column for level in scan.levels):
        return True
    parent = -1 if scan.parent is None else scan.parent
    if column < parent or (scan.parent is None and scan.levels):
        return False
    first_characters = [text[0] for text in _siblings(scan, column)]
    return bool(first_characters) and all(character in (line[column], "-") for character in first_characters)


def _siblings(scan: Scan, column: int) -> Iterator[str]:
    """The texts of the following lines at a column, up to the end of the block."""
    for line in scan.following(scan.at + 1):
        if spaces(line) < column:
            return
        if spaces(line) == column:
            yield line[column:]


# The key.


def _read_key(scan: Scan, head: Head) -> None:
    """Advance past a key and its colon."""
    proper = KEY.match(head.line, head.end)
    near = NEAR_KEY.match(head.line, head.end)
    if near is not None and (proper is None or near.end(1) < proper.end(1)) and _takes(scan, head, near):
        _step_over_near(head, near)
    elif proper is not None:
        _step_over(scan, head, proper)


def _step_over_near(head: Head, near: re.Match[str]) -> None:
    """Advance past a key with a mistyped colon."""
    head.key, head.key_column, head.near = near.group(1), head.column, near
    head.text += f"{head.key}:" + (" " if head.line[near.end() :].strip() else "")
    head.end = LEAD.match(head.line, near.end()).end()  # type: ignore[union-attr]


def _step_over(scan: Scan, head: Head, proper: re.Match[str]) -> None:
    """Advance past a key; wide space after its colon is part of the text if there is one without quotes or brackets."""
    head.key, head.key_column = proper.group(1), head.column
    gap = LEAD.match(head.line, proper.end()).group()  # type: ignore[union-attr]
    wide = gap.strip(" \t")
    colon, head.end = head.line[head.end : proper.end()], proper.end() + len(gap)
    if wide and head.line[head.end :][:1] in ("", "#", "[", "{", '"', "'"):
        scan.slip("full-width-space", proper.end() + gap.index(wide[0]), found=code_point(wide[0]))
    head.text += colon + (" " if wide else gap)


def _takes(scan: Scan, head: Head, near: re.Match[str]) -> bool:
    """Whether a word and a mistyped colon are a key here, and not the start of a text."""
    key, colon = near.group(1, 2)
    if colon == ":" and SCHEME.match(key):
        return False
    if is_void(head.line[near.end() :]) and _keys_below(scan, head.column):
        return True
    if head.dashes:
        following = scan.next_line()
        return spaces(following) == head.column and is_key_like(following[head.column :])
    if scan.parent is None or head.width <= scan.parent or FIELD.fullmatch(key):
        return True
    return SHORT_HAN.fullmatch(key) is not None and _among_keys(scan, len(head.lead))


def _keys_below(scan: Scan, column: int) -> bool:
    """Whether the next line is indented more and begins with a key, which no continued text does."""
    following = scan.next_line()
    text = following.lstrip(" ")
    near = NEAR_KEY.match(text)
    known = near is not None and FIELD.fullmatch(near.group(1)) is not None
    return spaces(following) > column and (KEY.match(text) is not None or known)


def _among_keys(scan: Scan, column: int) -> bool:
    """Whether a sibling line is a key, or all are like keys and the parent key is Chinese; else it is prose."""
    siblings = list(_siblings(scan, column))
    return any(KEY.match(line) for line in siblings) or (scan.parent_han and all(map(is_key_like, siblings)))

"""Line ends within a text: takes what stands on both sides of one, gives what stands there once the lines are one.

Chinese and Japanese are set without spaces, so that an author's line end is none; between words it is one space. This
is the segment break transformation of CSS Text 4 (section 4.3.1), but that marks of both scripts are judged by what
stands behind them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum, auto
from functools import cache
from unicodedata import category, east_asian_width

INDENT = "\u3000\u3000"
"""Two full-width spaces at the head of a line begin a paragraph."""

_LOOK = 64
"""How many characters on each side are looked at."""
_EMPHASIS = "*_~`"
_NEUTRAL = frozenset("“”‘’—–…⋯‥·•\"'(){}[]<>\\" + _EMPHASIS)
_SHARED = frozenset("“”‘’—–…⋯‥·")
"""Marks of both scripts, which in Chinese bring their own space along."""
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff\uffa0-\uffdc]")
_MARK = re.compile("[\u3000-\u303f\u30fb\ufe10-\ufe1f\ufe30-\ufe6f\uff00-\uff65\uffe0-\uffe6]")
_NO_PARAGRAPH = re.compile(r"(?: {4}|[ ]*\t|[ >]*#|[ >]*(?:[-*+]|\d+[.)])(?: {5}|[ ]*\t| +#))")
"""Headings and code by indentation, which go on on no other line."""
_TABLE_OR_FENCE = re.compile(r"\||```|~~~")
_CODE_INDENT = 4
_BEFORE_INDENT = re.compile(rf"(?m)^([ \t]*(?![-*+>|#]|\d+[.)])[^ \t\n].*)\n(?=[ \t]*{INDENT})")


class _Kind(Enum):
    """NEUTRAL: says nothing of its script. SPACED: also digits and the marks of scripts with spaces."""

    UNSPACED = auto()
    FULL_WIDTH_MARK = auto()
    HANGUL = auto()
    SPACED = auto()
    NEUTRAL = auto()


_WITHOUT_SPACE = {_Kind.UNSPACED, _Kind.FULL_WIDTH_MARK}


def line_separator(before: str, after: str) -> str:
    """A space or nothing: what stands between two lines that become one. before, after: as readers see them.

    >>> line_separator("由居民", "自行管理"), line_separator("the", "area"), line_separator("said “no”", "“Yes”")
    ('', ' ', ' ')
    """
    left, right = before[-_LOOK:], after[:_LOOK]
    if not left or not right or left[-1].isspace() or right[0].isspace():
        return ""
    scripts = {_script(reversed(left)), _script(right)} - {_Kind.NEUTRAL}
    if _Kind.HANGUL in scripts:
        return " "
    last, first = left.rstrip(_EMPHASIS)[-1:], right.lstrip(_EMPHASIS)[:1]
    if (scripts and scripts <= _WITHOUT_SPACE) or _brings_space(last, first) or _brings_space(first, last):
        return ""
    return " "


def separate_paragraphs(text: str) -> str:
    """Markdown in which each line that is indented by two full-width spaces begins a paragraph of its own.

    >>> separate_paragraphs("\\u3000\\u3000甲。\\n\\u3000\\u3000乙。")
    '\\u3000\\u3000甲。\\n\\n\\u3000\\u3000乙。'
    """
    return text if "```" in text or "~~~" in text else _BEFORE_INDENT.sub("\\1\n\n", text)


def join_chinese_lines(text: str) -> str:
    """Markdown in which lines of a paragraph that end and begin in Chinese or Japanese are one line.

    So that words are whole where they are converted or counted. What could be other than a paragraph is left as it is.

    >>> join_chinese_lines("- 头\\n  发\\n# 头\\n发")
    '- 头发\\n# 头\\n发'
    """
    if "\n" not in text or _TABLE_OR_FENCE.search(text):
        return text
    first, *rest = text.split("\n")
    joined = [first]
    for line in rest:
        if _continues(joined[-1], line):
            joined[-1] += line.lstrip(" ")
        else:
            joined.append(line)
    return "\n".join(joined)


def _continues(line: str, following: str) -> bool:
    """Whether the second line surely goes on with the paragraph of the first, with nothing between them."""
    if not line or not following or _NO_PARAGRAPH.match(line):
        return False
    head = following.lstrip(" ")[:1]
    is_chinese = head != "" and _kind(head) in _WITHOUT_SPACE and not head.isspace()
    return (
        is_chinese and _kind(line[-1]) in _WITHOUT_SPACE and len(following) - len(following.lstrip(" ")) < _CODE_INDENT
    )


def one_line(text: str) -> str:
    """A plain text on one line, for a title or a name.

    >>> one_line("社区服务中心\\n管理办法\\n")
    '社区服务中心管理办法'
    """
    joined = ""
    for line in filter(None, (line.strip() for line in text.splitlines())):
        joined += line_separator(joined, line) + line
    return joined


def ends_in_mark(text: str) -> bool:
    """Whether a text ends in a full-width mark, after which no space stands."""
    return bool(text) and _kind(text[-1]) is _Kind.FULL_WIDTH_MARK


def _script(characters: Iterable[str]) -> _Kind:
    """The kind of the first character that is not neutral."""
    return next((kind for character in characters if (kind := _kind(character)) is not _Kind.NEUTRAL), _Kind.NEUTRAL)


def _brings_space(mark: str, other: str) -> bool:
    """Whether a mark at a line end stands for the space: a full-width one, or one of both scripts beside Chinese."""
    if not mark or not other:
        return False
    return _kind(mark) is _Kind.FULL_WIDTH_MARK or (mark in _SHARED and _kind(other) in _WITHOUT_SPACE)


@cache
def _kind(character: str) -> _Kind:
    general, width = category(character), east_asian_width(character)
    if character in _NEUTRAL or general[0] == "M" or general in ("Cf", "Pi", "Pf"):
        return _Kind.NEUTRAL
    if _HANGUL.match(character):
        return _Kind.HANGUL
    if general[0] not in "LN" and _MARK.match(character):
        return _Kind.FULL_WIDTH_MARK
    if width in ("W", "F") or (width == "H" and general[0] == "L"):
        return _Kind.NEUTRAL if general in ("So", "Sk") and character > "\U0001f000" else _Kind.UNSPACED
    return _Kind.SPACED

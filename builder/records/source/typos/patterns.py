"""Lenient patterns of lines: keys, dashes, comments, and the space before them."""

from __future__ import annotations

import re

WIDE_SPACE = r"\u3000\u00a0\u1680\u2000-\u200a\u202f\u205f"
"""Spaces that YAML takes for text, as a part of a character class: the ideographic, no-break, en, em, thin … ones."""
WIDTH = {"\t": 2, "\u3000": 2}
LEAD = re.compile(rf"[ \t{WIDE_SPACE}]*")
ITEM = re.compile(rf"([-－—–])([ \t{WIDE_SPACE}]+|$)")
QUOTED_KEY = r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'"""
PLAIN_KEY = r"""(?![\[{}\]|>%@`&*!#,"'＃]|[?-](?:[ \t]|$))(?:(?![ \t]\#|:(?:[ \t]|$))[^\n])+?"""
KEY = re.compile(rf"({QUOTED_KEY}|{PLAIN_KEY})[ \t]{{0,20}}:(?=[ \t]|$)")
# What looks like a key, though its colon is full-width or touches the text.
NEAR_KEY = re.compile(rf"([^\W\d_][\w-]{{0,30}})[ {WIDE_SPACE}]?(：[ \t{WIDE_SPACE}]*|:[{WIDE_SPACE}]+|:(?=[^\s/]))")
KEY_LINE = re.compile(r" *(?:- +)*[\w-]{1,40}\s{0,20}:(?:\s|$)| *- ")
FIELD = re.compile(r"[a-z][a-z_]{0,30}|zh-Han[ts]")
SHORT_HAN = re.compile(r"[\u3400-\u9fff]{1,6}")
SCHEME = re.compile(r"(?:https?|ftps?|mailto|tel|doi|hdl|urn|isbn|issn|data|javascript)$", re.IGNORECASE)
COMMENT = re.compile(r"(?<![ \t])[ \t]++#.*$|^#.*$")
COLON = re.compile(r":(?=[ \t]|$)")
# What a plain text cannot start with.
STARTS = re.compile(r"\[@|[@`%&*!|>\]},]|[?-](?=\s|$)")


def width(space: str) -> int:
    """The width in columns of some space."""
    return sum(WIDTH.get(character, 1) for character in space)


def spaces(line: str) -> int:
    """The indentation of a line in ordinary spaces, which YAML counts."""
    return len(line) - len(line.lstrip(" "))


def is_void(line: str) -> bool:
    """Whether a line is empty or a comment."""
    bare = line.strip()
    return not bare or bare[0] == "#"


def is_key_like(text: str) -> bool:
    """Whether a text begins with a key, or with one whose colon is mistyped."""
    near = NEAR_KEY.match(text)
    return KEY.match(text) is not None or (near is not None and not SCHEME.match(near.group(1)))


def is_misplaced_key(line: str) -> bool:
    """Whether a line that YAML would join to the preceding text is rather a field with wrong indentation."""
    key = KEY.match(line.strip())
    return key is not None and (FIELD.fullmatch(key.group(1)) or SHORT_HAN.fullmatch(key.group(1))) is not None


def without_far_comment(text: str) -> str:
    """A text without a comment that two or more spaces separate from it."""
    return re.sub(r"(?<!\s)\s{2,}+#\s.*$", "", text).rstrip()

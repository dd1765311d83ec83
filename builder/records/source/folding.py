"""Line ends within a scalar: takes what libyaml made of it and its source, gives the text as it is read.

YAML puts a space for each line end that it folds, which is wrong between Han characters (language/line_ends.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from builder.language.line_ends import INDENT, line_separator

ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
"""An escape of a text in double quotes."""
SHORT_ESCAPES = {"0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b", "n": "\n", "t": "\t"}
SHORT_ESCAPES |= {"N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029", "\n": ""}

_BLANKS = " \t"
_EXAMINED = 200
"""How much of a line is looked at for what a reader sees at its end."""
_CITATION = r"[ \t]*\[@[^\[\]\n]*\]"
_AT_END = re.compile(rf"(?:{_CITATION}|\]\((?:[^()\s]|\([^()\s]*\))*(?:[ \t]+\"[^\"]*\")?\)|(?<=[^\s*_~`])[*_~`]+)\Z")
"""Markup at the end of a line that readers do not see: a citation, the address of a link, emphasis."""
_AT_START = re.compile(rf"(?:{_CITATION}|!(?=\[)|[*_~`]+(?=[^\s*_~`]))+")


def fold(value: str, raw: str, style: str | None) -> str:
    """The text of a scalar. value: libyaml's; raw: its source; style: as libyaml names it, None for a plain text."""
    if "\n" not in raw or style == "|":
        return value
    text, at = "", 0
    for line in _lines(raw, style):
        start = value.find(line, at)
        gap = value[at:start]
        if start < 0 or gap.strip(" \t\n"):
            return value
        text += (_joint(text, line) if gap and text and "\n" not in gap else gap) + line
        at = start + len(line)
    return text + value[at:]


def escaped_character(escape: re.Match[str]) -> str:
    """What an escape stands for."""
    digits = escape[1] or escape[2] or escape[3]
    return SHORT_ESCAPES.get(escape[4], escape[4]) if digits is None else chr(min(int(digits, 16), 0x10FFFF))


def _lines(raw: str, style: str | None) -> Iterator[str]:
    """The lines of the source with something in them, as they are read, without the white space around them."""
    inside = raw[1:-1] if style in ("'", '"') else raw.partition("\n")[2] if style == ">" else raw
    for line in inside.split("\n"):
        if stripped := line.strip(_BLANKS):
            yield stripped.replace("''", "'") if style == "'" else _unescaped(line) if style == '"' else stripped


def _unescaped(line: str) -> str:
    """A line of a text in double quotes; a backslash at its end takes the line end away, escaped blanks stay."""
    bare = line.lstrip(_BLANKS)
    kept = bare.rstrip(_BLANKS)
    if (len(kept) - len(kept.rstrip("\\"))) % 2:
        kept = bare[: len(kept) + 1] if len(bare) > len(kept) else kept[:-1]
    return ESCAPE.sub(escaped_character, kept)


def _joint(before: str, after: str) -> str:
    """What stands for a line end that is folded: nothing, a space, or the end of a paragraph."""
    if after.startswith(INDENT):
        return "\n\n"
    if after.startswith("[@"):
        return " "  # Prose has no space before a citation, whatever the script.
    return line_separator(_visible_end(before), _visible_start(after))


def _visible_end(line: str) -> str:
    """The end of a line as readers see it."""
    visible = line[-_EXAMINED:].rstrip(_BLANKS)
    while bare := _AT_END.search(visible):
        visible = visible[: bare.start()]
    return unescape(visible)


def _visible_start(line: str) -> str:
    """The beginning of a line as readers see it."""
    return unescape(_AT_START.sub("", line[:_EXAMINED], count=1) if _AT_START.match(line) else line[:_EXAMINED])

"""Decodes the bytes of a file into text with uniform line ends and without control or invisible characters."""

from __future__ import annotations

import codecs
import re

from builder.records.problem import Problem, error

MAX_BYTES = 256 * 1024
MAX_REPORTED = 50

# Two zero bytes in a row or beside the first letter never start a UTF-8 record (YAML 1.2.2, section 5.2).
ENCODINGS = (
    (re.compile(rb"\xff\xfe\0\0|\0\0\xfe\xff|\0\0\0.|.\0\0\0", re.DOTALL), "UTF-32"),
    (re.compile(rb"\xff\xfe|\xfe\xff|\0.|.\0", re.DOTALL), "UTF-16"),
)
# Characters that display misleadingly, or that only some programs treat as a line end.
REFUSED = (
    ("control-character", "\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff"),
    ("line-separator", "\x85\u2028\u2029"),
    ("bidi-mark", "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"),
    ("lone-surrogate", "\ud800-\udfff"),
    ("inner-bom", "\ufeff"),
)
NONCHARACTERS = "".join(chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
BAD = re.compile("[" + "".join(characters for _, characters in REFUSED) + NONCHARACTERS + "]")
# Replaces a refused character while the rest of the file is read, so that columns stay correct.
STAND_IN = "\ufffd"


def read_text(path: str, data: bytes) -> tuple[str | None, tuple[Problem, ...]]:
    """The text with `\\n` at line ends and without its leading BOM, and what is wrong with it; never raises.

    The text is None if there is none to read. With forbidden characters it is still given, each replaced
    by U+FFFD, so that the other problems of the file are reported in the same run.
    """
    if len(data) > MAX_BYTES:
        return None, (error("too-large", path, 1, 1, size=str(-(-len(data) // 1024)), limit=str(MAX_BYTES // 1024)),)
    for pattern, encoding in ENCODINGS:
        if pattern.match(data):
            return None, (error("wrong-encoding", path, 1, 1, encoding=encoding),)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        return None, (not_utf_8(path, data, fault.start),)
    return _checked(path, text.replace("\r\n", "\n"))


def forbidden(character: str) -> str:
    """The code of the problem that a character is, or '' if it is allowed.

    >>> forbidden("\\u202e"), forbidden("字")
    ('bidi-mark', '')
    """
    if not BAD.match(character):
        return ""
    return next((code for code, characters in REFUSED if re.match(f"[{characters}]", character)), "control-character")


def code_point(character: str) -> str:
    """The code point of a character, for messages.

    >>> code_point("\\u202e")
    'U+202E'
    """
    return f"U+{ord(character):04X}"


def not_utf_8(path: str, data: bytes, start: int) -> Problem:
    """The problem that bytes are not UTF-8. start: of the first that is not; what stands before it is."""
    before = re.sub("\r\n?", "\n", data[:start].decode("utf-8"))
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return error("not-utf-8", path, line, column, byte=f"0x{data[start]:02X}")


def _checked(path: str, text: str) -> tuple[str, tuple[Problem, ...]]:
    problems: list[Problem] = []
    if "\r" in text:
        before = text[: text.index("\r")]
        problems.append(error("carriage-return", path, before.count("\n") + 1, len(before) - before.rfind("\n")))
        text = text.replace("\r", "\n")
    if not _is_surely_good(text) and BAD.search(text):
        for number, line in enumerate(text.split("\n"), start=1):
            problems.extend(_of_line(path, number, line))
        text = BAD.sub(STAND_IN, text)
    return text, tuple(problems[:MAX_REPORTED])


def _is_surely_good(text: str) -> bool:
    """A fast check: every refused character is unprintable to Python, and so are some others."""
    return text.replace("\n", "").replace("\t", "").isprintable()


def _of_line(path: str, number: int, line: str) -> list[Problem]:
    """One problem per line and code; the fix is the line without the characters."""
    first: dict[str, re.Match[str]] = {}
    for match in BAD.finditer(line):
        first.setdefault(forbidden(match.group()), match)
    fix = BAD.sub(lambda match: " " if forbidden(match.group()) == "line-separator" else "", line)
    return [
        error(code, path, number, match.start() + 1, fix=fix, character=code_point(match.group()), lines="1")
        for code, match in first.items()
    ]

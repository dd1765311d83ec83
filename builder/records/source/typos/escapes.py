"""Escapes in double quotes: takes a quoted text, gives it with those that YAML does not know corrected."""

from __future__ import annotations

import re
from collections.abc import Iterator

ESCAPE = re.compile(r"\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0abtnvfre \"/\\N_LP\t]|.)")
PAIR = re.compile(r"\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})", re.IGNORECASE)

EscapeFault = tuple[str, int, str]
"""The code of a problem, where in the text its first escape stands, and that escape."""


def mend_escapes(source: str) -> tuple[str, list[EscapeFault]]:
    """A quoted text, surrogates joined and backslashes that begin no escape doubled, and its faults, one a kind.

    >>> mend_escapes(r'"C:\\dir\\sub"')
    ('"C:\\\\dir\\\\sub"', [('bad-escape', 3, '\\d')])
    """
    if source[:1] != '"' or "\\" not in source:
        return source, []
    joined = PAIR.sub(_joined, source)
    noted: dict[str, str] = {}
    for match in ESCAPE.finditer(joined):
        noted.setdefault(_fault(match), match.group())
    faults = [(code, max(source.find(escape), 0), escape) for code, escape in noted.items() if code]
    if joined != source:
        faults.insert(0, ("surrogate-pair", source.lower().index("\\ud"), ""))
    return ESCAPE.sub(_mended_escape, joined), faults


def escape_edits(source: str) -> Iterator[tuple[str, int, str, str]]:
    """Each wrong escape of a quoted text: the code of its problem, where it stands, itself, and what to put there."""
    if source[:1] != '"' or "\\" not in source:
        return
    pairs = list(PAIR.finditer(source))
    for pair in pairs:
        yield "surrogate-pair", pair.start(), pair.group(), _joined(pair)
    for match in ESCAPE.finditer(source):
        if (code := _fault(match)) and not any(pair.start() <= match.start() < pair.end() for pair in pairs):
            yield code, match.start(), match.group(), _mended_escape(match)


def _joined(pair: re.Match[str]) -> str:
    """The character of a UTF-16 surrogate pair of escapes."""
    high, low = (int(half, 16) for half in pair.groups())
    return chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00)


def _fault(escape: re.Match[str]) -> str:
    """The problem code of an escape; '' if it is valid."""
    sign = escape.group(1)
    if len(sign) == 1:
        return "" if sign in '0abtnvfre "/\\N_LP\t' else "bad-escape"
    point = int(sign[1:], 16)
    return "lone-surrogate" if 0xD800 <= point <= 0xDFFF else "bad-escape" if point > 0x10FFFF else ""


def _mended_escape(escape: re.Match[str]) -> str:
    """The replacement of an escape."""
    fault = _fault(escape)
    return {"": escape.group(), "lone-surrogate": "", "bad-escape": "\\" + escape.group()}[fault]

"""Character references of Markdown and HTML (`&#x202E;`, `&lrm;`): takes a text, gives those that it may not have.

A reference is judged as the characters that it names (CommonMark 0.31, section 2.5).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5

from builder.records.source.text import forbidden

_REFERENCE = re.compile(r"&(?:#([0-9]+)|#[xX]([0-9a-fA-F]+)|([A-Za-z][A-Za-z0-9]*));")
_LAST = 0x10FFFF
_LONGEST = 7
"""Digits after which a number is beyond the last character."""


def named_characters(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Each reference in a text with the characters that it names; a name that HTML does not know is none.

    >>> [(match[0], characters) for match, characters in named_characters("&amp; &#x4e2d; &nothing;")]
    [('&amp;', '&'), ('&#x4e2d;', '中')]
    """
    for match in _REFERENCE.finditer(text) if "&" in text else ():
        if characters := _characters(match):
            yield match, characters


def refused_references(text: str) -> Iterator[tuple[re.Match[str], str, str]]:
    """Each reference to a character that a text may not have, with that character and its problem's code."""
    for match, characters in named_characters(text):
        for character in characters:
            if code := forbidden(character):
                yield match, character, code
                break


def without_refused(text: str) -> str:
    """A text without the references that it may not have.

    >>> without_refused("a&#x2028;b&#x202E;c")
    'a bc'
    """
    return _REFERENCE.sub(_replacement, text)


def _replacement(match: re.Match[str]) -> str:
    codes = {code for character in _characters(match) if (code := forbidden(character))}
    return match[0] if not codes else " " if "line-separator" in codes else ""


def _characters(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    if name:
        return html5.get(f"{name};", "")
    digits = (decimal or hexadecimal).lstrip("0") or "0"
    return chr(min(int(digits, 10 if decimal else 16), _LAST)) if len(digits) <= _LONGEST else chr(_LAST)

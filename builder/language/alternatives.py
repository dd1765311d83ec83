"""Patterns made from text: takes words of a record, a vocabulary or a locale, gives a pattern that finds them."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """A regular expression for any of these words as they are written, the longest first; without any it finds nothing.

    Every pattern that is made from text is made here, so that no character of a text is read as one of a pattern.
    """
    longest_first = sorted({word for word in words if word}, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, longest_first))})" if longest_first else "(?!)"

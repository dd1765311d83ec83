"""Paragraphs of a scalar: takes it as YAML reads it, gives its text with the paragraphs that its author sees."""

from __future__ import annotations

import re

from builder.records.source.document import Scalar

_ONE_LINE_END = re.compile(r"(?<=[^\n])\n(?=[^\n])")
_KEPT_LINE_END = re.compile(r"^\".*\\[nNLPrx]", re.DOTALL)
"""A line end by its escape, in double quotes."""
_INDENTED = re.compile(r"(?m)^[ \t]")


def paragraphs_as_written(scalar: Scalar) -> str:
    """The text with its paragraphs: YAML makes of an empty line one line end, but in a literal block, which keeps it.

    An indented line ends where it ends in the file, so that a text with one is left as it is.
    """
    is_kept = scalar.raw.startswith("|") or _KEPT_LINE_END.search(scalar.raw) or _INDENTED.search(scalar.text)
    return scalar.text if is_kept else _ONE_LINE_END.sub("\n\n", scalar.text)

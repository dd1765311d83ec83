"""Reads BibTeX with pybtex, which counts braces as BibTeX does: takes a text, gives its entries by key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pybtex.database import parse_string


def bibtex_entries(text: str) -> Mapping[str, Any]:
    """The entries in their order; each has `type` and `fields`. Raises pybtex' PybtexError."""
    entries: Mapping[str, Any] = parse_string(text, "bibtex").entries
    return entries

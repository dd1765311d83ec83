"""Names as each style writes them: takes CSL names, gives text. An institution or a pen name stands as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from builder.citation.reference import is_han
from builder.records.model.values import Name

_PARTS = re.compile(r"[\s-]+")


def in_own_order(name: Name) -> str:
    """`Marta Jagusztyn`, 付涛."""
    if name.literal:
        return name.literal
    return name.family + name.given if is_han(name.family) else f"{name.given} {name.family}".strip()


def capitals(name: Name) -> str:
    """`WEN Y N`: the family in capitals, initials without stops (GB/T 7714—2015, 8.1.1); 付涛 as it is."""
    if name.literal or is_han(name.family):
        return in_own_order(name)
    initials = " ".join(part[0].upper() for part in _PARTS.split(name.given) if part)
    return f"{name.family.upper()} {initials}".strip()


def inverted(name: Name) -> str:
    """`Wen, Y.-n.` (APA 7, 9.8; hyphens stay); 付涛 as it is."""
    if name.literal or is_han(name.family):
        return in_own_order(name)
    return ", ".join(part for part in (name.family, initials(name.given)) if part)


def initialled(name: Name) -> str:
    """`Y.-n. Wen`: within an entry, where nothing is sorted by it."""
    if name.literal or is_han(name.family):
        return in_own_order(name)
    return f"{initials(name.given)} {name.family}".strip()


def initials(given: str) -> str:
    """`Gabriel Ying-na` as `G. Y.-n.`."""
    words = ("-".join(f"{part[0]}." for part in word.split("-") if part) for word in given.split())
    return " ".join(words)


def first_three(names: Sequence[Name], others: str, write: Callable[[Name], str] = capitals) -> str:
    """At most three names, then `others` (GB/T 7714—2015, 8.1.2)."""
    shown = [write(name) for name in names[:3]]
    return ", ".join([*shown, others] if len(names) > 3 else shown)

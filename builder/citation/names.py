"""Names as each style writes them: takes CSL names, gives text. Literal names (institutions, pen names) stay as is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from builder.citation.reference import is_han
from builder.citation.romanised_names import romanised
from builder.records.model.name_text import is_romanised
from builder.records.model.values import Name

_PARTS = re.compile(r"[\s-]+")


def natural_order(name: Name) -> str:
    """`Marta Jagusztyn`, `Wen Ying-na`, 付涛."""
    if name.literal:
        return name.literal
    if is_han(name.family):
        return name.family + name.given
    return " ".join(
        part for part in ((name.family, name.given) if is_romanised(name) else (name.given, name.family)) if part
    )


def capitalised(name: Name) -> str:
    """`WEN Y N`: family name in capitals, initials without stops (GB/T 7714—2015, 8.1.1); 付涛 unchanged."""
    if name.literal or is_han(name.family):
        return natural_order(name)
    initials = " ".join(part[0].upper() for part in _PARTS.split(name.given) if part)
    return f"{name.family.upper()} {initials}".strip()


def inverted(name: Name) -> str:
    """`Wen, Y.-n.` (APA 7, 9.8; hyphens are kept); 付涛 unchanged."""
    if name.literal or is_han(name.family):
        return natural_order(name)
    return ", ".join(part for part in (name.family, initials(name.given)) if part)


def initials_first(name: Name) -> str:
    """`Y.-n. Wen`, for names within an entry."""
    if name.literal or is_han(name.family):
        return natural_order(name)
    return f"{initials(name.given)} {name.family}".strip()


def romanised_beside(name: Name, write: Callable[[Name], str]) -> str:
    """`Fu, T. 付涛`: a Chinese name as a style writes its pinyin, then as it is; others as the style writes them."""
    latin = romanised(name)
    return f"{write(latin)} {natural_order(name)}" if latin else write(name)


def initials(given_names: str) -> str:
    """`Gabriel Ying-na` as `G. Y.-n.`."""
    words = ("-".join(f"{part[0]}." for part in word.split("-") if part) for word in given_names.split())
    return " ".join(words)


def first_three(names: Sequence[Name], et_al: str, write: Callable[[Name], str] = capitalised) -> str:
    """At most three names, then `et_al` (GB/T 7714—2015, 8.1.2)."""
    name_texts = [write(name) for name in names[:3]]
    return ", ".join([*name_texts, et_al] if len(names) > 3 else name_texts)

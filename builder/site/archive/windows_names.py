"""Names that Windows refuses: takes the paths of an archive, gives those that it would not unpack, and why.

The rules are those of "Naming Files, Paths, and Namespaces" in the documentation of Windows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from typing import Literal

LONGEST = 160
"""Characters of a path in a zip: of the 260 that Windows takes, a hundred are left for where it is unpacked."""
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_CHARACTERS = re.compile(r'[<>:"|?*\\\x00-\x1f]')

Reason = Literal["name", "length", "case"]


def refused_names(paths: Collection[str]) -> Iterator[tuple[str, Reason]]:
    """The paths that Windows refuses: for a name in them, for their length, for another that differs in case alone."""
    alike = Counter(path.casefold() for path in paths)
    for path in paths:
        if any(map(_is_refused, path.split("/"))):
            yield path, "name"
        if len(path) > LONGEST:
            yield path, "length"
        if alike[path.casefold()] > 1:
            yield path, "case"


def _is_refused(name: str) -> bool:
    return bool(_DEVICE.fullmatch(name) or _CHARACTERS.search(name)) or name.endswith((".", " "))

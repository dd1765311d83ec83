"""What the lists of a folder say of its files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class ListedFiles:
    """Paths are below the folder. digests: SHA-256 by path, in hexadecimal digits. lists: the lists themselves, which
    are listed nowhere. damaged: those of the lists that cannot be read.
    """

    digests: Mapping[str, str] = field(default_factory=dict)
    lists: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()

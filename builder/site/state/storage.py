"""Files of the state: takes values, keeps them on disk, gives them back, or nothing where the file is not sound.

They are pickles, which are fast, read by a reader that makes nothing but the values of this program: a file that
somebody puts there can be wrong, but runs no code (docs.python.org/3/library/pickle.html#restricting-globals).
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
from contextlib import suppress
from dataclasses import is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

VALUES = (
    *("builder.records.", "builder.pages.", "builder.search.search_document"),
    *("builder.site.state.", "builder.site.frame."),
)
"""The modules whose values may be in a file."""
PLAIN = {("datetime", "date"): date, ("decimal", "Decimal"): Decimal, ("builtins", "frozenset"): frozenset}
DIGEST_SIZE = 32


class _Values(pickle.Unpickler):
    """Makes dataclasses, named tuples and enumerations of VALUES, and PLAIN values."""

    def find_class(self, module: str, name: str) -> Any:
        """The class of a name. Raises UnpicklingError for everything else."""
        if plain := PLAIN.get((module, name)):
            return plain
        found = super().find_class(module, name) if module.startswith(VALUES) and "." not in name else None
        if isinstance(found, type) and (is_dataclass(found) or issubclass(found, tuple | Enum | str)):
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is no value")


def packed(value: object) -> bytes:
    """A value as bytes."""
    return pickle.dumps(value, protocol=5)


def unpacked(data: bytes | memoryview) -> Any:
    """The value of bytes. Raises ValueError for bytes of nothing that packed() was given."""
    try:
        return _Values(io.BytesIO(data)).load()
    except Exception as fault:  # whatever a damaged pickle raises
        raise ValueError(str(fault)) from fault


def save(path: Path, version: bytes, value: object) -> None:
    """Keep a value under a version, in one step. A folder that cannot be written keeps nothing."""
    content = packed(value)
    digest = hashlib.sha256(version + content).digest()
    temporary = path.with_name(f"{path.name}.new")
    with suppress(OSError):
        make_folder(path.parent)
        temporary.unlink(missing_ok=True)
        with temporary.open("xb") as file:
            file.write(digest + content)
        os.replace(temporary, path)  # noqa: PTH105  as in the name of what it does


def make_folder(folder: Path) -> None:
    """A folder for files of the state, of which git takes no notice. Raises OSError."""
    if not folder.exists():
        folder.mkdir(parents=True)
        (folder / ".gitignore").write_text("*\n", encoding="ascii")


def load(path: Path, version: bytes) -> Any:
    """The value that was kept under a version; None without one, and for a damaged file or one of another version."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    content = memoryview(data)[DIGEST_SIZE:]
    if hashlib.sha256(version + content).digest() != data[:DIGEST_SIZE]:
        return None
    with suppress(ValueError):
        return unpacked(content)
    return None

"""Files of the state: takes values, keeps them on disk, gives them back, or nothing where the file is not sound.

Each is signed with a key that this user alone has (HMAC, RFC 2104), so that a file that came with a base, from a
contributor for instance, is as good as none. They are pickles, which are fast, read by a reader that makes nothing but
values of this program, and so would run no code either (docs.python.org/3/library/pickle.html#restricting-globals).
"""

from __future__ import annotations

import errno
import hmac
import io
import os
import pickle
import stat
from contextlib import suppress
from dataclasses import is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

from builder.site.publish.places import SUFFIX
from builder.site.state.user_key import user_key

VALUES = (
    *("builder.records.", "builder.pages.", "builder.search.search_document"),
    *("builder.site.state.", "builder.site.frame."),
)
"""The modules whose values may be in a file."""
PLAIN = {("datetime", "date"): date, ("decimal", "Decimal"): Decimal, ("builtins", "frozenset"): frozenset}
SIGNATURE_SIZE = 32
MAX_BYTES = 2**30
"""Of a file of the state: ten times what the largest has with 1,600 records."""


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


def _signature(version: bytes, content: bytes | memoryview) -> bytes:
    signature = hmac.new(user_key(), version, "sha256")
    signature.update(content)
    return signature.digest()


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
    temporary = path.with_name(f"{path.name}.new")
    with suppress(OSError):
        make_folder(path.parent)
        temporary.unlink(missing_ok=True)
        with temporary.open("xb") as file:
            file.write(_signature(version, content) + content)
        os.replace(temporary, path)  # noqa: PTH105  as in the name of what it does


def make_folder(folder: Path) -> None:
    """A folder for files of the state, of which git takes no notice. Raises OSError, also for one that is a link or in
    the folder of a state that is: what comes with a base could lead to files that somebody needs.
    """
    if leads_elsewhere(folder):
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(folder))
    if not folder.exists():
        folder.mkdir(parents=True)
        (folder / ".gitignore").write_text("*\n", encoding="ascii")


def leads_elsewhere(folder: Path) -> bool:
    """Whether a folder of a state is a link, or lies in one that is."""
    return folder.is_symlink() or (folder.parent.name.endswith(SUFFIX) and folder.parent.is_symlink())


def load(path: Path, version: bytes) -> Any:
    """The value that was kept under a version; None without one, and for a damaged file, or one of another version or
    user.
    """
    try:
        status = path.lstat()
        data = path.read_bytes() if stat.S_ISREG(status.st_mode) and status.st_size <= MAX_BYTES else b""
    except OSError:
        return None
    content = memoryview(data)[SIGNATURE_SIZE:]
    if not hmac.compare_digest(_signature(version, content), data[:SIGNATURE_SIZE]):
        return None
    with suppress(ValueError):
        return unpacked(content)
    return None

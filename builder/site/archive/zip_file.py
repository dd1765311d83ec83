"""A zip that is the same bytes whenever it is written: takes files by name, gives a file that is there whole or not."""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path

_UNIX, _MODE = 3, 0o100644


def write_zip(path: Path, files: Iterable[tuple[str, bytes]], *, day: date) -> None:
    """Write a zip of files, in their order, beside its place, and rename it. day: of every file in it.

    Names are given from the top of the zip. An earlier zip stays until this one is whole. Raises OSError.
    """
    part = path.with_name(f".{path.name}.part")
    with suppress(FileNotFoundError):
        part.unlink()  # It may be a link, which must not be written through.
    try:
        with part.open("xb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
                for name, data in files:
                    archive.writestr(_entry(name, day), data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _entry(name: str, day: date) -> zipfile.ZipInfo:
    """The head of a file, in which nothing depends on when or on which system it is written."""
    entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    entry.create_system = _UNIX
    entry.external_attr = _MODE << 16
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def digest_of_file(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

"""Gives what tells two versions of the program apart: an index that another one has kept cannot be gone on with."""

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from unicodedata import unidata_version

FOLDERS = (Path(__file__).parent, Path(__file__).parents[1] / "language")
LIBRARIES = ("numpy", "opencc", "pypinyin")


@cache
def program_digest() -> bytes:
    """Of the modules and tables on which the index depends, and of the versions of the libraries."""
    digest = sha256("\n".join((unidata_version, *map(version, LIBRARIES))).encode())
    for path in sorted(path for folder in FOLDERS for path in folder.iterdir() if path.is_file()):
        digest.update(path.name.encode() + b"\0" + sha256(path.read_bytes()).digest())
    return digest.digest()

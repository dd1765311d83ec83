"""A file of a base on disk: takes its path, gives the document in it."""

from __future__ import annotations

from pathlib import Path

from builder.records.source import read_document
from builder.records.source.document import Document


def read_file(path: Path, *, base: Path) -> Document:
    """The document of a file; never raises for what is in it. Raises OSError where the file cannot be read.

    Problems name it by its path below the base; one that lies elsewhere by its folder and name.
    """
    root = base if path.is_relative_to(base) else path.parent.parent
    return read_document(path.relative_to(root).as_posix(), path.read_bytes())

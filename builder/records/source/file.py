"""A file of a base on disk: reads it from its path into a document."""

from __future__ import annotations

from pathlib import Path

from builder.records.source import read_document
from builder.records.source.document import Document


def read_file(path: Path, *, base: Path) -> Document:
    """Parse a file; never raises for its content. Raises OSError if it cannot be read.

    Problems have its path relative to the base; for a file outside the base, its folder and name.
    """
    root = base if path.is_relative_to(base) else path.parent.parent
    return read_document(path.relative_to(root).as_posix(), path.read_bytes())

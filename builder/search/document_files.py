"""Takes all documents by number and those that change; gives the files of what is shown of them."""

from collections.abc import Container, Mapping
from typing import NamedTuple

from builder.search.digits import base36
from builder.search.result_rows import (
    COLUMN_NUMBERS,
    Numbered,
    block_files,
    facet_files,
)

Files = Mapping[str, bytes]
Sizes = Mapping[str, int]


class Shown(NamedTuple):
    """What is shown of documents in an edition."""

    documents: Mapping[int, Numbered]
    """By number, ascending."""
    changed: set[int]
    """The numbers whose document is new, gone or shown otherwise than before."""
    among: Container[int]
    """The numbers for which an edition has files: one for each block in which one of them has a document."""


def document_files(
    own: Shown, converted: Shown, files: Files, *, sizes: Sizes, sizes_before: Sizes
) -> dict[str, bytes]:
    """m: rows; h: those of an edition in another script, for the documents that it shares.

    `files`: those before, by name. `sizes`: numbers in a file.
    """
    size = sizes["m"]
    files_before = files if size == sizes_before.get("m") else {}
    return _files("m", own, files_before, size=size) | _files("h", converted, files_before, size=size)


def facet_columns(shown: Shown, files: Files) -> dict[str, bytes]:
    """f: the values of each facet. `files`: those before, by name."""
    blocks = {number // COLUMN_NUMBERS for number in shown.documents}
    changed = {number // COLUMN_NUMBERS for number in shown.changed}
    unchanged = {base36(block) for block in blocks - changed}
    carried = {name: data for name, data in files.items() if name[0] == "f" and name.rpartition("-")[2] in unchanged}
    return carried | dict(facet_files(sorted(blocks & changed), shown.documents))


def _files(letter: str, shown: Shown, files: Files, *, size: int) -> dict[str, bytes]:
    changed = {number // size for number in shown.changed}
    blocks = {number // size for number in shown.documents if number in shown.among}
    names = {f"{letter}/{base36(block)}": block for block in sorted(blocks)}
    carried = {name: files[name] for name, block in names.items() if block not in changed and name in files}
    others = (block for name, block in names.items() if name not in carried)
    return carried | dict(block_files(letter, others, shown.documents, size=size))

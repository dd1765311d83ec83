"""Takes all documents by number, before a change and after it; gives the files of what is shown of them."""

from collections.abc import Container, Mapping
from functools import partial

from builder.search.catalogue import Catalogue, concerned
from builder.search.digits import base36
from builder.search.result_rows import (
    COLUMN_NUMBERS,
    MakeEntry,
    Numbered,
    block_files,
    excerpt_entry,
    facet_files,
    row_entry,
)

Documents = Mapping[int, Numbered]
Files = Mapping[str, bytes]
Sizes = Mapping[str, int]


def document_files(
    before: Catalogue, after: Catalogue, files: Files, *, sizes: Sizes, sizes_before: Sizes
) -> dict[str, bytes]:
    """m: rows, x: excerpts; h and y: the same of an edition in another script, for the documents that it shares.

    `files`: those before, by name. `sizes`: numbers in a file.
    """
    entries: tuple[tuple[str, str, MakeEntry], ...] = (
        ("m", "h", row_entry),
        ("x", "y", partial(excerpt_entry, share=sizes["x"])),
    )
    result: dict[str, bytes] = {}
    for letter, other_letter, entry in entries:
        size = sizes[letter]
        files_before = files if size == sizes_before.get(letter) else {}
        own = before.by_number if files_before else {}
        other = before.converted if files_before else {}
        result |= _files(letter, own, after.by_number, files_before, size=size, entry=entry)
        result |= _files(other_letter, other, after.converted, files_before, size=size, entry=entry, among=after.origin)
    return result


def facet_columns(before: Catalogue, after: Catalogue, files: Files) -> dict[str, bytes]:
    """f: the values of each facet. `files`: those before, by name."""
    blocks = {number // COLUMN_NUMBERS for number in after.by_number}
    changed = {number // COLUMN_NUMBERS for number in concerned(before.by_number, after.by_number)}
    unchanged = {base36(block) for block in blocks - changed}
    carried = {name: data for name, data in files.items() if name[0] == "f" and name.rpartition("-")[2] in unchanged}
    return carried | dict(facet_files(sorted(blocks & changed), after.by_number))


def _files(
    letter: str,
    before: Documents,
    after: Documents,
    files: Files,
    *,
    size: int,
    entry: MakeEntry,
    among: Container[int] | None = None,
) -> dict[str, bytes]:
    """A file for each block that has documents. `among`: numbers one of which a block must have."""
    blocks = {number // size for number in after if among is None or number in among}
    changed = {number // size for number in concerned(before, after)} if files else blocks
    names = {f"{letter}/{base36(block)}" for block in blocks - changed}
    carried = {name: files[name] for name in names}
    return carried | dict(block_files(letter, sorted(blocks & changed), after, size=size, entry=entry))

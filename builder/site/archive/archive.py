"""The archives of a site: takes its folder, gives zips of it and archive.js, which says what they are.

A zip has one folder, named for its day, with the site as it stands below one and links written as `…/index.html`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache, partial
from html import unescape
from pathlib import Path

from builder.language.languages import folder
from builder.site.archive.beginning import licences, notes_of, readme
from builder.site.archive.contents import TWICE, Contents, contents
from builder.site.archive.offer import Offered, offer
from builder.site.archive.offline_page import INDEX, STYLES, Notes, Shelf, offline_page
from builder.site.archive.zip_file import digest_of_file, write_zip
from builder.site.publish.manifest import digest_of, digests_of
from builder.site.publish.offline_list import LIST, list_of

_SHEET = "assets/casebook.css"
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)"')


class ChangedSiteError(Exception):
    """A file of a site is not as its manifest says; str() is its path."""


@dataclass(frozen=True)
class Archive:
    """One archive. file: its name; bytes, sha256: of the zip; files: the number in it; editions: their codes."""

    file: str
    editions: tuple[str, ...]
    files: int
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Source:
    """What archives are made of: a site, its base, the names and editions of the site, and the day of its state."""

    site: Path
    base: Path
    names: Mapping[str, str]
    editions: tuple[str, ...]
    day: date


def paths_in(source: Source) -> Iterator[tuple[Contents, list[str]]]:
    """The archives of a site, each with the names in its zip. Raises ManifestError."""
    for each in contents(digests_of(source.site), source.editions):
        first = [name for name, _ in _texts(source, each, "")]
        yield each, [f"{_top(each, source.day)}/{path}" for path in (*first, *each.paths)]


def write_archives(source: Source, output: Path) -> Iterator[Archive]:
    """Write each archive into a folder; when all are there, the page that offers them, and LIST.

    An earlier one stays until the new one is whole.

    Raises ManifestError, ChangedSiteError, OSError.
    """
    digests = digests_of(source.site)
    read = partial(_checked, source.site, digests)
    address = address_of(read(INDEX).decode())
    output.mkdir(parents=True, exist_ok=True)
    written = []
    for each in contents(digests, source.editions):
        path = output / f"{each.stem}.zip"
        write_zip(path, _files(source, each, address, read), day=source.day)
        number = len(each.paths) + len(list(_texts(source, each, address)))
        written.append(Archive(path.name, each.editions, number, path.stat().st_size, digest_of_file(path)))
        yield written[-1]
    offered = [Offered(each.file, each.editions, each.bytes) for each in written]
    page = offer(offered, source.names, source.day)
    _write(output / INDEX, page)
    listed = [asdict(each) for each in written]
    _write(output / LIST, list_of(listed, {"file": INDEX, "sha256": digest_of(page)}, source.day))


def address_of(index: str) -> str:
    """Where a site stands, ending in /, by the page at its top; '' where that does not say so."""
    found = _CANONICAL.search(index)
    return unescape(found[1]) if found else ""


def _top(each: Contents, day: date) -> str:
    return f"{each.stem}-{day.isoformat()}"


def _texts(source: Source, each: Contents, address: str) -> Iterator[tuple[str, bytes]]:
    yield "README.txt", readme(source.names, each.editions, source.day, address=address)
    yield from licences(source.base)


def _files(source: Source, each: Contents, address: str, read: Callable[[str], bytes]) -> Iterator[tuple[str, bytes]]:
    """The files of an archive in their order: what is read first, then the site, sorted by path."""
    top = _top(each, source.day)
    shelf = Shelf(frozenset(each.paths), address, each.absent, TWICE)
    notes = cache(lambda code: Notes(*notes_of(code, source.day)))
    codes = {folder(code): code for code in each.editions}
    for name, data in _texts(source, each, address):
        yield f"{top}/{name}", data
    for path in each.paths:
        data = read(path)
        if path.endswith(".html"):
            code = codes.get(path.partition("/")[0])
            data = offline_page(data.decode(), path, shelf, notes(code) if code else None).encode()
        yield f"{top}/{path}", data + STYLES.encode() if path == _SHEET else data


def _checked(site: Path, digests: Mapping[str, str], path: str) -> bytes:
    """A file of the site. Raises ChangedSiteError where it is not as it was built."""
    data = (site / path).read_bytes()
    if digest_of(data) != digests[path]:
        raise ChangedSiteError(path)
    return data


def _write(path: Path, data: bytes) -> None:
    """Write a file beside its place and rename it."""
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    with part.open("xb") as file:
        file.write(data)
    part.replace(path)

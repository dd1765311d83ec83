"""A frozen site: takes a site that was built for it, gives its files, and a zip of them.

The zip is all that has to be kept: `unpack.py` puts the frozen site into any site from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from builder.config import Frozen
from builder.language.words import words
from builder.records.model.release import zip_name
from builder.records.wording import full_date
from builder.site.archive.beginning import for_windows, licences, name_in
from builder.site.archive.contents import TWICE, contents
from builder.site.archive.offline_page import Shelf
from builder.site.archive.zip_file import write_zip
from builder.site.publish.manifest import digests_of
from builder.site.release.frozen_page import STYLES, Notice, frozen_page

SHEET = "assets/casebook.css"
README = "README.txt"


@dataclass(frozen=True)
class FrozenSite:
    """A site that was built to be frozen. names: of the site by language, under '' that of all others. languages: its
    editions. present, address: of the present site and of the frozen one, ending in /; '' where they are not known.
    metadata: files about it, by name.
    """

    site: Path
    base: Path
    frozen: Frozen
    names: Mapping[str, str]
    languages: tuple[str, ...]
    present: str
    address: str
    metadata: Mapping[str, bytes]


def write_frozen_zip(source: FrozenSite, path: Path) -> None:
    """Write the zip, the same bytes of the same site. Raises ManifestError, OSError."""
    top = zip_name(source.frozen.name).removesuffix(".zip")
    write_zip(path, ((f"{top}/{name}", data) for name, data in _files(source)), day=source.frozen.day)


def _files(source: FrozenSite) -> Iterator[tuple[str, bytes]]:
    """The files of the frozen site: what is read first, then the site, sorted by path."""
    digests = digests_of(source.site)
    whole = next(contents(digests, source.languages))
    paths = sorted({*whole.paths, *(TWICE & digests.keys())})
    shelf, notices = Shelf(frozenset(paths), source.address), _notices(source)
    yield README, for_windows("\n".join(_readme(source)))
    yield from licences(source.base)
    yield from source.metadata.items()
    for path in paths:
        data = (source.site / path).read_bytes()
        if path.endswith(".html"):
            data = frozen_page(data.decode(), path, shelf, notices, source.present).encode()
        yield path, data + STYLES.encode() if path == SHEET else data


def _notices(source: FrozenSite) -> dict[str, Notice]:
    values = {"name": source.frozen.name}
    return {
        code: Notice(
            words(code)("edition.notice", date=full_date(source.frozen.day, code), **values), words(code)("edition.now")
        )
        for code in source.languages
    }


def _readme(source: FrozenSite) -> Iterator[str]:
    """What the zip is and how to open it, in every language."""
    for code in source.languages:
        say, name = words(code), name_in(source.names, code)
        doi = say("edition.doi", doi=f"https://doi.org/{source.frozen.doi}") if source.frozen.doi else ""
        present = say("archive.readme.present", address=source.present) if source.present else ""
        date = full_date(source.frozen.day, code)
        lines = (say("edition.readme", site=name, name=source.frozen.name, date=date).strip(), doi, present)
        yield "\n".join([*filter(None, lines), ""])

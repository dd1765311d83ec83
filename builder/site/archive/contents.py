"""What lies in an offline archive: takes the paths of a site and its editions, gives the archives with their paths."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from builder.language.languages import folder
from builder.pages.data.files import ARCHIVE as DATA_ARCHIVE
from builder.site.publish.added import is_added

NAME = "casebook"
FOR_HOSTS = re.compile(
    r"404\.html|SHA256SUMS|robots\.txt|sitemap[^/]*|_headers|_redirects|(?:.*/)?\.[^/]*|(?:.*/)?card\.png"
)
"""Files that only a host, a search engine or a messenger reads."""
TWICE = frozenset({DATA_ARCHIVE})
"""Files that hold what lies in the archive beside them too."""
_COMPRESSED = (".gz", ".br")


@dataclass(frozen=True)
class Contents:
    """An archive. stem: of its file; editions: its languages; absent: folders of the others; paths: of the site's files
    in it, sorted.
    """

    stem: str
    editions: tuple[str, ...]
    absent: tuple[str, ...]
    paths: tuple[str, ...]


def contents(paths: Collection[str], editions: Sequence[str]) -> Iterator[Contents]:
    """The archives of a site: the whole, and where there are several editions one of each."""
    known = frozenset(paths)
    offline = sorted(path for path in known if not _is_left_out(path, known))
    yield Contents(NAME, tuple(editions), (), tuple(offline))
    for code in editions if len(editions) > 1 else ():
        others = [other for other in editions if other != code]
        kept = tuple(path for path in offline if not _is_of(others, path))
        yield Contents(f"{NAME}-{folder(code)}", (code,), tuple(map(folder, others)), kept)


def _is_left_out(path: str, known: Collection[str]) -> bool:
    return bool(FOR_HOSTS.fullmatch(path)) or path in TWICE or is_added(path) or _is_twin(path, known)


def _is_twin(path: str, known: Collection[str]) -> bool:
    """Whether a file is another one, compressed for a host."""
    return path.endswith(_COMPRESSED) and path[:-3] in known


def _is_of(editions: Collection[str], path: str) -> bool:
    """Whether a file belongs to one of these editions: its pages, and what only its page of comparing loads."""
    names = {folder(code) for code in editions}
    return path.removeprefix("assets/compare/").partition("/")[0] in names

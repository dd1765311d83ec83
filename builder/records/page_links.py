"""Links of hand-written pages to pages that the casebook draws: takes the pages, gives their addresses with places.

Links to other hand-written pages are paths of files, which MkDocs follows itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from posixpath import join, normpath

from builder.records.handwritten import HandwrittenPage, page_text
from builder.records.source.document import Place
from builder.records.source.file import name_of
from builder.records.welcome import LinkedAddress

LINK = re.compile(r"\]\(([^)\s]+)")
_FILE = re.compile(r"\.\w+\Z")


def page_links(
    pages: Iterable[HandwrittenPage], language: str, *, content: Path, base: Path
) -> Iterator[LinkedAddress]:
    """Every link of a base's own pages to an address of its own in their language."""
    for page in pages:
        if page.path.is_relative_to(content) and not page.converted:
            for address, place in _links(page):
                yield LinkedAddress(language, name_of(page.path, base), address, place)


def _links(page: HandwrittenPage) -> Iterator[tuple[str, Place]]:
    for number, line in enumerate(page_text(page.path).split("\n"), start=1):
        for match in LINK.finditer(line):
            if (address := _below_language(match[1], page.name)) is not None:
                yield address, Place(number, match.start(1) + 1)


def _below_language(target: str, name: str) -> str | None:
    """The address below the language to which a link leads; None for one that leads elsewhere.

    >>> _below_language("../../cases/hill/x/#story-need", "guides/money")
    'cases/hill/x/#story-need'
    >>> _below_language("money.md", "guides/registration"), _below_language("https://example.org/", "about")
    (None, None)
    """
    path, mark, anchor = target.partition("#")
    if not path or ":" in path or path.startswith("/") or _FILE.search(path):
        return None
    address = normpath(join(name, path))
    return None if address.startswith("..") else f"{address}/{mark}{anchor}"

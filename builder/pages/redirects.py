"""Stubs at the old addresses of records (`formerly`): small files that lead on, so that links of others stay alive."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.language.languages import LANGUAGES, folder
from builder.language.words import words
from builder.pages.address import relative
from builder.pages.edition import Edition
from builder.pages.html.elements import escape
from builder.records.model.library import Entry, Library

STUB = """\
<!doctype html>
<html lang="{tag}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={link}">
<title>{title}</title>
</head>
<body><main><h1>{title}</h1><p>{moved} <a href="{link}">{title}</a></p></main></body>
</html>
"""


def stubs(editions: Mapping[str, Edition]) -> dict[str, bytes]:
    """The stubs by their path in the site, in every language."""
    return {
        f"{folder(language)}/{old}index.html": _stub(entry, old, language).encode()
        for language, edition in editions.items()
        for entry, old in _old_addresses(edition.library)
    }


def _old_addresses(library: Library) -> Iterator[tuple[Entry, str]]:
    for entry in library.entries:
        for old in entry.record.formerly:
            yield entry, f"{entry.folder}/{old}/"


def _stub(entry: Entry, old: str, language: str) -> str:
    best = entry.record.title.best(language)
    return STUB.format(
        tag=LANGUAGES[language].tag,
        link=escape(relative(old, entry.address)),
        title=escape(best[1].text if best else entry.id),
        moved=words(language)("moved.lead"),
    )

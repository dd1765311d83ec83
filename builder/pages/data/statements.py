"""What the archive of the data says of itself: takes the base, gives its read-me, its licence and its citation.

The citation is a CITATION.cff (citation-file-format.github.io, 1.2.0), which GitHub, Zenodo and Zotero read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date

from builder.language.languages import LANGUAGES, written_languages
from builder.language.words import words
from builder.pages.cite.blocks import LICENCE as LICENCE_ADDRESS
from builder.pages.data.resolved import LICENCE
from builder.pages.edition import Edition

CITATION = "CITATION.cff"


def statements(edition: Edition) -> Mapping[str, str]:
    """The files by name; those for people in every language, with the line ends that Windows shows."""
    return {
        "README.txt": _for_people("readme", edition),
        "LICENSE.txt": _for_people("licence", edition),
        CITATION: "\n".join(_citation(edition)) + "\n",
    }


def last_change(edition: Edition) -> date | None:
    """The day on which a record changed last; None where git does not say."""
    found = (edition.dates.get(entry.path) for entry in edition.library.entries)
    return max((changed for _, changed in filter(None, found)), default=None)


def _for_people(key: str, edition: Edition) -> str:
    changed = edition.frozen.day if edition.frozen else last_change(edition)
    values = {
        "site": edition.site_url or "–",
        "day": changed.isoformat() if changed else "–",
        "address": LICENCE_ADDRESS,
    }
    readers = written_languages(edition.library.languages)
    texts = (
        words(code)(f"data.{key}", name=_name(edition, code), languages=_languages(edition), **values)
        for code in readers
    )
    return "\ufeff" + "\n\n".join(text.strip() for text in texts).replace("\n", "\r\n") + "\r\n"


def _languages(edition: Edition) -> str:
    return ", ".join(LANGUAGES[code].tag for code in edition.library.languages)


def _name(edition: Edition, language: str) -> str:
    """What the site is called in a language."""
    return edition.names.get(language) or edition.names.get("") or edition.name


def _citation(edition: Edition) -> Iterator[str]:
    """The lines of the citation; values are JSON, which is YAML too."""
    frozen, say = edition.frozen, words(edition.language)
    changed = frozen.day if frozen else last_change(edition)
    name = edition.name or say("data.title")
    yield "cff-version: 1.2.0"
    yield f"message: {_quoted(say('data.cite-message'))}"
    yield "type: dataset"
    yield f"title: {_quoted(name)}"
    yield "authors:"
    yield f"  - name: {_quoted(say('data.editors', name=name))}"
    yield f"license: {LICENCE}"
    if changed:
        yield f"date-released: {_quoted(changed.isoformat())}"
    if frozen:
        yield f"version: {_quoted(frozen.name)}"
    if frozen and frozen.doi:
        yield f"doi: {frozen.doi}"
    if edition.site_url:
        yield f"url: {_quoted(edition.site_url)}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)

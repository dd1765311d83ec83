"""The blank records as files of the site: who has no copy of the repository can fill one in and send it."""

from __future__ import annotations

from collections.abc import Iterator

from builder.language.languages import LANGUAGES, folder
from builder.pages.edition import Edition
from builder.pages.page import File
from builder.records.model.record import MODELS
from builder.schema import RECORD_NAMES
from builder.schema.blank import blank_record


def view(edition: Edition) -> Iterator[File]:
    """A blank record of each kind. That of an edition in another script has the comments of its origin."""
    declared, library = LANGUAGES[edition.language], edition.library
    language = declared.other_script if declared.converted else edition.language
    for records, name in RECORD_NAMES.items():
        text = blank_record(MODELS[records], library.vocabularies, language=language, languages=library.languages)
        yield File(blank_path(name, edition.language), text.encode())


def blank_path(name: str, language: str, *, ending: str = "yml") -> str:
    """Its path below the site's root. name: `case` or `policy`. ending: `docx` for that to be filled in with Word."""
    return f"assets/blank/{folder(language)}/{name}.{ending}"

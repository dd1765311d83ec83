"""What editors complete from: takes the vocabularies and languages of a base, gives schemas and snippets by path."""

from __future__ import annotations

from pathlib import Path

from builder.config import Options
from builder.records.model.record import MODELS
from builder.records.vocabularies import read_vocabularies
from builder.schema import RECORD_NAMES
from builder.schema.draft07 import json_schema
from builder.schema.snippets import FILE, snippets

FOLDER = "schema"
"""Below a base; this project's own lie elsewhere, among the files of the program."""


def editor_files(options: Options) -> dict[str, str]:
    """The text of each file by its path below the base."""
    vocabularies, _ = read_vocabularies(options.vocabulary, base=options.vocabulary.parent, languages=options.languages)
    files = {
        f"{FOLDER}/{RECORD_NAMES[folder]}.schema.json": json_schema(model, vocabularies, languages=options.languages)
        for folder, model in MODELS.items()
    }
    return {**files, f".vscode/{FILE}": snippets(vocabularies, languages=options.languages)}


def outdated(base: Path, files: dict[str, str]) -> list[str]:
    """The paths of the files that are not as they would be written."""
    return [path for path, text in files.items() if _read(base / path) != text.encode()]


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None

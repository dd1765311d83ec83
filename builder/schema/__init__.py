"""Files generated from the declarations of records/model: takes models and vocabularies, gives files by name (D11).

JSON Schema for editors, blank records to start from, the codebook for readers of the data. They are checked in, so that
they can be used without the generator; `python -m builder.schema --check` fails when they are out of date.
"""

from __future__ import annotations

from collections.abc import Mapping

from builder.language.languages import BUILT_IN, written_languages
from builder.records.model.record import MODELS
from builder.records.model.vocabulary import Vocabularies
from builder.schema.blank import blank_record
from builder.schema.codebook import render_codebook
from builder.schema.draft07 import json_schema

RECORD_NAMES: Mapping[str, str] = {"cases": "case", "policies": "policy"}
"""By folder, the name of its records, with which the names of generated files begin."""


def generated_files(vocabularies: Vocabularies, *, languages: tuple[str, ...] = BUILT_IN) -> dict[str, str]:
    """The text of every generated file by its name. languages: of the base."""
    files = {
        f"{RECORD_NAMES[folder]}.schema.json": json_schema(model, vocabularies, languages=languages)
        for folder, model in MODELS.items()
    }
    for language in written_languages(languages):
        for folder, model in MODELS.items():
            schema = f"{RECORD_NAMES[folder]}.schema.json"
            text = blank_record(model, vocabularies, language=language, schema=schema, languages=languages)
            files[f"{RECORD_NAMES[folder]}.blank.{language}.yml"] = text
        files[f"codebook.{language}.md"] = render_codebook(vocabularies, language=language, languages=languages)
    return files

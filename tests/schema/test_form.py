"""The data of the form: each declared field once, all its words, and nothing that the declarations do not say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builder.language.languages import LANGUAGES
from builder.records.model.declare import fields
from builder.records.model.record import MODELS
from builder.records.vocabularies import read_vocabularies
from builder.schema.form import KINDS, SECTIONS, Data, form_data, section_of

VOCABULARY = Path(__file__).parents[2] / "builder" / "vocabulary"
EDITIONS = ("en", "zh", "zh-Hant")


@pytest.fixture(scope="module")
def english() -> Data:
    return data("en")


def data(language: str) -> Data:
    vocabularies, problems = read_vocabularies(VOCABULARY, base=VOCABULARY.parent, languages=EDITIONS)
    assert not problems
    return form_data(vocabularies, language=language, languages=EDITIONS)


def test_every_field_that_is_not_required_has_a_section() -> None:
    for model in MODELS.values():
        optional = [field.key for field in fields(model) if not field.required]
        assert [key for key in optional if not section_of(key)] == []
    keys = [key for section in SECTIONS.values() for key in section]
    assert len(keys) == len(set(keys))
    assert set(keys) <= {field.key for model in MODELS.values() for field in fields(model)}


def test_the_kinds_of_sources_ask_for_declared_fields(english: Data) -> None:
    declared = {field["key"]: field for field in english["models"]["Source"]}
    types = {word for word, _ in declared["type"]["choices"]}
    for known, asked in KINDS.values():
        assert set(asked) <= declared.keys()
        assert set(known) <= types


def test_what_a_field_is(english: Data) -> None:
    facts = {field["key"]: field for field in english["models"]["Fact"]}
    assert facts["measure"] == {
        "key": "measure",
        "name": "Measure",
        "also": "指标",
        "help": "what is counted",
        "shape": "term",
        "required": True,
        "vocabulary": "measures",
    }
    assert ("reported", "reported") in facts["confidence"]["choices"]


@pytest.mark.parametrize("language", EDITIONS)
def test_every_part_that_a_field_names_is_there_and_it_is_plain_data(language: str) -> None:
    made = data(language)
    shapes = {field["shape"] for model in made["models"].values() for field in model}
    assert {shape for shape in shapes if shape[0].isupper()} <= made["models"].keys()
    assert json.loads(json.dumps(made))["languages"][0]["code"] == "en"
    assert [language_["tag"] for language_ in made["languages"]] == [LANGUAGES[code].tag for code in EDITIONS]


def test_the_traditional_edition_has_its_own_characters() -> None:
    words = json.dumps(data("zh-Hant")["models"], ensure_ascii=False)
    assert "資料" in words
    assert "记录" not in words.replace("《", "")


def test_official_numbers_are_called_as_on_the_pages_of_records() -> None:
    models = data("en")["models"]
    names = {field["key"]: field["name"] for field in models["Identifier"]}
    assert names == {
        "uscc": "Unified social credit code", "tw-ubn": "Taiwan unified business number", "wikidata": "Wikidata",
        "ror": "ROR", "isni": "ISNI", "source": "Source",
    }  # fmt: skip
    assert "Official numbers" in [field["name"] for field in models["Organisation"]]

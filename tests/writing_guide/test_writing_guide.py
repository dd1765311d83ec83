"""The writing guide speaks of every field that is written and not chosen, and `casebook check` agrees with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from builder.language.languages import BUILT_IN, LANGUAGES
from builder.records.model.declare import Computed, Declared, Pattern, fields
from builder.records.model.record import MODELS
from builder.records.model.values import FieldPath, Label, Term, Text
from builder.writing_guide import Guidance, topics, translating
from tests.writing_guide.example_record import ExampleRecords, declared, folder_of

WRITTEN = tuple(code for code in BUILT_IN if not LANGUAGES[code].converted)
GUIDANCE = [guidance for topic in topics() for guidance in topic.guidance]
BY_CHOICE = {"id", "hex", "language"}
"""Forms of what a program writes, or a list of codes."""


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> ExampleRecords:
    return ExampleRecords.in_folder(tmp_path_factory.mktemp("guide") / "base")


def written_fields(model: type[Declared], above: str = "") -> Iterator[str]:
    """The paths of what is not chosen from a list and not written by a command."""
    for field in fields(model):
        form = field.mark(Pattern)
        chosen = field.shape in (Term, FieldPath) or field.choices(BUILT_IN) or (form and form.form in BY_CHOICE)
        if field.mark(Computed) or chosen:
            continue
        if issubclass(field.shape, Declared):
            yield from written_fields(field.shape, f"{above}{field.key}.")
        else:
            yield f"{above}{field.key}"


def test_every_field_that_is_written_has_its_line_once() -> None:
    spoken_of = [path for guidance in GUIDANCE for path in guidance.fields]
    written = {path for model in MODELS.values() for path in written_fields(model)}
    assert len(spoken_of) == len(set(spoken_of))
    assert written <= set(spoken_of)
    assert [path for path in spoken_of if not any(declared(path, model) for model in MODELS.values())] == []


@pytest.mark.parametrize("guidance", [*GUIDANCE, *translating().guidance], ids=lambda each: each.field)
def test_it_is_said_in_both_languages(guidance: Guidance) -> None:
    texts = [guidance.do, guidance.avoid, guidance.right, guidance.wrong, guidance.name]
    for text in (each for each in texts if each and not isinstance(each, str)):
        assert set(text) == set(WRITTEN)
        assert all(text.values())


@pytest.mark.parametrize("guidance", GUIDANCE, ids=lambda each: each.field)
def test_it_is_short(guidance: Guidance) -> None:
    for text in (guidance.do, guidance.avoid):
        assert len(text["en"]) <= 110, text["en"]
        assert len(text["zh"]) <= 50, text["zh"]


@pytest.mark.parametrize("language", WRITTEN)
def test_the_check_takes_what_is_right(language: str, records: ExampleRecords) -> None:
    assert records.refused({each.field: value(each, each.right, language) for each in GUIDANCE}) == set()


@pytest.mark.parametrize("language", WRITTEN)
def test_only_a_reader_can_tell_what_is_left_to_one(language: str, records: ExampleRecords) -> None:
    left = [each for each in GUIDANCE if each.by_eye]
    assert records.refused({each.field: value(each, each.wrong, language) for each in left}) == set()


@pytest.mark.parametrize("language", WRITTEN)
@pytest.mark.parametrize("guidance", [each for each in GUIDANCE if not each.by_eye], ids=lambda each: each.field)
def test_the_check_refuses_what_is_wrong(guidance: Guidance, language: str, records: ExampleRecords) -> None:
    assert records.refused({}) == set()
    assert records.refused({guidance.field: value(guidance, guidance.wrong, language)})


def value(guidance: Guidance, example: str | Mapping[str, str], language: str) -> object:
    """An example as it stands in the field: a text with both languages at once, any other value in this one's words."""
    last = declared(guidance.field, MODELS[folder_of(guidance.field)])[-1]
    return example if isinstance(example, str) or last.shape in (Text, Label) else example[language]

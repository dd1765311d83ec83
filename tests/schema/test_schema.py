"""Generated files: JSON Schema that accepts what the checker accepts, a codebook that names every field, no drift."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft7Validator

from builder.records.model.declare import Declared, fields
from builder.records.model.record import MODELS, Disagreement, Event, Fact, Person, Quote, Relation, Source
from builder.records.model.vocabulary import Vocabularies
from builder.records.source import read_document
from builder.records.vocabularies import read_vocabularies
from builder.schema import generated_files
from builder.schema.__main__ import main
from builder.schema.draft07 import node_json
from builder.schema.snippets import FILE, snippets

ROOT = Path(__file__).parents[2]
RECORDS = ROOT / "tests" / "examples" / "records" / "valid"
GENERATED = ROOT / "builder" / "schema"


@pytest.fixture(scope="module")
def vocabularies() -> Vocabularies:
    return read_vocabularies(ROOT / "builder" / "vocabulary", base=ROOT)[0]


@pytest.fixture(scope="module")
def files(vocabularies: Vocabularies) -> dict[str, str]:
    return generated_files(vocabularies)


def test_generated_files_are_up_to_date(files: dict[str, str]) -> None:
    assert {name: (GENERATED / name).read_text("utf-8") for name in files} == files


def _validator(files: dict[str, str], folder: str) -> Draft7Validator:
    schema = json.loads(files["case.schema.json" if folder == "cases" else "policy.schema.json"])
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


def _read(path: Path) -> Any:
    document = read_document(path.name, path.read_bytes())
    assert document.root is not None
    return node_json(document.root)


ENGLISH_KEYS = [path for path in sorted(RECORDS.glob("*/*/*/*.yml")) if path.parts[-4] != "chinese-keys"]


@pytest.mark.parametrize("path", ENGLISH_KEYS, ids=lambda path: f"{path.parts[-4]}-{path.stem}")
def test_valid_records_are_valid(files: dict[str, str], path: Path) -> None:
    validator = _validator(files, path.parts[-3])
    assert [error.message for error in validator.iter_errors(_read(path))] == []


@pytest.mark.parametrize("name", ["case", "policy"])
def test_the_format_examples_are_valid(files: dict[str, str], name: str) -> None:
    path = ROOT.parent / "shared" / "examples" / f"{name}.yml"
    if not path.is_file():
        pytest.skip("the format's examples are not beside the checkout")
    validator = _validator(files, "cases" if name == "case" else "policies")
    assert [error.message for error in validator.iter_errors(_read(path))] == []


FULL = RECORDS / "full" / "cases" / "chengdu" / "park.yml"
BREAKS: tuple[tuple[str, Any], ...] = (
    ("title", None),
    ("title", {}),
    ("title", {"fr": "Parc"}),
    ("type", "incubatr"),
    ("period", "2012 - 2013"),
    ("period", "June 2012"),
    ("themes", "ngo-support"),
    ("model", [{"dimension": "services", "terms": ["government"]}]),
    ("model", [{"dimension": "government-relation", "terms": ["contracted", "independent"]}]),
    ("facts", [{"measure": "staff", "value": "many", "as_of": "2012", "source": "fu-2012"}]),
    ("relations", [{"type": "adapts", "to": "shanghai/npi"}]),
    ("sources", {"Fu 2012": {"type": "book", "title": "x"}}),
    ("sources", {"fu-2012": {"type": "book", "title": "x", "URL": "ftp://x"}}),
    ("contributors", []),
    ("contributors", [{"name": "A"}]),
    ("review", {"status": "done"}),
    ("colour", "red"),
)


@pytest.mark.parametrize(("key", "value"), BREAKS, ids=lambda value: str(value)[:40])
def test_broken_records_are_not(files: dict[str, str], key: str, value: Any) -> None:
    assert [*_validator(files, "cases").iter_errors(_read(FULL) | {key: value})]


def test_numbers_of_an_editor_are_taken(files: dict[str, str]) -> None:
    """An editor's YAML reads 2012 as a number, unlike ours."""
    fact = {"measure": "staff", "value": 15, "as_of": 2012, "source": "fu-2012"}
    record = _read(FULL) | {"period": 2012, "facts": [fact]}
    assert [error.message for error in _validator(files, "cases").iter_errors(record)] == []


@pytest.mark.parametrize("key", ["title", "period", "contributors"])
def test_required_fields_are_required(files: dict[str, str], key: str) -> None:
    record = {name: value for name, value in _read(FULL).items() if name != key}
    assert [error.message for error in _validator(files, "cases").iter_errors(record)] == [
        f"'{key}' is a required property"
    ]


def _every_field(model: type[Declared]) -> set[str]:
    found = set()
    for field in fields(model):
        found.add(field.key)
        if issubclass(field.shape, Declared):
            found |= _every_field(field.shape)
    return found


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_codebook_names_every_field(files: dict[str, str], language: str) -> None:
    text = files[f"codebook.{language}.md"]
    assert not [key for model in MODELS.values() for key in _every_field(model) if f"| `{key}` |" not in text]


def test_help_is_in_the_schema(files: dict[str, str]) -> None:
    title = json.loads(files["case.schema.json"])["properties"]["title"]
    assert title["title"] == "标题"
    assert title["description"] == "the neutral name\n\n中性的名称"


def test_drift_is_told(tmp_path: Path) -> None:
    run, to = CliRunner(), ["--to", str(tmp_path), "--editor", str(tmp_path)]
    assert run.invoke(main, [*to, "--check"]).exit_code == 1
    assert run.invoke(main, to).exit_code == 0
    assert run.invoke(main, [*to, "--check"]).output == ""
    (tmp_path / "case.schema.json").write_text("{}", "utf-8")
    result = run.invoke(main, [*to, "--check"])
    assert result.exit_code == 1
    assert result.output.startswith("case.schema.json ")


def test_snippets_are_up_to_date_and_name_declared_fields(vocabularies: Vocabularies) -> None:
    text = snippets(vocabularies)
    assert (ROOT / ".vscode" / FILE).read_text("utf-8") == text
    models = {"quote": Quote, "fact": Fact, "person": Person, "event": Event, "relation": Relation} | {
        "disagreement": Disagreement
    }
    for name, snippet in json.loads(text).items():
        filled = re.sub(r"\$\{\d+[:|]([\w-]+)[^}]*\}|\$\d+", lambda stop: stop[1] or "x", "\n".join(snippet["body"]))
        document = read_document(name, f"x:\n{filled}\n".replace("\n", "\n  ").encode())
        assert document.problems == ()
        assert document.root is not None
        value = node_json(document.root)["x"]
        entry = value[0] if isinstance(value, list) else next(iter(value.values()))
        assert entry.keys() <= {field.key for field in fields(models.get(name, Source))}
        assert entry.get("type") == name if name not in models else len(snippet["prefix"]) == 2


def test_an_editor_finds_the_schemas() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    assert all((ROOT / path).is_file() for path in settings["yaml.schemas"])
    assert all(list(ROOT.glob(pattern)) for pattern in settings["yaml.schemas"].values())

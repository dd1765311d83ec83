"""The blank record: asks for what is required, passes the check once that is filled, and so do all its examples."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from builder.config import read_options
from builder.records.load import read
from builder.records.problem import Problem
from builder.schema.scaffold import new_record

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 30)
FILLED = {
    "  en:": "  en: Some words",
    "  zh:": "  zh: 一些文字",
    "type:": "type: incubator",
    "period:": "period: 2012 ..",
    "kind:": "kind: practice",
    "level:": "level: city",
    "  - name:": "  - name: Wang",
    "    roles:": "    roles: [research]",
}
CASES = [(folder, language) for folder in ("cases", "policies") for language in ("en", "zh")]


@pytest.fixture
def base(tmp_path: Path) -> Path:
    (tmp_path / "cases").mkdir()
    vocabulary = (ROOT / "builder" / "vocabulary").as_posix()
    (tmp_path / "mkdocs.yml").write_text(f"plugins:\n  - casebook:\n      vocabulary: {vocabulary}\n", "utf-8")
    return tmp_path


def _new(base: Path, folder: str, id_: str, language: str = "en") -> Path | Problem:
    return new_record(base, read_options(base), folder=folder, id_=id_, language=language)


def _made(base: Path, folder: str, id_: str, language: str = "en") -> Path:
    path = _new(base, folder, id_, language)
    assert isinstance(path, Path)
    return path


def _fill(text: str) -> str:
    """The text with its required fields filled; comments after them stay."""
    return re.sub(r"(?m)^( *(?:- )?[a-z]+:)(?= *(?:#.*)?$)", lambda found: FILLED.get(found[1], found[1]), text)


def _uncomment(text: str) -> str:
    """Every example taken into use, as a contributor does it: the sign at the start of the line taken away."""
    return re.sub(r"(?m)^#(?! \S)", "", text)


def _problems(base: Path) -> list[str]:
    found = read(base, read_options(base), today=TODAY).problems
    return [f"{each.path}:{each.line} {each.code} {dict(each.values)}" for each in found]


@pytest.mark.parametrize(("folder", "language"), CASES)
def test_a_blank_record_asks_for_what_is_required(base: Path, folder: str, language: str) -> None:
    path = _made(base, folder, "chengdu/x", language)
    asked = [line.split()[0] for line in path.read_text("utf-8").splitlines() if "# * " in line and line[0] != "#"]
    assert {"title:", "summary:", "written_in:", "contributors:"} <= {*asked, "contributors:"}
    codes = {problem.code for problem in read(base, read_options(base), today=TODAY).problems}
    assert "empty-value" in codes


@pytest.mark.parametrize(("folder", "language"), CASES)
def test_it_passes_once_filled(base: Path, folder: str, language: str) -> None:
    path = _made(base, folder, "chengdu/x", language)
    path.write_text(_fill(path.read_text("utf-8")), "utf-8")
    assert _problems(base) == []


@pytest.mark.parametrize(("folder", "language"), CASES)
def test_all_its_examples_are_valid(base: Path, folder: str, language: str) -> None:
    path = _made(base, folder, "chengdu/x", language)
    path.write_text(_uncomment(_fill(path.read_text("utf-8"))), "utf-8")
    target = _made(base, "cases", "shanghai/npi", language)
    target.write_text(_fill(target.read_text("utf-8")), "utf-8")
    # The quote of the example waits for a claim, its model for the dimensions that the other examples tell
    # of, and its review for the reply; a source has quotes or says why not, and the example shows both.
    waiting = ("uncited-quote", "dimension-missing", "reply-not-noted", "quoted-all-the-same")
    assert [problem for problem in _problems(base) if not any(code in problem for code in waiting)] == []


@pytest.mark.parametrize("folder", ["cases", "policies"])
def test_the_schema_is_named_where_the_base_has_it(base: Path, folder: str) -> None:
    assert "$schema" not in _made(base, folder, "chengdu/x").read_text("utf-8")
    name = "case" if folder == "cases" else "policy"
    schema = base / "builder" / "schema" / f"{name}.schema.json"
    schema.parent.mkdir(parents=True)
    schema.write_text("{}", "utf-8")
    first = _made(base, folder, "chengdu/y").read_text("utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema=../../builder/schema/{name}.schema.json"


def test_nothing_is_overwritten(base: Path) -> None:
    path = _made(base, "cases", "chengdu/x")
    path.write_text("mine", "utf-8")
    found = _new(base, "cases", "chengdu/x")
    assert isinstance(found, Problem)
    assert found.code == "record-exists"
    assert path.read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("id_", "code", "fix"),
    [
        ("x", "new-id", "chengdu/my-case"),
        ("../x/y", "new-id", "chengdu/my-case"),
        ("chengdu/", "new-id", "chengdu/my-case"),
        ("../x", "new-place-far", ""),
        ("shangai/npi", "new-place", "shanghai/npi"),
        ("成都/npi", "new-place", "chengdu/npi"),
        ("chengdu/服务园", "new-slug", "chengdu/fu-wu-yuan"),
        ("chengdu/парк", "new-slug", ""),
        ("chengdu/NGO_Park", "new-slug", "chengdu/ngo-park"),
        ("chengdu/com1", "reserved-name", ""),
        ("chengdu/" + "a" * 300, "slug-too-long", ""),
        ("chengdu/..", "new-slug", ""),
        ("chengdu/a\\b", "new-slug", "chengdu/a-b"),
    ],
)
def test_an_id_is_a_place_and_a_name(base: Path, id_: str, code: str, fix: str) -> None:
    found = _new(base, "cases", id_)
    assert isinstance(found, Problem)
    assert (found.code, found.fix) == (code, fix)
    assert not [*base.rglob("*.yml")][1:]


@pytest.mark.parametrize("id_", ["cases/chengdu/x", "chengdu/x.yml", "chengdu/x"])
def test_a_path_is_taken_for_an_id(base: Path, id_: str) -> None:
    assert _made(base, "cases", id_) == base / "cases" / "chengdu" / "x.yml"


def test_a_base_without_vocabularies(base: Path) -> None:
    (base / "mkdocs.yml").write_text("plugins:\n  - casebook:\n      vocabulary: none\n", "utf-8")
    (base / "none").mkdir()
    assert _made(base, "cases", "anywhere/x").is_file()


def test_nothing_is_written_through_a_link(base: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (base / "cases" / "chengdu").symlink_to(outside)
    found = _new(base, "cases", "chengdu/x")
    assert isinstance(found, Problem)
    assert (found.code, found.path, [*outside.iterdir()]) == ("symlink", "cases/chengdu", [])
    (base / "policies").symlink_to(outside)
    assert isinstance(_new(base, "policies", "taiwan/x"), Problem)
    assert [*outside.iterdir()] == []


def test_what_cannot_be_written_leaves_nothing(base: Path) -> None:
    (base / "cases" / "chengdu").write_text("a file", "utf-8")
    found = _new(base, "cases", "chengdu/x")
    assert isinstance(found, Problem)
    assert found.code == "unwritable-file"
    assert (base / "cases" / "chengdu").read_text("utf-8") == "a file"

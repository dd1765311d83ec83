"""A base's own words for its home page: by language, each fault with its place."""

from __future__ import annotations

from pathlib import Path

from builder.records.report import report
from builder.records.welcome import FILE, Welcome, read_welcomes

WORDS = """\
sentence: What it is.
examples:
  - words: one
    to: a/
questions:
  - words: Why?
    to: b/
"""


def written(base: Path, language: str, text: str) -> Path:
    (base / language).mkdir(exist_ok=True)
    (base / language / FILE).write_text(text, encoding="utf-8")
    return base


def test_words_are_read_by_language(tmp_path: Path) -> None:
    welcomes, problems = read_welcomes(written(tmp_path, "en", WORDS), ["en", "zh"], base=tmp_path)
    assert (problems, list(welcomes)) == ((), ["en"])
    sentence, [example], [question] = welcomes["en"].sentence, welcomes["en"].examples, welcomes["en"].questions
    assert sentence is not None
    assert sentence.passages["en"].text == "What it is."
    assert (example.words.passages["en"].text, example.to) == ("one", "a/")
    assert (question.words.passages["en"].text, question.to) == ("Why?", "b/")


def test_an_edition_in_the_other_script_has_the_words_of_its_origin(tmp_path: Path) -> None:
    written(tmp_path, "zh", "sentence: 这是什么。\n")
    welcomes, problems = read_welcomes(tmp_path, ["zh", "zh-Hant"], base=tmp_path)
    assert problems == ()
    assert welcomes["zh"] == welcomes["zh-Hant"]
    written(tmp_path, "zh-hant", "sentence: 這是什麼。\n")
    welcomes, _ = read_welcomes(tmp_path, ["zh", "zh-Hant"], base=tmp_path)
    assert list(welcomes["zh-Hant"].sentence.passages if welcomes["zh-Hant"].sentence else ()) == ["zh-Hant"]


def test_a_fault_has_its_place_and_stands_once(tmp_path: Path) -> None:
    written(tmp_path, "zh", WORDS.replace("    to: b/", "    too: b/"))
    _, problems = read_welcomes(tmp_path, ["zh", "zh-Hant"], base=tmp_path)
    lines = report(problems, form="text", language="en").splitlines()
    assert [line for line in lines if line.startswith("zh/")] == [
        "zh/home.yml:6:5: error: the field to (指向) is missing [missing-field]",
        "zh/home.yml:7:5: error: there is no field called too here; to is the nearest [unknown-key]",
    ]


def test_a_file_that_cannot_be_read_is_a_problem_of_the_file(tmp_path: Path) -> None:
    welcomes, problems = read_welcomes(written(tmp_path, "en", "sentence: [\n"), ["en"], base=tmp_path)
    assert welcomes["en"] == Welcome()
    assert [problem.path for problem in problems] == ["en/home.yml"]

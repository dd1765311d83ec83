"""Small bases into which the examples of explanations are put: take an explanation and an example, give the codes."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from builder.config import read_options
from builder.explanations import Explanation
from builder.records.load import read
from builder.records.problem import Problem, Severity
from builder.records.reading_cache import ReadingCache
from builder.schema.scaffold import new_record
from builder.site.base_check import check_base

VOCABULARY = Path(__file__).parents[2] / "builder" / "vocabulary"
TODAY = date(2026, 11, 30)
CASE = """\
title: {en: NGO Service Park, zh: 公益组织服务园}
summary: {en: A support hub., zh: 支持平台。}
written_in: zh
type: incubator
period: 2012 ..
contributors: [{name: Casebook editors, roles: [writing]}]
"""
POLICY = """\
title: {en: Filing, zh: 备案}
summary: {en: Groups are put on file., zh: 先备案。}
written_in: zh
kind: practice
level: city
contributors: [{name: Casebook editors, roles: [writing]}]
"""
SOURCES = """\
sources:
  fu-2012:
    type: article-magazine
    title: 在磨合中共赢
    author: {family: 付, given: 涛}
    issued: 2012
    language: zh
    quotes:
      rooms: {text: 园区有六间办公室}
  xu-2012:
    type: interview
    title: An Interview
    interviewer: {family: Xu, given: Qizhi}
    issued: 2013
    language: en
"""
OTHER_CASES = {
    "npi": CASE.replace("A support hub.", "'A hub [@fu-2012#rooms; @xu-2012].'") + SOURCES,
    "lane-house": CASE + "formerly: [shanghai/first-house]\nrelations: [{type: parallel-to, to: cases/chengdu/park}]\n",
    "old-hub": CASE + "review: {status: retired}\n",
}
RECORD = "cases/chengdu/park.yml"
RECORDS = {"case": RECORD, "policy": "policies/chengdu/filing.yml"}
ARROW = "->"
SETTINGS = "site_name: Casebook\ndocs_dir: content\ntheme: {name: material}\nplugins:\n  - casebook\n"
PAGE = "---\ntitle: A page\ndescription: Any page.\n---\n# A page\n"
_KEY = re.compile(r"([^\s#\-?:<>%][^:：]*?)\s*[:：]")


@dataclass(frozen=True)
class ExampleBases:
    """A base of records, one of settings and pages, and what was read of the first before."""

    records: Path
    site: Path
    cache: ReadingCache

    @classmethod
    def in_folder(cls, folder: Path) -> ExampleBases:
        """Both, in a new folder."""
        return cls(_records_base(folder / "records"), _site_base(folder / "site"), ReadingCache())

    def codes(self, explanation: Explanation, example: str) -> dict[str, Severity]:
        """The codes of all problems with an example in its place, each with the worst it is."""
        place = explanation.place
        if place == "command":
            problems = _of_command(example, self.records)
        elif place in ("mkdocs.yml", "environment", "pages") or place.endswith(".md"):
            problems = _of_site(explanation, example, self.site)
        else:
            problems = _of_records(explanation, example, self.records, self.cache)
        return {problem.code: problem.severity for problem in sorted(problems, key=lambda each: -each.severity)}


def put_together(text: str, example: str, *, head: bool) -> str:
    """A file with the top-level fields of an example in place of its own."""
    replaced = {key for key, _ in _blocks(example)}
    kept = "".join(block for key, block in _blocks(text) if not key or key not in replaced)
    return example + kept if head else kept + example


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """The lines of each top-level field with its key, '' for what stands above the first."""
    key, block = "", ""
    for line in text.splitlines(keepends=True):
        if found := _KEY.match(line):
            yield key, block
            key, block = found[1], ""
        block += line
    yield key, block


def _records_base(base: Path) -> Path:
    for name, text in OTHER_CASES.items():
        _put(base / "cases" / "shanghai" / f"{name}.yml", text)
    _put(base / RECORD, CASE)
    _put(base / "policies" / "chengdu" / "filing.yml", POLICY)
    shutil.copytree(VOCABULARY, base / "vocabulary")
    return base


def _site_base(base: Path) -> Path:
    """A base with the vocabulary of a new one."""
    _put(base / "cases" / "shanghai" / "npi.yml", CASE.replace("type: incubator", "type: organisation"))
    _put(base / "policies" / "chengdu" / "filing.yml", POLICY)
    _put(base / "content" / "en" / "about.md", PAGE)
    _put(base / "mkdocs.yml", SETTINGS)
    return base


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")


@contextmanager
def _with(files: Mapping[Path, str]) -> Iterator[None]:
    """With these files, of which nothing is left afterwards; a text that begins with an arrow is where a link leads."""
    before = {path: path.read_text("utf-8") for path in files if path.is_file()}
    made = {each for path in files for each in path.parents if not each.exists()}
    for path, text in files.items():
        if text.startswith(ARROW):
            path.symlink_to(text.removeprefix(ARROW))
        else:
            _put(path, text)
    yield
    for path in files:
        path.unlink()
        if path in before:
            _put(path, before[path])
    for folder in sorted(made, reverse=True):
        folder.rmdir()


def _of_command(example: str, base: Path) -> tuple[Problem, ...]:
    program, command, kind, id_ = example.split()
    assert (program, command, kind) == ("casebook", "new", "case")
    options = replace(read_options(base), vocabulary=VOCABULARY)
    made = new_record(base, options, folder="cases", id_=id_, language="en")
    if isinstance(made, Problem):
        return (made,)
    made.unlink()
    return ()


def _of_records(explanation: Explanation, example: str, base: Path, cache: ReadingCache) -> tuple[Problem, ...]:
    options = replace(read_options(base), vocabulary=base / "vocabulary", content=base / "content")
    with _with(_files(explanation, example, base)):
        return read(base, options, today=TODAY, cache=cache).problems


def _of_site(explanation: Explanation, example: str, base: Path) -> tuple[Problem, ...]:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SOURCE_DATE_EPOCH", raising=False)
        if explanation.place == "environment":
            patch.setenv(*example.strip().split("="))
            return check_base(base).problems
        with _with(_files(explanation, example, base)):
            return check_base(base).problems


def _files(explanation: Explanation, example: str, base: Path) -> dict[Path, str]:
    """The files of an example by path."""
    place = explanation.place
    if place in ("files", "pages"):
        lines = (line.partition(f" {ARROW} ") for line in example.splitlines())
        text = CASE if place == "files" else PAGE
        return {base / path: f"{ARROW}{target}" if target else text for path, _, target in lines}
    path = base / RECORDS.get(place, place)
    if explanation.whole or not path.is_file():
        return {path: example}
    return {path: put_together(path.read_text("utf-8"), example, head=explanation.head)}

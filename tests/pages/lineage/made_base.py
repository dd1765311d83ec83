"""Made-up records with relations: takes a seed and a number, gives the texts of their files, and a library of them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from random import Random

from builder.records.decode import decode
from builder.records.model.library import Entry, Library, link
from builder.records.source import read_document
from tests.pages.reading import ROOT, real_library
from tests.sites import CONFIG

PLACES = ("chengdu", "shanghai", "taiwan", "mainland")
DATES = ("unknown", "2001", "2006-01", "2009", "2012", "2012-05", "2012-06-29", "2012-07", "2012-07-30", "2015")
TYPES = ("adapts", "founded", "hosts", "context-of", "same-person", "parallel-to", "run-with", "preceded")
SOURCES = ("", "source: book-{number}", "source: [book-{number}, article-{number}]")
WORDS = ("NGO", "Service", "Park", "of", "Social", "Organization", "Development", "supervisors’", "in", "Fund", "2012")
HAN = "成都公益组织服务园社会创业家学院高级督导班发展基金会上海事业联劝"
RECORD = """\
title: {{en: {english}, zh: {chinese}}}
summary: {{en: "Made up [@book-{number}; @article-{number}].", zh: "编造 [@book-{number}; @article-{number}]。"}}
written_in: zh
type: incubator
period: {date}
sources:
  book-{number}: {{type: book, title: 一书, read: full, author: [甲{number}], issued: 2012}}
  article-{number}: {{type: article, title: 一文, container-title: 报, read: full, author: [乙{number}], issued: 2013}}
contributors: [{{name: Editors, roles: [research]}}]
"""


def record_texts(seed: int, count: int) -> Mapping[str, str]:
    """The records by the path of their file: most in one year, one and a half relations a record."""
    chance = Random(seed)
    paths = [f"cases/{chance.choice(PLACES)}/r{number}" for number in range(count)]
    texts = {path: _record(chance, number) for number, path in enumerate(paths)}
    relations: dict[str, list[str]] = {path: [] for path in paths}
    for _ in range(count * 3 // 2):
        one, other = chance.sample(paths, 2)
        sources = chance.choice(SOURCES).format(number=paths.index(one))
        parts = f"type: {chance.choice(TYPES)}", f"to: {other}", sources
        relations[one].append("  - {" + ", ".join(part for part in parts if part) + "}\n")
    return {
        f"{path}.yml": text + ("relations:\n" + "".join(relations[path]) if relations[path] else "")
        for path, text in texts.items()
    }


def _record(chance: Random, number: int) -> str:
    english = " ".join(chance.choices(WORDS, k=chance.randint(1, 6)))
    chinese = "".join(chance.choices(HAN, k=chance.randint(2, 16)))
    return RECORD.format(english=f"{english} {number}", chinese=chinese, date=chance.choice(DATES), number=number)


def made_base(folder: Path, *, seed: int, count: int) -> Path:
    """A base of such records below a folder."""
    for path, text in record_texts(seed, count).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    shutil.copytree(ROOT / "builder" / "vocabulary", folder / "vocabulary")
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    page = folder / "content" / "en" / "about.md"
    page.parent.mkdir(parents=True)
    page.write_text("---\ntitle: About\ndescription: About it\n---\n# About\n", encoding="utf-8")
    return folder


@cache
def made_library(seed: int, count: int) -> Library:
    """The library of these records, with the vocabularies of this base."""
    return link(_entries(seed, count), vocabularies=real_library().vocabularies)


def _entries(seed: int, count: int) -> Iterator[Entry]:
    for path, text in record_texts(seed, count).items():
        folder, place, name = path.removesuffix(".yml").split("/")
        reading = decode(read_document(path, text.encode()), folder=folder, vocabularies=real_library().vocabularies)
        assert not reading.problems, reading.problems
        assert reading.record is not None
        yield Entry(folder, place, name, path, reading.record)

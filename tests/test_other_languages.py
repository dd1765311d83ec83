"""A base in other languages: English and Japanese, which it brings along, and a base in one language alone."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.config import read_options
from builder.language import languages
from builder.records.load import read
from builder.records.report import report
from builder.schema import generated_files
from tests.forked import casebook
from tests.test_cli import put

HARBOUR = Path(__file__).parent / "japanese_base"
ALONE = """\
site_name: 一种语言
docs_dir: content
theme:
  name: material
plugins:
  - casebook:
      languages: [zh]
"""
RECORD = """\
title: 种子屋
summary: 年轻团体在此起步[@lin-2013]。
written_in: zh
type: organisation
period: 2012 ..
relations:
  - {type: adapts, to: cases/chengdu/boat}
sources:
  lin-2013: {type: book, title: 门的故事, author: 林, issued: 2013}
contributors:
  - {name: 编者, roles: [writing]}
  - {name: 读者, roles: [review]}
review: {status: published, checked: 2026-11-22}
"""


@pytest.fixture(autouse=True)
def declared() -> Iterator[None]:
    """What a base brings along is forgotten with it."""
    before = dict(languages._declared)
    yield
    languages._declared.clear()
    languages._declared.update(before)


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = Path(shutil.copytree(HARBOUR, tmp_path_factory.mktemp("harbour") / "base"))
    done = casebook("build", folder=base)
    assert done.returncode == 0, done.stdout + done.stderr
    return base


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base in Chinese alone, with the vocabularies of a new base."""
    base = tmp_path_factory.mktemp("alone")
    put(base, "mkdocs.yml", ALONE)
    put(base, "content/zh/about.md", "---\ntitle: 关于\ndescription: 这是什么\n---\n# 关于\n")
    put(base, "cases/chengdu/seed.yml", RECORD)
    boat = RECORD.replace("种子屋", "船屋").replace("lin-2013", "lin-2014").replace("chengdu/boat", "chengdu/seed")
    put(base, "cases/chengdu/boat.yml", boat)
    done = casebook("build", folder=base)
    assert done.returncode == 0, done.stdout + done.stderr
    return base


def pages(base: Path, language: str) -> set[str]:
    folder = base / "site" / language
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}


def text(base: Path, path: str) -> str:
    return (base / "site" / path).read_text(encoding="utf-8")


def test_both_languages_have_the_same_pages(harbour: Path) -> None:
    assert sorted(path.name for path in (harbour / "site").iterdir() if path.is_dir()) == ["assets", "data", "en", "ja"]
    assert pages(harbour, "en") == pages(harbour, "ja")
    assert "cases/harbour/seed-house/parallel/index.html" in pages(harbour, "ja")


def test_pages_speak_the_words_that_the_base_brings_and_name_their_languages(harbour: Path) -> None:
    page = text(harbour, "ja/cases/harbour/seed-house/index.html")
    assert '<html lang="ja"' in page
    assert re.findall(r'hreflang="([^"]+)"', page[: page.index("</head>")]) == ["en", "ja", "x-default"]
    for words in ("港の事例集", "種の家", "育成施設", "2012年6月29日から", "概要", "1.6 万", "英語・日本語"):
        assert words in page
    assert "中文" not in page
    english = text(harbour, "en/cases/harbour/seed-house/index.html")
    assert re.search(r"lang=\"ja\">(<a[^>]*>)?《港のともしび》", english)
    assert "English and 日本語 side by side" in english


def test_pages_that_nobody_wrote_in_the_language_are_those_of_another_and_say_so(harbour: Path) -> None:
    page = text(harbour, "ja/corrections/index.html")
    assert '<div lang="en"><h1' in page
    assert "英語" not in page


def test_a_text_that_only_one_language_has_says_so(harbour: Path) -> None:
    record = harbour / "cases" / "harbour" / "boat-course.yml"
    assert "ja: 種の家を手本にした" in record.read_text(encoding="utf-8")
    side_by_side = text(harbour, "en/cases/harbour/boat-course/parallel/index.html")
    assert '<div lang="ja">' in side_by_side


def test_the_search_has_both_languages(harbour: Path) -> None:
    core = text(harbour, "assets/search/core.js")
    editions = re.findall(r'\["(\w+)",(\d+),(\d+)\]', core)
    assert [code for code, _, _ in editions] == ["en", "ja"]
    assert editions[0][2] == editions[1][2] != "0"
    assert '"ja":{"kind":{"case":"事例"' in core


def test_check_asks_for_every_language_of_the_base_and_for_no_other(tmp_path: Path) -> None:
    base = Path(shutil.copytree(HARBOUR, tmp_path / "base"))
    record = base / "cases" / "harbour" / "seed-house.yml"
    record.write_text(
        record.read_text(encoding="utf-8")
        .replace("title: {en: Seed House, ja: 種の家}", "title: {en: Seed House}")
        .replace("ja: どの団体も", "zh: 每个团体都"),
        encoding="utf-8",
    )
    problems = read(base, read_options(base)).problems
    assert {problem.code for problem in problems} == {"missing-language", "unknown-language"}
    shown = report(problems, form="text", language="en")
    assert "the title is not yet in 日本語" in shown
    assert "zh is not a language of texts; they are en, ja" in shown


def test_a_text_in_the_wrong_script_is_told(tmp_path: Path) -> None:
    base = Path(shutil.copytree(HARBOUR, tmp_path / "base"))
    record = base / "cases" / "harbour" / "seed-house.yml"
    english = "Every group had a desk and a year there"
    told = record.read_text(encoding="utf-8").replace("ja: どの団体も机と助言と一年の時間を得た", f"ja: {english}")
    record.write_text(told, encoding="utf-8")
    assert "latin-in-another-script" in {problem.code for problem in read(base, read_options(base)).problems}


def test_the_blank_record_is_in_the_languages_of_the_base(tmp_path: Path) -> None:
    base = Path(shutil.copytree(HARBOUR, tmp_path / "base"))
    done = casebook("new", "case", "harbour/new", "--lang", "ja", folder=base)
    assert done.returncode == 0, done.stderr
    blank = (base / "cases" / "harbour" / "new.yml").read_text(encoding="utf-8")
    assert "中立的な名前" in blank
    assert "written_in: ja" in blank
    assert re.search(r"^title:.*\n  en:\n  ja:\n", blank, re.MULTILINE)
    assert "zh:" not in blank
    checked = casebook("check", "cases/harbour/new.yml", "--lang", "ja", folder=base)
    assert "missing-field" in checked.stdout or "empty" in checked.stdout


def test_schemas_and_codebook_are_in_the_languages_of_the_base() -> None:
    options = read_options(HARBOUR)
    files = generated_files(read(HARBOUR, options).library.vocabularies, languages=options.languages)
    assert {"case.blank.ja.yml", "codebook.ja.md"} <= set(files)
    assert '"enum": [\n        "en",\n        "ja"\n      ]' in files["case.schema.json"]
    assert "育成施設" in files["codebook.ja.md"]


def test_a_base_of_one_language_has_no_second_one_anywhere(alone: Path) -> None:
    assert {path.name for path in (alone / "site").iterdir() if path.is_dir()} == {"assets", "data", "zh"}
    page = text(alone, "zh/cases/chengdu/seed/index.html")
    assert "parallel/" not in page
    assert "种子屋" in page
    assert not [path for path in pages(alone, "zh") if "parallel" in path]
    assert re.findall(r'\["(\w+)",\d+,\d+\]', text(alone, "assets/search/core.js")) == ["zh"]
    assert casebook("check", folder=alone).stdout.strip() in ("没有问题", "no problems")


def test_a_new_record_of_one_language_asks_for_that_alone(alone: Path) -> None:
    done = casebook("new", "case", "chengdu/new", "--lang", "zh", folder=alone)
    assert done.returncode == 0, done.stderr
    blank = (alone / "cases" / "chengdu" / "new.yml").read_text(encoding="utf-8")
    assert re.search(r"^title:.*\n  zh:\n", blank, re.MULTILINE)
    assert "  en:" not in blank


@pytest.mark.parametrize("asked", ["languages: [en, tlh]", "languages: [en]\n      locales: locales"])
def test_a_language_that_nobody_declares_ends_the_run_with_a_sentence(tmp_path: Path, asked: str) -> None:
    put(tmp_path, "mkdocs.yml", ALONE.replace("languages: [zh]", asked))
    put(tmp_path, "cases/chengdu/seed.yml", RECORD)
    put(tmp_path, "content/en/about.md", "---\ntitle: About\ndescription: About\n---\n")
    put(tmp_path, "locales/qq/language.yml", "code: qq\n")
    for command in ("check", "build"):
        done = casebook(command, folder=tmp_path)
        assert done.returncode == 1
        assert "tlh" in done.stdout + done.stderr or "'tag' is missing" in done.stdout + done.stderr
        assert "Traceback" not in done.stdout + done.stderr

"""`casebook script-diff`: what it lists of records, vocabularies and pages, and what it says where it cannot."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.cli import main
from builder.config import DEFAULTS

RECORD = """\
title: {en: Park, zh: 服务项目园, zh-Hant: 服務計畫園區}
summary:
  en: A park [@fu-2012].
  zh: >-
    一处“服务园” [@fu-2012]，办了
    两个项目，没有软件。
written_in: zh
type: organisation
period: 2012 ..
story:
  practice:
    zh: 高校的项目。
sources:
  fu-2012:
    type: book
    title: 软件
contributors:
  - name: Editors
    roles: [writing]
"""
TERM = "water:\n  label: {en: Network, zh: 网络, zh-Hant: 水路}\n  definition: {en: Net., zh: 社会组织的网络。}\n"
PAGE = "---\ntitle: 网络\ndescription: 网络\n---\n\n# 网络\n\n仓库与[软件](a.md)。\n"
SETTINGS = """\
site_name: Base
docs_dir: content
theme: {name: material}
plugins:
  - casebook:
      vocabulary: vocabulary
      languages: [en, zh, zh-Hant]
"""


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(DEFAULTS / "vocabulary", tmp_path / "vocabulary")
    put(tmp_path, "mkdocs.yml", SETTINGS)
    put(tmp_path, "cases/chengdu/park.yml", RECORD)
    put(tmp_path, "content/zh/about.md", PAGE)
    put(tmp_path, "vocabulary/themes.yml", TERM)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(base: Path, path: str, text: str) -> None:
    (base / path).parent.mkdir(parents=True, exist_ok=True)
    (base / path).write_text(text, encoding="utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["script-diff", *arguments], env={"LC_ALL": "C"})


def lines(*arguments: str) -> list[str]:
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return [line for line in result.stdout.splitlines() if line]


def test_of_a_record_each_kind_of_exchange_is_a_line_with_its_first_place_and_its_number(base: Path) -> None:
    assert lines() == [
        "cases/chengdu/park.yml:6 summary: 项目 → 專案, times: 2. u-2012]，辦了兩個[项目 → 專案]，沒有軟體。",
        "cases/chengdu/park.yml:6 summary: 软件 → 軟體, times: 1. 2]，辦了兩個專案，沒有[软件 → 軟體]。",
        "cases/chengdu/park.yml:12 story.practice: 高校 → 大專校院, times: 1. [高校 → 大專校院]的專案。",
        "cases/chengdu/park.yml:1 title: by hand. 服务项目园 | 服務計畫園區",
        "cases/chengdu/park.yml: quotation marks: 2",
        "Files: 1. Kinds of words exchanged: 3. Texts given by hand: 1.",
    ]


def test_a_page_and_a_vocabulary_are_told_where_their_path_is_given(base: Path) -> None:
    assert lines("content/zh/about.md", "vocabulary/themes.yml") == [
        "vocabulary/themes.yml:3 water.definition: 网络 → 網路, times: 1. 社會組織的[网络 → 網路]。",
        "vocabulary/themes.yml:2 water.label: by hand. 网络 | 水路",
        "content/zh/about.md:2: 网络 → 網路, times: 3. title: [网络 → 網路]",
        "content/zh/about.md:8: 仓库 → 儲存庫, times: 1. [仓库 → 儲存庫]與[軟體](a.md)。",
        "content/zh/about.md:8: 软件 → 軟體, times: 1. 儲存庫與[[软件 → 軟體]](a.md)。",
        "Files: 2. Kinds of words exchanged: 4. Texts given by hand: 1.",
    ]


def test_with_the_switch_all_that_is_no_record_is_told_too(base: Path) -> None:
    told = "\n".join(lines("--interface"))
    assert "cases/chengdu/park.yml:6" in told
    assert "content/zh/about.md:2" in told
    assert "zh/search.yml:1 title: 搜索 → 搜尋" in told
    assert "by hand. 仍在运行 | 仍在運作" in told


def test_json_has_every_place(base: Path) -> None:
    (found,) = json.loads(run("cases", "--json").stdout)
    assert (found["path"], found["quotation_marks"]) == ("cases/chengdu/park.yml", 2)
    assert found["by_hand"] == [{"line": 1, "field": "title", "zh": "服务项目园", "zh-Hant": "服務計畫園區"}]
    projects = found["exchanges"][0]
    assert (projects["zh"], projects["zh-Hant"], projects["count"]) == ("项目", "專案", 2)
    assert [(place["line"], place["field"]) for place in projects["places"]] == [
        (6, "summary"),
        (12, "story.practice"),
    ]


def test_messages_speak_chinese(base: Path) -> None:
    assert "软件 → 軟體，1 处。" in run("--lang", "zh").stdout


def test_a_record_with_errors_is_named_and_left_out(base: Path) -> None:
    put(base, "cases/chengdu/broken.yml", RECORD.replace("type: organisation", "type: nothing"))
    result = run("cases/chengdu/broken.yml")
    assert result.exit_code == 0
    assert "cases/chengdu/broken.yml" in result.stderr
    assert "Files: 0." in result.stdout


def test_a_path_without_texts_and_a_base_without_traditional_are_told(base: Path) -> None:
    assert run("mkdocs.yml").exit_code == 2
    assert "is no file of the base" in run("mkdocs.yml").output
    put(base, "mkdocs.yml", SETTINGS.replace(", zh-Hant", ""))
    result = run()
    assert result.exit_code == 1
    assert "no Traditional edition" in result.output

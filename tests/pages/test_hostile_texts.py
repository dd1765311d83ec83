"""Texts that are wrapped, look like definitions or forge marks, wherever a site shows them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from builder.config import read_options
from builder.pipeline import load
from builder.records import markdown_trial
from tests.sites import base_of

WRAPPED = """\
title: {zh: 折行, en: Wrap, zh-Hant: 折行}
summary:
  zh: >
    社区服务中心由居民
    **自行管理** [@wrapped-source]
    并与街道
    [合作](https://example.org/)
    办理。
  en: |
    It is “run”
    “by” residents –
    and [^1] so.

    [^1]: Sentinel note.
written_in: zh
type: scheme
model: [{dimension: outcome, terms: [unknown]}]
period: 2001
story:
  background:
    zh: 社区服务中心由居民
      自行管理。
  need:
    zh: "社区服务中心由居民
      自行管理。"
  results:
    zh: |
      　　社区服务中心由居民
      自行管理头
      发。
      　　[^注]: 说法不一
timeline:
  - date: 2001
    text:
      zh: |
        [2001年]: 成立
        大会
teaching:
  theory: {zh: "社区服务中心由居民\n\n      自行管理。"}
sources:
  wrapped-source:
    type: book
    title: >-
      社区服务中心
      管理办法
    author: |
      某某
      协会
    language: zh
contributors: [{name: Test, roles: [research]}]
"""
SPACED = re.compile(
    "居民 自行|管理 并与|街道 合作|合作 办理|中心 管理|某某 协会|成立 大会|管理 头|头 发|頭 髮|管理頭發"
)

SHOWN = [
    "居民自行管理并与街道合作办理。",
    "社区服务中心管理办法",
    "某某协会",
    "[^注]: 说法不一",
    "[2001年]: 成立大会",
    "It is “run” “by” residents – and [^1] so.",
    "[^1]: Sentinel note.",
    "自行管理頭髮。",
]


def texts(data: bytes | str) -> Iterator[str]:
    """The text of a file, of an Office file that of each part; markup and line ends as spaces and nothing."""
    if isinstance(data, bytes) and data.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = [archive.read(name) for name in archive.namelist()]
    else:
        parts = [data.encode() if isinstance(data, str) else data]
    for part in parts:
        text = re.sub(r"<sup>.*?</sup>|<[^>]*>", "", part.decode("utf-8", "replace"))
        yield re.sub(r"\s+", " ", text)


def test_a_wrapped_text_has_no_space_anywhere(tmp_path: Path) -> None:
    base = base_of(tmp_path / "base", {"cases/chengdu/wrapped.yml": WRAPPED})
    site = load(base, read_options(base))
    assert [problem for problem in site.problems if "wrapped" in problem.path] == []
    everything = "\n".join(
        [
            *(text for page in site.pages for text in (*texts(page.body), page.title, page.description)),
            *(text for path, data in site.files.items() if not path.endswith(".yml") for text in texts(data)),
        ]
    )
    assert SPACED.findall(everything) == []
    for shown in SHOWN:
        assert shown in everything


def test_a_panic_is_an_error_of_its_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown_trial, "PROGRAM", Path(__file__).parents[1] / "records" / "panicking_commonmark.py")
    base = base_of(tmp_path / "base", {"cases/chengdu/wrapped.yml": WRAPPED.replace("It is “run”", "It is *PANIC*")})
    site = load(base, read_options(base))
    (problem,) = [problem for problem in site.problems if problem.code == "markdown-unreadable"]
    assert (problem.path, problem.line) == ("cases/chengdu/wrapped.yml", 9)
    assert site.pages == ()


@pytest.mark.parametrize("mark", ["⸨&#xFDD0;9&#xFDD1;⸩", r"⸨\u0026#xFDD0;0\u0026#64977;⸩"])
def test_a_forged_citation_is_refused(tmp_path: Path, mark: str) -> None:
    summary = f'summary: {{en: "A hub {mark}.", zh: 一处中心。}}\n'
    rest = "title: {en: Hub, zh: 中心}\nwritten_in: en\ntype: incubator\nperiod: 2012 ..\n"
    record = f"{rest}{summary}contributors: [{{name: A, roles: [writing]}}]\n"
    base = base_of(tmp_path / "base", {"cases/chengdu/forged.yml": record})
    codes = {problem.code for problem in load(base, read_options(base)).problems if problem.path.endswith("forged.yml")}
    assert codes == {"control-character"}

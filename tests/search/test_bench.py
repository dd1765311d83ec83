"""The site that the benchmarks search: made of pages from elsewhere, whole and safe."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.bench.more_queries import Maker, distance, full_width
from tests.bench.search_bytes import SCRIPTS, client
from tests.bench.search_pages import TestPage, read_glossary, read_pages
from tests.bench.search_site import build
from tests.bench.search_updates import measured

HOSTILE = '<script>alert("1")</script> & <b>'


def folder(base: Path) -> Path:
    pages = {
        "en": [("one", "One & two", "# Heading\n\nSome *text*."), ("two", HOSTILE, HOSTILE)],
        "zh": [("one", "一与二", "### 小标题\n\n正文。")],
    }
    for language, rows in pages.items():
        lines = [json.dumps({"id": name, "title": title, "body": body}) for name, title, body in rows]
        (base / f"{language}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    terms = {"terms": [{"en": ["volunteer"], "zh": ["志愿者"], "tw": ["志工"]}]}
    (base / "glossary.json").write_text(json.dumps(terms), encoding="utf-8")
    return base


def test_a_folder_of_pages_becomes_a_site_with_a_search(tmp_path: Path) -> None:
    build(folder(tmp_path), tmp_path / "site")
    for address in ("en/", "en/one/", "en/two/", "en/search/", "zh/one/"):
        html = (tmp_path / "site" / address / "index.html").read_text("utf-8")
        assert html.count('id="casebook-q"') == 1
        assert "<script>alert" not in html
    core = (tmp_path / "site" / "assets" / "search" / "core.js").read_text("utf-8")
    assert core.startswith('casebookSearch("core",{')
    assert "志愿者" in core


def test_headings_stand_apart_from_the_text(tmp_path: Path) -> None:
    page = next(iter(read_pages(folder(tmp_path))))
    assert (page.headings, page.text) == ("Heading", "Some text.")
    assert read_glossary(tmp_path)[0].forms["zh-Hant"] == ("志工",)


def test_answers_hold_what_is_asked_for() -> None:
    pages = [
        TestPage("a", "zh", "题目", "他们一直在努力推动社区里的公共事务向前发展下去", {}),
        TestPage("b", "zh", "另一篇", "与此完全无关的另外一段很长很长的文字放在这里", {}),
    ]
    maker = Maker(pages, (), 1)
    for _ in range(20):
        if query := maker.zh_part("zh-sub", 3, 5):
            assert query.ok == tuple(f"/zh/{page.id}/" for page in pages if query.q in page.markdown)


def test_edits_are_counted() -> None:
    assert [distance("park", other) for other in ("park", "prak", "par", "parks", "dark", "drak")] == [0, 1, 1, 1, 1, 2]
    assert full_width("A1 b") == "Ａ１ ｂ"


def test_the_cost_of_a_change_is_measured() -> None:
    first, state, *changes = measured(6)
    assert first.startswith("6 records, 162 documents, ")
    assert "state: " in state
    assert [line.split(":")[0].strip() for line in changes] == ["no change", "a title", "a new record", "a record gone"]
    assert " 0 files change" in changes[0]


@pytest.mark.skipif(find_spec("minify") is None, reason="no minifier of names for this machine")
def test_the_scripts_of_the_search_are_small() -> None:
    assert client(SCRIPTS, 9) + client(("results.js",), 9) <= 22_000

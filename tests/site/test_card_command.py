"""`casebook preview-card`: what stands in the heads of a record's pages, and what results of a search cut off."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.cli import main
from builder.site.card_command import DESCRIPTION, TITLE, Cut, cards_of, cut_of
from tests.base_with_address import HOUSE, SITE_URL

CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)">')


def run(base: Path, monkeypatch: pytest.MonkeyPatch, *words: str) -> Result:
    monkeypatch.chdir(base)
    return CliRunner().invoke(main, ["preview-card", *words])


@pytest.mark.parametrize("record", [HOUSE, f"{HOUSE}.yml", f"{HOUSE}/"])
def test_what_it_says_is_what_the_pages_have(
    record: str, base_with_address: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = run(base_with_address, monkeypatch, record, "--json")
    assert done.exit_code == 0, done.output
    cards = json.loads(done.stdout)
    assert [card["edition"] for card in cards] == ["en", "zh", "zh-Hant"]
    for card in cards:
        html = (base_with_address / "site" / card["path"]).read_text(encoding="utf-8")
        assert card["canonical"] == CANONICAL.findall(html)[0] == f"{SITE_URL}{card['path'].removesuffix('index.html')}"
        assert f"<title>{card['title']}</title>" in html
        assert card["alternates"].keys() == {"en", "zh-Hans", "zh-Hant", "x-default"}
        assert card["is_indexed"]
        assert dict(card["open_graph"])["og:url"] == card["canonical"]
        assert dict(card["twitter"]) == {"twitter:card": "summary_large_image"}
        assert dict(card["citation"])["citation_public_url"] == card["canonical"]
        [data] = card["structured_data"]
        assert [node["@type"] for node in data["@graph"]] == ["Article", "BreadcrumbList"]


@pytest.mark.parametrize(("language", "expected"), [("en", "search engines: may list"), ("zh", "搜索引擎：可以收录")])
def test_in_the_terminal(
    language: str, expected: str, base_with_address: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = run(base_with_address, monkeypatch, HOUSE, "--lang", language)
    assert done.exit_code == 0, done.output
    assert expected in done.output
    assert f"{SITE_URL}zh-hant/{HOUSE}/" in done.output
    in_review = run(base_with_address, monkeypatch, "policies/hill/shut-window", "--lang", "en")
    assert "search engines: may list" in in_review.output
    retired = run(base_with_address, monkeypatch, "cases/lake/old-raft", "--lang", "en")
    assert "may not list this page (noindex)" in retired.output


def test_a_record_that_is_no_page_of_the_site(base_with_address: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = run(base_with_address, monkeypatch, "cases/hill/nowhere", "--lang", "en")
    assert done.exit_code == 1
    assert "casebook build" in done.output


def test_a_record_that_has_changed_since(
    base_with_address: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = Path(shutil.copytree(base_with_address, tmp_path / "copy"))
    (copy / f"{HOUSE}.yml").touch()
    assert "has changed since" in run(copy, monkeypatch, f"{HOUSE}.yml", "--lang", "en").output


@pytest.mark.parametrize(
    ("text", "width", "left_out"),
    [
        ("a" * 60, TITLE, ""),
        ("a" * 61, TITLE, "a"),
        ("案" * 30, TITLE, ""),
        ("案" * 31, TITLE, "案"),
        ("案" * 78 + "。", DESCRIPTION, "。"),
        ("", TITLE, ""),
    ],
)
def test_what_is_cut_off(text: str, width: int, left_out: str) -> None:
    cut = cut_of(text, width)
    assert cut == (Cut(text.removesuffix(left_out), left_out) if left_out else None)


def test_what_is_cut_off_a_page_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "site" / "en" / HOUSE / "index.html"
    page.parent.mkdir(parents=True)
    head = f'<title>{"t" * 59}&amp;xyz</title><meta name="description" content="D">'
    page.write_text(f"<html><head>{head}</head><body><title>no</title></body></html>", encoding="utf-8")
    (tmp_path / "cases").mkdir()
    [card] = cards_of(tmp_path / "site", HOUSE)
    assert card.cut == {"title": Cut("t" * 59 + "&", "xyz")}
    assert "leave out “xyz”" in run(tmp_path, monkeypatch, HOUSE, "--lang", "en").output

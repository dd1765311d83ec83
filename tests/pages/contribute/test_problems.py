"""The pages of problems: every code has its anchor, in every edition, and messages lead there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.cli import main
from builder.explanations import ADDRESS, explanations, topics
from builder.pages.broken import broken_pages
from builder.records.decode import decode
from builder.records.model.vocabulary import Vocabularies
from builder.records.source import read_document
from builder.site.serve import update
from builder.site.served_site import ServedSite
from tests.test_cli import GOOD, put

SITE = "https://example.org/book/"
PAGE = f"{SITE}en/contribute/problems/dates/#range-form"


@pytest.mark.parametrize("language", ["en", "zh", "zh-hant"])
def test_every_code_has_an_anchor_and_is_in_the_list(site: Path, language: str) -> None:
    index = (site / language / ADDRESS / "index.html").read_text("utf-8")
    for topic in topics():
        page = (site / language / topic.address / "index.html").read_text("utf-8")
        for each in topic.explanations:
            assert f'id="{each.code}"' in page
            assert f'href="{topic.id}/#{each.code}"' in index
        assert page.count("cb-example--wrong") == page.count("cb-example--right") > 0


def test_the_search_passes_them_over(site: Path) -> None:
    found = [file for file in (site / "assets").rglob("*.js") if ADDRESS in file.read_text("utf-8", errors="replace")]
    assert found == []


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    put(tmp_path, "cases/chengdu/a.yml", GOOD.replace("period: 2012 ..", "period: 2011-2012"))
    other = GOOD.replace("period: 2012 ..", "period: 2011-2013").replace("fu-2012", "b-2012")
    put(tmp_path, "cases/chengdu/b.yml", other)
    put(tmp_path, "content/en/about.md", "---\ntitle: About\ndescription: About\n---\n")
    settings = "site_name: x\ndocs_dir: content\ntheme: {name: material}\nplugins:\n  - casebook\n"
    put(tmp_path, "mkdocs.yml", settings)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(form: str) -> str:
    return CliRunner().invoke(main, ["check", "--format", form], env={"LC_ALL": "C"}).output


def test_messages_lead_to_the_page_of_their_code(base: Path) -> None:
    put(base, "mkdocs.yml", (base / "mkdocs.yml").read_text("utf-8") + f"site_url: {SITE}\n")
    assert check("text").count(PAGE) == 1, "once a code"
    assert check("github").count(PAGE) == 2
    assert check("markdown").count(f"[`range-form`]({PAGE})") == 2
    assert [each["page"] for each in json.loads(check("json"))] == [PAGE, PAGE]


def test_without_a_site_the_command_is_named(base: Path) -> None:
    assert "\ncasebook explain range-form says why" in check("text")
    assert "https:" not in check("text") + check("github") + check("markdown")


@pytest.mark.parametrize("settings", ["", "hooks: [hook.py]\n"], ids=["plain", "by-mkdocs"])
def test_a_build_leads_to_them_too(base: Path, settings: str) -> None:
    put(base, "hook.py", "")
    text = (base / "mkdocs.yml").read_text("utf-8") + settings
    put(base, "mkdocs.yml", text)
    said = CliRunner().invoke(main, ["build", "--lang", "zh"]).output
    assert "\ncasebook explain range-form 说明道理" in said
    assert "https:" not in said
    put(base, "mkdocs.yml", text + f"site_url: {SITE}\n")
    for language in ("en", "zh"):
        said = CliRunner().invoke(main, ["build", "--lang", language]).output
        assert said.count(PAGE.replace("/en/", f"/{language}/")) == 1, said


def test_the_terminal_of_serve_leads_to_them_too(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(base, "mkdocs.yml", (base / "mkdocs.yml").read_text("utf-8") + f"site_url: {SITE}\n")
    site = ServedSite(base / "mkdocs.yml", language="en")
    update(site, {base / "cases" / "chengdu" / "a.yml"})
    assert capsys.readouterr().out.count(PAGE) == 1
    put(base, "mkdocs.yml", (base / "mkdocs.yml").read_text("utf-8").replace(SITE, "''"))
    update(site, {base / "mkdocs.yml"})
    assert "\ncasebook explain range-form says why" in capsys.readouterr().out


def test_the_page_of_a_broken_record_leads_to_them() -> None:
    document = read_document("cases/chengdu/x.yml", b"title: {en: A\n")
    reading = decode(document, folder="cases", vocabularies=Vocabularies({}), languages=("en", "zh"))
    (page,) = broken_pages([reading], reading.problems, ["en"])
    address = f"../../../{explanations()['bracket-not-closed'].address}"
    assert f'<a href="{address}"><code>bracket-not-closed</code></a>' in page.body

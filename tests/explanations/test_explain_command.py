"""`casebook explain`: one code with its examples, all codes, a code that there is not, the page of the site."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.cli import main
from builder.explanations import explanations, topics
from builder.language.languages import BUILT_IN
from builder.records.explained import explained
from tests.test_cli import GOOD, put


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["explain", *arguments], env={"LC_ALL": "C"})


def test_a_code_is_explained() -> None:
    result = run("tab-indent")
    assert result.exit_code == 0
    assert result.output == (
        "a tab stands here where only spaces count [tab-indent]\n"
        "  hint: use spaces\n\n"
        "A tab is as wide as each program likes, so YAML counts spaces only.\n\n"
        "Wrong:\n\n"
        "    title:\n    <U+0009>en: NGO Service Park\n    <U+0009>zh: 公益组织服务园\n\n"
        "Right:\n\n"
        "    title:\n      en: NGO Service Park\n      zh: 公益组织服务园\n"
    )


def test_the_language_is_that_of_the_reader() -> None:
    assert "，不知道写 ?\n" in run("date-form", "--lang", "zh").output
    lines = run("too-large", "--lang", "zh").output.splitlines()
    assert lines[0] == "文件有 … KB，最多 … KB [too-large]"
    assert lines[-1].startswith("文件远大于任何记录")
    assert run("too-large", "--lang", "zh-Hant").output.splitlines()[-1].startswith("文件遠大於任何記錄")


def test_without_a_code_all_are_listed_by_topic() -> None:
    output = run().output
    assert [topic.title["en"] for topic in topics()] == [line for line in output.splitlines() if line[:1].isupper()]
    assert all(f"  {code} " in output for code in explanations())


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("date", "perhaps: date-form, impossible-date, future-date"),
        ("date-from", "perhaps: date-form"),
        ("[unknwon-key]", "perhaps: unknown-key"),
        ("zzzzz", "casebook explain lists all"),
    ],
)
def test_a_code_that_there_is_not_has_near_ones(typed: str, said: str) -> None:
    result = run(typed)
    assert result.exit_code == 2
    assert said in result.output


def test_a_base_with_a_site_gives_the_page(folder: Path) -> None:
    put(folder, "cases/chengdu/good.yml", GOOD)
    put(folder, "mkdocs.yml", "site_url: https://example.org/book\n")
    for language, shown in (("en", "en"), ("zh-Hant", "zh-hant")):
        last = run("date-form", "--lang", language).output.splitlines()[-1]
        assert last == f"https://example.org/book/{shown}/contribute/problems/dates/#date-form"


@pytest.mark.parametrize("language", BUILT_IN)
def test_every_explanation_has_its_words(language: str) -> None:
    for each in explanations().values():
        told = explained(each, language)
        assert "{" not in told.message.replace("{family", "").replace("{literal", "")
        assert bool(told.told) == (not told.wrong) == (not told.right)
        assert not told.hint.endswith((":", "："))
        assert "您" not in told.why + told.told

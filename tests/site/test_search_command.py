"""`casebook search`: what it lists, of which engine, and what it says where it cannot."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.cli import main
from builder.search.site_search import SiteSearch, SiteSearchError
from builder.site.search_command import edition_of, queries_of

NONSENSE = "zzqqxx yyppkk"
ENGINE = """
window.casebookEngine = { createSearch: ({ edition }) => ({
  core: () => ({ editions: [["en", 0, 9], ["zh", 9, 9]] }),
  search: async (query) => {
    if (query === "broken") throw new Error("no such part");
    if (query === "stuck") await new Promise(() => {});
    const results = query === "nothing" ? [] : [{ doc: 10, row: ["cases/park/", `Park <${edition}>`] }];
    return { results, total: results.length, note: query === "near" ? "nearest" : "", missing: MISSING[query] || [] };
  },
}) };
const MISSING = { near: ["招聘", "pay"], nothing: ["nothing"], answered: ["pay"] };
"""
"""An engine that has nothing, something near, or an answer."""


def run(*arguments: str | Path, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["search", *map(str, arguments)], input=given, env={"LC_ALL": "C"})


@pytest.fixture
def queries(tmp_path: Path) -> Path:
    """A file of queries."""
    return tmp_path / "queries.txt"


@pytest.fixture
def stub(tmp_path: Path) -> Path:
    """A site whose engine is a stub."""
    folder = tmp_path / "stub" / "assets" / "search"
    for language in ("en", "zh"):
        (folder / "said").mkdir(parents=True, exist_ok=True)
        (folder / "said" / f"{language}.js").touch()
    (folder / "search.js").write_text(ENGINE, encoding="utf-8")
    return tmp_path / "stub"


@pytest.fixture(scope="module")
def search(site: Path) -> SiteSearch:
    """The search of this base's own site."""
    pytest.importorskip("py_mini_racer", reason="mini-racer is not installed: make test")
    return SiteSearch(site)


@pytest.fixture
def v8() -> None:
    pytest.importorskip("py_mini_racer", reason="mini-racer is not installed: make test")


def test_a_query_is_a_line_once_without_comments() -> None:
    text = "恩派招聘\n\n  # from a mail\n  where is  NPI \r\n恩派招聘\n#\n"
    assert queries_of(text) == ("恩派招聘", "where is  NPI")


@pytest.mark.parametrize(
    ("query", "editions", "edition"),
    [
        ("NPI", ("en", "zh", "zh-Hant"), "en"),
        ("NPI 招聘", ("en", "zh", "zh-Hant"), "zh"),
        ("招聘", ("en",), "en"),
        ("NPI", ("zh-Hant",), "zh-Hant"),
        ("招聘", ("en", "zh-Hant"), "zh-Hant"),
    ],
)
def test_a_query_is_asked_where_its_reader_is(query: str, editions: tuple[str, ...], edition: str) -> None:
    assert edition_of(query, editions) == edition


@pytest.mark.parametrize(
    ("query", "edition", "address"),
    [
        ("徐启智", "zh", "zh/people/#xu-qizhi"),
        ("徐啟智", "zh-Hant", "zh/people/#xu-qizhi"),
        ("parc services Chengdu", "en", "en/cases/chengdu/ngo-service-park/"),
        ("ＮＰＩ", "en", "en/cases/shanghai/npi/"),
        ("xuqizhi", "zh", "zh/people/#xu-qizhi"),
        ('"\\</NPI>\u2028${}`', "en", "en/cases/shanghai/npi/"),
    ],
)
def test_the_engine_of_the_site_answers(search: SiteSearch, query: str, edition: str, address: str) -> None:
    answer = search.ask(query, edition)
    assert (answer.address, bool(answer.title), answer.total > 0) == (address, True, True)


@pytest.mark.parametrize("query", [NONSENSE, "犇羴鱻麤", "x" * 5000, "?!"])
def test_what_has_no_answer_has_none(search: SiteSearch, query: str) -> None:
    assert (search.ask(query, "en").total, search.ask(query, "zh").address) == (0, "")


def test_it_lists_what_is_not_answered(search: SiteSearch, site: Path, queries: Path) -> None:
    queries.write_text(f"# from mails\n{NONSENSE}\nincubator\n孵化器\n", encoding="utf-8")
    result = run(queries, "--site", site)
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert (lines[0], lines[-1]) == (f"{NONSENSE} – nothing", "Queries: 3. Nothing found: 1. Only the nearest: 0.")
    assert not [line for line in lines if "incubator" in line or "孵化器" in line]


@pytest.mark.usefixtures("v8")
def test_it_says_what_is_missing_and_what_comes_first(stub: Path, queries: Path) -> None:
    queries.write_text("near\nnothing\nanswered\n", encoding="utf-8")
    assert run(queries, "--site", stub).output.splitlines() == [
        "near – only the nearest, first Park <en> (zh/cases/park/)",
        "    nowhere in the site: 招聘, pay",
        "nothing – nothing",
        "    nowhere in the site: nothing",
        "Queries: 3. Nothing found: 1. Only the nearest: 1.",
    ]
    assert run(queries, "--site", stub, "--lang", "zh", "--edition", "zh").output.splitlines() == [
        "near：只有最接近的，第一条是Park <zh>（zh/cases/park/）",
        "    全站都没有：招聘、pay",
        "nothing：没有结果",
        "    全站都没有：nothing",
        "共 3 条查询，1 条没有结果，1 条只有最接近的。",
    ]


@pytest.mark.usefixtures("v8")
def test_standard_input_is_a_file_too(stub: Path) -> None:
    result = run("-", "--site", stub, given="\ufeff恩派\r\nanswered\n".encode())
    assert (result.exit_code, result.output) == (0, "Queries: 2. All find what they ask for.\n")


@pytest.mark.usefixtures("v8")
def test_the_site_is_that_of_the_base(stub: Path, queries: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    queries.write_text("answered\n", encoding="utf-8")
    (stub.parent / "cases").mkdir()
    monkeypatch.chdir(stub.parent / "cases")
    missing = run(queries)
    assert missing.exit_code == 1
    assert f"There is no search in {stub.parent / 'site'}. Build the site first" in missing.output
    (stub.parent / "mkdocs.yml").write_text("site_name: Stub\nsite_dir: stub\n", encoding="utf-8")
    assert run(queries).output == "Queries: 1. All find what they ask for.\n"


@pytest.mark.usefixtures("v8")
@pytest.mark.parametrize(("query", "said"), [("broken", "Error: no such part"), ("stuck", "search.js")])
def test_an_engine_that_fails_is_told(stub: Path, queries: Path, query: str, said: str) -> None:
    queries.write_text(query, encoding="utf-8")
    result = run(queries, "--site", stub)
    assert result.exit_code == 1
    assert f"The search of {stub} is damaged ({said}). Build the site again" in result.output


@pytest.mark.usefixtures("v8")
def test_an_unknown_edition_and_other_bytes_are_told(stub: Path, queries: Path) -> None:
    queries.write_text("answered", encoding="utf-8")
    result = run(queries, "--site", stub, "--edition", "fr")
    assert (result.exit_code, "one of these with --edition: en, zh." in result.output) == (1, True)
    queries.write_bytes("招聘".encode("gbk"))
    result = run(queries, "--site", stub, "--lang", "zh")
    assert (result.exit_code, f"{queries} 不是 UTF-8 编码" in result.output) == (1, True)


def test_a_missing_file_is_a_usage_error(tmp_path: Path) -> None:
    result = run(tmp_path / "none.txt")
    assert (result.exit_code, "none.txt" in result.output) == (2, True)


def test_without_the_engine_it_says_what_to_install(stub: Path, queries: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    queries.write_text("answered", encoding="utf-8")
    monkeypatch.setitem(sys.modules, "py_mini_racer", None)
    result = run(queries, "--site", stub)
    assert (result.exit_code, "-m pip install mini-racer" in result.output) == (1, True)


def test_a_site_that_lacks_a_file_is_damaged(search: SiteSearch, site: Path, tmp_path: Path) -> None:
    copied = tmp_path / "copied"
    shutil.copytree(site / "assets" / "search", copied / "assets" / "search")
    shutil.rmtree(copied / "assets" / "search" / "t")
    with pytest.raises(SiteSearchError, match="damaged"):
        SiteSearch(copied).ask("incubator", "en")


def test_no_other_command_loads_the_engine() -> None:
    script = "import sys, builder.cli, builder.site.search_command; sys.exit('py_mini_racer' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0

"""`check` and `build` say the same of settings, pages and files, in a sentence with the place, and write nothing."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.cli import main
from builder.records.handwritten import FOLDERS, GUIDES, TAKEN
from builder.site.base_check import check_base
from tests.test_cli import GOOD, put

PLUGIN = "plugins:\n  - casebook"
CONFIG = f"site_name: Test\ndocs_dir: content\ntheme: {{name: material}}\n{PLUGIN}"
ABOUT = "---\ntitle: About\ndescription: About this\n---\n# About\n"
COMMANDS = ("check", "build")
LONG = "x" * 300
"""A name that no file system takes."""


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    put(tmp_path, "cases/chengdu/good.yml", GOOD)
    put(tmp_path, "content/en/about.md", ABOUT)
    put(tmp_path, "mkdocs.yml", CONFIG)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, env={"LC_ALL": "C", "NO_MKDOCS_2_WARNING": "1"})


def refused(base: Path, *commands: str) -> list[str]:
    """The lines of the first problem, by each command."""
    lines = []
    for command in commands or COMMANDS:
        done = run(command)
        assert done.exit_code == 1, done.output
        assert done.exception is None or isinstance(done.exception, SystemExit)
        lines.append(next(line for line in done.output.splitlines() if ": error: " in line))
    assert not (base / "site").exists()
    return lines


FAULTY_SETTINGS = [
    ("site_name: [", "mkdocs.yml:1:13", "settings-syntax"),
    ("!ENV []", "mkdocs.yml:1:1", "settings-not-a-map"),
    ("- a", "mkdocs.yml:1:1", "settings-not-a-map"),
    ("[" * 5000, "mkdocs.yml:1:1", "settings-syntax"),
    (f"{CONFIG}\nsite_url: !ENV []", "mkdocs.yml:6:11", "settings-syntax"),
    (f"{CONFIG}\nextra: !foo x", "mkdocs.yml:6:8", "settings-syntax"),
    (f"{CONFIG}\nextra: !!python/name:no_such_module.x", "mkdocs.yml:6:8", "settings-syntax"),
    (f"{CONFIG}\nextra: 2012-13-45", "mkdocs.yml:6:8", "settings-syntax"),
    (f"{CONFIG}\nextra: !!timestamp x", "mkdocs.yml:6:8", "settings-syntax"),
    (f"{CONFIG}\nextra: !!bool x", "mkdocs.yml:6:8", "settings-syntax"),
    (f"{CONFIG}\nextra: !!int ''", "mkdocs.yml:6:8", "settings-syntax"),
    (f"{CONFIG}\n!!bool x: b", "mkdocs.yml:6:11", "settings-syntax"),
    (f"{CONFIG}\n? [a]\n: b", "mkdocs.yml:6:3", "settings-syntax"),
    (f"{CONFIG}\nsite_name: !relative x", "mkdocs.yml:6:12", "setting-text"),
    (f"{CONFIG}\nINHERIT: mkdocs.yml", "mkdocs.yml:1:1", "settings-inherit"),
    (f"{CONFIG}\nINHERIT: [a]", "mkdocs.yml:1:1", "settings-inherit"),
    (f"{CONFIG}:\n      cases: 5", "mkdocs.yml:6:14", "setting-text"),
    (f"{CONFIG}:\n      cases: /etc", "mkdocs.yml:6:14", "setting-outside"),
    (f"{CONFIG}:\n      cases: cases/../..", "mkdocs.yml:6:14", "setting-outside"),
    (f"{CONFIG}:\n      cases: .", "mkdocs.yml:6:14", "setting-outside"),
    (f"{CONFIG}:\n      policies: ./cases", "mkdocs.yml:6:17", "setting-same-folder"),
    (f"{CONFIG}:\n      cases: nowhere", "nowhere:1:1", "records-nowhere"),
    (f"{CONFIG}:\n      policies: nowhere", "nowhere:1:1", "records-nowhere"),
    (f"{CONFIG}:\n      cases: mkdocs.yml", "mkdocs.yml:1:1", "records-no-folder"),
    (f"{CONFIG}:\n      cases: {LONG}", f"{LONG}:1:1", "records-nowhere"),
    (f"{CONFIG}:\n      policies: {LONG}", f"{LONG}:1:1", "records-nowhere"),
    (CONFIG.replace("content", LONG), "mkdocs.yml:2:11", "setting-no-folder"),
    (CONFIG.replace("content", '"a\\0b"'), "mkdocs.yml:2:11", "setting-no-folder"),
    (f'{CONFIG}\nsite_dir: "a\\0b"', "mkdocs.yml:6:11", "setting-no-folder"),
    (f"{CONFIG}\nhooks: [{LONG}]", "mkdocs.yml:6:8", "setting-no-file"),
    (f"{CONFIG}\nINHERIT: {LONG}", "mkdocs.yml:1:1", "settings-inherit"),
    (f"{CONFIG}\nsite_dir: {LONG}", "mkdocs.yml:6:11", "setting-too-long"),
    (f"{CONFIG}\nsite_dir: a/{LONG}/b", "mkdocs.yml:6:11", "setting-too-long"),
    (f"{CONFIG}\nsite_dir: {'x' * 250}", "mkdocs.yml:6:11", "setting-too-long"),
    (f"{CONFIG}\nsite_dir: {'a/' * 3000}", "mkdocs.yml:6:11", "setting-too-long"),
    (f"{CONFIG}:\n      languages: 5", "mkdocs.yml:6:18", "setting-texts"),
    (f"{CONFIG}:\n      languages: []", "mkdocs.yml:6:18", "setting-languages"),
    (f"{CONFIG}:\n      languages: [en, fr]", "mkdocs.yml:6:23", "setting-language"),
    (f"{CONFIG}:\n      names: {{en: 5}}", "mkdocs.yml:6:14", "setting-text-map"),
    (f"{CONFIG}:\n      verification: {{baidu: 'a b'}}", "mkdocs.yml:6:29", "setting-verification"),
    (f"{CONFIG}:\n      verification: {{yandex: abcd}}", "mkdocs.yml:6:30", "setting-verification"),
    (f"{CONFIG}:\n      verification: baidu", "mkdocs.yml:6:21", "setting-verification"),
    (f"{CONFIG}:\n      offline: 'yes'", "mkdocs.yml:6:16", "setting-switch"),
    (f"{CONFIG}:\n      offline: [true]", "mkdocs.yml:6:16", "setting-switch"),
    (f"{CONFIG}:\n      hosts: netlify", "mkdocs.yml:6:14", "setting-texts"),
    (f"{CONFIG}:\n      hosts: [apache, nginx]", "mkdocs.yml:6:23", "setting-hosts"),
    (f"{CONFIG}:\n      hosts: [apache, apache]", "mkdocs.yml:6:23", "setting-hosts"),
    (f"{CONFIG}:\n      hosts: [netlify, cloudflare]", "mkdocs.yml:6:24", "setting-hosts"),
    (f"{CONFIG}:\n      precompress: 'yes'", "mkdocs.yml:6:20", "setting-switch"),
    (f"{CONFIG}:\n      vocabulary: nowhere", "mkdocs.yml:6:19", "setting-no-folder"),
    (f"{CONFIG}: 5", "mkdocs.yml:5:15", "setting-map"),
    (f"{CONFIG}\n  - casebook", "mkdocs.yml:6:5", "setting-plugin-twice"),
    (f"{CONFIG}\n  - {{}}", "mkdocs.yml:6:5", "setting-plugin-entry"),
    (CONFIG.replace("- casebook", "- {casebook: null, search: null}"), "mkdocs.yml:5:5", "setting-plugin-entry"),
    (f"{CONFIG}\n  - no-such-plugin", "mkdocs.yml:5:3", "setting-refused"),
    (CONFIG.replace(PLUGIN, "plugins: 5"), "mkdocs.yml:4:10", "setting-plugins"),
    (CONFIG.replace(PLUGIN, ""), "mkdocs.yml:1:1", "setting-no-plugin"),
    (CONFIG.replace("material", "readthedocs"), "mkdocs.yml:3:8", "setting-theme"),
    (CONFIG.replace("site_name: Test", "site_author: me"), "mkdocs.yml:1:1", "setting-missing"),
    (CONFIG.replace("content", "nowhere"), "mkdocs.yml:2:11", "setting-no-folder"),
    (f"{CONFIG}\nsite_url: org.github.io/repo", "mkdocs.yml:6:11", "setting-url"),
    (f"{CONFIG}\nrepo_url: 'http://['", "mkdocs.yml:6:11", "setting-url"),
    (f"{CONFIG}\nhooks: [nowhere.py]", "mkdocs.yml:6:8", "setting-no-file"),
    (f"{CONFIG}\nstrict: maybe", "mkdocs.yml:6:9", "setting-refused"),
    (f"{CONFIG}\nnav: 5", "mkdocs.yml:6:6", "setting-refused"),
    (f"{CONFIG}\nstrict: true\nsitename: x", "mkdocs.yml:7:11", "setting-unknown"),
    (f"{CONFIG}\n{'x' * 300_000}: y", "mkdocs.yml:1:1", "too-large"),
]


@pytest.mark.parametrize(("text", "place", "code"), FAULTY_SETTINGS)
def test_a_faulty_setting_has_its_place(base: Path, text: str, place: str, code: str) -> None:
    put(base, "mkdocs.yml", text)
    checked, built = refused(base)
    assert checked.startswith(f"{place}: error: ")
    assert checked.endswith(f"[{code}]")
    assert built == checked


def test_a_configuration_in_another_encoding_is_refused(base: Path) -> None:
    (base / "mkdocs.yml").write_bytes(b"site_name: x\nsite_author: \xe9\n")
    assert [line.partition(" error")[0] for line in refused(base)] == ["mkdocs.yml:2:14:"] * 2
    (base / "mkdocs.yml").unlink()
    os.mkfifo(base / "mkdocs.yml")
    assert all(line.endswith("[not-a-file]") for line in refused(base, "check"))


def test_records_are_not_judged_by_settings_that_nothing_states(base: Path) -> None:
    put(base, "cases/chengdu/good.yml", GOOD.replace("type: organisation", "type: of-the-base"))
    put(base, "mkdocs.yml", CONFIG.replace(PLUGIN, ""))
    assert run("check").output.count(": error: ") == 1


def test_settings_of_another_file_hold(base: Path) -> None:
    put(base, "parent.yml", f"{CONFIG}:\n      cases: records\n")
    put(base, "mkdocs.yml", "INHERIT: parent.yml\n")
    assert "records:1:1" in refused(base)[0]


def test_a_language_of_the_base_must_be_declared_well(base: Path) -> None:
    put(base, "mkdocs.yml", f"{CONFIG}:\n      locales: locales\n      languages: [en, fr]\n")
    unknown = "code: fr\ntag: fr\nscript: Latn\ncldr: nowhere\nname: x\n"
    for declaration in ("code: fr\n", "- fr\n", "code: [\n", unknown):
        put(base, "locales/fr/language.yml", declaration)
        assert all("[setting-locales]" in line for line in refused(base))


FAULTY_PAGES = [
    ("en/x.md", b"# No front matter", "x.md:1:1", "page-untitled"),
    ("en/x.md", b"---\ntitle: x\n---\n", "x.md:1:1", "page-untitled"),
    ("en/x.md", b"---\ntitle: [a]\ndescription: x\n---\n", "x.md:2:1", "page-setting"),
    ("en/x.md", b"---\ntitle: x: y\ndescription: x\n---\n", "x.md:2:9", "page-front-matter"),
    ("en/x.md", b"---\n- title\n---\n", "x.md:2:1", "page-front-matter"),
    ("en/x.md", b"---\ntitle: x\ndescription: x\ntemplate: no.html\n---\n", "x.md:4:1", "page-template"),
    ("en/x.md", f"---\ntitle: x\ndescription: x\ntemplate: {LONG}\n---\n".encode(), "x.md:4:1", "page-template"),
    ("en/x.md", b"---\ntitle: !!timestamp x\n---\n", "x.md:1:1", "page-front-matter"),
    ("en/x.md", b"---\ntitle: !!bool x\n---\n", "x.md:1:1", "page-front-matter"),
    ("en/x.md", b"---\ntitle: !!int ''\n---\n", "x.md:1:1", "page-front-matter"),
    ("en/x.md", b"---\ntitle: \xe9\n---\n", "x.md:2:8", "not-utf-8"),
    ("en/x.md", "\ufeff字".encode() + b"\xe9\n", "x.md:1:2", "not-utf-8"),
    ("fr/x.md", b"---\ntitle: x\ndescription: x\n---\n", "x.md:1:1", "page-language"),
    ("en/people.md", b"---\ntitle: x\ndescription: x\n---\n", "people.md:1:1", "page-address"),
    ("en/people/index.html", b"", "index.html:1:1", "page-address"),
    ("en/cases/chengdu/good.md", ABOUT.encode(), "good.md:1:1", "page-folder"),
    ("en/types/organisation/index.html", b"", "index.html:1:1", "page-folder"),
    ("en/about/index.md", ABOUT.encode(), "about/index.md:1:1", "page-twice"),
    ("en/about/README.md", ABOUT.encode(), "about/README.md:1:1", "page-twice"),
    ("en/about/index.html", b"", "about/index.html:1:1", "page-twice"),
    ("en/home.yml", b"", "home.yml:1:1", "empty-file"),
    ("en/home.yml", b"x: [", "home.yml:1:4", "bracket-not-closed"),
]


@pytest.mark.parametrize(("path", "content", "place", "code"), FAULTY_PAGES)
def test_a_faulty_page_has_its_place(base: Path, path: str, content: bytes, place: str, code: str) -> None:
    put(base, f"content/{path}", "").write_bytes(content)
    checked, built = refused(base)
    assert f"/{place}: error: " in checked
    assert checked.endswith(f"[{code}]")
    assert built == checked


def test_names_of_pages_that_the_casebook_has_are_taken(site: Path) -> None:
    written = {path.stem for path in (Path(__file__).parents[2] / "builder").glob("*/**/content/en/*.md")}
    written |= {path.stem for path in (Path(__file__).parents[2] / "builder" / "content" / "en").glob("*.md")}
    written.add(GUIDES)
    shown = {path.name for path in (site / "en").iterdir() if (path / "index.html").is_file()} - written
    assert shown <= TAKEN
    assert {path.relative_to(site / "en").parts[0] for path in (site / "en").glob("*/**/*/index.html")} <= {
        *FOLDERS,
        GUIDES,
    }


def test_a_setting_that_is_too_long_is_told_once(base: Path) -> None:
    for key in ("cases", "policies"):
        for name in (LONG, "a/" * 3000):
            put(base, "mkdocs.yml", f"{CONFIG}:\n      {key}: {name}")
            assert [problem.code for problem in check_base(base).problems] == ["records-nowhere"]


def test_pages_deep_in_a_language_have_an_address_each(base: Path) -> None:
    put(base, "content/en/a/b.md", ABOUT)
    put(base, "content/en/a/b/picture.png", "")
    put(base, "content/en/people/picture.png", "")
    assert run("check").exit_code == 0
    put(base, "content/en/a/b/index.md", ABOUT)
    checked, built = refused(base)
    assert checked == built
    assert "content/en/a/b/index.md:1:1: error: " in checked
    assert "content/en/a/b.md" in checked


def test_a_page_at_the_address_of_a_default_one_replaces_it_in_whatever_file(base: Path) -> None:
    put(base, "mkdocs.yml", f"{CONFIG}:\n      languages: [en, zh, zh-Hant]")
    put(base, "content/zh/x.md", ABOUT)
    for path in ("en/privacy/index.md", "zh/privacy/index.md", "zh-hant/x/index.md"):
        put(base, f"content/{path}", ABOUT.replace("# About", f"# From {path}"))
    assert run("build").exit_code == 0
    for address, path in (
        ("en/privacy", "en"),
        ("zh/privacy", "zh"),
        ("zh-hant/privacy", "zh"),
        ("zh-hant/x", "zh-hant"),
    ):
        assert f"From {path}/" in (base / "site" / address / "index.html").read_text("utf-8")


def test_what_is_no_ordinary_file_is_never_opened(base: Path) -> None:
    record = base / "cases" / "chengdu" / "large.yml"
    with record.open("wb") as file:
        file.truncate(10 * 1024**3)
    assert all(line.endswith("[too-large]") for line in refused(base))
    record.unlink()
    picture = base / "content" / "en" / "picture.png"
    with picture.open("wb") as file:
        file.truncate(10 * 1024**3)
    assert all(line.endswith("[too-large]") for line in refused(base))
    picture.unlink()
    os.mkfifo(picture)
    assert all(line.endswith("[not-a-file]") for line in refused(base))
    picture.unlink()
    os.mkfifo(base / "content" / "en" / "home.yml")
    assert all(line.endswith("[not-a-file]") for line in refused(base))
    (base / "content" / "en" / "home.yml").unlink()
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("cases/chengdu/x.yml")
        assert all(line.endswith("[stray-file]") for line in refused(base))


def test_a_base_without_records_is_refused(base: Path) -> None:
    (base / "cases" / "chengdu" / "good.yml").unlink()
    assert all(line.endswith("[no-records]") for line in refused(base))
    (base / "cases" / "chengdu").rmdir()
    (base / "cases").rmdir()
    assert all(line.endswith("[records-nowhere]") for line in refused(base))
    (base / "elsewhere").mkdir()
    (base / "cases").symlink_to(base / "elsewhere")
    assert all(line.endswith("[symlink]") for line in refused(base))


@pytest.mark.parametrize("epoch", ["abc", "-1", "1.5", "９", "9" * 30, " 1"])
def test_a_faulty_epoch_is_named(base: Path, monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    for line in refused(base):
        assert line.startswith("SOURCE_DATE_EPOCH:1:1: error: ")
        assert line.endswith("[epoch-form]")


def test_folders_inside_one_another_have_an_end(base: Path) -> None:
    (base / "cases" / "chengdu").joinpath(*["d"] * 100).mkdir(parents=True)
    assert all(line.endswith("[folder-too-deep]") for line in refused(base))


def test_dead_links_of_the_home_page_are_told(base: Path) -> None:
    addresses = ["cases/chengdu/good/", "people/#x", "about/", "cases/", "cases/chengdu/none/", "nowhere/", "/en/x/"]
    questions = "".join(f"  - {{words: Why, to: '{address}'}}\n" for address in addresses)
    put(base, "content/en/home.yml", f"questions:\n{questions}")
    result = run("check")
    assert result.exit_code == 0, result.output
    told = [line.partition(": warning")[0] for line in result.output.splitlines() if "[page-missing]" in line]
    assert told == [f"content/en/home.yml:{line}:22" for line in (6, 7, 8)]


def test_dead_links_of_a_hand_written_page_are_told(base: Path) -> None:
    links = [
        "../../cases/chengdu/good/",
        "../../cases/chengdu/none/",
        "../../cases/chengdu/good/#story-none",
        "../../cases/chengdu/good/#figures",
        "../../people/",
        "../",
        "other.md",
        "https://example.org/",
    ]
    lines = "".join(f"See [this]({link}).\n" for link in links)
    for name in ("index", "first", "other"):
        put(base, f"content/en/guides/{name}.md", f"---\ntitle: x\ndescription: x\n---\n{lines}")
    result = run("check")
    assert result.exit_code == 0, result.output
    told = [line.partition(": warning")[0] for line in result.output.splitlines() if "[page-missing]" in line]
    assert [one for one in told if "first" in one] == [f"content/en/guides/first.md:{line}:12" for line in (6, 7)]

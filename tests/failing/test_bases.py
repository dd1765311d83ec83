"""Settings, folders and refusals of the system on which a command failed once: each ends in a sentence with a place."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from builder.config import read_options
from builder.pages.edition import Edition
from builder.pages.lineage import view as lineage
from builder.pages.page import Page
from builder.records import load
from builder.records.check.files import scan
from builder.records.load import read
from builder.records.problem import Problem
from builder.schema.scaffold import new_record
from builder.site.served_site import ServedSite
from tests.failing.conftest import CONFIG
from tests.failing.inputs import FAILING, SOUND, found, put_input, run
from tests.forked import casebook
from tests.pages.reading import Outline
from tests.sites import tree
from tests.test_cli import put

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="rights are taken by capset(2)")

GOOD = "cases/chengdu/good.yml"
BAD = "cases/chengdu/bad.yml"
PAGE = "---\ntitle: About\ndescription: About this\n---\n# About\n"


@pytest.fixture
def sound(base: Path) -> Path:
    """The base with a record without problems."""
    put(base, GOOD, SOUND)
    return base


def refusals(base: Path, *words: str) -> set[str]:
    """Place and code of each error, which `check` and `build` must have in common; nothing is published."""
    said = [_errors(run(command, *words).output) for command in ("check", "build")]
    assert said[0] == said[1]
    assert not (base / "site").exists()
    return said[0]


def _errors(output: str) -> set[str]:
    lines = [line for line in output.splitlines() if ": error: " in line]
    return {f"{line.partition(': error: ')[0]} {line.rpartition('[')[2].rstrip(']')}" for line in lines}


SETTINGS = {
    "site_name: [": "mkdocs.yml:1:13 settings-syntax",
    f"{CONFIG}      cases: 5\n": "mkdocs.yml:9:14 setting-text",
    f"{CONFIG}      languages: 5\n": "mkdocs.yml:9:18 setting-texts",
    f"{CONFIG.partition('plugins')[0]}plugins:\n  - casebook: 5\n": "mkdocs.yml:7:15 setting-map",
    "!ENV []": "mkdocs.yml:1:1 settings-not-a-map",
    f"{CONFIG}extra: !foo x\n": "mkdocs.yml:9:8 settings-syntax",
    f"{CONFIG}docs_dir: !relative x\n": "mkdocs.yml:9:11 setting-text",
    f"{CONFIG}      cases: /etc\n": "mkdocs.yml:9:14 setting-outside",
    CONFIG.partition("plugins")[0]: "mkdocs.yml:1:1 setting-no-plugin",
}


@pytest.mark.parametrize("text", SETTINGS, ids=[*SETTINGS.values()])
def test_check_mkdocs_faults_gives_each_its_place(sound: Path, text: str) -> None:
    put(sound, "mkdocs.yml", text)
    assert refusals(sound) == {SETTINGS[text]}


def test_check_mkdocs_faults_in_another_encoding(sound: Path) -> None:
    (sound / "mkdocs.yml").write_bytes(b"site_name: \xe9\n")
    assert refusals(sound) == {"mkdocs.yml:1:12 not-utf-8"}


@pytest.mark.parametrize("path", ["..", "../chengdu", "../../cases/chengdu/../chengdu/bad.yml"])
def test_check_path_with_dots_hides_nothing(sound: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    bad = put(sound, BAD, "标题：服务园\n")
    monkeypatch.chdir(bad.parent)
    done = run("check", path)
    assert done.exit_code == 1
    assert f"{BAD}:1:3: error: " in done.output


def test_config_error_without_reason_has_one(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_input("config-error-without-reason", sound)
    commands, settings = (FAILING / "config-error-without-reason" / "run.sh").read_text("utf-8").splitlines()
    keys = {"SITE_URL": "mkdocs.yml:2:11 setting-url", "REPO_URL": "mkdocs.yml:3:11 setting-url"}
    for command in commands.split(";"):
        name, _, value = command.split()[0].partition("=")
        with monkeypatch.context() as patch:
            patch.setenv(name, value)
            assert refusals(sound) == {keys[name]}
            assert value in run("build").output
    languages = settings.removeprefix("# and: ").partition(" in ")[0]
    put(sound, "mkdocs.yml", f"{CONFIG}      {languages}\n")
    assert refusals(sound) == {"mkdocs.yml:9:23 setting-language"}


def test_deep_folders_have_an_end(sound: Path) -> None:
    deepest = (sound / "cases" / "chengdu").joinpath(*["d"] * 1200)
    _make_one_by_one(deepest)
    (refusal,) = refusals(sound)
    assert refusal.endswith(" folder-too-deep")
    os.removedirs(deepest)


def _make_one_by_one(folder: Path) -> None:
    """Make a folder and those above it. Path.mkdir does it by recursion."""
    for parent in reversed(folder.parents):
        if not parent.is_dir():
            parent.mkdir()
    folder.mkdir()


def test_dense_relations_have_a_picture_of_some_and_a_table_of_all(base: Path) -> None:
    """60 records with 39 relations each: over 150 s once. One edition shows what all have."""
    for number in range(60):
        others = (f"cases/chengdu/r{(number + step) % 60}" for step in range(1, 40))
        ties = "".join(f"  - {{type: adapts, to: {other}}}\n" for other in others)
        put(base, f"cases/chengdu/r{number}.yml", f"{SOUND.replace('fu-2012', f's-{number}')}relations:\n{ties}")
    checked = read(base, read_options(base))
    assert checked.errors == ()
    began = time.process_time()
    pages = [page for page in lineage.view(Edition(checked.library, "en")) if isinstance(page, Page)]
    assert time.process_time() - began < 15
    assert "the table has all 2340." in Outline(pages[0].body).text
    assert sum(str(page.body).count("<tr") - 1 for page in pages) == 2340


def test_empty_site_is_never_published(base: Path) -> None:
    put(base, "site/index.html", "published before")
    put(base, "mkdocs.yml", f"{CONFIG}      cases: nowhere\n")
    assert _errors(run("build").output) == {"nowhere:1:1 records-nowhere"}
    put(base, "mkdocs.yml", CONFIG)
    assert _errors(run("build").output) == {"cases:1:1 records-nowhere"}
    put(base, "cases", "a file")
    assert _errors(run("build").output) == {"cases:1:1 records-no-folder"}
    (base / "cases").unlink()
    (base / "cases").mkdir()
    assert _errors(run("build").output) == {"cases:1:1 no-records"}
    assert tree(base / "site") == {"index.html": b"published before"}


PAGES = {
    ("en/home.yml", b""): "1:1 empty-file",
    ("en/home.yml", b"x: ["): "1:4 bracket-not-closed",
    ("en/about.md", PAGE.replace("this", "\u00e9").encode("latin-1")): "3:20 not-utf-8",
    ("en/about.md", PAGE.replace("---\n#", "template: nosuch.html\n---\n#").encode()): "4:1 page-template",
}


@pytest.mark.parametrize(("page", "content"), PAGES, ids=[*PAGES.values()])
def test_home_yml_and_pages_have_a_place_for_each_fault(sound: Path, page: str, content: bytes) -> None:
    (sound / "builder" / "content" / "en").mkdir()
    (sound / "builder" / "content" / page).write_bytes(content)
    assert refusals(sound) == {f"builder/content/{page}:{PAGES[page, content]}"}


def test_lock_link_is_not_followed(sound: Path) -> None:
    precious = put(sound, "precious", "precious")
    (sound / ".site.lock").symlink_to(precious)
    done = run("build")
    assert done.exit_code == 1
    assert ".site.lock" in done.output
    assert precious.read_text("utf-8") == "precious"


def created(base: Path, id_: str) -> Path | Problem:
    return new_record(base, read_options(base), folder="cases", id_=id_, language="en")


def test_new_record_is_refused_in_a_sentence_and_leaves_nothing(base: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (base / "cases").mkdir()
    (base / "cases" / "chengdu").symlink_to(outside)
    link, long = created(base, "chengdu/x"), created(base, f"shanghai/{'a' * 300}")
    assert isinstance(link, Problem)
    assert isinstance(long, Problem)
    assert (link.code, link.path, long.code) == ("symlink", "cases/chengdu", "slug-too-long")
    assert [*outside.iterdir()] == []


@contextmanager
def full_disk() -> Iterator[None]:
    """No file takes a byte, as setrlimit(2) has it."""
    import resource  # Windows has none.

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@on_linux
def test_new_record_on_a_full_disk_leaves_nothing(base: Path) -> None:
    (base / "cases").mkdir()
    with full_disk():
        problem = created(base, "chengdu/x")
    assert isinstance(problem, Problem)
    assert problem.code == "unwritable-file"
    assert [path for path in (base / "cases").rglob("*") if path.is_file()] == []


@on_linux
@pytest.mark.parametrize(
    "path", ["cases/chengdu/good.yml", "cases/chengdu", "mkdocs.yml", "builder/vocabulary/types.yml"]
)
def test_unreadable_record_is_named(sound: Path, path: str) -> None:
    mode = (sound / path).stat().st_mode
    (sound / path).chmod(0)
    done = casebook("check", folder=sound, rights=False, LC_ALL="C")
    (sound / path).chmod(mode)
    assert (done.returncode, done.stderr) == (1, "")
    assert f"{path}:1:1 unreadable-file" in _errors(done.stdout)


@pytest.fixture
def vanishing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A record called bad.yml vanishes after the folders are listed and before it is read."""

    def scanned(base: Path, **words: object) -> object:
        found = scan(base, **words)  # type: ignore[arg-type]
        (base / BAD).unlink(missing_ok=True)
        return found

    monkeypatch.setattr(load, "scan", scanned)


@pytest.mark.usefixtures("vanishing")
def test_unreadable_record_that_vanishes_is_named(sound: Path) -> None:
    put(sound, BAD, SOUND)
    assert found(sound) == [(f"{BAD}:1:1", "vanished-file", "")]


CONFIG_OF_TWO = f"{CONFIG}      languages: [en, zh]\n"
SERVED = {
    "mkdocs.yml": ("site_name: [", f"{CONFIG}      languages: 5\n", CONFIG.partition("plugins")[0]),
    "builder/content/en/home.yml": ("x: [",),
}
CRASHES = (
    "crash-build-bracket-keyerror",
    "crash-build-forged-citation-mark",
    "crash-build-name-begins-with-bracket",
    "crash-check-big-number",
)


def test_serve_dies_of_no_fault(sound: Path, request: pytest.FixtureRequest) -> None:
    put(sound, "mkdocs.yml", CONFIG_OF_TWO)
    site = ServedSite(sound / "mkdocs.yml", language="en")
    site.follow(records_only=False)
    page = site.files["en/cases/chengdu/good/index.html"]
    for path, texts in SERVED.items():
        before = (sound / path).read_text("utf-8") if (sound / path).exists() else ""
        for text in texts:
            put(sound, path, text)
            site.follow(records_only=False)
            assert path in site.fault
            assert site.files["en/cases/chengdu/good/index.html"] == page
        put(sound, path, before) if before else (sound / path).unlink()
    site.follow(records_only=False)
    assert site.fault == ""
    for name in CRASHES:
        put_input(name, sound)
        site.follow(records_only=True)
        assert site.fault == ""
        assert {"en/cases/chengdu/good/index.html", "en/cases/chengdu/x/index.html"} <= site.files.keys()
    put(sound, BAD, SOUND.replace("fu-2012", "s-1"))
    request.getfixturevalue("vanishing")
    site.follow(records_only=True)
    assert "en/cases/chengdu/good/index.html" in site.files


def test_source_date_epoch_has_a_form(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "abc")
    assert refusals(sound) == {"SOURCE_DATE_EPOCH:1:1 epoch-form"}


def test_sparse_10gb_are_not_read(sound: Path) -> None:
    with (sound / BAD).open("wb") as file:
        file.truncate(10 * 1024**3)
    assert refusals(sound) == {f"{BAD}:1:1 too-large"}


@pytest.mark.parametrize(("id_", "mended"), [("../../x", "x:"), ("a b", "a-b:"), ("Chengdu", "chengdu:")])
def test_vocabulary_id_has_the_form_of_a_slug(sound: Path, id_: str, mended: str) -> None:
    place = _with_places(sound, f'"{id_}": {{label: {{en: X, zh: 甲}}, definition: {{en: X, zh: 甲}}}}\n')
    assert found(sound) == [(f"{place}:1", "key-form", mended)]
    assert refusals(sound) == {f"{place}:1 key-form"}


def test_vocabulary_id_of_the_place_around_is_one_word_and_no_circle(sound: Path) -> None:
    term = "{}: {{label: {{en: X, zh: 甲}}, definition: {{en: X, zh: 甲}}, within: {}}}\n"
    place = _with_places(sound, term.format("xx", "[a]") + term.format("yy", "zz") + term.format("zz", "yy"))
    assert [code for _, code, _ in found(sound)] == ["not-a-word", "term-within-circle"]
    assert found(sound)[0][0].startswith(place)


def _with_places(base: Path, more: str) -> str:
    """Add places to the vocabulary; gives the path and the line of the first."""
    path = "builder/vocabulary/places.yml"
    text = (base / path).read_text("utf-8")
    put(base, path, f"{text}\n{more}")
    return f"{path}:{text.count(chr(10)) + 2}"

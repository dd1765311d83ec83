"""`casebook preview`: two states of a base in a real repository; the pages that differ, drawn and named."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.cli import main
from builder.config import DEFAULTS
from builder.site.preview.changes import CHANGED, GONE, NEW, Changes, PageChange, changes
from builder.site.preview.summary import MOST_PAGES, MOST_RECORDS, markdown, page
from tests.site.test_serve import ABOUT, CONFIG
from tests.test_cli import GOOD, put

HOSTILE = "<img src=x onerror=alert(1)> @everyone `x` [a](javascript:b) #1"
OTHER = GOOD.replace("en: Park", "en: Another park").replace("fu-2012", "li-2014")
PARK = "cases/chengdu/good.yml"


def git(folder: Path, *arguments: str) -> str:
    names = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", "-c", "commit.gpgsign=false")
    run = subprocess.run(["git", *names, *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=True)
    return run.stdout


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a base in a folder of it, two records, all committed."""
    base = tmp_path_factory.mktemp("repository") / "base"
    put(base, PARK, GOOD)
    put(base, "cases/chengdu/other.yml", OTHER)
    put(base, "content/en/about.md", ABOUT)
    put(base, ".gitignore", "/preview/\n/.preview*\n")
    shutil.copytree(DEFAULTS / "vocabulary", base / "vocabulary")
    put(base, "mkdocs.yml", f"{CONFIG}\nsite_url: https://casebook.example/\n")
    git(base.parent, "init", "-q")
    git(base, "add", "-A")
    git(base, "commit", "-qm", "first")
    return base


@pytest.fixture
def base(committed: Path, tmp_path: Path) -> Path:
    """The same repository, to be changed. What an earlier preview left makes the next one faster."""
    shutil.copytree(committed.parent, tmp_path / "repository", symlinks=True)
    return tmp_path / "repository" / committed.name


def preview(base: Path, against: str, monkeypatch: pytest.MonkeyPatch, *, language: str = "en") -> Result:
    monkeypatch.chdir(base)
    return CliRunner().invoke(main, ["preview", "--against", against, "--lang", language])


def edit(base: Path, old: str, new: str) -> None:
    text = (base / PARK).read_text(encoding="utf-8")
    assert old in text
    (base / PARK).write_text(text.replace(old, new, 1), encoding="utf-8")


def drawn(base: Path) -> set[str]:
    return {path.relative_to(base / "preview").as_posix() for path in (base / "preview").rglob("*") if path.is_file()}


def test_what_a_preview_of_another_repository_left_is_not_used(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other" / base.name
    shutil.copytree(base.parent, other.parent, symlinks=True)
    edit(other, "en: Park", "en: Garden")
    git(other, "commit", "-qam", "second")
    edit(other, "en: Garden", "en: Grove")
    for place in (base, other):
        monkeypatch.chdir(place)
        arguments = ["preview", "--against", "HEAD", "--output", str(tmp_path / "common"), "--lang", "zh"]
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code == 0, result.output
    assert "Grove" in result.output
    assert "。 " not in result.output


def test_what_is_edited_added_and_removed_is_drawn_and_named(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(base, "en: Park", f'en: "{HOSTILE}"')
    git(base, "commit", "-qam", "second")
    put(base, "cases/chengdu/third.yml", OTHER.replace("li-2014", "wu-2016").replace("Another park", "Third park"))
    (base / "cases" / "chengdu" / "other.yml").unlink()
    before = git(base, "status", "--porcelain", "--ignored=no")
    result = preview(base, "HEAD^1", monkeypatch)
    assert result.exit_code == 0, result.output
    named = set(re.findall(r"^- (\w+) · English · `(en/cases/chengdu/\w+/)`", result.output, re.MULTILINE))
    pages = {"new": "third", "gone": "other", "changed": "good"}
    assert named == {(kind, f"en/cases/chengdu/{name}/") for kind, name in pages.items()}
    files = drawn(base)
    assert {"en/cases/chengdu/good/index.html", "zh/cases/chengdu/third/index.html", "index.html"} <= files
    assert {"assets/casebook.css", "assets/casebook.js", "assets/record.css"} <= files
    assert not {"en/about/index.html", "en/cases/chengdu/other/index.html"} & files
    assert not {"sitemap.xml", "sitemap-en.xml", "robots.txt"} & files
    for path in files:
        if path.endswith(".html"):
            html = (base / "preview" / path).read_text(encoding="utf-8")
            assert html.count('<meta name="robots" content="noindex">') == 1, path
    assert "summary.zh.md" in files
    assert (base / "preview" / "summary.en.md").read_text(encoding="utf-8") == result.output
    assert git(base, "status", "--porcelain", "--ignored=no") == before
    assert git(base, "worktree", "list").count("\n") == 1
    assert "<img" not in re.sub(r"(`+).*?\1", "", result.output)
    assert "<img" not in (base / "preview" / "index.html").read_text(encoding="utf-8")


def test_a_second_preview_is_as_the_first_and_no_difference_is_said(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(base, "en: Park", "en: The park")
    first = preview(base, "HEAD", monkeypatch)
    files = drawn(base)
    assert preview(base, "HEAD", monkeypatch).output == first.output
    assert drawn(base) == files
    edit(base, "en: The park", "en: Park")
    assert "没有页面不同" in preview(base, "HEAD", monkeypatch, language="zh").output
    assert not [path for path in drawn(base) if path.startswith("en/")]


def test_against_a_folder(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    earlier = base.parent / "earlier"
    shutil.copytree(base, earlier)
    edit(base, "en: Park", "en: The park")
    result = preview(base, str(earlier), monkeypatch)
    assert "- changed · English · `en/cases/chengdu/good/` · `The park`" in result.output


def test_with_errors_the_earlier_preview_stays(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(base, "en: Park", "en: The park")
    preview(base, "HEAD", monkeypatch)
    files = drawn(base)
    edit(base, "title", "titel")
    assert preview(base, "HEAD", monkeypatch).exit_code == 1
    assert drawn(base) == files


@pytest.mark.parametrize("against", ["nothing", "--help", "-x", "HEAD:cases", ""])
def test_what_is_no_revision(committed: Path, against: str, monkeypatch: pytest.MonkeyPatch) -> None:
    result = preview(committed, against, monkeypatch)
    assert result.exit_code == 1
    assert "neither a revision" in result.output
    assert not (committed / "preview").exists()


@pytest.mark.parametrize("link", [".preview.work", ".preview.work/tree", ".preview.work/site", ".preview.new"])
def test_nothing_is_written_through_a_link(base: Path, link: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pull request that somebody has checked out may bring any links."""
    put(base.parent, "mine/file.txt", "mine")
    (base / link).parent.mkdir(exist_ok=True)
    (base / link).symlink_to(base.parent / "mine")
    assert "no preview" in preview(base, "HEAD", monkeypatch).output
    assert [path.name for path in (base.parent / "mine").iterdir()] == ["file.txt"]


@pytest.mark.parametrize("is_link", [False, True])
def test_a_folder_of_others_is_not_replaced(base: Path, monkeypatch: pytest.MonkeyPatch, *, is_link: bool) -> None:
    put(base, "mine/file.txt", "mine")
    if is_link:
        (base / "preview").symlink_to(base / "mine")
    else:
        (base / "mine").rename(base / "preview")
    result = preview(base, "HEAD", monkeypatch)
    assert "no preview" in result.output
    assert (base / "preview" / "file.txt").read_text(encoding="utf-8") == "mine"


def found(titles: Mapping[str, str]) -> Changes:
    pages = tuple(PageChange(NEW, f"en/{record}/index.html", title) for record, title in titles.items())
    return Changes(pages, ())


def test_a_summary_has_an_end() -> None:
    many = found({f"cases/chengdu/a{number:03}": "x" * 1000 for number in range(MOST_RECORDS + 5)})
    text = markdown(many, "en")
    assert "… and 5 more records" in text
    assert len(text) < 30_000
    pages = tuple(PageChange(CHANGED, f"en/lists/{number}/index.html", "x") for number in range(MOST_PAGES + 3))
    assert "… and 3 more pages" in markdown(Changes(pages, ()), "en")


@pytest.mark.parametrize("title", [HOSTILE, "``` ```", "a\nb", "\u202egnp", "", "`"])
def test_a_title_is_inert(title: str) -> None:
    (line,) = [line for line in markdown(found({"cases/a/b": title}), "en").splitlines() if line.startswith("- ")]
    assert line.startswith("- new · English · `en/cases/a/b/` · `")
    assert "\u202e" not in line
    assert re.fullmatch(r"- new · English · (`+).*?\1 · (`+)(?!`).*(?<!`)\2", line)
    assert "<img" not in page(found({"cases/a/b": title}), "en")


def test_edited_records_come_first(tmp_path: Path) -> None:
    paths = [f"en/{name}/index.html" for name in ("cases/a/shows", "cases/b/edited", "about")]
    for path in paths:
        put(tmp_path, path, f"<title>{path} – Site</title>")
    yml = "data/records/cases/b/edited.yml"
    differing = changes(dict.fromkeys([*paths, yml], "1"), dict.fromkeys([*paths, yml], "2"), {}, tmp_path)
    assert [each.record for each in differing.pages] == ["cases/b/edited", "cases/a/shows", ""]
    assert differing.files == (yml,)
    assert differing.count(CHANGED) == 3
    assert differing.count(GONE) == 0

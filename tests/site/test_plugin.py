"""The plugin: one site whichever door is used, nothing written before all is sound, refusals in a sentence."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.__main__ import cli as mkdocs
from mkdocs.exceptions import Abort, PluginError

from builder import pipeline
from builder.config import Options
from builder.records.problem import error, warning
from builder.site.mkdocs_run import build_site, run
from builder.site.plugin import Purpose
from builder.site.refused import Refused
from tests import frame_pages

ROOT = Path(__file__).parents[2]
BROKEN = error("unknown-key", "cases/a/b.yml", 3, 1, key="titel")


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the test base, whose pages are the sample."""
    monkeypatch.setattr(pipeline, "load", lambda *_, **__: frame_pages.site())
    monkeypatch.delenv("SITE_URL", raising=False)
    monkeypatch.delenv("REPO_URL", raising=False)
    return Path(shutil.copytree(Path(__file__).parents[1] / "frame_base", tmp_path / "base"))


def tree(folder: Path) -> Mapping[str, bytes]:
    """All files below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_both_doors_give_the_same_site(base: Path) -> None:
    assert build_site(base / "mkdocs.yml", language="en") == 0
    done = CliRunner().invoke(mkdocs, ["build", "-f", str(base / "mkdocs.yml"), "-d", str(base / "other")])
    assert done.exit_code == 0, done.output
    assert tree(base / "site") == tree(base / "other")
    assert {"en/index.html", "zh/cases/chengdu/park/index.html", "data.json", "404.html"} <= set(tree(base / "site"))


def test_what_nothing_uses_is_not_in_the_site(base: Path) -> None:
    build_site(base / "mkdocs.yml", language="en")
    paths = set(tree(base / "site"))
    scripts = {path for path in paths if path.endswith(".js") and not path.startswith("assets/search/")}
    every_page, views = (
        {"casebook", "record", "qr/qrcode"},
        {"browse", "choose", "cite", "compare", "folds", "form", "found", "missing", "moved", "place", "teach", "tray"},
    )
    assert scripts == {f"assets/{name}.js" for name in every_page | views}
    assert not [path for path in paths if path.endswith((".map", ".xml", ".gz", ".yml", ".md"))]
    assert not [path for path in paths if "frames" in path or path.startswith("x/")]


def test_a_second_build_writes_nothing(base: Path) -> None:
    assert run(base / "mkdocs.yml").published.changes > 0
    before = {path: path.stat().st_mtime_ns for path in (base / "site").rglob("*")}
    assert run(base / "mkdocs.yml").published.changes == 0
    assert {path: path.stat().st_mtime_ns for path in (base / "site").rglob("*")} == before


def test_errors_in_records_leave_the_old_site(
    base: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    build_site(base / "mkdocs.yml", language="en")
    before = tree(base / "site")
    monkeypatch.setattr(pipeline, "load", lambda *_, **__: frame_pages.SampleSite((), problems=(BROKEN,)))
    capsys.readouterr()
    assert build_site(base / "mkdocs.yml", language="en") == 1
    assert "cases/a/b.yml:3:1" in capsys.readouterr().out
    assert CliRunner().invoke(mkdocs, ["build", "-f", str(base / "mkdocs.yml")]).exit_code == 1
    assert tree(base / "site") == before


def test_warnings_are_shown_and_change_nothing(
    base: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    doubtful = frame_pages.SampleSite(
        frame_pages.site().pages, problems=(warning("unknown-key", "cases/a/b.yml", 1, 1, key="x"),)
    )
    monkeypatch.setattr(pipeline, "load", lambda *_, **__: doubtful)
    assert build_site(base / "mkdocs.yml", language="en") == 0
    assert "cases/a/b.yml:1:1" in capsys.readouterr().out


def test_serving_leaves_its_folder_where_it_is(base: Path, tmp_path: Path) -> None:
    run(base / "mkdocs.yml", purpose=Purpose.SERVE, site_dir=tmp_path / "served")
    assert "unsafe-inline" in (tmp_path / "served" / "en" / "index.html").read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["base", "served"]


def test_holding_writes_nothing(base: Path) -> None:
    before = tree(base)
    run(base / "mkdocs.yml", purpose=Purpose.FRAMES)
    assert tree(base) == before


def test_the_options_reach_the_pipeline(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[tuple[Path, Options]] = []

    def load(base: Path, options: Options, **_: object) -> frame_pages.SampleSite:
        given.append((base, options))
        return frame_pages.site()

    monkeypatch.setattr(pipeline, "load", load)
    monkeypatch.setenv("REPO_URL", "https://example.com/x/y")
    run(base / "mkdocs.yml")
    (at, options), home = given[0], base.resolve()
    assert at == home
    assert (options.cases, options.content) == (home / "cases", home / "content")
    assert (options.languages, options.site_url, options.mail) == (("en", "zh"), None, None)
    assert options.repo_url == "https://example.com/x/y"
    assert not options.keep_going


@pytest.mark.parametrize(
    ("path", "text", "says"),
    [
        ("en/bare.md", "# No front matter", "en/bare.md:1:1: error: the page needs a title"),
        (
            "README.md",
            "---\ntitle: x\ndescription: x\n---\n",
            "README.md:1:1: error: this page is in no",
        ),
        (
            "en/policies.md",
            "---\ntitle: x\ndescription: x\n---\n",
            "policies.md:1:1: error: two pages",
        ),
    ],
)
def test_a_page_that_cannot_be_is_refused_in_a_sentence(base: Path, path: str, text: str, says: str) -> None:
    (base / "content" / path).write_text(text, encoding="utf-8")
    with pytest.raises(PluginError, match=says):
        run(base / "mkdocs.yml")
    assert not (base / "site").exists()


def test_a_link_out_of_the_content_is_not_published(base: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (base / "content" / "en" / "picture.png").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(Refused) as refused:
        run(base / "mkdocs.yml")
    assert [problem.code for problem in refused.value.problems] == ["page-outside"]


def test_a_folder_of_someone_else_is_left_alone(base: Path) -> None:
    (base / "site").mkdir()
    (base / "site" / "thesis.doc").touch()
    with pytest.raises(PluginError, match="not a site of the casebook"):
        run(base / "mkdocs.yml")
    assert list(tree(base / "site")) == ["thesis.doc"]


def test_another_theme_is_refused(base: Path) -> None:
    config = base / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("name: material", "name: mkdocs"), encoding="utf-8")
    with pytest.raises((PluginError, Abort), match="material"):
        run(config)


KILLED = """
import os, signal, sys
from pathlib import Path
from builder import pipeline
from builder.config import Options
from builder.site.mkdocs_run import run
from builder.site.publish import staging
from tests import frame_pages

pipeline.load = lambda *_, **__: frame_pages.site(turn=2)
left, write = int(sys.argv[2]), staging._write

def dying(path, content):
    global left
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    left -= 1
    write(path, content)

staging._write = dying
run(Path(sys.argv[1]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
@pytest.mark.parametrize("after", [0, 3])
def test_a_killed_build_leaves_the_old_site_and_the_next_one_is_whole(base: Path, after: int) -> None:
    build_site(base / "mkdocs.yml", language="en")
    before = tree(base / "site")
    script = [sys.executable, "-c", KILLED, str(base / "mkdocs.yml"), str(after)]
    paths = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    died = subprocess.run(script, cwd=ROOT, env=os.environ | {"PYTHONPATH": paths}, check=False, capture_output=True)
    assert died.returncode == -signal.SIGKILL, died.stderr.decode()
    assert tree(base / "site") == before
    assert build_site(base / "mkdocs.yml", language="en") == 0
    assert tree(base / "site") == before

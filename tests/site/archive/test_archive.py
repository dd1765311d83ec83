"""The offline archives of a small base: what lies in them, that their bytes are the same, that earlier ones stay."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

import pytest

from builder.site.archive.contents import contents
from builder.site.archive.offer import Offered, offer
from builder.site.archive.windows_names import refused_names
from tests.archives import DAY, archived, links_of
from tests.commands import surroundings
from tests.forked import casebook
from tests.sites import built, odd_base

ADDRESS = "https://casebook.example/below/"
NAMES = ["casebook-en.zip", "casebook-zh.zip", "casebook.zip"]


@pytest.fixture(scope="session")
def made(made_once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """The base with odd records, its site and its archives, of a site whose address nobody knows: only to be read."""
    return made_once("odd-archives", _made)


def _made(folder: Path) -> None:
    archived(built(odd_base(folder)), folder / "archive")


@pytest.fixture(scope="session")
def addressed(made_once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """The same for a site that knows its address, and has a page whose name Windows refuses."""
    return made_once("odd-addressed-archives", _addressed)


def _addressed(folder: Path) -> None:
    settings = odd_base(folder) / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("site_url: ''", f"site_url: {ADDRESS}"))
    (folder / "content" / "en" / "aux.md").write_text("---\ntitle: Aux\ndescription: Of it\n---\n# Aux\n")
    archived(built(folder), folder / "archive")


@pytest.fixture
def base(made: Path, tmp_path: Path) -> Path:
    """A copy of the base, its site and its archives, to be changed."""
    return shutil.copytree(made, tmp_path / "base")


def pages(archive: Path) -> Iterator[tuple[str, str]]:
    """The pages of an archive by path below its folder."""
    with zipfile.ZipFile(archive) as file:
        for name in file.namelist():
            if name.endswith(".html"):
                yield name.partition("/")[2], file.read(name).decode()


def names(archive: Path) -> list[str]:
    with zipfile.ZipFile(archive) as file:
        return file.namelist()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("which", ["made", "addressed"])
def test_every_link_leads_to_a_file_or_to_the_web(request: pytest.FixtureRequest, which: str, name: str) -> None:
    archive = request.getfixturevalue(which) / "archive" / name
    there = {path.partition("/")[2] for path in names(archive)}
    followed = 0
    for path, html in pages(archive):
        for _, _, address in links_of(html):
            place = re.split("[?#]", address)[0]
            if place and not re.match(r"[a-z]+:", place):
                followed += 1
                assert normpath(join(dirname(path), unquote(place))) in there, (path, address)
    assert followed > 500


@pytest.mark.parametrize("name", NAMES)
def test_every_link_to_the_web_is_marked(addressed: Path, name: str) -> None:
    marked = 0
    for path, html in pages(addressed / "archive" / name):
        for tag in re.findall(r'<a\b[^>]*\shref="https?:[^>]*>.*?</a>', html, re.DOTALL):
            if path.partition("/")[0] in {"en", "zh"}:
                assert re.search(r'\srel="external[ "]', tag), (path, tag)
                assert tag.count('<span class="casebook-outside">') == 1, (path, tag)
                marked += 1
    assert marked > 50


def test_a_page_says_of_what_day_it_is_and_where_the_present_one_stands(addressed: Path, made: Path) -> None:
    said = dict(pages(addressed / "archive" / "casebook.zip"))
    assert "Offline copy of 29 November 2026." in said["en/about/index.html"]
    assert f'<a rel="external" href="{ADDRESS}en/about/">The present page' in said["en/about/index.html"]
    assert "离线版，截至 2026 年 11 月 29 日。" in said["zh/about/index.html"]
    unknown = dict(pages(made / "archive" / "casebook.zip"))["en/about/index.html"]
    assert "Offline copy of 29 November 2026.</p>" in unknown


def test_of_other_editions_only_the_way_to_the_web_is_left(addressed: Path, made: Path) -> None:
    path = "en/about/index.html"
    with_address = dict(pages(addressed / "archive" / "casebook-en.zip"))[path]
    assert f'<a rel="external" href="{ADDRESS}zh/about/" hreflang="zh-Hans" lang="zh-Hans">' in with_address
    without = dict(pages(made / "archive" / "casebook-en.zip"))[path]
    assert re.search(r'<a hidden hreflang="zh-Hans" [^>]*data-language="zh"', without)
    for folder in (made, addressed):
        top = dict(pages(folder / "archive" / "casebook-en.zip"))["index.html"]
        assert re.findall(r'<a [^>]*href="([^"]*)"', top) == ["./en/index.html"]
        top = dict(pages(folder / "archive" / "casebook.zip"))["index.html"]
        assert re.findall(r'<a [^>]*href="([^"]*)"', top) == ["./en/index.html", "./zh/index.html"]


def test_what_only_hosts_read_is_left_out(addressed: Path) -> None:
    there = {path.partition("/")[2] for path in names(addressed / "archive" / "casebook.zip")}
    site = addressed / "site"
    left = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()} - there
    assert left >= {"404.html", "SHA256SUMS", "en/card.png", "zh/cases/hill/seed-house/card.png"}
    for_machines = {path for path in left if not path.endswith("/card.png")}
    others = {path for path in for_machines if not path.startswith("sitemap")}
    assert others == {"404.html", "SHA256SUMS", "robots.txt", "data/casebook-data.zip"}


def test_the_zip_of_the_data_is_not_there_beside_its_files(addressed: Path, made: Path) -> None:
    with zipfile.ZipFile(made / "site" / "data" / "casebook-data.zip") as data:
        inside = {name.partition("/")[2] for name in data.namelist()}
    there = {path.partition("/")[2].removeprefix("data/") for path in names(made / "archive" / "casebook-zh.zip")}
    assert inside - there == {"LICENSE.txt", "CITATION.cff"}
    known, unknown = (dict(pages(each / "archive" / "casebook.zip")) for each in (addressed, made))
    assert f'href="{ADDRESS}data/casebook-data.zip"' in known["zh/data/index.html"]
    assert "全部内容打包（ZIP）（本离线版不含此包，同样的文件在下面）</a>" in unknown["zh/data/index.html"]
    assert "casebook-data.zip" not in unknown["zh/data/index.html"]


def test_an_archive_in_one_language_has_no_page_of_another(made: Path) -> None:
    there = [path.partition("/")[2] for path in names(made / "archive" / "casebook-en.zip")]
    assert [path for path in there if path.startswith(("zh/", "assets/compare/zh/"))] == []
    assert [path for path in there if path.startswith("assets/compare/en/")]


def test_what_windows_users_find_first(made: Path, addressed: Path) -> None:
    with zipfile.ZipFile(made / "archive" / "casebook.zip") as file:
        first = file.namelist()[0]
        text = file.read(first)
    assert first == f"casebook-{DAY}/README.txt"
    assert text.startswith(b"\xef\xbb\xbf")
    assert text.count(b"\n") == text.count(b"\r\n") > 30
    assert "HOW TO OPEN IT" in text.decode()
    assert "怎样打开" in text.decode()
    with zipfile.ZipFile(addressed / "archive" / "casebook-zh.zip") as file:
        text = file.read(f"casebook-zh-{DAY}/README.txt")
    assert ADDRESS in text.decode()
    assert "HOW TO OPEN IT" not in text.decode()


def test_a_licence_of_the_base_goes_along(base: Path) -> None:
    (base / "LICENSE-records").write_text("CC BY 4.0\n")
    archive = archived(base, base / "archive") / "casebook.zip"
    with zipfile.ZipFile(archive) as file:
        assert file.read(f"casebook-{DAY}/LICENSE-records.txt") == b"\xef\xbb\xbfCC BY 4.0\r\n"


def test_two_builds_give_the_same_bytes(made: Path, tmp_path: Path) -> None:
    again = archived(built(odd_base(tmp_path / "again")), tmp_path / "elsewhere")
    for path in (made / "archive").iterdir():
        assert (again / path.name).read_bytes() == path.read_bytes()
    assert sorted(path.name for path in again.iterdir()) == ["archive.js", *NAMES, "index.html"]


def test_entries_have_one_time_one_right_and_one_order(made: Path) -> None:
    with zipfile.ZipFile(made / "archive" / "casebook.zip") as file:
        entries = file.infolist()
    assert {entry.date_time for entry in entries} == {(2026, 11, 29, 0, 0, 0)}
    assert {(entry.external_attr >> 16, entry.create_system) for entry in entries} == {(0o100644, 3)}
    of_site = [entry.filename for entry in entries if not entry.filename.endswith(".txt") or "assets" in entry.filename]
    assert of_site == sorted(of_site)


@pytest.mark.parametrize("name", NAMES)
def test_an_outside_program_finds_no_fault(made: Path, name: str) -> None:
    subprocess.run([sys.executable, "-m", "zipfile", "-t", made / "archive" / name], check=True, capture_output=True)
    if unzip := shutil.which("unzip"):
        subprocess.run([unzip, "-tq", made / "archive" / name], check=True, capture_output=True)


def test_the_list_says_what_the_archives_are(made: Path) -> None:
    text = (made / "archive" / "archive.js").read_text()
    said = json.loads(text.removeprefix("casebookArchive(").removesuffix(");\n"))
    assert said["date"] == DAY
    assert [each["file"] for each in said["archives"]] == ["casebook.zip", "casebook-en.zip", "casebook-zh.zip"]
    for each in said["archives"]:
        assert each["bytes"] == (made / "archive" / each["file"]).stat().st_size
        assert each["files"] == len(names(made / "archive" / each["file"]))


def test_the_page_beside_the_archives_offers_each_in_each_language(made: Path) -> None:
    html = (made / "archive" / "index.html").read_text(encoding="utf-8")
    links = [address for tag, _, address in links_of(html) if tag == "a"]
    assert links == ["casebook.zip", "casebook-en.zip", "casebook-zh.zip"] * 2
    assert all((made / "archive" / link).is_file() for link in links)
    for link in set(links):
        size = (made / "archive" / link).stat().st_size / 1_000_000
        assert f"</a> ({size:.1f} MB)" in html
        assert f"（{size:.1f} MB）" in html
    assert "as of 29 November 2026" in html
    assert "截至 2026 年 11 月 29 日" in html
    assert "<script" not in html


def test_a_converted_edition_is_called_by_its_own_name() -> None:
    archives = [Offered("casebook.zip", ("en", "zh", "zh-Hant"), 1)]
    html = offer(archives, {"": "Casebook", "zh": "公益组织支持案例库"}, date(2026, 11, 29)).decode()
    assert re.findall("<h1[^>]*>([^<]*)</h1>", html) == ["Casebook", "公益组织支持案例库", "公益組織支持案例庫"]


def test_a_base_in_one_language_has_one_archive() -> None:
    assert [each.stem for each in contents(["index.html", "en/index.html"], ["en"])] == ["casebook"]


def test_what_is_compressed_for_hosts_is_left_out_but_not_what_is_a_file_of_its_own() -> None:
    paths = ["a.js", "a.js.gz", "data.csv.gz", "robots.txt", "sitemap-en.xml", "_headers", ".nojekyll", "offline/x.zip"]
    assert next(contents(paths, ["en"])).paths == ("a.js", "data.csv.gz")


def test_the_site_stays_as_it_was(base: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (base / "site").rglob("*")}
    archived(base, base / "archive")
    assert {path: path.stat().st_mtime_ns for path in (base / "site").rglob("*")} == before


def test_a_site_that_was_changed_is_refused_and_the_earlier_archive_stays(base: Path) -> None:
    before = {path.name: path.read_bytes() for path in (base / "archive").iterdir()}
    with (base / "site" / "zh" / "index.html").open("a") as file:
        file.write("<p>More.</p>")
    done = casebook("archive", folder=base)
    assert done.returncode == 1
    assert "zh/index.html is not as it was built" in done.stderr
    assert {path.name: path.read_bytes() for path in (base / "archive").iterdir()} == before


def test_without_a_site_the_command_says_so(tmp_path: Path) -> None:
    done = casebook("archive", folder=odd_base(tmp_path / "base"))
    assert done.returncode == 1
    assert "There is no SHA256SUMS in" in done.stderr
    assert not (tmp_path / "base" / "archive").exists()


def test_killed_on_the_way_it_leaves_the_earlier_archives(base: Path) -> None:
    output = base / "archive"
    before = {path.name: path.read_bytes() for path in output.iterdir()}
    started = subprocess.Popen(
        [Path(sys.executable).with_name("casebook"), "archive", "--date", "2027-01-01"],
        cwd=base,
        env=surroundings(),
        stdout=subprocess.DEVNULL,
    )
    while not list(output.glob(".*.part")):
        assert started.poll() is None
        time.sleep(0.005)
    os.kill(started.pid, signal.SIGKILL)
    started.wait()
    assert {path.name: path.read_bytes() for path in output.iterdir() if not path.name.startswith(".")} == before
    archived(base, output)
    assert {path.name: path.read_bytes() for path in output.iterdir()} == before


def test_the_day_is_that_of_the_last_commit(base: Path) -> None:
    day = {"GIT_AUTHOR_DATE": "2025-03-04T12:00:00", "GIT_COMMITTER_DATE": "2025-03-04T12:00:00"}
    run = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", "init", "-q"], cwd=base, check=True)
    subprocess.run(
        [*run, "commit", "-q", "--allow-empty", "-m", "First"], cwd=base, check=True, env=surroundings(**day)
    )
    assert casebook("archive", folder=base).returncode == 0
    assert '"date": "2025-03-04"' in (base / "archive" / "archive.js").read_text()


def test_windows_unpacks_all_of_this_base(whole_archive: Path) -> None:
    paths = [path for name in whole_archive.glob("*.zip") for path in names(name)]
    assert len(paths) > 10_000
    assert all(map(str.isascii, paths))
    for archive in whole_archive.glob("*.zip"):
        assert list(refused_names(names(archive))) == []


@pytest.mark.parametrize(
    ("paths", "refused"),
    [
        (["en/cases/lake/aux/index.html"], [("en/cases/lake/aux/index.html", "name")]),
        (["en/cases/lake/auxiliary/index.html"], []),
        (["a/Con.txt", "a/COM1", "a/com10"], [("a/Con.txt", "name"), ("a/COM1", "name")]),
        (["a./b", "a /b", "a:b", "a\\b"], [("a./b", "name"), ("a /b", "name"), ("a:b", "name"), ("a\\b", "name")]),
        (["a/B", "A/b"], [("a/B", "case"), ("A/b", "case")]),
        ([f"{'a' * 80}/{'b' * 79}"], []),
        ([f"{'a' * 80}/{'b' * 80}"], [(f"{'a' * 80}/{'b' * 80}", "length")]),
    ],
)
def test_names_that_windows_refuses(paths: list[str], refused: list[tuple[str, str]]) -> None:
    assert list(refused_names(paths)) == refused


def test_a_name_that_windows_refuses_is_told(addressed: Path, tmp_path: Path) -> None:
    done = casebook("archive", "--output", str(tmp_path), folder=addressed)
    assert done.returncode == 0
    assert re.search(r"Windows cannot unpack casebook-\S+/en/aux/index.html", done.stderr)

"""`casebook edition`: real editions of a small base, one after the other, and everything that it refuses."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

import pytest
from click.testing import CliRunner

from builder.cli import main
from builder.language.yaml_texts import texts_in, yaml_texts
from builder.records.releases import read_releases
from builder.site.archive.zip_file import digest_of_file
from builder.site.preview.changes import RECORD
from builder.site.release.release_file import release_text
from tests.archives import links_of
from tests.base_with_address import HOUSE, SITE_URL
from tests.forked import casebook
from tests.site.release.released_base import DOI, FIRST, FIRST_DAY, SECOND, ReleasedBase, begun, committed, edition
from tests.sites import tree

EDITIONS = (FIRST, SECOND)
NOW = re.compile(r'<a class="casebook-now" href="([^"]+)">([^<]+)</a>')
GONE = "en/cases/lake/reed-hall/"
"""Of the second edition, and no longer in the base."""


def pages_of(folder: Path) -> dict[str, str]:
    return {path: data.decode() for path, data in tree(folder).items() if path.endswith(".html")}


@pytest.mark.parametrize("name", EDITIONS)
def test_no_search_engine_lists_a_page(released_base: ReleasedBase, name: str) -> None:
    pages = pages_of(released_base.frozen(name))
    assert len(pages) > 200
    assert all('<meta name="robots" content="noindex">' in html for html in pages.values())
    own = f'<link rel="canonical" href="{SITE_URL}editions/{name}/'
    canonical = {path: html for path, html in pages.items() if 'rel="canonical"' in html}
    assert len(canonical) > 100
    assert all(own in html for html in canonical.values()), "a page that is not listed names no other as the same"
    assert not [path for path in tree(released_base.frozen(name)) if "sitemap" in path or path.endswith("robots.txt")]


def test_the_sitemap_has_no_edition(released_base: ReleasedBase) -> None:
    maps = [data for path, data in tree(released_base.site).items() if re.match(r"sitemap[^/]*\.xml", path)]
    assert maps
    assert not any(f"/{name}/".encode() in data for name in EDITIONS for data in maps)


@pytest.mark.parametrize("name", EDITIONS)
def test_every_page_leads_to_the_present_one(released_base: ReleasedBase, name: str) -> None:
    for path, html in pages_of(released_base.frozen(name)).items():
        assert html.count('<aside class="casebook-frozen">') == 1, path
        found = NOW.findall(html)
        assert found, path
        at = f"editions/{name}/{path}"
        targets = {normpath(join(dirname(at), unquote(target))) for target, _ in found}
        assert all((released_base.site / target).is_file() for target in targets), (path, targets)
        if RECORD.match(path) and "reed-hall" not in path:
            assert targets == {path}, "also for a record that was renamed since: a page leads on from there"


@pytest.mark.parametrize("name", EDITIONS)
def test_every_link_leads_to_a_file_or_to_the_web(released_base: ReleasedBase, name: str) -> None:
    there = {path.relative_to(released_base.site).as_posix() for path in released_base.site.rglob("*")}
    followed = 0
    for path, html in pages_of(released_base.frozen(name)).items():
        for tag, _, address in links_of(html):
            place = re.split("[?#]", address)[0]
            if place and not re.match(r"[a-z]+:", place):
                followed += 1
                assert normpath(join(dirname(f"editions/{name}/{path}"), unquote(place))) in there, (path, address)
            assert tag != "a" or not address.startswith(SITE_URL), "no page of the edition is only on the web"
    assert followed > 5000


def test_a_record_that_is_gone_leads_to_the_list(released_base: ReleasedBase) -> None:
    html = (released_base.frozen(SECOND) / GONE / "index.html").read_text(encoding="utf-8")
    assert NOW.findall(html) == [("../../../../../../en/cases/index.html", "The page as it is now")]


@pytest.mark.parametrize(("name", "doi", "day"), [(FIRST, DOI, FIRST_DAY), (SECOND, "", "2027-06-02")])
def test_all_citations_of_a_record_are_of_one_mind(released_base: ReleasedBase, name: str, doi: str, day: str) -> None:
    page = released_base.frozen(name) / "en" / HOUSE
    url = f"{SITE_URL}editions/{name}/en/{HOUSE}/"
    (csl,) = json.loads((page / "cite.json").read_text(encoding="utf-8"))
    assert (csl["edition"], csl["URL"], csl.get("DOI", "")) == (name, url, doi)
    assert "-".join(f"{part:02}" for part in csl["issued"]["date-parts"][0]) == day
    bib, ris = (page / "cite.bib").read_text(encoding="utf-8"), (page / "cite.ris").read_text(encoding="utf-8")
    assert f"version = {{{name}}}" in bib
    assert f"date = {{{day}}}" in bib
    assert f"ET  - {name}\n" in ris
    assert f"DA  - {day.replace('-', '/')}\n" in ris
    html = (page / "index.html").read_text(encoding="utf-8")
    assert f'name="citation_publication_date" content="{day.replace("-", "/")}"' in html
    assert f'name="citation_public_url" content="{url}"' in html
    assert ('name="citation_doi"' in html) == bool(doi)
    assert f'"version":"{name}"' in html
    assert f"(Edition {name})" in html
    chinese = (released_base.frozen(name) / "zh" / HOUSE / "index.html").read_text(encoding="utf-8")
    assert f"种子屋[EB/OL]. {name}版. " in chinese
    whole = yaml_texts(released_base.frozen(name) / "CITATION.cff")
    assert (whole["version"], whole["date-released"], whole.get("doi", "")) == (name, day, doi)


def test_the_present_site_cites_no_edition(released_base: ReleasedBase) -> None:
    (csl,) = json.loads((released_base.site / "en" / HOUSE / "cite.json").read_text(encoding="utf-8"))
    assert "edition" not in csl
    assert csl["URL"] == f"{SITE_URL}en/{HOUSE}/"


def test_what_the_base_keeps(released_base: ReleasedBase) -> None:
    assert read_releases(released_base.base).problems == ()
    kept = texts_in((released_base.base / "editions" / f"{SECOND}.yml").read_bytes())
    assert (kept["since"], kept["doi"], kept["date"]) == (FIRST, "unknown", "2027-06-02")
    assert kept["counts"] == {"cases": "4", "policies": "2", "sources": "4"}
    assert kept["changes"] == [
        {"record": "cases/hill/seed-house", "kind": "changed", "fields": ["summary", "themes"]},
        {"record": "cases/lake/new-raft", "kind": "renamed", "was": "cases/lake/old-raft"},
        {"record": "cases/lake/reed-hall", "kind": "added"},
        {"record": "policies/hill/shut-window", "kind": "retired", "fields": ["review"]},
    ]
    archive = released_base.output / "editions" / SECOND / f"casebook-{SECOND}.zip"
    assert kept["archive"]["sha256"] == digest_of_file(archive)
    for release in read_releases(released_base.base).found:
        own = released_base.base / "editions" / f"{release.name}.yml"
        assert release_text(release) == own.read_text(encoding="utf-8"), "read and written anew it is the same"


def test_the_same_commit_gives_the_same_bytes_anywhere(released_base: ReleasedBase, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere"
    subprocess.run(["git", "clone", "-q", released_base.base, other], check=True)
    (first,) = (release for release in read_releases(other).found if release.name == FIRST)
    subprocess.run(["git", "checkout", "-q", first.commit], cwd=other, check=True)
    edition(other, FIRST, "--doi", DOI, "--output", os.fspath(tmp_path / "out"))
    assert digest_of_file(tmp_path / "out" / "editions" / FIRST / f"casebook-{FIRST}.zip") == first.sha256


@pytest.mark.parametrize("name", EDITIONS)
def test_the_zip_has_the_whole_frozen_site(released_base: ReleasedBase, name: str) -> None:
    frozen = tree(released_base.frozen(name))
    with zipfile.ZipFile(released_base.frozen(name) / f"casebook-{name}.zip") as file:
        inside = {each.removeprefix(f"casebook-{name}/"): file.read(each) for each in file.namelist()}
    assert inside.keys() == frozen.keys() - {"SHA256SUMS", f"casebook-{name}.zip"}
    assert all(frozen[path] == data for path, data in inside.items() if not path.endswith(".html"))
    page = inside[f"en/{HOUSE}/index.html"].decode()
    assert f'href="{SITE_URL}en/{HOUSE}/">The page as it is now</a>' in page, "unpacked alone it leads to the web"


def test_the_site_with_them_is_verified(released_base: ReleasedBase) -> None:
    done = casebook("verify", folder=released_base.base)
    assert (done.returncode, "no list" in done.stdout) == (0, False), done.stdout


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A base before any edition, in which the command is run."""
    base = begun(tmp_path / "base")
    monkeypatch.chdir(base)
    monkeypatch.delenv("SITE_URL", raising=False)
    return base


def refusal(*words: str) -> str:
    done = CliRunner().invoke(main, ["edition", *words, "--lang", "en"])
    assert done.exit_code in (1, 2), done.output
    return done.output


def uncommitted(base: Path) -> None:
    (base / f"{HOUSE}.yml").write_text("title: x\n", encoding="utf-8")
    (base / "cases" / "hill" / "new.yml").write_text("title: x\n", encoding="utf-8")


def broken(base: Path) -> None:
    (base / f"{HOUSE}.yml").write_text("title: x\n", encoding="utf-8")
    committed(base, FIRST_DAY, "Break it")


def without_git(base: Path) -> None:
    shutil.rmtree(base / ".git")


def unread(base: Path) -> None:
    (base / "editions").mkdir()
    (base / "editions" / "spring.yml").write_text("", encoding="utf-8")


def lost(base: Path) -> None:
    (base / "editions").mkdir()
    digest = "4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945"
    head = f"date: 2026-06-01\ncommit: 6f1e2d3c4b5a\narchive: {{kilobytes: 1, sha256: {digest}}}\n"
    text = f"{head}records: {{{HOUSE}: {digest}}}\n"
    (base / "editions" / "2026-06.yml").write_text(text, encoding="utf-8")


def there_already(base: Path) -> None:
    (base / "release" / "editions" / FIRST).mkdir(parents=True)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (uncommitted, "this is not: cases/hill/new.yml, cases/hill/seed-house.yml."),
        (broken, "casebook explain"),
        (without_git, "Commit the base first"),
        (unread, "editions/spring.yml cannot be read"),
        (lost, f"{HOUSE}.yml is not in this repository as that edition has it"),
        (there_already, "add --replace"),
    ],
)
def test_what_cannot_be_frozen_is_refused(base: Path, change: Callable[[Path], None], said: str) -> None:
    change(base)
    before = tree(base / "editions")
    assert said in refusal(FIRST)
    assert tree(base / "editions") == before, "nothing is kept of an edition that was not made"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "or --unpack"),
        (("2026-13",), "2026-13 is not the name of an edition"),
        (("2026-12", "--doi", "zenodo.1"), "zenodo.1 is not a DOI"),
    ],
)
def test_what_is_no_edition_is_refused(base: Path, words: tuple[str, ...], said: str) -> None:
    assert said in refusal(*words)


def test_it_is_made_anew_with_the_doi_that_was_written_into_its_file(base: Path) -> None:
    edition(base, FIRST)
    own = base / "editions" / f"{FIRST}.yml"
    own.write_text(own.read_text(encoding="utf-8").replace("doi: unknown", f"doi: {DOI}"), encoding="utf-8")
    assert "add --replace" in refusal(FIRST)
    edition(base, FIRST, "--replace")
    assert read_releases(base).found[0].doi == DOI
    assert DOI in (base / "release" / "editions" / FIRST / "en" / HOUSE / "index.html").read_text(encoding="utf-8")


def copied(released_base: ReleasedBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The base with its site, without the editions in it."""
    left_out = shutil.ignore_patterns("release", ".git", *EDITIONS)
    copy = Path(shutil.copytree(released_base.base, tmp_path / "copy", ignore=left_out))
    monkeypatch.chdir(copy)
    return copy


def test_editions_are_put_into_a_site_from_a_folder(
    released_base: ReleasedBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = copied(released_base, tmp_path, monkeypatch)
    zips = tmp_path / "zips"
    zips.mkdir()
    assert "is missing" in refusal("--unpack", os.fspath(zips))
    for name in EDITIONS:
        shutil.copy(released_base.frozen(name) / f"casebook-{name}.zip", zips)
    done = CliRunner().invoke(main, ["edition", "--unpack", os.fspath(zips)])
    assert done.exit_code == 0, done.output
    assert tree(copy / "site" / "editions") == tree(released_base.site / "editions")
    shutil.rmtree(copy / "editions")
    done = CliRunner().invoke(main, ["edition", "--unpack", os.fspath(zips)])
    assert (done.exit_code, done.output) == (0, ""), "a base without editions is published as well"


def test_only_the_zip_that_the_base_knows_is_unpacked(
    released_base: ReleasedBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = copied(released_base, tmp_path, monkeypatch)
    other = shutil.copy(released_base.frozen(FIRST) / f"casebook-{FIRST}.zip", tmp_path / f"casebook-{SECOND}.zip")
    assert "its digest is another" in refusal("--unpack", os.fspath(other))
    foreign = shutil.copy(other, tmp_path / "casebook-2030-01.zip")
    assert "the zip of no edition" in refusal("--unpack", os.fspath(foreign))
    own = copy / "site" / "editions" / FIRST
    own.mkdir(parents=True)
    (own / "mine.txt").write_text("Mine", encoding="utf-8")
    right = released_base.frozen(FIRST) / f"casebook-{FIRST}.zip"
    assert "stays as it is" in refusal("--unpack", os.fspath(right))
    assert (own / "mine.txt").exists()
    assert "is no built site" in refusal("--unpack", os.fspath(right), "--site", os.fspath(tmp_path))

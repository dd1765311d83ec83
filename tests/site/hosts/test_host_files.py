"""What a build writes for hosts: their files, and a compressed twin of each text, warm as cold."""

from __future__ import annotations

import gzip
import shutil
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.cli import main
from builder.config import CONFIG, Frozen, Hosting
from builder.pages.site import Site
from builder.site.archive.contents import contents
from builder.site.building import publish_site
from builder.site.frame.built_frames import BuiltFrames
from builder.site.hosts.hosts import HOSTS
from builder.site.hosts.precompressed import with_twins
from builder.site.mkdocs_run import run
from builder.site.publish.places import state_folder
from builder.site.publish.verify import verify
from tests.base_with_address import HOUSE, SITE_URL, with_address
from tests.sites import built, tree

OPTIONS = "      hosts: [apache, netlify]\n      precompress: true\n"


def changed(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def base_for_hosts(folder: Path) -> Path:
    """A base whose site is for Apache and Netlify, with compressed texts; not built."""
    made = with_address(folder)
    with (made / CONFIG).open("a", encoding="utf-8") as settings:
        settings.write(OPTIONS)
    return made


@dataclass(frozen=True)
class Built:
    """That base and its site, which is only to be read."""

    base: Path
    planned: Site
    frames: BuiltFrames

    @property
    def site(self) -> Path:
        return self.base / "site"


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Built:
    base = base_for_hosts(tmp_path_factory.mktemp("hosts") / "base")
    plugin = run(base / CONFIG)
    return Built(base, plugin.collector.site, plugin.built_frames)


def from_nothing(base: Path, folder: Path) -> dict[str, bytes]:
    """The files of the site of a copy of a base that was never built."""
    shutil.copytree(base, folder, ignore=shutil.ignore_patterns("site", ".site.*"))
    return tree(built(folder))


def test_by_default_there_is_none_of_it(odd_site: Path) -> None:
    paths = tree(odd_site)
    assert not [path for path in paths if path.endswith(".gz") or path in {".htaccess", "_headers", "_redirects"}]


def test_each_text_has_its_twin_and_each_host_its_files(one: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    files = tree(one.site)
    plain = {path: data for path, data in files.items() if not path.endswith(".gz")}
    twins = {path.removesuffix(".gz"): data for path, data in files.items() if path.endswith(".gz")}
    assert with_twins(plain) == {**plain, **{f"{path}.gz": data for path, data in twins.items()}}
    assert all(gzip.decompress(data) == files[path] and data[4:8] == bytes(4) for path, data in twins.items())
    assert {"en/index.html", "assets/casebook.css", "data/records.csv", "sitemap-en.xml"} <= twins.keys()
    assert not {"en/card.png", "data/casebook-data.zip", "SHA256SUMS", "robots.txt"} & twins.keys()
    assert all(len(data) < 0.9 * len(files[path]) and len(files[path]) > 1024 for path, data in twins.items())
    monkeypatch.chdir(one.base)
    printed = {host: CliRunner().invoke(main, ["headers", "--for", host]).stdout for host in HOSTS}
    assert files[".htaccess"].decode() == printed["apache"]
    assert (
        printed["netlify"] == f"# _headers\n{files['_headers'].decode()}\n# _redirects\n{files['_redirects'].decode()}"
    )
    assert SITE_URL in printed["apache"]


def test_a_frozen_edition_has_none_of_it(one: Built, tmp_path: Path) -> None:
    """It lies within a site, and its pages are changed when it is frozen."""
    frozen = Frozen("2026-12", date(2026, 12, 1))
    run(one.base / CONFIG, site_dir=tmp_path / "site", frozen=frozen)
    paths = tree(tmp_path / "site")
    assert "en/index.html" in paths
    assert not [path for path in paths if path.endswith(".gz") or path in {".htaccess", "_headers", "_redirects"}]


def test_verify_and_the_archive_know_them(one: Built) -> None:
    verified = verify(one.site)
    assert verified.differences == ()
    assert verified.files == len(tree(one.site)) - 1
    whole = next(contents(list(tree(one.site)), ("en", "zh", "zh-Hant")))
    assert not [path for path in whole.paths if path.endswith(".gz") or path.startswith((".", "_"))]


def _edit(base: Path) -> None:
    """Another title; a record under another name, which leads on from the old one; a twin that is gone."""
    house = base / f"{HOUSE}.yml"
    changed(house, "Seed House", "Sown House")
    raft = base / "cases/lake/old-raft.yml"
    changed(raft, "formerly: [hill/old-house]", "formerly: [hill/old-house, lake/young-raft]")
    (base / "site/en/index.html.gz").unlink()


def _damage(base: Path) -> None:
    (base / "site/assets/search/core.js.gz").write_bytes(b"x")


def _other_options(base: Path) -> None:
    changed(base / CONFIG, OPTIONS, "      hosts: [cloudflare]\n")


def test_a_warm_build_gives_what_a_cold_one_gives(tmp_path: Path) -> None:
    base = base_for_hosts(tmp_path / "base")
    built(base)
    whole = tree(base / "site")
    for number, edit in enumerate((_damage, _edit, _other_options)):
        edit(base)
        built(base)
        now = tree(base / "site")
        assert now == (from_nothing(base, tmp_path / f"cold{number}") if edit is not _damage else whole)


def test_what_did_not_change_is_not_compressed_again(one: Built, tmp_path: Path) -> None:
    """Several processes and one give the same; without a change nothing is written."""
    hosting, place = Hosting(("apache", "netlify"), precompress=True), tmp_path / "site"
    publish = partial(publish_site, one.planned, one.frames, place, may_drop=True, state=state_folder(place))
    assert publish(processes=3, hosting=hosting).changes > 100
    assert tree(place) == tree(one.site)
    assert publish(processes=1, hosting=hosting).changes == 0
    assert publish(processes=1).changes > 100
    assert not list(place.rglob("*.gz"))

"""Whole sites, built by the commands: this base's own and one with odd records."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from builder.config import read_options
from builder.records.load import Checked, read
from builder.records.model.record import Case, Organisation, Person, Policy, Source
from builder.records.model.values import Passage
from tests.commands import command
from tests.forked import casebook
from tests.sitechecks import links
from tests.sites import ROOT, tree

REQUIRED = {
    "cases/chengdu/ngo-service-park",
    "cases/chengdu/social-organization-development-foundation",
    "cases/chengdu/spinachina",
    "cases/chengdu/social-innovators-institute",
    "cases/chengdu/social-work-supervisors-course",
    "cases/shanghai/npi",
    "cases/shanghai/united-foundation",
    "cases/taiwan/incubator-2001",
    "cases/mainland/cloud-npo-platform",
    "policies/chengdu/direct-registration",
    "policies/chengdu/filing-for-record",
    "policies/chengdu/purchase-of-services",
}
"""Every system of the founding article: addresses that others may link to."""


@pytest.fixture
def base(odd_site: Path, tmp_path: Path) -> Path:
    """The base with odd records and its site, to be changed."""
    return Path(shutil.copytree(odd_site.parent, tmp_path / "base"))


@cache
def this_base() -> Checked:
    """This base as a check reads it."""
    return read(ROOT, read_options(ROOT))


def test_this_base_has_no_problems() -> None:
    assert this_base().problems == ()


def test_every_system_of_the_founding_article_has_its_page_in_both_languages(site: Path) -> None:
    for record in REQUIRED:
        for language in ("en", "zh"):
            assert (site / language / record / "index.html").is_file()


def test_every_claim_of_this_base_is_there_in_both_languages() -> None:
    checked = this_base()
    assert {reading.folder + "/" + reading.id for reading in checked.readings} >= REQUIRED
    for reading in checked.readings:
        # A title has a translation in the languages alone that it is not in; a name is known in one script or in more.
        assert reading.record is not None
        titles = {id(one) for source in reading.record.sources.values() for one in translations(source)}
        names = {id(one) for actor in actors(reading.record) for one in actor.name.passages.values()}
        languages = Counter(language for language, passage in reading.passages if id(passage) not in titles | names)
        assert languages["en"] == languages["zh"], reading.path


def actors(record: Case | Policy) -> tuple[Person | Organisation, ...]:
    return (*record.people, *record.organisations)


def translations(source: Source) -> Iterable[Passage]:
    return source.translated_title.passages.values() if source.translated_title else ()


def test_every_figure_has_a_source_and_a_date() -> None:
    for entry in this_base().library.entries:
        for fact in entry.record.facts:
            assert fact.source, entry.path
            assert fact.as_of.start, entry.path


def test_mkdocs_builds_the_same_site(odd_site: Path, tmp_path: Path) -> None:
    done = command("mkdocs", "build", "-d", str(tmp_path / "other"), folder=odd_site.parent)
    assert done.returncode == 0, done.stderr
    assert tree(tmp_path / "other") == tree(odd_site)


def test_the_same_input_gives_the_same_bytes_and_nothing_is_written_again(base: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (base / "site").rglob("*.html")}
    assert before
    assert casebook("build", folder=base).returncode == 0
    assert {path: path.stat().st_mtime_ns for path in (base / "site").rglob("*.html")} == before


def test_all_links_and_anchors_lead_somewhere_and_nothing_comes_from_elsewhere(site: Path) -> None:
    assert list(links.check(site)) == []


def test_links_between_pages_are_relative(site: Path) -> None:
    for page in site.rglob("*.html"):
        if page.name != "404.html":
            assert not re.findall(r'(?:href|src)="/[^"]*"', page.read_text(encoding="utf-8")), page


def test_a_page_is_light(site: Path) -> None:
    """The head, navigation and text of the median page, as they come: the target is for the compressed page."""
    sizes = sorted(path.stat().st_size for path in site.rglob("*.html"))
    assert sizes[len(sizes) // 2] < 40_000


def test_an_error_in_any_record_leaves_the_old_site(base: Path) -> None:
    before = tree(base / "site")
    (base / "cases" / "hill" / "new.yml").write_text("标题：新\n", encoding="utf-8")
    done = casebook("build", folder=base)
    assert done.returncode == 1
    assert "cases/hill/new.yml:1:3: error: " in done.stdout
    assert tree(base / "site") == before
    done = command("mkdocs", "build", folder=base)
    assert done.returncode == 1
    assert tree(base / "site") == before


def test_odd_records_make_a_whole_site(odd_site: Path) -> None:
    assert list(links.check(odd_site)) == []
    pages = {path: text.decode() for path, text in tree(odd_site).items() if path.endswith(".html")}
    hostile = pages["en/cases/lake/boat-school/index.html"]
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in hostile
    assert "<script>alert" not in "".join(pages.values())
    assert "javascript:" not in "".join(pages.values())
    assert 'content="noindex"' in pages["en/cases/lake/old-raft/index.html"]
    listed = pages["en/cases/index.html"]
    assert "cases/lake/old-raft" not in listed.replace("../", "")


def test_a_whole_session_of_a_log_has_no_progress_bar(odd_site: Path, tmp_path: Path) -> None:
    done = casebook("build", "--site-dir", str(tmp_path / "elsewhere"), folder=odd_site.parent)
    assert "\r" not in done.stdout + done.stderr
    assert (tmp_path / "elsewhere" / "en" / "index.html").is_file()


def test_an_old_address_leads_to_the_record(odd_site: Path) -> None:
    for language in ("en", "zh"):
        stub = (odd_site / language / "cases" / "hill" / "old-house" / "index.html").read_text(encoding="utf-8")
        assert 'url=../../lake/old-raft/index.html"' in stub
        assert '<a href="../../lake/old-raft/index.html">' in stub


def test_all_that_lies_below_a_record_is_at_its_old_address(odd_site: Path) -> None:
    """Pages lead on, files stand there a second time."""
    files = tree(odd_site)
    for new, old in (
        *((f"{language}/cases/lake/old-raft/", f"{language}/cases/hill/old-house/") for language in ("en", "zh")),
        ("data/records/cases/lake/old-raft.yml", "data/records/cases/hill/old-house.yml"),
    ):
        below = {path.removeprefix(new) for path in files if path.startswith(new)}
        assert {path.removeprefix(old) for path in files if path.startswith(old)} == below
        assert below >= ({"index.html", "cite/index.html", "cite.bib"} if new.endswith("/") else {""})
        assert all(files[old + path] == files[new + path] for path in below if not path.endswith(".html"))
    stub = files["en/cases/hill/old-house/cite/index.html"].decode()
    assert '<script src="../../../../../assets/moved.js" data-to="../../../lake/old-raft/cite/">' in stub
    assert "assets/moved.js" in files

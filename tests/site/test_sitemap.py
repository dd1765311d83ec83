"""What search engines are told: the sitemap, robots.txt and the heads of pages, which say the same."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import unquote
from urllib.robotparser import RobotFileParser

import pytest
from lxml import etree

from builder.config import CONFIG, ENGINES, read_options
from builder.config_file import ConfigError
from builder.language.words import words
from builder.pages.html.elements import Html
from builder.pages.page import Page
from builder.site import sitemap
from builder.site.served_files import ServedFiles
from builder.site.sitemap import records_shown, sitemap_files
from tests import three_editions
from tests.base_with_address import CHANGED, CREATED, HOUSE, SITE_URL, add_line, git, with_address
from tests.citation.embedded_metadata import metas_of
from tests.commands import command
from tests.forked import casebook
from tests.sites import built, odd_base, tree
from tests.three_editions import site_of

NAMESPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
HEAD_LINK = re.compile(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">')
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)">')
NOINDEX = '<meta name="robots" content="noindex">'


@pytest.fixture(scope="module")
def base(base_with_address: Path) -> Path:
    return base_with_address


@pytest.fixture(scope="module")
def files(base: Path) -> Mapping[str, bytes]:
    return tree(base / "site")


def valid(data: bytes) -> etree._Element:
    """A document of the protocol."""
    document = etree.fromstring(data)
    schema = etree.RelaxNG(etree.parse(Path(__file__).with_name("sitemap.rng")))
    assert schema.validate(document), schema.error_log
    return document


def texts(document: etree._Element, path: str) -> list[str]:
    return [str(each) for each in document.xpath(path, namespaces=NAMESPACES)]


def entries(files: Mapping[str, bytes]) -> dict[str, etree._Element]:
    """All elements of pages by their address, each of which stands in one file."""
    found: dict[str, etree._Element] = {}
    for address in texts(valid(files["sitemap.xml"]), "//s:loc/text()"):
        document = valid(files[address.removeprefix(SITE_URL)])
        for element in document:
            [own] = texts(element, "s:loc/text()")
            assert own not in found
            found[own] = element
    return found


def alternates(element: etree._Element) -> dict[str, str]:
    links = element.findall("x:link", NAMESPACES)
    return {str(link.get("hreflang")): str(link.get("href")) for link in links}


def page_at(address: str, files: Mapping[str, bytes]) -> str:
    """The page at an address of the site."""
    return files[f"{unquote(address.removeprefix(SITE_URL))}index.html"].decode()


def test_the_index_has_a_file_an_edition(files: Mapping[str, bytes]) -> None:
    index = valid(files["sitemap.xml"])
    assert texts(index, "//s:loc/text()") == [f"{SITE_URL}sitemap-{name}.xml" for name in ("en", "zh", "zh-hant")]
    assert texts(index, "//s:lastmod/text()") == [CHANGED] * 3
    names = {path for path in files if path.endswith(".xml") and not path.endswith("/feed.xml")}
    assert names == {"sitemap.xml", "sitemap-en.xml", "sitemap-zh.xml", "sitemap-zh-hant.xml"}


def test_what_is_listed_is_what_may_be_indexed(files: Mapping[str, bytes]) -> None:
    """Every listed address is a page with that canonical address; every page without noindex is listed."""
    listed = set(entries(files))
    pages = {path: data.decode() for path, data in files.items() if path.endswith(".html")}
    indexed = {path for path, html in pages.items() if NOINDEX not in html}
    assert {f"{unquote(address.removeprefix(SITE_URL))}index.html" for address in listed} == indexed
    for address in listed:
        assert CANONICAL.findall(page_at(address, files)) == [address]


def test_a_record_in_review_is_listed_and_one_no_longer_kept_up_is_not(files: Mapping[str, bytes]) -> None:
    listed = set(entries(files))
    assert f"{SITE_URL}en/policies/hill/shut-window/" in listed
    assert f"{SITE_URL}en/cases/lake/old-raft/" not in listed


def test_every_page_that_may_be_indexed_has_its_address_on_one_host(files: Mapping[str, bytes]) -> None:
    """404.html has none, for it stands at every wrong address."""
    for path, data in files.items():
        if path.endswith(".html") and path != "404.html":
            [address] = CANONICAL.findall(data.decode())
            assert address.startswith(SITE_URL), path
    assert CANONICAL.findall(files["404.html"].decode()) == []


def test_alternates_are_those_of_the_page_and_lead_back(files: Mapping[str, bytes]) -> None:
    found = entries(files)
    for address, element in found.items():
        links = alternates(element)
        assert links == dict(HEAD_LINK.findall(page_at(address, files))), address
        assert address in links.values()
        for other in links.values():
            assert alternates(found[other]) == links, (address, other)


@pytest.mark.parametrize(
    "path",
    [
        "404.html",
        "en/search/index.html",
        "zh-hant/cases/hill/old-house/index.html",
        "en/cases/lake/old-raft/index.html",
        f"zh/{HOUSE}/cite/index.html",
    ],
)
def test_what_is_no_result_says_so(path: str, files: Mapping[str, bytes]) -> None:
    """A wrong address, results of the search, an old address, a retired record, a part of another page."""
    assert NOINDEX in files[path].decode()


@pytest.mark.parametrize(
    ("address", "changed"),
    [
        (f"en/{HOUSE}/", [CHANGED]),
        ("zh-hant/policies/hill/open-door/", [CREATED]),
        ("zh/cases/", [CHANGED]),
        ("zh/policies/", [CREATED]),
        ("en/about/", [CREATED]),
        ("en/contribute/codebook/", []),
        ("", []),
    ],
)
def test_dates_are_those_of_git(address: str, changed: list[str], files: Mapping[str, bytes]) -> None:
    """Of a record its last change, of a list that of the newest record on it; none where nothing tells."""
    assert texts(entries(files)[SITE_URL + address], "s:lastmod/text()") == changed


@pytest.mark.parametrize("engine", ["Baiduspider", "Googlebot", "bingbot", "360Spider", "Sogou web spider"])
def test_robots_may_read_all_that_is_listed(engine: str, files: Mapping[str, bytes]) -> None:
    robots = RobotFileParser()
    robots.parse(files["robots.txt"].decode().splitlines())
    assert robots.site_maps() == [f"{SITE_URL}sitemap.xml"]
    assert all(robots.can_fetch(engine, address) for address in entries(files))


def test_search_engines_find_their_codes_on_home_pages_alone(files: Mapping[str, bytes]) -> None:
    codes = {
        "baidu-site-verification": "codeva-X1y2Z3",
        "msvalidate.01": "0A1B",
        "360-site-verification": "ab-12",
        "sogou_site_verification": "x=y_z",
    }
    homes = {"index.html", "en/index.html", "zh/index.html", "zh-hant/index.html"}
    for path, data in files.items():
        if path.endswith(".html"):
            named = {name: value for name, value in metas_of(data.decode()) if name in ENGINES.values()}
            assert named == (codes if path in homes else {}), path


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        ({"baidu": '<meta name="baidu-site-verification" content="codeva-X1" />'}, "baidu: codeva-X1"),
        ({"bind": "0A1B2C"}, "bing: 0A1B2C"),
        ({"yandex": "0A1B2C"}, ""),
        ({"google": "two words"}, ""),
    ],
)
def test_what_is_no_code_is_told_with_the_line_as_it_should_be(
    written: dict[str, str], fix: str, tmp_path: Path
) -> None:
    base = odd_base(tmp_path / "base")
    with (base / CONFIG).open("a", encoding="utf-8") as settings:
        settings.write(f"      verification: {json.dumps(written)}\n")
    with pytest.raises(ConfigError) as refused:
        read_options(base)
    [fault] = refused.value.faults
    assert (fault.code, fault.fix) == ("setting-verification", fix)


def test_without_an_address_there_is_none_of_it() -> None:
    paths = tree(three_editions.built().folder)
    assert not [path for path in paths if sitemap.OWN_FILE.match(path)]


@pytest.mark.parametrize(("program", "language"), [("casebook", "en"), ("casebook", "zh"), ("mkdocs", "en")])
def test_a_build_says_in_one_line_what_an_address_is_for(program: str, language: str, tmp_path: Path) -> None:
    base = odd_base(tmp_path / "base")
    options = ("--lang", language) if program == "casebook" else ()
    said = words(language)("publish.no-address")
    for _ in range(2 if program == "casebook" else 1):
        done = command(program, "build", *options, folder=base)
        assert done.returncode == 0, done.stderr
        assert [line for line in done.stderr.splitlines() if "site_url" in line][-1].endswith(said)
        assert done.stderr.count("site_url") == 1


def test_a_build_with_an_address_says_nothing_of_it(base: Path) -> None:
    assert "site_url" not in casebook("build", folder=base).stderr


def test_what_is_served_is_the_same(base: Path, files: Mapping[str, bytes]) -> None:
    site = site_of(base)
    frames = three_editions.built().frames
    served = ServedFiles(site, frames)
    assert served["robots.txt"] == files["robots.txt"]
    assert served["sitemap.xml"] == files["sitemap.xml"]


def test_a_new_date_alone_is_told_by_a_warm_build(tmp_path: Path) -> None:
    base = with_address(tmp_path / "warm")
    before = tree(built(base))
    add_line(base / "policies/hill/open-door.yml")
    git(base, "commit", "-qam", "Change the policy", day="2026-07-08")
    warm = tree(built(base))
    for state in (*base.glob(".site.*"), base / "site"):
        subprocess.run(["rm", "-rf", state], check=True)
    assert tree(built(base)) == warm
    assert warm["sitemap.xml"] != before["sitemap.xml"]
    assert texts(entries(warm)[f"{SITE_URL}en/policies/"], "s:lastmod/text()") == ["2026-07-08"]


def some_pages(number: int) -> dict[str, tuple[str, ...]]:
    return {f"en/places/{n:06}/index.html": () for n in range(number)}


def test_a_file_has_no_more_than_every_engine_takes(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = site_of(base)
    monkeypatch.setattr(sitemap, "MOST_ADDRESSES", 40)
    files = sitemap_files(site, some_pages(100), ())
    paths = [path for path in files if path.startswith("sitemap-")]
    assert paths == ["sitemap-en.xml", "sitemap-en-2.xml", "sitemap-en-3.xml"]
    assert [len(valid(files[path])) for path in paths] == [40, 40, 21]
    assert len(entries(files)) == 101
    monkeypatch.setattr(sitemap, "MOST_ADDRESSES", 50_000)
    monkeypatch.setattr(sitemap, "MOST_BYTES", 6_000)
    files = sitemap_files(site, some_pages(100), ())
    assert len(entries(files)) == 101
    assert all(len(data) <= 6_000 for data in files.values())


def test_the_limits_are_those_of_the_protocol_and_of_baidu(base: Path) -> None:
    files = sitemap_files(site_of(base), some_pages(60_000), ())
    assert all(len(data) <= 10_000_000 for data in files.values())
    assert max(data.count(b"<url>") for data in files.values()) <= 50_000
    assert len([path for path in files if path.startswith("sitemap-en")]) == 2


def test_addresses_are_escaped(base: Path) -> None:
    site = site_of(base)
    editions = {code: replace(edition, site_url="https://a.example/b&c/") for code, edition in site.editions.items()}
    files = sitemap_files(replace(site, editions=editions), {"zh/terms/捐 赠&/index.html": ()}, ())
    assert texts(valid(files["sitemap-zh.xml"]), "//s:loc/text()") == [
        "https://a.example/b&c/zh/terms/%E6%8D%90%20%E8%B5%A0%26/"
    ]


def test_the_records_that_a_page_shows() -> None:
    body = Html(
        '<a href="../../cases/a/b/">1</a> <a class="x" href="../../policies/c/d/#part">2</a>'
        '<a href="../">up</a> <a href="https://other.example/cases/e/f/">no</a> <a href="../../cases/a/b/cite/">no</a>'
        '<a href="../../cases/a/b/?q=1">again</a>'
    )
    page = Page("en", "places/x/", "cases", "X", "X", body, created=date(2026, 1, 1))
    assert records_shown(page, "") == ("cases/a/b", "policies/c/d")
    assert records_shown(page, "cases/g/h") == ("cases/g/h",)

"""The checks of the built site find each kind of fault on a small site that has them, and nothing on a sound one."""

import os
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.sitechecks import browser, links
from tests.sitechecks.finding import Finding, one_of_each_kind

SOUND = """<!doctype html><html lang="en"><head><title>Sound</title><link rel="icon" href="data:,">
<link rel="canonical" href="https://example.org/"></head>
<body><main id="top"><h1>Sound</h1><a href="b/">b</a> <a href="b/#part">part</a>
<a href="https://example.org/">out</a></main></body></html>"""
SECOND = """<!doctype html><html lang="en"><head><title>Second</title><link rel="icon" href="data:,"></head>
<body><main><h1 id="part">Second</h1><a href="../">back</a> <a href="../#top">top</a>
<a href="#part">here</a></main></body></html>"""
FAULTY = """<!doctype html><html lang="en"><head><title>Faulty</title><link rel="icon" href="data:,">
<script src="https://example.org/x.js"></script></head>
<body><main><h1 id="a">Faulty</h1><p id="a" style="width:2000px">wide</p>
<a href="nowhere/">gone</a> <a href="b">no slash</a> <a href="/b/">root</a> <a href="b/#none">no anchor</a>
<script>console.error("said so"); fetch("missing.json");</script></main></body></html>"""


def write(site: Path, **named: str) -> Path:
    for name, text in named.items():
        path = site / ("index.html" if name == "home" else f"{name}/index.html")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return site


def test_nothing_is_found_on_a_sound_site(tmp_path: Path) -> None:
    assert list(links.check(write(tmp_path, home=SOUND, b=SECOND))) == []


def test_each_kind_of_broken_link_is_found(tmp_path: Path) -> None:
    found = Counter(f.check for f in links.check(write(tmp_path, home=FAULTY, b=SECOND)) if f.page == "index.html")
    assert found == {links.LINKS: 3, links.ANCHORS: 1, links.IDS: 1, links.FOREIGN: 1}


def test_a_page_of_each_kind_is_chosen(tmp_path: Path) -> None:
    for page in [
        "index.html",
        "en/index.html",
        "en/cases/a/index.html",
        "en/cases/b/index.html",
        "zh/cases/a/index.html",
    ]:
        (tmp_path / page).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / page).touch()
    assert one_of_each_kind(tmp_path) == [
        "en/cases/a/index.html",
        "en/index.html",
        "index.html",
        "zh/cases/a/index.html",
    ]


def checked(site: Path) -> list[Finding]:
    """In a thread of its own: a browser of other tests may be at work in this one."""
    with ThreadPoolExecutor(1) as aside:
        return aside.submit(lambda: list(browser.check(site, None))).result()


@pytest.mark.skipif("CASEBOOK_CHROME" not in os.environ, reason="make test names the browser in CASEBOOK_CHROME")
def test_the_browser_finds_what_leaves_the_machine_or_the_screen(tmp_path: Path) -> None:
    assert checked(write(tmp_path / "sound", home=SOUND, b=SECOND)) == []
    found = {f.check for f in checked(write(tmp_path / "faulty", home=FAULTY))}
    assert found == {browser.FOREIGN, browser.CONSOLE, browser.FAILED, browser.WIDE}

"""A page of an offline archive: its links, one by one."""

from __future__ import annotations

import pytest

from builder.site.archive.offline_page import Notes, Shelf, offline_page

WEB = "https://casebook.example/"
PATHS = {"index.html", "en/index.html", "en/cases/a/index.html", "en/cases/a/cite.bib", "data/b c.json", "assets/x.css"}
NOTES = Notes("on the web", "Offline copy.", "The present page", " (unpacked below)")
WORDS = '<span class="casebook-outside"> (on the web)</span>'
HERE = "en/cases/a/index.html"


def page(html: str, *, address: str = WEB, absent: tuple[str, ...] = ("zh",)) -> str:
    return offline_page(html, HERE, Shelf(PATHS, address, absent, {"data/all.zip"}), NOTES)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a href="../../">x</a>', '<a href="../../index.html">x</a>'),
        ('<a href="../..">x</a>', '<a href="../../index.html">x</a>'),
        ('<a href="../../../">x</a>', '<a href="../../../index.html">x</a>'),
        ('<a href="./">x</a>', '<a href="./index.html">x</a>'),
        ('<a href="../a">x</a>', '<a href="../a/index.html">x</a>'),
        ('<a class="y" href="../a/?q=1&amp;r=2#s">x</a>', '<a class="y" href="../a/index.html?q=1&amp;r=2#s">x</a>'),
        ('<a href="#s">x</a>', '<a href="#s">x</a>'),
        ('<a href="?q=1">x</a>', '<a href="?q=1">x</a>'),
        ('<a href="cite.bib">x</a>', '<a href="cite.bib">x</a>'),
        ('<a href="../../../data/b%20c.json">x</a>', '<a href="../../../data/b%20c.json">x</a>'),
        ('<a href="mailto:a@b.example">x</a>', '<a href="mailto:a@b.example">x</a>'),
        ('<form action="../../">', '<form action="../../index.html">'),
        ('<svg><a href="../../"><text>x</text></a></svg>', '<svg><a href="../../index.html"><text>x</text></a></svg>'),
        (
            '<link rel="stylesheet" href="../../../assets/x.css">',
            '<link rel="stylesheet" href="../../../assets/x.css">',
        ),
        (
            '<link rel="alternate" hreflang="en" href="../../">',
            '<link rel="alternate" hreflang="en" href="../../index.html">',
        ),
        ('<link rel="alternate" hreflang="zh" href="../../../zh/">', ""),
        (
            f'<link rel="alternate" hreflang="zh" href="{WEB}zh/">',
            f'<link rel="alternate" hreflang="zh" href="{WEB}zh/">',
        ),
        (f'<link rel="canonical" href="{WEB}en/">', f'<link rel="canonical" href="{WEB}en/">'),
        (
            '<meta http-equiv="refresh" content="0; url=../../">',
            '<meta http-equiv="refresh" content="0; url=../../index.html">',
        ),
        ('<meta property="og:url" content="../../">', '<meta property="og:url" content="../../">'),
        ("<script>\"<a href='../../'>\"</script>", "<script>\"<a href='../../'>\"</script>"),
        ('<!-- <a href="../../"> -->', '<!-- <a href="../../"> -->'),
        ('<a title="a > b" href="../../">x</a>', '<a title="a > b" href="../../index.html">x</a>'),
        ("<abbr>x</abbr>", "<abbr>x</abbr>"),
    ],
)
def test_a_link_leads_to_a_file(before: str, after: str) -> None:
    assert page(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a href="https://a.example/">x</a>', f'<a rel="external" href="https://a.example/">x{WORDS}</a>'),
        ('<a rel="license" href="http://a/">x</a>', f'<a rel="external license" href="http://a/">x{WORDS}</a>'),
        ('<a rel="external" href="http://a/">x</a>', f'<a rel="external" href="http://a/">x{WORDS}</a>'),
        ('<a href="../../../zh/b/#c">x</a>', f'<a rel="external" href="{WEB}zh/b/#c">x{WORDS}</a>'),
        (
            '<a href="../../../zh/" hreflang="zh" rel="alternate" data-language="zh">x</a>',
            f'<a rel="external" href="{WEB}zh/" hreflang="zh">x{WORDS}</a>',
        ),
        (
            '<a href="http://a/">x</a><a href="#b">y</a>',
            f'<a rel="external" href="http://a/">x{WORDS}</a><a href="#b">y</a>',
        ),
    ],
)
def test_a_link_to_the_outside_is_marked(before: str, after: str) -> None:
    assert page(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a href="../../../zh/b/">x</a>', "<a>x</a>"),
        ('<a href="../../../zh/" data-language="zh">x</a>', '<a hidden data-language="zh">x</a>'),
    ],
)
def test_without_an_address_of_the_site_what_is_not_there_is_no_link(before: str, after: str) -> None:
    assert page(before, address="") == after


def test_the_foot_is_that_of_the_page_and_not_of_a_quotation() -> None:
    foot = page("<footer>a</footer><footer>b</footer>")
    assert foot.startswith("<footer>a</footer><footer>b<div")
    assert foot.endswith("</div></footer>")
    assert f'<a rel="external" href="{WEB}en/cases/a/">The present page{WORDS}</a>' in foot
    assert page("<main></main>") == "<main></main>"


def test_a_file_that_is_left_out_for_being_there_twice_is_said_to_be() -> None:
    before = '<a href="../../../data/all.zip" download="">All</a>'
    web = f'<a rel="external" href="{WEB}data/all.zip" download="">All{WORDS} (unpacked below)</a>'
    assert page(before) == web
    assert page(before, address="") == '<a download="">All (unpacked below)</a>'

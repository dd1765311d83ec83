"""The first paint before the sheets: which rules what is above them needs, where they stand, what the policy allows."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import pytest

from builder.pages.page import SHEETS_HERE
from builder.site.frame.first_paint import FirstPaint, importing, sheet_of
from builder.site.frame.first_rules import first_rules

ABOVE = '<body dir="ltr"><div class="a"><p id="here" class="b" lang="en">A<br>B</p></div><form role="search"><input>'
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'"
SHEETS = '<link rel="stylesheet" href="../a.css">\n<link rel="stylesheet" href="../b.css">'
TAGS = f'{SHEETS}\n<script src="../assets/casebook.js"></script>'
PAGE = f'<meta content="{POLICY}">\n{TAGS}\n<body><p>Above</p>{SHEETS_HERE}<p>Below</p>'


@pytest.mark.parametrize(
    ("sheet", "left"),
    [
        ("p{x:y}h1{x:y}", "p{x:y}"),
        (".a{x:y}.c,.b{x:y}", ".a{x:y}.b{x:y}"),
        (".a .b{x:y}.b .a{x:y}.a>p{x:y}form p{x:y}", ".a .b{x:y}.a>p{x:y}"),
        (".a~form{x:y}.a + form input{x:y}.c~form{x:y}", ".a~form{x:y}.a + form input{x:y}"),
        ("#here{x:y}#there{x:y}", "#here{x:y}"),
        ("[role=search]{x:y}[role=list]{x:y}[hidden]{x:y}[dir] p{x:y}", "[role=search]{x:y}[dir] p{x:y}"),
        ("p:is(.a,.b){x:y}p:where(.c){x:y}p:not(.c):lang(zh){x:y}", "p:is(.a,.b){x:y}p:not(.c):lang(zh){x:y}"),
        ("p:hover{x:y}input:focus-visible{x:y}input::placeholder{x:y}p::before{x:y}",
         "input::placeholder{x:y}p::before{x:y}"),
        ("@media (width>1em){p{x:y}h1{x:y}}@media print{p{x:y}}@font-face{x:y}", "@media (width>1em){p{x:y}}"),
        (":root{--one:1;--two:var(--one);--three:3}p{x:var(--two)}h1{x:var(--three)}",
         ":root{--one:1;--two:var(--one)}p{x:var(--two)}"),
        ("p{cursor:x;x:y;transition:x}body{cursor:x}", "p{x:y}"),
        ("/* note */ p { x: y;\n  z: 1 }", "p{x: y;z: 1 }"),
        ('p{x:url("data:,</style>")}', r'p{x:url("data:,<\/style>")}'),
    ],
)  # fmt: skip
def test_a_rule_stays_if_it_may_mean_what_stands_above(sheet: str, left: str) -> None:
    assert first_rules([ABOVE], [sheet]) == left


def test_rules_stay_in_the_order_of_the_sheets() -> None:
    assert first_rules([ABOVE, "<h1>"], ["p{x:1}", "h1{x:2}p{x:3}"]) == "p{x:1}h1{x:2}p{x:3}"


def painted(html: str) -> str:
    """A page of the section `home` as it is published."""
    return FirstPaint("p{x:y}", "one()", frozenset({"home"})).of(html, "home", root="../")


def test_one_sheet_stands_at_the_mark_and_all_are_asked_for_from_the_head() -> None:
    head, body = painted(PAGE).split("<body><script>one()</script>")
    joined = '<link rel="stylesheet" href="../assets/sheets/home.css">'
    assert body == f'<p>Above</p>{joined}\n<script src="../assets/casebook.js"></script><p>Below</p>'
    assert re.findall(r'<link rel="preload" href="([^"]+)" as="(\w+)">', head) == [
        ("../assets/sheets/home.css", "style"),
        ("../a.css", "style"),
        ("../b.css", "style"),
        ("../assets/casebook.js", "script"),
    ]
    assert "stylesheet" not in head
    assert "<script" not in head


def test_that_sheet_imports_them_in_their_order() -> None:
    assert sheet_of("home") == "assets/sheets/home.css"
    paths = ["assets/stylesheets/main.1.css", "extra/a b.css", "assets/home.css"]
    assert (
        importing(paths) == '@import "../stylesheets/main.1.css";@import "../../extra/a%20b.css";@import "../home.css";'
    )


@pytest.mark.parametrize("html", [PAGE.replace(SHEETS_HERE, ""), PAGE.replace("link", "meta")])
def test_a_page_without_a_mark_or_sheets_stays_as_it_is(html: str) -> None:
    assert painted(html) == html


def hash_of(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_the_policy_allows_this_style_and_this_script_by_their_hashes_and_nothing_else() -> None:
    html = painted(PAGE)
    [style] = re.findall("<style>(.*?)</style>", html)
    own = {"script-src": hash_of("one()"), "style-src": hash_of(style)}
    assert f"script-src 'self' {own['script-src']}; style-src 'self' {own['style-src']}; img-src" in html
    assert "unsafe" not in html


def test_a_policy_that_allows_any_script_gets_no_hash_for_it_would_end_that() -> None:
    html = painted(PAGE.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'"))
    assert "script-src 'self' 'unsafe-inline';" in html

"""Trimming: what can never match goes, with what only it asked for; all else stays, letter by letter."""

from __future__ import annotations

from pathlib import Path

import material
import pytest

from builder.site.frame.trim_styles import trimmed, used_by

PAGE = '<body dir="ltr"><div class="a b"><p id="here" data-md-state="open">'
SCRIPT = 'list.classList.add("later"); body.dataset.mdState = "slate"; const other = 1;'
SHEETS = "assets/stylesheets/"
PATH = f"{SHEETS}main.1a2b.min.css"
MATERIAL = Path(material.__file__).parent / "templates" / SHEETS


def trim(sheet: str, **others: str) -> str:
    files = {PATH: sheet.encode(), **{f"assets/{name}.css": text.encode() for name, text in others.items()}}
    return trimmed(files, used_by([PAGE], [SCRIPT]))[PATH].decode()


@pytest.mark.parametrize(
    ("sheet", "left"),
    [
        (".a{x:y}.c{x:y}", ".a{x:y}"),
        (".a .c,.b>p{x:y}", ".b>p{x:y}"),
        (".later{x:y}.other{x:y}", ".later{x:y}"),
        ("p,video::-webkit-x{x:y}", "p,video::-webkit-x{x:y}"),
        ("#here{x:y}#there{x:y}", "#here{x:y}"),
        (".a:not(.c){x:y}.a:is(.c,.d){x:y}:where(.c,.b) p{x:y}", ".a:not(.c){x:y}:where(.c,.b) p{x:y}"),
        ("[dir=ltr] p{x:y}[dir=rtl] p{x:y}[dir] p{x:y}", "[dir=ltr] p{x:y}[dir] p{x:y}"),
        ("[data-md-state=open]{x:y}[data-md-state=slate]{x:y}[data-md-state=shut]{x:y}",
         "[data-md-state=open]{x:y}[data-md-state=slate]{x:y}"),
        ("[type=checkbox]{x:y}", "[type=checkbox]{x:y}"),
        ("@media (min-width:1em){.c{x:y}.a{x:y}}@media print{.c{x:y}}", "@media (min-width:1em){.a{x:y}}"),
        ("@supports (x:y){.a{x:y}}@supports (x:y){.c{x:y}}", "@supports (x:y){.a{x:y}}"),
        (":root{--one:1;--two:2;--three:var(--four);--four:4}.a{x:var(--one)}.c{x:var(--two)}",
         ":root{--one:1}.a{x:var(--one)}"),
        (".a{animation:turn 1s}.c{animation:fall 1s}@keyframes turn{to{x:y}}@keyframes fall{to{x:y}}",
         ".a{animation:turn 1s}@keyframes turn{to{x:y}}"),
        ("/*! Licence */.a{x:y}/* note */", "/*! Licence */.a{x:y}"),
        ('@charset "UTF-8";@font-face{x:y}@page{margin:0}', '@charset "UTF-8";@font-face{x:y}@page{margin:0}'),
        ('.a{x:url("data:,;}.c{");y:z}', '.a{x:url("data:,;}.c{");y:z}'),
    ],
)  # fmt: skip
def test_what_can_never_match_goes(sheet: str, left: str) -> None:
    assert trim(sheet) == left


def test_what_another_sheet_asks_for_stays() -> None:
    sheet = ":root{--one:1;--two:2}"
    assert trim(sheet, casebook=".a{x:var(--two)}") == ":root{--two:2}"
    assert trim(sheet) == ""


def test_other_files_stay_as_they_are() -> None:
    files = {"assets/casebook.css": b".c { x: y }", "index.html": b"<p>", f"{SHEETS}own.css": b".c{x:y}"}
    assert trimmed(files, used_by([], [])) == files


def test_of_material_a_quarter_remains_and_the_same_each_time() -> None:
    files = {f"{SHEETS}{path.name}": path.read_bytes() for path in MATERIAL.glob("*.css")}
    used = used_by([PAGE.replace("a b", "md-typeset md-grid md-header admonition note")], [])
    once = trimmed(files, used)
    assert once == trimmed(files, used) == trimmed(once, used)
    assert sum(map(len, once.values())) < sum(map(len, files.values())) / 4
    sheet = once[next(path for path in once if "main" in path)].decode()
    assert "--md-admonition-icon--note:" in sheet
    assert "--md-admonition-icon--bug:" not in sheet

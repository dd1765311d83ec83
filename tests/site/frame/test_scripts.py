"""The theme's scripts: written in parts, published whole, classic and small, with nothing that old browsers lack."""

from __future__ import annotations

import doctest
import gzip
import json
import os
import re
import subprocess
import sys
from importlib.util import find_spec

import pytest

from builder.site.frame import minify_script, mkdocs_files, scripts
from builder.site.frame.minify_script import minified
from builder.site.frame.scripts import closures
from tests.theme_scripts import engine_script, theme_modules, theme_scripts

MODULES = {path: data.decode() for path, data in theme_modules().items()}
SCRIPTS = {path: data.decode() for path, data in theme_scripts().items()}
MINIFIER = str(minify_script.__file__)
EXPORTED = re.compile(r"^export (?:(?:async )?function |const |let )(?:(\w+)|\{([^}]+)\})", re.MULTILINE)
IMPORTED = re.compile(r"^import \{([^}]+)\} from", re.MULTILINE)
SHORTENED = pytest.mark.skipif(find_spec("minify") is None, reason="no minifier of names for this machine")
NEWER = re.compile(r"\.at\(|replaceAll|findLast|(?:\?\?|\|\||&&)=|\(\?<[=!]|Segmenter|hasOwn\(|structuredClone")
"""What Chromium 86 or Safari 14 lacks."""


@pytest.mark.parametrize("module", [scripts, mkdocs_files])
def test_examples(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]  # a module


def test_a_part_stands_once_and_before_what_needs_it() -> None:
    modules = {
        "a/x.js": b'import { one } from "./x/one.js";\nimport { two } from "./x/two.js";\none(two);\n',
        "a/x/one.js": b'import {\n  two,\n} from "./two.js";\n\n/** @type {X} */\nexport const one = two;\n',
        "a/x/two.js": b"// Why.\nexport async function two() {}\n",
        "a/y.js": b'import "./x/two.js";\n',
    }
    assert closures(modules) == {
        "a/x.js": b'(() => {\n"use strict";\n// Why.\nasync function two() {}\n'
        b"\n/** @type {X} */\nconst one = two;\none(two);\n})();\n",
        "a/y.js": b'(() => {\n"use strict";\n// Why.\nasync function two() {}\n})();\n',
    }


@SHORTENED
def test_local_names_become_short_and_others_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    script = {
        "a.js": b"(() => {\n// Why.\nconst { value } = window.shared, local = value;\nwindow.kept = local;\n})();\n"
    }
    [small] = minified(script).values()
    assert re.findall(rb"[a-z]{4,}", small) == [b"const", b"value", b"window", b"shared", b"window", b"kept"]
    monkeypatch.setattr(minify_script, "find_spec", lambda _: None)
    assert minified(script) == script


@SHORTENED
def test_it_ends_without_a_word_where_what_it_is_given_is_cut_off() -> None:
    run = subprocess.run([sys.executable, "-P", MINIFIER], input=b'{"a.js": "on', capture_output=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (minify_script.CUT_OFF, b"", b"")


@SHORTENED
def test_it_ends_without_a_word_where_nobody_waits_for_the_result() -> None:
    given = json.dumps({"a.js": "one();" * 100_000}).encode()
    reading, writing = os.pipe()
    with subprocess.Popen(
        [sys.executable, "-P", MINIFIER], stdin=subprocess.PIPE, stdout=writing, stderr=subprocess.PIPE
    ) as run:
        os.close(writing)
        os.close(reading)
        _, said = run.communicate(given)
    assert (run.returncode, said) == (minify_script.CUT_OFF, b"")


def test_what_others_import_is_no_file_of_its_own() -> None:
    pages = (
        "browse choose cite compare folds form found missing moved place record search/results search/search teach tray"
    )
    names = f"casebook {pages} first_palette"
    assert set(SCRIPTS) == {f"assets/{name}.js" for name in names.split()}


@pytest.mark.parametrize("path", SCRIPTS)
def test_no_script_is_a_module_or_newer_than_the_browsers_that_are_served(path: str) -> None:
    assert not re.search(r"\b(?:import|export)\b", SCRIPTS[path])
    assert not NEWER.findall(SCRIPTS[path])
    assert "/*" not in SCRIPTS[path]


def test_the_search_asks_nothing_of_the_network_or_of_html() -> None:
    assert not re.findall(r"fetch\(|Worker\b|innerHTML|document\b", engine_script().decode())


def test_what_is_exported_is_imported_somewhere() -> None:
    exported = {
        name for data in MODULES.values() for match in EXPORTED.findall(data) for name in _names("".join(match))
    }
    imported = {name for data in MODULES.values() for match in IMPORTED.findall(data) for name in _names(match)}
    assert exported == imported


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


@SHORTENED
def test_what_every_page_loads_is_small() -> None:
    assert len(gzip.compress(theme_scripts()["assets/casebook.js"], 9)) <= 2_500

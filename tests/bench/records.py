"""Takes a number and a folder; writes a base of that many made-up records there, in English and Chinese:
`python -m tests.bench.records COUNT FOLDER [--seed 1]`.

The same number and seed give the same base. A record has about 700 English words, 1,200 Han characters and 14 KB; about
every ninth is a policy. They pass `casebook check` without a warning. What a place, a person or a source has of records
does not grow with their number beyond its share, so that what a build costs can grow by the number alone.
"""

from __future__ import annotations

import argparse
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from builder.records.handwritten import GUIDES
from tests.bench.made_places import more_places
from tests.bench.made_record import identity, made_record
from tests.bench.record_text import record_text
from tests.sites import ROOT

COMPARED = 3


def write_base(folder: Path, count: int, *, seed: int = 1) -> Path:
    """A whole base in a folder that is empty or does not exist."""
    _surroundings(folder, seed)
    for number in range(count):
        write_record(folder, number, count, seed=seed)
    return folder


def write_record(folder: Path, number: int, count: int, *, seed: int = 1) -> Path:
    """Record `number` of a base of `count`; its file."""
    path = folder / f"{identity(number, seed).address}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    schema = "case" if path.parts[-3] == "cases" else "policy"
    head = f"# yaml-language-server: $schema=../../builder/schema/{schema}.schema.json\n"
    path.write_text(head + record_text(made_record(number, count, seed)), encoding="utf-8")
    return path


def add_one_record(folder: Path, count: int, *, seed: int = 1) -> Path:
    """A further record of a base of `count`."""
    return write_record(folder, count, count + 1, seed=seed)


def change_one_title(folder: Path, number: int = 0, *, seed: int = 1) -> str:
    """Another title of a record in both languages: the next of a series. Gives the English one."""
    path = folder / f"{identity(number, seed).address}.yml"
    text = path.read_text(encoding="utf-8")
    found = re.search(r"^title:\n  en: (.*?)(?: \(([0-9]+)\))?\n  zh: (.*?)(?:（[0-9]+）)?\n", text, re.MULTILINE)
    if found is None:
        raise ValueError(f"{path} has no title to change")
    edition = int(found[2] or 1) + 1
    title = f"{found[1]} ({edition})"
    lines = f"title:\n  en: {title}\n  zh: {found[3]}（{edition}）\n"
    path.write_text(text[: found.start()] + lines + text[found.end() :], encoding="utf-8")
    return title


def _surroundings(folder: Path, seed: int) -> None:
    """What a base has besides records: this base's, without what speaks of its records."""
    for part in ("content", "vocabulary"):
        shutil.copytree(ROOT / "builder" / part, folder / part, ignore=shutil.ignore_patterns(GUIDES, "course.md"))
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace(": builder/", ": ")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    with (folder / "vocabulary" / "places.yml").open("a", encoding="utf-8") as places:
        places.write(more_places() + "\n")
    cases = [identity(number, seed) for number in range(COMPARED)]
    for language in ("en", "zh"):
        (folder / "content" / language / "home.yml").write_text(
            f"sentence: {'Made-up records.' if language == 'en' else '虚构的记录。'}\nexamples:\n"
            + "".join(f"  - words: {case.title[language]}\n    to: {case.address}/\n" for case in cases)
            + "questions:\n"
            + "".join(f"  - words: {case.title[language]}\n    to: {case.address}/\n" for case in cases),
            encoding="utf-8",
        )
    (folder / "content" / "comparisons.yml").write_text(
        "first-three:\n  title:\n    en: Three made-up cases\n    zh: 三个虚构案例\n"
        f"  cases: [{', '.join(case.address for case in cases)}]\n"
        "  introduction:\n    en: They are made up.\n    zh: 均属虚构。\n",
        encoding="utf-8",
    )


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.records", description=__doc__.partition("\n")[0])
    parser.add_argument("count", type=int, help="how many records")
    parser.add_argument("folder", type=Path, help="where to write the base; empty or not there yet")
    parser.add_argument("--seed", type=int, default=1, help="another number gives other records")
    given = parser.parse_args(arguments)
    if given.folder.exists() and any(given.folder.iterdir()):
        parser.error(f"{given.folder} is not empty")
    write_base(given.folder, given.count, seed=given.seed)


if __name__ == "__main__":
    main()

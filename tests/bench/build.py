"""CPU seconds of `casebook build` against stock MkDocs with Material on the texts of the same records, in one run.

    python -m tests.bench.build [CASES]

Makes a base of this base's records and CASES further ones (copies of one under other names), builds it cold, then gives
the same texts, a page a record and language, to MkDocs with Material and its search. Prints both and their ratio.
"""

from __future__ import annotations

import re
import resource
import shutil
import sys
import tempfile
from pathlib import Path

from builder.config import read_options
from builder.records.load import read
from tests.sites import command, copy_of_this_base

MODEL = "cases/shanghai/united-foundation.yml"
STOCK = (
    "site_name: Stock\ndocs_dir: docs\nplugins: [search]\ntheme:\n  name: material\n  font: false\nnav: [index.md]\n"
)


def main(cases: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        base = copy_of_this_base(Path(folder) / "base")
        multiply(base, cases)
        stock = texts_of(base, Path(folder) / "stock")
        ours = cpu("casebook", "build", folder=base)
        theirs = cpu("mkdocs", "build", "--quiet", folder=stock)
        pages = [sum(1 for _ in (place / "site").rglob("*.html")) for place in (base, stock)]
    print(f"casebook build: {pages[0]} pages, {ours:.2f} CPU s, {pages[0] / ours:.0f} pages a second")
    print(f"stock MkDocs with Material: {pages[1]} pages, {theirs:.2f} CPU s, {pages[1] / theirs:.0f} pages a second")
    print(f"ratio a page: {(theirs / pages[1]) / (ours / pages[0]):.1f}")


def multiply(base: Path, cases: int) -> None:
    """Copies of one record, with source keys of their own and without relations."""
    text = (base / MODEL).read_text(encoding="utf-8")
    text = re.sub(r"^relations:\n(?:[ \n].*\n|\n)*", "", text, flags=re.MULTILINE)
    block = text[text.index("\nsources:") :]
    keys = re.findall(r"^  ([a-z0-9-]+):$", block, flags=re.MULTILINE)
    for number in range(cases):
        copy = re.sub(rf"\b({'|'.join(keys)})\b", rf"\1-copy-{number}", text)
        (base / MODEL).with_name(f"copy-{number}.yml").write_text(copy, encoding="utf-8")


def texts_of(base: Path, stock: Path) -> Path:
    """A stock project whose pages hold the texts of the records, as Markdown."""
    for reading in read(base, read_options(base)).readings:
        for language in ("en", "zh"):
            page = stock / "docs" / language / f"{reading.folder}-{reading.id.replace('/', '-')}.md"
            page.parent.mkdir(parents=True, exist_ok=True)
            texts = [passage.text for each, passage in reading.passages if each == language]
            page.write_text("# " + "\n\n".join(texts), encoding="utf-8")
    (stock / "docs" / "index.md").write_text("# Stock\n", encoding="utf-8")
    (stock / "mkdocs.yml").write_text(STOCK, encoding="utf-8")
    shutil.rmtree(stock / "site", ignore_errors=True)
    return stock


def cpu(*words: str, folder: Path) -> float:
    """User and system seconds of a command that must succeed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = command(*words, folder=folder)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)

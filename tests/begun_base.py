"""A small base on another subject, in two languages that the program has no words for: begun with `casebook init`."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.forked import casebook

FILES = Path(__file__).parent / "second_base"
"""What its editors wrote: records, vocabularies, words, pages."""
INIT = (
    *("--language", "fr", "--language", "es", "--name", "Grainothèques|Semilleros"),
    *("--case", "grainothèque, grainothèques, une grainothèque|semillero, semilleros, un semillero"),
    *("--policy", "règle, règles, une règle|norma, normas, una norma"),
    *("--place", "france/lyon=Lyon", "--place", "espagne/bilbao=Bilbao"),
)


def second_base(folder: Path) -> Path:
    """The base, begun by the command and filled by its editors, who deleted the examples."""
    done = casebook("init", str(folder), *INIT, folder=folder.parent)
    assert done.returncode == 0, done.stdout + done.stderr
    for example in folder.glob("*/*/example.yml"):
        example.unlink()
    shutil.copytree(FILES, folder, dirs_exist_ok=True)
    return folder

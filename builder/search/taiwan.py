"""Writes taiwan.tsv anew from the dictionary that OpenCC brings: `python -m builder.search.taiwan`."""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import opencc

from builder.search.fold import fold
from builder.search.han import TAIWAN_WORDS

HEADER = "# Folded Taiwan form, tab, folded mainland form. Made by taiwan.py from TWPhrases of OpenCC, Apache-2.0.\n"
CLIB = Path(opencc.__file__).parent / "clib"
DICTIONARY = CLIB / "share" / "opencc" / "TWPhrases.ocd2"


def dictionary_reader() -> Path | None:
    """The path of OpenCC's `opencc_dict`; None where the installed OpenCC does not include it."""
    names = (CLIB / "bin" / "opencc_dict", CLIB / "bin" / "opencc_dict.exe")
    return next((path for path in names if path.is_file()), None)


def word_table(reader: Path) -> str:
    with TemporaryDirectory() as folder:
        text = Path(folder) / "words.txt"
        subprocess.run(
            [reader, "-i", DICTIONARY, "-o", text, "-f", "ocd2", "-t", "text"], check=True, capture_output=True
        )
        return HEADER + _pairs(text.read_text(encoding="utf-8"))


def _pairs(dump: str) -> str:
    """The dump has lines of the mainland's word in Traditional characters, tab, Taiwan's words separated by spaces."""
    entries = [line.split("\t") for line in dump.splitlines()]
    pairs = {(fold(taiwan), fold(mainland)) for mainland, words in entries for taiwan in words.split()}
    return "".join(f"{taiwan}\t{mainland}\n" for taiwan, mainland in sorted(pairs) if taiwan != mainland)


if __name__ == "__main__":
    reader = dictionary_reader()
    if reader is None:
        raise SystemExit(1)
    TAIWAN_WORDS.write_text(word_table(reader), encoding="utf-8")

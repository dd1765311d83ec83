"""What a reader of an archive finds first: takes the name of a base, gives the texts at the top of the zip.

They are for the editors of Windows: lines end in CR LF, and a mark at the beginning says that they are UTF-8.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from builder.language.chinese import traditional
from builder.language.languages import LANGUAGES
from builder.language.words import words
from builder.records.wording import full_date

_BETWEEN = f"\n{'-' * 60}\n\n"


def readme(names: Mapping[str, str], editions: Sequence[str], day: date, *, address: str) -> bytes:
    """README.txt, in each language. names: of the site by language, under '' that of all others."""
    parts = (_readme(name_in(names, code), code, day, address) for code in editions)
    return for_windows(_BETWEEN.join(parts))


def name_in(names: Mapping[str, str], language: str) -> str:
    """What the site is called in a language; in a converted one without a name, that of its origin, converted."""
    declared = LANGUAGES[language]
    if not names.get(language) and declared.converted and (origin := names.get(declared.other_script)):
        return traditional(origin)
    return names.get(language) or names.get("", "")


def _readme(name: str, language: str, day: date, address: str) -> str:
    say = words(language)
    present = say("archive.readme.present", address=address) if address else say("archive.readme.nowhere")
    return say("archive.readme.text", name=name, date=full_date(day, language), present=present).strip() + "\n"


def licences(base: Path) -> Iterator[tuple[str, bytes]]:
    """The licences of a base, by their names in the archive: its files LICENSE, LICENSE-records and so on."""
    for path in sorted(base.glob("LICENSE*")):
        if path.is_file() and not path.is_symlink():
            name = path.name if path.suffix == ".txt" else f"{path.name}.txt"
            yield name, for_windows(path.read_text(encoding="utf-8-sig", errors="replace"))


def for_windows(text: str) -> bytes:
    """A text with the line ends and the mark that the editors of Windows look for."""
    return "\r\n".join(text.splitlines()).encode("utf-8-sig") + b"\r\n"


def notes_of(language: str, day: date) -> tuple[str, str, str, str]:
    """What pages say: of a link to the outside, of their day, of the page as it is now, and of a file left out."""
    say = words(language)
    copy = say("archive.copy", date=full_date(day, language))
    return say("archive.outside"), copy, say("archive.present"), f"{LANGUAGES[language].space}{say('archive.left-out')}"

"""The languages of texts and pages: each is one declaration, `language.yml` in its folder of words, read here.

Those that the builder brings lie in locales/. A base may bring more (option `locales` in its mkdocs.yml):
add_languages() puts them into the one table that a process has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

LOCALES = Path(__file__).parent / "locales"
DECLARATION = "language.yml"
BUILT_IN = ("en", "zh", "zh-Hant")
"""The languages that a base has unless it says otherwise, in the order of the switch; the first is the default."""
UNSPACED = frozenset({"Hans", "Hant", "Jpan", "Hani"})
"""The scripts (ISO 15924) that write no spaces between words and count in ten thousands."""


@dataclass(frozen=True)
class Lengths:
    """How long texts may be, in characters. summary: in words where words are spaced, else in characters.

    description: what a search engine shows. row: a summary in a list. cell: a step in a comparison.
    note, least_note: of a source's note in a list. gloss: the shortest form of a term that is looked for in texts.
    """

    summary: int
    description: int
    row: int
    cell: int
    note: int
    least_note: int
    gloss: int


SPACED_LENGTHS = Lengths(summary=150, description=160, row=150, cell=230, note=60, least_note=16, gloss=3)
UNSPACED_LENGTHS = Lengths(summary=300, description=80, row=70, cell=100, note=30, least_note=8, gloss=2)


@dataclass(frozen=True)
class Language:
    """A language.

    code: its key in a text (en, zh, zh-Hant); in small letters its folder. tag: BCP 47, for `lang` and hreflang.
    script: ISO 15924. cldr: Babel's name for it. name: its own word for itself. script_name: that word beside the same
    language's other script. short: for a narrow line. fallback: whose texts its readers get where one lacks it, in this
    order. other_script: the same language in the other script, from which its texts are converted; '' for none.
    converted: its words are those of other_script, converted; its own folder holds only what differs.
    keys: what else a text may have as its key, such as its name; mistaken: what people write for it instead.
    words: its folder of words. font: of its characters in office files, where Latin type lacks them. office: its tag.
    """

    code: str
    tag: str
    script: str
    cldr: str
    name: str
    words: Path
    script_name: str = ""
    short: str = ""
    fallback: tuple[str, ...] = ()
    other_script: str = ""
    converted: bool = False
    collation: str = "pinyin"
    font: str = ""
    office: str = ""
    keys: tuple[str, ...] = ()
    mistaken: tuple[str, ...] = ()
    lengths: Lengths = field(default=SPACED_LENGTHS)

    @property
    def folder(self) -> str:
        """Its folder in the site and among the hand-written pages."""
        return self.code.lower()

    @property
    def locale(self) -> str:
        """Language and territory, as Open Graph names them: `zh_CN`."""
        return f"{self.cldr.partition('_')[0]}_{self.cldr.rpartition('_')[2]}"

    @property
    def spaced(self) -> bool:
        """Whether spaces stand between its words."""
        return self.script not in UNSPACED

    @property
    def space(self) -> str:
        """What stands between two stretches of a line."""
        return " " if self.spaced else ""

    @property
    def is_latin(self) -> bool:
        """Whether it is written in Latin letters."""
        return self.script == "Latn"


_HAN = re.compile(r"[\u3400-\u9fff]")
_KANA = re.compile(r"[\u3041-\u30ff]")


class LanguageError(ValueError):
    """A declaration cannot be read, or a language is asked for that nobody has declared. Its text is a sentence."""


_declared: dict[str, Language] = {}
LANGUAGES: Mapping[str, Language] = MappingProxyType(_declared)
"""Every declared language by its code."""


def add_languages(folder: Path) -> None:
    """Declare the languages whose folders of words lie in a folder; one that is declared already is taken anew.

    Raises LanguageError where a declaration lacks a value, or has one that no language has.
    """
    for path in sorted(folder.glob(f"*/{DECLARATION}")):
        language = _read(path)
        _declared[language.code] = language


def language_of(code: str) -> Language:
    """A language by its code. Raises LanguageError for one that nobody has declared."""
    try:
        return LANGUAGES[code]
    except KeyError:
        raise LanguageError(f"no language {code!r} is declared; there are {', '.join(LANGUAGES)}") from None


def folder(code: str) -> str:
    """A language's folder in the site and among the hand-written pages."""
    return LANGUAGES[code].folder


def same_language(one: str, other: str) -> bool:
    """Whether two codes are one language, in whatever script."""
    return one == other or LANGUAGES[one].other_script == other


def spoken_in(text: str) -> str:
    """The language that words of unknown origin are taken for, as their script tells: kana, Han or anything else.

    Always one that is declared: Japanese only where a base has brought it.
    """
    if _KANA.search(text) and "ja" in LANGUAGES:
        return "ja"
    return "zh" if _HAN.search(text) else "en"


def is_in(text: str, code: str) -> bool:
    """Whether the script of words is that of a language."""
    return spoken_in(text) == code.partition("-")[0]


def text_languages(editions: Iterable[str]) -> tuple[str, ...]:
    """The languages that a text of a base may have: those of its editions, and the other scripts of these."""
    codes = tuple(editions)
    return tuple(
        dict.fromkeys((*codes, *(LANGUAGES[code].other_script for code in codes if LANGUAGES[code].other_script)))
    )


def written_languages(codes: Iterable[str]) -> tuple[str, ...]:
    """Of some languages those in which records are written: one for each, whatever its scripts."""
    kept: list[str] = []
    for code in codes:
        if not any(same_language(code, other) for other in kept):
            kept.append(code)
    return tuple(kept)


def missing_languages(written: Iterable[str], needed: Iterable[str]) -> tuple[str, ...]:
    """The languages that a text lacks; another script of the same language will do.

    written: the codes that the text has. needed: those of a base.
    """
    codes = tuple(written)
    return tuple(code for code in written_languages(needed) if not any(same_language(code, other) for other in codes))


def counterpart(code: str, codes: Iterable[str]) -> str | None:
    """The language that stands beside one of a base's languages: the first other; None where there is no other."""
    return next((other for other in codes if not same_language(other, code)), None)


def _read(path: Path) -> Language:
    raw: dict[str, Any] = yaml.load(path.read_bytes(), Loader=yaml.BaseLoader)  # noqa: S506  it makes texts alone
    known = {each.name for each in fields(Language)} - {"words"}
    for key in raw.keys() - known:
        raise LanguageError(f"{path}: no language has a {key!r}; it takes {', '.join(sorted(known))}")
    for key in ("code", "tag", "script", "cldr", "name"):
        if not raw.get(key):
            raise LanguageError(f"{path}: {key!r} is missing")
    lengths = _lengths(path, raw)
    lists = {key: tuple(raw.get(key, ())) for key in ("fallback", "keys", "mistaken")}
    values = {**raw, **lists, "converted": raw.get("converted") == "yes"}
    values |= {"script_name": raw.get("script_name") or raw["name"], "short": raw.get("short") or raw["code"].upper()}
    return Language(**{**values, "lengths": lengths, "words": path.parent})


def _lengths(path: Path, raw: Mapping[str, Any]) -> Lengths:
    """Those of its kind of script, with what the declaration sets otherwise."""
    usual = UNSPACED_LENGTHS if raw["script"] in UNSPACED else SPACED_LENGTHS
    own = raw.get("lengths") or {}
    for key in own.keys() - {each.name for each in fields(Lengths)}:
        raise LanguageError(f"{path}: no length is called {key!r}")
    return Lengths(**{each.name: int(own.get(each.name, getattr(usual, each.name))) for each in fields(Lengths)})


add_languages(LOCALES)

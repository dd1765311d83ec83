"""The languages of texts and pages: each is one declaration, `language.yml` in its folder of words, read here.

The built-in ones are in locales/. A base may have more, and words of its own for one that is built in (option `locales`
in its mkdocs.yml): use_locales() adds them to LANGUAGES, of which a process has one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from builder.language.yaml_texts import yaml_texts

LOCALES = Path(__file__).parent / "locales"
DECLARATION = "language.yml"
BUILT_IN = ("en", "zh", "zh-Hant")
"""The languages that a base has unless it says otherwise, in the order of the switch; the first is the default."""
UNSPACED = frozenset({"Hans", "Hant", "Jpan", "Hani"})
"""The scripts (ISO 15924) that write no spaces between words and count in ten thousands."""


@dataclass(frozen=True)
class Lengths:
    """Maximum lengths of texts, in characters. summary: in words where words are spaced, else in characters.

    description: for search engines. row: a summary in a list. cell: a step in a comparison. note: a source's note in a
    list. gloss: the shortest form of a term that is searched for in texts.
    """

    summary: int
    description: int
    row: int
    cell: int
    note: int
    gloss: int


SPACED_LENGTHS = Lengths(summary=150, description=160, row=150, cell=230, note=60, gloss=3)
UNSPACED_LENGTHS = Lengths(summary=300, description=80, row=70, cell=100, note=30, gloss=2)


@dataclass(frozen=True)
class Language:
    """A language.

    code: its key in a text (en, zh, zh-Hant); in lower case its folder. tag: BCP 47, for `lang` and hreflang.
    script: ISO 15924. cldr: Babel's locale. name: in the language itself. script_name: the same beside the language's
    other script. short: for narrow lines. fallback: languages whose texts are shown where a text lacks this one, in
    order. other_script: code of the same language in the other script, from which its texts are converted; or ''.
    converted: its words are those of other_script, converted; its own folder has only the exceptions.
    keys: further keys that a text may use for it, such as its name; mistaken: wrong keys that people use.
    words: folder of the interface's words. font: for office files, where Latin fonts lack its characters. office: the
    tag of office files.
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
        """The separator of two parts of a line: a space or ''."""
        return " " if self.spaced else ""

    @property
    def is_latin(self) -> bool:
        """Whether it is written in Latin letters."""
        return self.script == "Latn"


_HAN = re.compile(r"[\u3400-\u9fff]")
_KANA = re.compile(r"[\u3041-\u30ff]")


class LanguageError(ValueError):
    """A declaration is invalid, or a language is not declared. Its text is a sentence."""


_declared: dict[str, Language] = {}
LANGUAGES: Mapping[str, Language] = MappingProxyType(_declared)
"""Every declared language by its code."""


_own_words: dict[str, Path] = {}
_changes = 0


def use_locales(folder: Path | None) -> None:
    """Declare the languages of a base and use its words of those that are built in, in place of another base's.

    folder: has a folder for each language; None where a base brings nothing along. A folder without a declaration has
    words of a language that is declared already. Raises LanguageError, also where none is.
    """
    global _changes
    before = dict(_declared), dict(_own_words)
    _own_words.clear()
    if folder:
        add_languages(folder)
        _own_words.update(_undeclared(folder))
    _changes += before != (_declared, _own_words)


def _undeclared(folder: Path) -> dict[str, Path]:
    """By language, the folders of words that have no declaration."""
    codes = {language.folder: code for code, language in LANGUAGES.items()}
    paths = [path.parent for path in sorted(folder.glob("*/*.yml"))]
    found = {path.name.lower(): path for path in paths if not (path / DECLARATION).is_file()}
    if unknown := next((path for name, path in found.items() if name not in codes), None):
        raise LanguageError(f"{unknown / DECLARATION} is missing, and no language {unknown.name!r} is built in")
    return {codes[name]: path for name, path in found.items()}


def own_words(code: str) -> Path | None:
    """The folder of a base's own words of a language that is declared elsewhere, if it has them."""
    return _own_words.get(code)


def state_of_declarations() -> int:
    """A number that is another when a base brought along other languages or words than the one before."""
    return _changes


def add_languages(folder: Path) -> None:
    """Declare the languages whose folders of words are in a folder; one that is declared already is replaced.

    Raises LanguageError where a declaration lacks a value or has an unknown key.
    """
    for path in sorted(folder.glob(f"*/{DECLARATION}")):
        try:
            language = _read(path)
            if folder != LOCALES:
                _require_locale(language.cldr)
        except (OSError, yaml.YAMLError, ValueError, TypeError, AttributeError) as fault:
            said = str(fault) if isinstance(fault, LanguageError) else f"{path}: {' '.join(str(fault).split())}"
            raise LanguageError(said) from fault
        _declared[language.code] = language


def _require_locale(code: str) -> None:
    """Raise ValueError for a locale that CLDR lacks. Babel is loaded for the languages of a base alone."""
    from babel import Locale, UnknownLocaleError

    try:
        Locale.parse(code)
    except UnknownLocaleError as fault:
        raise ValueError(str(fault)) from fault


def language_of(code: str) -> Language:
    """A language by its code. Raises LanguageError for one that is not declared."""
    try:
        return LANGUAGES[code]
    except KeyError:
        raise LanguageError(f"no language {code!r} is declared; there are {', '.join(LANGUAGES)}") from None


def folder(code: str) -> str:
    """A language's folder in the site and among the hand-written pages."""
    return LANGUAGES[code].folder


def edition_name(code: str, editions: Collection[str]) -> str:
    """An edition's name in its own language, with the script where both scripts have one."""
    declared = LANGUAGES[code]
    return declared.script_name if declared.other_script in editions else declared.name


def short_edition_name(code: str, editions: Collection[str]) -> str:
    """What a switch between editions says of one: short where there are more than two."""
    return LANGUAGES[code].short if len(editions) > 2 else edition_name(code, editions)


def same_language(first: str, second: str) -> bool:
    """Whether two codes are the same language, in the same or the other script."""
    return first == second or LANGUAGES[first].other_script == second


def language_by_script(text: str) -> str:
    """The code of a text's language, guessed from its script: kana, Han or anything else.

    Japanese only where it is declared.
    """
    if _KANA.search(text) and "ja" in LANGUAGES:
        return "ja"
    return "zh" if _HAN.search(text) else "en"


def matches_language(text: str, code: str) -> bool:
    """Whether language_by_script() gives a language for a text, in whatever script."""
    return language_by_script(text) == code.partition("-")[0]


def text_languages(editions: Iterable[str]) -> tuple[str, ...]:
    """The languages that a text of a base may have: those of its editions, and their other scripts."""
    codes = tuple(editions)
    return tuple(
        dict.fromkeys((*codes, *(LANGUAGES[code].other_script for code in codes if LANGUAGES[code].other_script)))
    )


def written_languages(codes: Iterable[str]) -> tuple[str, ...]:
    """The languages in which records are written: the first code of each language, whatever its scripts."""
    distinct: list[str] = []
    for code in codes:
        if not any(same_language(code, chosen) for chosen in distinct):
            distinct.append(code)
    return tuple(distinct)


def missing_languages(written: Iterable[str], needed: Iterable[str]) -> tuple[str, ...]:
    """The languages that a text lacks; another script of the same language will do.

    written: the codes that the text has. needed: those of a base.
    """
    codes = tuple(written)
    return tuple(code for code in written_languages(needed) if not any(same_language(code, other) for other in codes))


def counterpart(code: str, codes: Iterable[str]) -> str | None:
    """The language that is shown beside one of a base's languages: the first other; None if there is none."""
    return next((other for other in codes if not same_language(other, code)), None)


def _read(path: Path) -> Language:
    raw: Any = yaml_texts(path)
    if not isinstance(raw, dict):
        raise LanguageError(f"{path}: a declaration has lines like 'code: fr'")
    field_names = {field_.name for field_ in fields(Language)} - {"words"}
    for key in raw.keys() - field_names:
        raise LanguageError(f"{path}: no language has a {key!r}; it takes {', '.join(sorted(field_names))}")
    for key in ("code", "tag", "script", "cldr", "name"):
        if not raw.get(key):
            raise LanguageError(f"{path}: {key!r} is missing")
    lengths = _lengths(path, raw)
    lists = {key: tuple(raw.get(key, ())) for key in ("fallback", "keys", "mistaken")}
    values = {**raw, **lists, "converted": raw.get("converted") == "yes"}
    values |= {"script_name": raw.get("script_name") or raw["name"], "short": raw.get("short") or raw["code"].upper()}
    return Language(**{**values, "lengths": lengths, "words": path.parent})


def _lengths(path: Path, raw: Mapping[str, Any]) -> Lengths:
    """The default lengths of the script, overridden by those of the declaration."""
    defaults = UNSPACED_LENGTHS if raw["script"] in UNSPACED else SPACED_LENGTHS
    overrides = raw.get("lengths") or {}
    names = [field_.name for field_ in fields(Lengths)]
    for key in overrides.keys() - set(names):
        raise LanguageError(f"{path}: no length is called {key!r}")
    return Lengths(**{name: int(overrides.get(name, getattr(defaults, name))) for name in names})


add_languages(LOCALES)

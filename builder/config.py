"""The configuration of a base: takes a path, gives the base at or above it and the options in its mkdocs.yml.

The only reader of these options. `check` and `new` need them without MkDocs; where MkDocs runs, it passes the same
settings, read and validated (site/frame/settings.py).
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from builder.config_file import ConfigError, KeyPath, SettingFault, SettingsFile, is_folder, read_settings
from builder.language.languages import BUILT_IN, LANGUAGES, LanguageError, language_of, use_locales

CONFIG = "mkdocs.yml"
PLUGIN = "casebook"
DEFAULTS = Path(__file__).parent / "defaults"
"""Vocabularies and hand-written pages of a base that has none of its own."""
THEME = Path(__file__).parent / "theme"
"""Templates, styles and scripts of every site."""

TEXT, TEXTS, TEXT_MAP = "setting-text", "setting-texts", "setting-text-map"
CODES, HOSTS, SWITCH = "setting-verification", "setting-hosts", "setting-switch"
"""The forms of settings, by the problem of a value that is of another form."""
SHAPES: Mapping[str, Mapping[str, str]] = {
    "": {"site_name": TEXT, "site_url": TEXT, "repo_url": TEXT, "docs_dir": TEXT, "site_dir": TEXT},
    PLUGIN: {
        "cases": TEXT,
        "policies": TEXT,
        "vocabulary": TEXT,
        "locales": TEXT,
        "languages": TEXTS,
        "names": TEXT_MAP,
        "footers": TEXT_MAP,
        "mail": TEXT,
        "post": TEXT_MAP,
        "edit": TEXT,
        "verification": CODES,
        "offline": SWITCH,
        "hosts": TEXTS,
        "precompress": SWITCH,
    },
}
"""The form of each setting that is read here, of MkDocs ('') and of the plugin."""
ENGINES: Mapping[str, str] = {
    "baidu": "baidu-site-verification",
    "bing": "msvalidate.01",
    "google": "google-site-verification",
    "so360": "360-site-verification",
    "sogou": "sogou_site_verification",
}
"""The search engines that ask who runs the site, and the name of the <meta> that each looks for."""
_YES = frozenset({"true", "yes", "on", "y", "1", "是"})
FILE_HOSTS = ("apache", "cloudflare", "netlify")
"""The hosts that read their settings from files of the site. The last two read the same file, each in its own way."""
_CODE = re.compile(r"[A-Za-z0-9_=.-]{4,200}\Z")
_CONTENT = re.compile(r"""content\s*=\s*["']([^"']+)["']""")


@dataclass(frozen=True)
class Frozen:
    """The release that a build freezes: its name, the day of its state, and its DOI, '' where there is none yet."""

    name: str
    day: date
    doi: str = ""


@dataclass(frozen=True)
class Hosting:
    """What a site has for its hosts. hosts: those whose settings lie in it, of FILE_HOSTS. precompress: whether a
    compressed twin lies beside each text.
    """

    hosts: tuple[str, ...] = ()
    precompress: bool = False


@dataclass(frozen=True)
class Options:
    """The options of a base. Paths are absolute.

    mail, site_url, repo_url: None where the base states none; then there are no links to them.
    edit: below the repository's address, where a file is changed, before its path.
    names: of the site, by language; under '' that of all other languages.
    offline: whether archives for reading without a network are put beside the site when it is published.
    keep_going: while serving, a broken record gets a page that shows its problems instead of stopping the build.
    frozen: what the pages are cited as, in a build that freezes a release.
    """

    cases: Path
    policies: Path
    vocabulary: Path
    content: Path
    languages: tuple[str, ...]
    mail: str | None = None
    site_url: str | None = None
    repo_url: str | None = None
    edit: str = "edit/main/"
    offline: bool = False
    keep_going: bool = False
    names: Mapping[str, str] = field(default_factory=dict)
    frozen: Frozen | None = None
    hosting: Hosting = field(default_factory=Hosting)


def find_base(start: Path) -> Path | None:
    """The nearest folder at or above a path that has cases/ or mkdocs.yml."""
    folders = (start.absolute(), *start.absolute().parents)
    return next((folder for folder in folders if (folder / "cases").is_dir() or (folder / CONFIG).is_file()), None)


def located(path: Path) -> Path:
    """A path without `..` and links on the way, as the system follows them.

    A last part that is a link keeps its name where it lies in a base, since a link is a fault of the base.
    """
    place = path.absolute()
    if place.name in {"", ".", ".."} or not place.is_symlink():
        return place.resolve()
    kept = place.parent.resolve() / place.name
    return kept if find_base(kept.parent) else place.resolve()


def read_options(base: Path, config: Path | None = None, *, keep_going: bool = False) -> Options:
    """The options of a base from its mkdocs.yml; the defaults where it has none. Raises ConfigError."""
    settings = read_settings(config or base / CONFIG)
    if faults := (*shape_faults(settings), *folder_faults(base, settings)):
        raise ConfigError(*faults)
    options, prefix = plugin_options(settings.values)
    try:
        return options_of(base, settings.values, options, keep_going=keep_going)
    except LanguageError as fault:
        raise ConfigError(_language_fault(fault, settings, prefix, options)) from fault


def options_of(
    base: Path, settings: Mapping[str, Any], plugin_options: Mapping[str, Any], *, keep_going: bool = False
) -> Options:
    """The options of a base. settings: of MkDocs, by name; plugin_options: of the casebook's entry in `plugins`.

    Declares the base's own languages and words as a side effect. Raises LanguageError for one that is not declared.
    """
    vocabulary, locales = plugin_options.get("vocabulary"), plugin_options.get("locales")
    use_locales(base / locales if locales else None)
    return Options(
        cases=_folder(base, plugin_options.get("cases") or "cases"),
        policies=_folder(base, plugin_options.get("policies") or "policies"),
        vocabulary=_folder(base, vocabulary) if vocabulary else DEFAULTS / "vocabulary",
        content=_folder(base, str(settings.get("docs_dir") or "docs")),
        languages=tuple(language_of(code).code for code in plugin_options.get("languages") or BUILT_IN),
        mail=plugin_options.get("mail") or None,
        site_url=_with_slash(settings.get("site_url") or "") or None,
        repo_url=settings.get("repo_url") or None,
        edit=str(plugin_options.get("edit") or Options.edit),
        offline=bool(plugin_options.get("offline")),
        keep_going=keep_going,
        names={"": str(settings.get("site_name") or ""), **(plugin_options.get("names") or {})},
        hosting=Hosting(tuple(plugin_options.get("hosts") or ()), bool(plugin_options.get("precompress"))),
    )


def _with_slash(address: str) -> str:
    """An address of a folder, as MkDocs completes it."""
    return address if not address or address.endswith("/") else f"{address}/"


def _folder(base: Path, name: str) -> Path:
    """A folder that a setting names, without `..` in its path."""
    return Path(os.path.normpath(base / name))


def plugin_options(settings: Mapping[str, Any]) -> tuple[Mapping[str, Any], KeyPath]:
    """The casebook's options in `plugins:`, which is a list of names and one-entry maps or a map, and where they are.

    The place is () where the plugin is not listed.
    """
    listed = list(plugin_entries(settings))
    return next(((options or {}, path) for name, options, path in listed if name == PLUGIN), ({}, ()))


def plugin_entries(settings: Mapping[str, Any]) -> Iterator[tuple[Any, Any, KeyPath]]:
    """The plugins of a mkdocs.yml: name, options and place of each."""
    plugins = settings.get("plugins")
    if isinstance(plugins, dict):
        yield from ((name, options, ("plugins", name)) for name, options in plugins.items())
    for number, entry in enumerate(plugins if isinstance(plugins, list) else ()):
        if isinstance(entry, dict):
            yield from ((name, options, ("plugins", number, name)) for name, options in entry.items())
        else:
            yield entry, None, ("plugins", number)


def shape_faults(settings: SettingsFile) -> tuple[SettingFault, ...]:
    """The settings that are of another form than SHAPES says, a list of plugins that is none among them."""
    values = settings.values
    plugins = values.get("plugins")
    if plugins is not None and not isinstance(plugins, list | dict):
        return (settings.fault("setting-plugins", "plugins", found=_shown(plugins)),)
    options, path = plugin_options(values)
    if not isinstance(options, dict):
        return (settings.fault("setting-map", *path, found=_shown(options)),)
    own = _misshapen(settings, values, SHAPES[""], ())
    shaped = (*own, *_misshapen(settings, options, SHAPES[PLUGIN], path), *_list_faults(settings, options, path))
    return shaped or (*_verification_faults(settings, options, path), *_host_faults(settings, options, path))


def _misshapen(
    settings: SettingsFile, values: Mapping[str, Any], shapes: Mapping[str, str], prefix: KeyPath
) -> Iterator[SettingFault]:
    for key, shape in shapes.items():
        value = values.get(key)
        if value is not None and not _FORMS[shape](value):
            fix = _switched(key, value) if shape == SWITCH else ""
            yield settings.fault(shape, *prefix, key, fix=fix, found=_shown(value))


def _switched(key: str, value: Any) -> str:
    """The line with the switch that is meant."""
    return f"{key}: {'true' if str(value).strip().lower() in _YES else 'false'}"


def _list_faults(settings: SettingsFile, options: Mapping[str, Any], prefix: KeyPath) -> Iterator[SettingFault]:
    """A list of languages has each once, and at least one."""
    codes = options.get("languages")
    if isinstance(codes, list) and (not codes or len(set(map(str, codes))) < len(codes)):
        yield settings.fault("setting-languages", *prefix, "languages", found=_shown(codes))


def _verification_faults(settings: SettingsFile, options: Mapping[str, Any], prefix: KeyPath) -> Iterator[SettingFault]:
    """A code a search engine, without the tag that it came in; '' for none."""
    for engine, code in (options.get("verification") or {}).items():
        if engine not in ENGINES or (code and not _CODE.match(code)):
            fix = _mended_code(engine, code)
            yield settings.fault(CODES, *prefix, "verification", engine, fix=fix, found=f"{engine}: {code}")


def _host_faults(settings: SettingsFile, options: Mapping[str, Any], prefix: KeyPath) -> Iterator[SettingFault]:
    """Hosts that are known, each once, and of those that read the same file one."""
    seen: list[str] = []
    for number, name in enumerate(options.get("hosts") or ()):
        if name not in FILE_HOSTS:
            fix = next(iter(get_close_matches(name.lower(), FILE_HOSTS, n=1)), "")
            yield settings.fault(HOSTS, *prefix, "hosts", number, fix=fix, found=name)
        elif name in seen or (name in FILE_HOSTS[1:] and {*seen} & {*FILE_HOSTS[1:]}):
            yield settings.fault(HOSTS, *prefix, "hosts", number, found=", ".join((*seen, name)))
        seen.append(name)


def _mended_code(engine: str, code: str) -> str:
    """A line with the engine that is meant and the code alone; '' if either cannot be told."""
    known = engine if engine in ENGINES else next(iter(get_close_matches(engine, ENGINES, n=1)), "")
    inner = _CONTENT.search(code)
    bare = inner[1].strip() if inner else code
    return f"{known}: {bare}" if known and _CODE.match(bare) else ""


def folder_faults(base: Path, settings: SettingsFile) -> Iterator[SettingFault]:
    """The folders of records that do not lie in the base, and those of words that are none.

    Whether the folders of records exist is a question for who reads them.
    """
    options, prefix = plugin_options(settings.values)
    if not isinstance(options, dict):
        return
    names = {key: options.get(key) or key for key in ("cases", "policies")}
    for key, name in names.items():
        if isinstance(name, str) and not is_below(base, name):
            yield settings.fault("setting-outside", *prefix, key, found=name)
    if all(isinstance(name, str) for name in names.values()) and len({_folder(base, n) for n in names.values()}) < 2:
        yield settings.fault("setting-same-folder", *prefix, "policies", found=names["policies"])
    for key in ("docs_dir", "site_dir"):
        if "\0" in (name := str(settings.values.get(key))):
            yield settings.fault("setting-no-folder", key, found=name)
    for key in ("vocabulary", "locales"):
        name = options.get(key)
        if name and isinstance(name, str) and not is_folder(_folder(base, name)):
            yield settings.fault("setting-no-folder", *prefix, key, found=name)


def is_below(base: Path, name: str) -> bool:
    """Whether a path leads to a place below the base."""
    if "\0" in name:
        return False
    folder = _folder(base, name)
    return folder != base and folder.is_relative_to(Path(os.path.normpath(base)))


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_list_of_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _is_switch(value: Any) -> bool:
    return isinstance(value, bool)


def _is_map_of_texts(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(text, str) for pair in value.items() for text in pair)


_FORMS: Mapping[str, Callable[[Any], bool]] = {
    TEXT: _is_text,
    TEXTS: _is_list_of_texts,
    TEXT_MAP: _is_map_of_texts,
    CODES: _is_map_of_texts,
    SWITCH: _is_switch,
}


def _shown(value: Any) -> str:
    """A value in a message. What a tag makes has no words of its own."""
    return str(value) if isinstance(value, str | int | float | list | dict) else type(value).__name__


def _language_fault(
    fault: LanguageError, settings: SettingsFile, prefix: KeyPath, options: Mapping[str, Any]
) -> SettingFault:
    """What is wrong with the languages: a code that is not declared, or a declaration in the folder `locales`."""
    codes: list[str] = options.get("languages") or []
    unknown = next((number for number, code in enumerate(codes) if code not in LANGUAGES), None)
    if unknown is None or (options.get("locales") and "no language" not in str(fault)):
        return settings.fault("setting-locales", *prefix, "locales", said=str(fault))
    code = codes[unknown]
    meant = next(iter(get_close_matches(code, LANGUAGES, n=1)), "")
    allowed = ", ".join(LANGUAGES)
    return settings.fault("setting-language", *prefix, "languages", unknown, fix=meant, found=code, allowed=allowed)

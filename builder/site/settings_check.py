"""Check of a mkdocs.yml: takes its path, gives what the casebook and MkDocs refuse in it, before a build begins.

`casebook check` and `casebook build` both ask here, so that they say the same. MkDocs validates all but what runs code
of the base (hooks) and what only it can read (OpaqueValue); of those the build tells.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig

from builder.config import CONFIG, PLUGIN, SHAPES, Options, plugin_entries, read_options
from builder.records.model.vocabulary import alike
from builder.records.problem import Problem, Severity
from builder.records.setting_problems import setting_problem, setting_problems
from builder.settings_file import ConfigError, OpaqueValue, SettingFault, SettingsFile, read_settings

THEME = "material"
ADDRESSES = ("site_url", "repo_url")
UNCHECKED = ("hooks", "plugins")
"""Keys that MkDocs does not validate here: hooks are run by it; of plugins those that are not ours come back below."""


@dataclass(frozen=True)
class CheckedSettings:
    """What a mkdocs.yml gives. options, mkdocs: None where it cannot be used."""

    problems: tuple[Problem, ...]
    options: Options | None = None
    mkdocs: MkDocsConfig | None = None

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a build."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)


def check_settings(config: Path, *, keep_going: bool = False) -> CheckedSettings:
    """The settings of a base, and every fault in them. config: its mkdocs.yml."""
    base = config.parent
    try:
        options = read_options(base, config, keep_going=keep_going)
        settings = read_settings(config)
    except ConfigError as fault:
        return CheckedSettings(setting_problems(fault))
    faults = tuple(_own_faults(settings, base))
    mkdocs, refused = _by_mkdocs(settings, config, known={fault.key for fault in faults})
    errors = tuple(setting_problem(fault) for fault in (*faults, *refused))
    severity = Severity.ERROR if settings.values.get("strict") is True else Severity.WARNING
    warnings = tuple(setting_problem(fault, severity=severity) for fault in _unknown_keys(settings))
    return CheckedSettings((*errors, *warnings), options, None if errors else mkdocs)


def _own_faults(settings: SettingsFile, base: Path) -> Iterator[SettingFault]:
    """What the casebook needs beyond the form of its own options."""
    values = settings.values
    if not values.get("site_name"):
        yield settings.fault("setting-missing", "site_name", fix="site_name: Casebook")
    for key in ADDRESSES:
        if values.get(key) and not is_web_address(values[key]):
            yield settings.fault("setting-url", key, found=str(values[key]))
    if _theme_name(values) != THEME:
        yield settings.fault("setting-theme", "theme", fix=f"theme:\n  name: {THEME}")
    listed = [path for name, _, path in plugin_entries(values) if name == PLUGIN]
    if not listed:
        yield settings.fault("setting-no-plugin", "plugins", fix=f"plugins:\n  - {PLUGIN}")
    for path in listed[1:]:
        yield settings.fault("setting-plugin-twice", *path)
    for hook in values["hooks"] if isinstance(values.get("hooks"), list) else ():
        if isinstance(hook, str) and not (base / hook).is_file():
            yield settings.fault("setting-no-file", "hooks", found=hook)
    folder = values.get("docs_dir") or "docs"
    if "\0" in folder or not (base / folder).is_dir():
        yield settings.fault("setting-no-folder", "docs_dir", found=folder)


def is_web_address(text: str) -> bool:
    """Whether a text is a full address of the web.

    >>> is_web_address("https://example.org/a/"), is_web_address("example.org/a"), is_web_address("http://[")
    (True, False, False)
    """
    try:
        parts = urlsplit(text)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and not re.search(r"\s", text)
    except ValueError:
        return False


def _theme_name(values: Mapping[str, Any]) -> Any:
    theme = values.get("theme")
    return theme.get("name") if isinstance(theme, dict) else theme


def _unknown_keys(settings: SettingsFile) -> Iterator[SettingFault]:
    """Options of the plugin, and settings, that nothing reads: warnings, as MkDocs has it."""
    known_settings = [key for key, _ in MkDocsConfig._schema]
    for key in settings.values:
        if key not in known_settings:
            yield _unknown(settings, (key,), known_settings)
    for name, options, path in plugin_entries(settings.values):
        for key in options or () if name == PLUGIN else ():
            if key not in SHAPES[PLUGIN]:
                yield _unknown(settings, (*path, key), list(SHAPES[PLUGIN]))


def _unknown(settings: SettingsFile, path: tuple[Any, ...], known: list[str]) -> SettingFault:
    key = str(path[-1])
    return settings.fault("setting-unknown", *path[:-1], key, fix=alike(key, known) or "")


def _by_mkdocs(
    settings: SettingsFile, config: Path, *, known: set[str]
) -> tuple[MkDocsConfig | None, tuple[SettingFault, ...]]:
    """MkDocs' own view of the settings, without the casebook, and what it refuses. known: keys with a fault."""
    values = {key: value for key, value in settings.values.items() if key not in known and not _is_opaque(value)}
    plugins = values.get("plugins")
    values = {key: value for key, value in values.items() if key not in UNCHECKED}
    values["plugins"] = [{str(name): options} for name, options, _ in _others(plugins)]
    read = MkDocsConfig(config_file_path=str(config))
    read.load_dict(copy.deepcopy(values) | ({} if "site_name" in values else {"site_name": CONFIG}))
    try:
        errors, _ = read.validate()
    except Exception as fault:
        return None, tuple(_crashed(settings, values, config)) or (_refused(settings, "", str(fault)),)
    faults = tuple(_refused(settings, key, str(error)) for key, error in errors if key not in known)
    return (read if not errors else None), faults


def _others(plugins: Any) -> list[tuple[Any, Any, Any]]:
    """The entries of `plugins:` that are not the casebook's."""
    return [entry for entry in plugin_entries({"plugins": plugins}) if entry[0] != PLUGIN]


def _crashed(settings: SettingsFile, values: Mapping[str, Any], config: Path) -> Iterator[SettingFault]:
    """The keys whose value alone makes MkDocs' validation fail."""
    for key, value in values.items():
        read = MkDocsConfig(config_file_path=str(config))
        read.load_dict({"site_name": CONFIG, "plugins": [], key: copy.deepcopy(value)})
        try:
            read.validate()
        except Exception as fault:
            yield _refused(settings, key, str(fault))


def _refused(settings: SettingsFile, key: str, said: str) -> SettingFault:
    """What MkDocs says of a setting, without the traceback that it adds where an extension fails."""
    return settings.fault(
        "setting-refused", *([key] if key else []), said=" ".join(said.partition("\nFile ")[0].split())
    )


def refused_by_mkdocs(config: Path, messages: Iterable[str]) -> tuple[Problem, ...]:
    """What MkDocs logs of settings, `Config value 'site_url': …`, as problems with the places of those settings."""
    settings = read_settings(config)
    matches = [re.match(r"(?:Config value '([^']*)': )?(.*)", said, re.DOTALL) for said in messages]
    return tuple(setting_problem(_refused(settings, match[1] or "", match[2])) for match in matches if match)


def _is_opaque(value: Any, depth: int = 12) -> bool:
    """Whether a value, or one in it, is known to MkDocs alone."""
    if not depth:
        return True
    if isinstance(value, dict | list):
        return any(_is_opaque(item, depth - 1) for item in (value.values() if isinstance(value, dict) else value))
    return isinstance(value, OpaqueValue)

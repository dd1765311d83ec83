"""Check of a mkdocs.yml: takes its path, gives what the casebook and MkDocs refuse in it, before a build begins.

`casebook check` and `casebook build` both ask here, so that they say the same. MkDocs is loaded only for settings that
are not plain (plain_settings.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.config import PLUGIN, SHAPES, Options, plugin_entries, read_options
from builder.config_file import ConfigError, SettingFault, SettingsFile, is_file, is_folder, read_settings
from builder.records.model.vocabulary import alike
from builder.records.model.web_address import is_web_address
from builder.records.problem import Problem, Severity
from builder.records.setting_problems import setting_problem, setting_problems
from builder.site.docs import Docs
from builder.site.plain_settings import MATERIAL, plain_docs

ADDRESSES = ("site_url", "repo_url")
NO_PLUGIN = "setting-no-plugin"
"""Where no plugin is listed, nothing says which vocabulary or languages the records have; they are not judged."""


@dataclass(frozen=True)
class CheckedSettings:
    """What a mkdocs.yml gives. options, docs: None where it cannot be used."""

    problems: tuple[Problem, ...]
    options: Options | None = None
    docs: Docs | None = None

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a build."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)


def check_settings(config: Path, *, by_mkdocs: bool = False) -> CheckedSettings:
    """The settings of a base, and every fault in them. config: its mkdocs.yml; by_mkdocs: even if they are plain."""
    base = config.parent
    try:
        options = read_options(base, config)
        settings = read_settings(config)
    except ConfigError as fault:
        return CheckedSettings(setting_problems(fault))
    faults = tuple(_own_faults(settings, base))
    docs = None if faults or by_mkdocs else plain_docs(settings, base)
    return CheckedSettings((), options, docs) if docs else _judged_by_mkdocs(settings, config, options, faults)


def _judged_by_mkdocs(
    settings: SettingsFile, config: Path, options: Options, faults: tuple[SettingFault, ...]
) -> CheckedSettings:
    """The settings with MkDocs' faults beside our own."""
    from builder.site.mkdocs_check import KNOWN, docs_by_mkdocs

    docs, refused = docs_by_mkdocs(settings, config, known={fault.key for fault in faults})
    errors = tuple(setting_problem(fault) for fault in (*faults, *refused))
    severity = Severity.ERROR if settings.values.get("strict") is True else Severity.WARNING
    warnings = tuple(setting_problem(fault, severity=severity) for fault in _unknown_keys(settings, list(KNOWN)))
    known = None if any(fault.code == NO_PLUGIN for fault in faults) else options
    return CheckedSettings((*errors, *warnings), known, None if errors else docs)


def _own_faults(settings: SettingsFile, base: Path) -> Iterator[SettingFault]:
    """What the casebook needs beyond the form of its own options."""
    values = settings.values
    if not values.get("site_name"):
        yield settings.fault("setting-missing", "site_name", fix="site_name: Casebook")
    for key in ADDRESSES:
        if values.get(key) and not is_web_address(values[key]):
            yield settings.fault("setting-url", key, found=str(values[key]))
    if _theme_name(values) != MATERIAL:
        yield settings.fault("setting-theme", "theme", fix=f"theme:\n  name: {MATERIAL}")
    listed = [path for name, _, path in plugin_entries(values) if name == PLUGIN]
    if not listed:
        yield settings.fault(NO_PLUGIN, "plugins", fix=f"plugins:\n  - {PLUGIN}")
    for path in listed[1:]:
        yield settings.fault("setting-plugin-twice", *path)
    for hook in values["hooks"] if isinstance(values.get("hooks"), list) else ():
        if isinstance(hook, str) and not is_file(base / hook):
            yield settings.fault("setting-no-file", "hooks", found=hook)
    folder = values.get("docs_dir") or "docs"
    if not is_folder(base / folder):
        yield settings.fault("setting-no-folder", "docs_dir", found=folder)


def _theme_name(values: Mapping[str, Any]) -> Any:
    theme = values.get("theme")
    return theme.get("name") if isinstance(theme, dict) else theme


def _unknown_keys(settings: SettingsFile, known_settings: list[str]) -> Iterator[SettingFault]:
    """Options of the plugin, and settings, that nothing reads: warnings, as MkDocs has it."""
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

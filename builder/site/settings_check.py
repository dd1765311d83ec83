"""Check of a mkdocs.yml: takes its path, gives what the casebook and MkDocs refuse in it, before a build begins.

`casebook check` and `casebook build` both ask here, so that they say the same. MkDocs is loaded only for settings that
are not plain (plain_settings.py).
"""

from __future__ import annotations

import errno
import os
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
LONGEST_SUFFIX = ".journal"
"""Of the names beside a site (site/publish/)."""


@dataclass(frozen=True)
class CheckedSettings:
    """What a mkdocs.yml gives. options, docs: None where it cannot be used. plain: its settings, if all are."""

    problems: tuple[Problem, ...]
    options: Options | None = None
    docs: Docs | None = None
    plain: SettingsFile | None = None

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
    return (
        CheckedSettings((), options, docs, settings) if docs else _judged_by_mkdocs(settings, config, options, faults)
    )


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
    yield from _entry_faults(settings)
    listed = [path for name, _, path in plugin_entries(values) if name == PLUGIN]
    if not listed:
        yield settings.fault(NO_PLUGIN, "plugins", fix=f"plugins:\n  - {PLUGIN}")
    for path in listed[1:]:
        yield settings.fault("setting-plugin-twice", *path)
    for hook in values["hooks"] if isinstance(values.get("hooks"), list) else ():
        if isinstance(hook, str) and not is_file(base / hook):
            yield settings.fault("setting-no-file", "hooks", found=hook)
    yield from _folder_faults(settings, base)


def _folder_faults(settings: SettingsFile, base: Path) -> Iterator[SettingFault]:
    """The folder of pages is there, and that of the site may come to be."""
    folder = settings.values.get("docs_dir") or "docs"
    if not is_folder(base / folder):
        yield settings.fault("setting-no-folder", "docs_dir", found=folder)
    site = str(settings.values.get("site_dir") or "site")
    if not _may_be_made(base / site):
        yield settings.fault("setting-too-long", "site_dir", found=site)


def _entry_faults(settings: SettingsFile) -> Iterator[SettingFault]:
    """An entry in the list of plugins is a name, or a map of one name: MkDocs refuses any other."""
    plugins = settings.values.get("plugins")
    for number, entry in enumerate(plugins if isinstance(plugins, list) else ()):
        if isinstance(entry, dict) and len(entry) != 1:
            names = ", ".join(map(str, entry)) or "{}"
            yield settings.fault("setting-plugin-entry", "plugins", number, found=names)


def _may_be_made(site: Path) -> bool:
    """Whether no name on a path, and none of those that stand beside the site while it is exchanged, is too long."""
    parts = [part for part in site.parts if part != site.anchor]
    names = [*parts, f".{site.name}{LONGEST_SUFFIX}"]
    return not any(map(_is_too_long, (site, *(Path(site.anchor, name) for name in names))))


def _is_too_long(path: Path) -> bool:
    try:
        os.lstat(path)
    except OSError as fault:
        return fault.errno == errno.ENAMETOOLONG
    return False


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

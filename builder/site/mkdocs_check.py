"""MkDocs' judgement of settings: takes a mkdocs.yml that was read, gives what MkDocs refuses in it.

MkDocs validates all but what runs code of the base (hooks) and what only it can read (OpaqueValue); of those the build
tells.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import InclusionLevel, get_files

from builder.config import CONFIG, PLUGIN, THEME, plugin_entries
from builder.config_file import OpaqueValue, SettingFault, SettingsFile, read_settings
from builder.records.problem import Problem
from builder.records.setting_problems import setting_problem
from builder.site.docs import NEVER_TAKEN, DocsFile

UNCHECKED = ("hooks", "plugins")
"""Keys that MkDocs does not validate here: hooks are run by it; of plugins those that are not ours come back below."""
KNOWN = tuple(key for key, _ in MkDocsConfig._schema)
"""The settings that MkDocs reads."""


@dataclass(frozen=True)
class MkDocsDocs:
    """The hand-written pages and files of a base as MkDocs lists them. config: validated."""

    config: MkDocsConfig

    @property
    def content(self) -> Path:
        """The folder docs_dir."""
        return Path(self.config.docs_dir)

    def templates(self) -> tuple[Path, ...]:
        """The casebook's templates before those of the theme."""
        return (THEME, *map(Path, self.config.theme.dirs))

    def files(self) -> Iterator[DocsFile]:
        """The files that are rendered or copied."""
        for file in get_files(self.config):
            if file.inclusion is not InclusionLevel.EXCLUDED:
                yield DocsFile(file.src_uri, Path(file.abs_src_path or ""))

    def is_excluded(self, uri: str) -> bool:
        """Whether a path below docs_dir is left out."""
        own = self.config.exclude_docs
        return any(re.search(pattern, uri) for pattern in NEVER_TAKEN) or bool(own and own.match_file(uri))


def docs_by_mkdocs(
    settings: SettingsFile, config: Path, *, known: Set[str]
) -> tuple[MkDocsDocs | None, tuple[SettingFault, ...]]:
    """The pages of a base, and what MkDocs refuses of its settings without the casebook. known: keys with a fault."""
    values = {key: value for key, value in settings.values.items() if key not in known and not _is_opaque(value)}
    plugins = values.get("plugins")
    values = {key: value for key, value in values.items() if key not in UNCHECKED}
    values["plugins"] = [{str(name): options} for name, options, _ in _others(plugins)]
    read = MkDocsConfig(config_file_path=str(config))
    try:
        read.load_dict(copy.deepcopy(values) | ({} if "site_name" in values else {"site_name": CONFIG}))
        errors, _ = read.validate()
    except Exception as fault:
        return None, tuple(_crashed(settings, values, config)) or (_refused(settings, "", str(fault)),)
    faults = tuple(_refused(settings, key, str(error)) for key, error in errors if key not in known)
    return (MkDocsDocs(read) if not errors else None), faults


def _others(plugins: Any) -> list[tuple[Any, Any, Any]]:
    """The entries of `plugins:` that are not the casebook's."""
    return [entry for entry in plugin_entries({"plugins": plugins}) if entry[0] != PLUGIN]


def _crashed(settings: SettingsFile, values: Mapping[str, Any], config: Path) -> Iterator[SettingFault]:
    """The keys whose value alone makes MkDocs' validation fail."""
    for key, value in values.items():
        read = MkDocsConfig(config_file_path=str(config))
        try:
            read.load_dict({"site_name": CONFIG, "plugins": [], key: copy.deepcopy(value)})
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

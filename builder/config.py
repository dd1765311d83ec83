"""The configuration of a base: takes a path, gives the base at or above it and the options in its mkdocs.yml.

The only reader of these options. `check` and `new` need them without MkDocs; where MkDocs runs, it passes the same
settings, read and validated (site/frame/settings.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag  # type: ignore[import-untyped] # it brings no types

from builder.language.languages import BUILT_IN, add_languages, language_of

CONFIG = "mkdocs.yml"
DEFAULTS = Path(__file__).parent / "defaults"
"""Vocabularies and hand-written pages of a base that has none of its own."""


@dataclass(frozen=True)
class Options:
    """The options of a base. Paths are absolute.

    mail, site_url, repo_url: None where the base states none; then there are no links to them.
    names: of the site, by language; under '' that of all other languages.
    keep_going: while serving, a broken record gets a page that shows its problems instead of stopping the build.
    """

    cases: Path
    policies: Path
    vocabulary: Path
    content: Path
    languages: tuple[str, ...]
    mail: str | None = None
    site_url: str | None = None
    repo_url: str | None = None
    keep_going: bool = False
    names: Mapping[str, str] = field(default_factory=dict)


def find_base(start: Path) -> Path | None:
    """The nearest folder at or above a path that has cases/ or mkdocs.yml."""
    folders = (start.absolute(), *start.absolute().parents)
    return next((folder for folder in folders if (folder / "cases").is_dir() or (folder / CONFIG).is_file()), None)


def read_options(base: Path, config: Path | None = None, *, keep_going: bool = False) -> Options:
    """The options of a base from its mkdocs.yml; the defaults where it has none. Raises LanguageError."""
    settings = _configuration(config or base / CONFIG)
    return options_of(base, settings, _plugin_options(settings), keep_going=keep_going)


def options_of(
    base: Path, settings: Mapping[str, Any], plugin_options: Mapping[str, Any], *, keep_going: bool = False
) -> Options:
    """The options of a base. settings: of MkDocs, by name; plugin_options: of the casebook's entry in `plugins`.

    Declares the base's own languages as a side effect. Raises LanguageError for a language that is not declared.
    """
    vocabulary, locales = plugin_options.get("vocabulary"), plugin_options.get("locales")
    if locales:
        add_languages(base / locales)
    return Options(
        cases=base / plugin_options.get("cases", "cases"),
        policies=base / plugin_options.get("policies", "policies"),
        vocabulary=base / vocabulary if vocabulary else DEFAULTS / "vocabulary",
        content=base / str(settings.get("docs_dir", "docs")),
        languages=tuple(language_of(code).code for code in plugin_options.get("languages") or BUILT_IN),
        mail=plugin_options.get("mail") or None,
        site_url=settings.get("site_url") or None,
        repo_url=settings.get("repo_url") or None,
        keep_going=keep_going,
        names={"": str(settings.get("site_name") or ""), **(plugin_options.get("names") or {})},
    )


def _plugin_options(settings: Mapping[str, Any]) -> Mapping[str, Any]:
    """The options of the casebook in `plugins:`, which is a list of names and one-entry maps, or a map."""
    plugins = settings.get("plugins") or []
    entries = (
        plugins.items()
        if isinstance(plugins, dict)
        else (pair for entry in plugins if isinstance(entry, dict) for pair in entry.items())
    )
    return next((options or {} for name, options in entries if name == "casebook"), {})


class _Loader(yaml.SafeLoader):
    """Reads the configuration as MkDocs does; it is trusted."""


def _ignored_tag(loader: _Loader, suffix: str, node: yaml.Node) -> None:
    """Tags of MkDocs that only its theme needs, as None."""


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _ignored_tag)
_Loader.add_multi_constructor("!relative", _ignored_tag)


def _configuration(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    loaded = yaml.load(path.read_bytes(), Loader=_Loader)  # noqa: S506  a SafeLoader with !ENV
    return loaded if isinstance(loaded, dict) else {}

"""Where a base is and how it is set: takes a path, gives the base above it and the options in its mkdocs.yml.

The only reader of these options. `check` and `new` need them without MkDocs; where MkDocs runs, it hands over the same
settings, as it has read and validated them (site/frame/settings.py).
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
"""What a new base has until it has its own: vocabularies and hand-written pages."""


@dataclass(frozen=True)
class Options:
    """How a base is set. Paths are absolute.

    mail, site_url, repo_url: None where the base states none; then nothing is linked to.
    names: of the site, by language; under '' the one for all others.
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
    here = start.absolute()
    return next(
        (folder for folder in (here, *here.parents) if (folder / "cases").is_dir() or (folder / CONFIG).is_file()), None
    )


def read_options(base: Path, config: Path | None = None, *, keep_going: bool = False) -> Options:
    """The options of a base as its mkdocs.yml states them; the usual ones where it has none. Raises LanguageError."""
    raw = _configuration(config or base / CONFIG)
    return options_of(base, raw, _plugin(raw), keep_going=keep_going)


def options_of(base: Path, settings: Mapping[str, Any], own: Mapping[str, Any], *, keep_going: bool = False) -> Options:
    """The options of a base. settings: of MkDocs, by name; own: those of the casebook among its plugins.

    The languages that the base brings along are declared on the way. Raises LanguageError for one that nobody declares.
    """
    vocabulary, locales = own.get("vocabulary"), own.get("locales")
    if locales:
        add_languages(base / locales)
    return Options(
        cases=base / own.get("cases", "cases"),
        policies=base / own.get("policies", "policies"),
        vocabulary=base / vocabulary if vocabulary else DEFAULTS / "vocabulary",
        content=base / str(settings.get("docs_dir", "docs")),
        languages=tuple(language_of(code).code for code in own.get("languages") or BUILT_IN),
        mail=own.get("mail") or None,
        site_url=settings.get("site_url") or None,
        repo_url=settings.get("repo_url") or None,
        keep_going=keep_going,
        names={"": str(settings.get("site_name") or ""), **(own.get("names") or {})},
    )


def _plugin(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """The casebook's entry in `plugins:`, which is a list of names and one-entry maps, or a map."""
    plugins = raw.get("plugins") or []
    entries = (
        plugins.items()
        if isinstance(plugins, dict)
        else (pair for each in plugins if isinstance(each, dict) for pair in each.items())
    )
    return next((options or {} for name, options in entries if name == "casebook"), {})


class _Loader(yaml.SafeLoader):
    """Reads the configuration, which is ours and trusted, as MkDocs reads it."""


def _other(loader: _Loader, suffix: str, node: yaml.Node) -> None:
    """Tags of MkDocs that matter to its theme alone."""


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _other)
_Loader.add_multi_constructor("!relative", _other)


def _configuration(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    loaded = yaml.load(path.read_bytes(), Loader=_Loader)  # noqa: S506  a SafeLoader with !ENV
    return loaded if isinstance(loaded, dict) else {}

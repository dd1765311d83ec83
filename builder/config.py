"""Where a base is and how it is set: takes a path, gives the base above it and the options in its mkdocs.yml.

`check` and `new` need only these; reading them here spares them the start of MkDocs. MkDocs validates the same options
in site/plugin.py when a site is built.
"""

from __future__ import annotations

from os import environ
from pathlib import Path
from typing import Any

import yaml

from builder.language.words import EDITIONS
from builder.records.model.vocabulary import DEFAULT
from builder.site.unpublishable import Options

CONFIG = "mkdocs.yml"


def find_base(start: Path) -> Path | None:
    """The nearest folder at or above a path that has cases/ or mkdocs.yml."""
    here = start.absolute()
    return next(
        (folder for folder in (here, *here.parents) if (folder / "cases").is_dir() or (folder / CONFIG).is_file()), None
    )


def options_of(base: Path, config: Path | None = None) -> Options:
    """The options of a base. Without a configuration: the folders' usual names and the vocabulary for a new base."""
    raw = _configuration(config or base / CONFIG)
    own = _plugin(raw)
    return Options(
        cases=base / own.get("cases", "cases"),
        policies=base / own.get("policies", "policies"),
        vocabulary=base / own["vocabulary"] if "vocabulary" in own else DEFAULT,
        content=base / str(raw.get("docs_dir", "docs")),
        languages=tuple(own.get("languages", EDITIONS)),
        mail=own.get("mail") or None,
        site_url=raw.get("site_url") or None,
        repo_url=raw.get("repo_url") or None,
    )


def _plugin(raw: dict[str, Any]) -> dict[str, Any]:
    """The casebook's entry in `plugins:`, which is a list of names and one-entry maps, or a map."""
    plugins = raw.get("plugins") or []
    entries = (
        plugins.items()
        if isinstance(plugins, dict)
        else (pair for each in plugins if isinstance(each, dict) for pair in each.items())
    )
    return next((options or {} for name, options in entries if name == "casebook"), {})


class _Loader(yaml.SafeLoader):
    """Reads the configuration, which is ours and trusted; `!ENV` takes the first variable that is set."""


def _env(loader: _Loader, node: yaml.Node) -> Any:
    if not isinstance(node, yaml.SequenceNode):
        return environ.get(str(loader.construct_scalar(node)))  # type: ignore[arg-type]
    *names, default = loader.construct_sequence(node)
    return next((environ[name] for name in names if name in environ), default)


def _other(loader: _Loader, suffix: str, node: yaml.Node) -> None:
    """Tags of MkDocs that matter to its theme alone."""


_Loader.add_constructor("!ENV", _env)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _other)


def _configuration(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    loaded = yaml.load(path.read_bytes(), Loader=_Loader)  # noqa: S506  a SafeLoader with !ENV
    return loaded if isinstance(loaded, dict) else {}

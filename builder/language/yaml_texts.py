"""A YAML file of the program or of a language: takes its path, gives its maps, lists and texts; every scalar is a text.

Records are read elsewhere (records/source/), with the place of each value.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_Loader: type[yaml.CBaseLoader | yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Reads every scalar as text, in C where libyaml is there."""


def yaml_texts(path: Path) -> Any:
    """What a file holds. Raises OSError, yaml.YAMLError."""
    return yaml.load(path.read_bytes(), Loader=_Loader)  # noqa: S506  a BaseLoader makes texts alone

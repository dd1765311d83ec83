"""YAML of the program or of a language: takes a file or a text, gives its maps, lists and texts; each scalar is a text.

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
    return texts_in(path.read_bytes())


def texts_in(text: str | bytes) -> Any:
    """What a YAML text holds. Raises yaml.YAMLError."""
    loader = _Loader(text)
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()

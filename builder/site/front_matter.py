"""Front matter: takes the text of a hand-written page, gives its values as MkDocs reads them, or its fault."""

from __future__ import annotations

import re
from typing import Any

import yaml

from builder.config_file import VALUE_FAULTS, said_of_value
from builder.records.problem import Problem, error

_FRONT_MATTER = re.compile(r"^-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def front_matter(text: str) -> dict[str, Any]:
    """The values by name; none where there are none, or none that can be read. A test holds this to MkDocs' reading."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return _without_lines(text)
    try:
        values = yaml.load(match[1], _Loader)  # noqa: S506 - a safe loader
    except Exception:  # As MkDocs has it; what it was `front_matter_problem` says.
        return {}
    return values if isinstance(values, dict) else {}


def _without_lines(text: str) -> dict[str, Any]:
    """The values at the beginning of a page without lines of ---, which is so rare that MkDocs is loaded to read it."""
    from mkdocs.utils.meta import get_data

    return get_data(text)[1]


def front_matter_problem(text: str, label: str) -> Problem | None:
    """The fault of a front matter that is no YAML or no map, which MkDocs passes over without a word."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return None
    try:
        meta = yaml.load(match[1], yaml.SafeLoader)
    except yaml.YAMLError as fault:
        mark, said = getattr(fault, "problem_mark", None), getattr(fault, "problem", None) or "YAML"
        line, column = (mark.line + 2, mark.column + 1) if mark else (1, 1)
        return error("page-front-matter", label, line, column, said=str(said))
    except VALUE_FAULTS as fault:
        return error("page-front-matter", label, 1, 1, said=said_of_value(fault))
    return None if isinstance(meta, dict) else error("page-front-matter", label, 2, 1, said=type(meta).__name__)

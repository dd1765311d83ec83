"""Plain settings: takes what a mkdocs.yml says, gives where its pages are, if every setting is of a usual kind.

Starting MkDocs takes longer than checking a base. So usual settings are judged here, at least as strictly as MkDocs
does; of a file with any other, even a faulty one, MkDocs is asked (mkdocs_check.py), which has the words for it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from builder.config import PLUGIN, SHAPES, is_below, plugin_entries
from builder.config_file import SettingsFile, is_folder
from builder.records.model.web_address import is_web_address
from builder.site.docs import PlainDocs

MATERIAL = "material"
NEEDED = frozenset({"site_name", "theme", "plugins"})

Form = Callable[[Any], bool]

_EXTENSIONS = (
    *("abbr", "admonition", "attr_list", "def_list", "extra", "fenced_code", "footnotes", "md_in_html", "meta"),
    *("nl2br", "sane_lists", "smarty", "tables", "toc"),
)
"""Python-Markdown's own, each of which does without options."""
_LEVELS = ("warn", "info", "ignore")
_ENDING = re.compile(r"\*(\.[A-Za-z0-9]+)\Z")
"""The only pattern that is read here: every name with an ending."""


def plain_docs(settings: SettingsFile, base: Path) -> PlainDocs | None:
    """The pages and files of a base; None unless all of its settings are plain."""
    values = settings.values
    if not values.keys() >= NEEDED or not _has_forms(values, FORMS):
        return None
    docs_dir, site_dir = values.get("docs_dir", "docs"), values.get("site_dir", "site")
    content, site = (Path(os.path.normpath(base / folder)) for folder in (docs_dir, site_dir))
    if not is_below(base, docs_dir) or content.is_relative_to(site) or site.is_relative_to(content):
        return None
    return PlainDocs(content, _endings(values.get("exclude_docs", ""))) if is_folder(content) else None


def _has_forms(values: Mapping[Any, Any], forms: Mapping[str, Form]) -> bool:
    """Whether each value is one whose form is listed, and of that form."""
    return all(key in forms and forms[key](value) for key, value in values.items())


def _endings(patterns: str) -> tuple[str, ...]:
    return tuple(match[1] for line in patterns.splitlines() if (match := _ENDING.match(line)))


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and bool(value)


def _is_folder_name(value: Any) -> bool:
    return isinstance(value, str) and "\0" not in value


def _is_switch(value: Any) -> bool:
    return isinstance(value, bool)


def _is_on(value: Any) -> bool:
    return value is True


def _is_off(value: Any) -> bool:
    return value is False


def _is_address(value: Any) -> bool:
    """Whether a value is an address, or none: !ENV gives None for a variable that is set to nothing."""
    return value is None or (isinstance(value, str) and (not value or is_web_address(value)))


def _is_list_of_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_map_of_texts(value: Any) -> bool:
    return isinstance(value, dict) and all(_is_text(text) for pair in value.items() for text in pair)


def _is_map(value: Any, depth: int = 4) -> bool:
    """Whether a value is a map of texts, numbers, and lists and maps of them."""
    return isinstance(value, dict) and all(_is_text(key) and _is_datum(item, depth) for key, item in value.items())


def _is_datum(value: Any, depth: int) -> bool:
    if isinstance(value, list):
        return depth > 0 and all(_is_datum(item, depth - 1) for item in value)
    return isinstance(value, str | int | float) or (depth > 0 and _is_map(value, depth - 1))


def _is_list_of_endings(value: Any) -> bool:
    return isinstance(value, str) and all(_ENDING.match(line) for line in value.splitlines())


def _is_list_of_extensions(value: Any) -> bool:
    return _is_list_of_texts(value) and all(name in _EXTENSIONS for name in value)


def _is_theme(value: Any) -> bool:
    if isinstance(value, dict):
        return "name" in value and _has_forms(value, _THEME)
    return _is_material(value)


def _is_material(value: Any) -> bool:
    return isinstance(value, str) and value == MATERIAL


def _is_the_casebook(value: Any) -> bool:
    """Whether a value lists our plugin alone, with options that it has; config.py judges their values."""
    entries = list(plugin_entries({"plugins": value}))
    if len(entries) != 1 or len(value) != 1:
        return False
    [(name, options, _)] = entries
    return name == PLUGIN and (options or {}).keys() <= SHAPES[PLUGIN].keys()


def _is_level(value: Any) -> bool:
    return value in _LEVELS


def _is_map_of_levels(value: Any) -> bool:
    return isinstance(value, dict) and _has_forms(value, _VALIDATION)


_THEME: Mapping[str, Form] = {
    "name": _is_material,
    "language": _is_text,
    "favicon": _is_text,
    "logo": _is_text,
    "font": _is_off,
    "palette": _is_map_of_texts,
    "features": _is_list_of_texts,
}
_VALIDATION: Mapping[str, Form] = {
    "omitted_files": _is_level,
    "not_found": _is_level,
    "absolute_links": _is_level,
    "unrecognized_links": _is_level,
    "anchors": _is_level,
}
FORMS: Mapping[str, Form] = {
    "site_name": _is_name,
    "site_description": _is_text,
    "site_author": _is_text,
    "copyright": _is_text,
    "site_url": _is_address,
    "repo_url": _is_address,
    "repo_name": _is_text,
    "edit_uri": _is_text,
    "docs_dir": _is_folder_name,
    "site_dir": _is_folder_name,
    "exclude_docs": _is_list_of_endings,
    "not_in_nav": _is_list_of_endings,
    "use_directory_urls": _is_on,
    "strict": _is_switch,
    "theme": _is_theme,
    "markdown_extensions": _is_list_of_extensions,
    "extra_css": _is_list_of_texts,
    "extra_javascript": _is_list_of_texts,
    "plugins": _is_the_casebook,
    "validation": _is_map_of_levels,
    "extra": _is_map,
}
"""The plain form of each setting; MkDocs takes every value that is of it."""

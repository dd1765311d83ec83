"""Script bundling: takes the theme's scripts, which are ES modules, gives classic scripts, because browsers load no
modules from file://.

Each script is bundled with its imports, each once and before its importer, in one closure. So an imported part is no
file of the site. minify_script.py makes them small.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from posixpath import dirname, join, normpath

from builder.config import THEME
from builder.site.frame.minify_script import minified

FOLDER, VENDORED = "assets/", "assets/qr/"

_IMPORT = re.compile(rb'^import (?:\{(?:\s*\w+,?)+\s*\} from )?"(\.{1,2}/[\w./-]+)";\n', re.MULTILINE)
_EXPORT = re.compile(rb"^export (?=(?:async function|function|const|let) )", re.MULTILINE)


def is_module(path: str) -> bool:
    """Whether a path is that of one of the theme's own scripts or a part of one."""
    is_asset = path.startswith(FOLDER) and not path.startswith(VENDORED)
    return is_asset and path.endswith(".js") and (THEME / path).is_file()


def bundle(modules: Mapping[str, bytes]) -> dict[str, bytes]:
    """The scripts that no other imports, each bundled with its imports and minified.

    >>> list(bundle({"a/x.js": b'import { one } from "./one.js";\\none();\\n', "a/one.js": b"export let one = 1;\\n"}))
    ['a/x.js']
    """
    return minified(closures(modules))


def closures(modules: Mapping[str, bytes]) -> dict[str, bytes]:
    """The bundled scripts before minification."""
    imports = {path: _imports(path, data) for path, data in modules.items()}
    parts = {part for needed in imports.values() for part in needed}
    roots = [path for path in modules if path not in parts]
    return {path: _closure([modules[part] for part in _in_order(path, imports)]) for path in roots}


def _imports(path: str, data: bytes) -> list[str]:
    return [normpath(join(dirname(path), name.decode())) for name in _IMPORT.findall(data)]


def _in_order(path: str, imports: Mapping[str, list[str]]) -> list[str]:
    """A script and its transitive imports, each once and after its own imports."""
    dependencies = [part for needed in imports[path] for part in _in_order(needed, imports)]
    return list(dict.fromkeys([*dependencies, path]))


def _closure(parts: list[bytes]) -> bytes:
    body = b"".join(_EXPORT.sub(b"", _IMPORT.sub(b"", part)) for part in parts)
    return b'(() => {\n"use strict";\n' + body + b"})();\n"

"""Takes the theme's scripts, which are written as modules; gives the scripts of a site: classic, for from file:// no
browser loads a module.

What a script imports stands before it, each part once, all in one closure. So a part that is imported is no file of its
own, and a page loads no more files because its script has several parts. Comments, types in them, and space stay here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from posixpath import dirname, join, normpath

from rjsmin import jsmin  # type: ignore[import-untyped] # it brings no types

THEME = Path(__file__).parents[2] / "theme"
FOLDER, VENDORED = "assets/", "assets/qr/"

_IMPORT = re.compile(rb'^import (?:\{(?:\s*\w+,?)+\s*\} from )?"(\.{1,2}/[\w./-]+)";\n', re.MULTILINE)
_EXPORT = re.compile(rb"^export (?=(?:async function|function|const|let) )", re.MULTILINE)


def is_module(path: str) -> bool:
    """Whether a file of a site is one of the theme's own scripts, or a part of one."""
    own = path.startswith(FOLDER) and not path.startswith(VENDORED)
    return own and path.endswith(".js") and (THEME / path).is_file()


def classic(modules: Mapping[str, bytes]) -> dict[str, bytes]:
    """Those that no other imports, each with all that it imports, without comments and space.

    >>> classic({"a/x.js": b'import { one } from "./x/one.js";\\none();\\n', "a/x/one.js": b"export const one = 1;\\n"})
    {'a/x.js': b'(()=>{"use strict";const one=1;one();})();'}
    """
    return {path: jsmin(script, keep_bang_comments=False) for path, script in closures(modules).items()}


def closures(modules: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same as they are written."""
    needs = {path: _imports(path, data) for path, data in modules.items()}
    parts = {part for needed in needs.values() for part in needed}
    return {path: _closure([modules[part] for part in _in_order(path, needs)]) for path in modules if path not in parts}


def _imports(path: str, data: bytes) -> list[str]:
    return [normpath(join(dirname(path), name.decode())) for name in _IMPORT.findall(data)]


def _in_order(path: str, needs: Mapping[str, list[str]]) -> list[str]:
    """A script and all that it needs, each once and after what it needs itself."""
    before = [part for needed in needs[path] for part in _in_order(needed, needs)]
    return list(dict.fromkeys([*before, path]))


def _closure(parts: list[bytes]) -> bytes:
    body = b"".join(_EXPORT.sub(b"", _IMPORT.sub(b"", part)) for part in parts)
    return b'(() => {\n"use strict";\n' + body + b"})();\n"

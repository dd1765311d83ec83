"""The document editor of the form, run in V8 without a page: takes texts and values, gives what its functions give."""

from __future__ import annotations

import json
from typing import Any

from py_mini_racer import MiniRacer

from builder.config import THEME
from builder.site.frame.scripts import closures

FOLDER = "assets/form/document"
ENTRY = """import { cleaned } from "./characters.js";
import { edited } from "./edit.js";
import { readDocument, valueAt } from "./read.js";
import { tidy, written } from "./write.js";
Object.assign(globalThis, { cleaned, edited, readDocument, tidy, valueAt, written });
"""


class Editor:
    """The functions of the editor."""

    def __init__(self) -> None:
        paths = (path.relative_to(THEME).as_posix() for path in (THEME / FOLDER).glob("*.js"))
        modules = {path: (THEME / path).read_bytes() for path in paths} | {f"{FOLDER}/entry.js": ENTRY.encode()}
        self._v8 = MiniRacer()
        self._v8.eval(closures(modules)[f"{FOLDER}/entry.js"].decode())

    def call(self, name: str, *given: Any) -> Any:
        """What a function gives; values go in and out as JSON."""
        return self.run(f"{name}({', '.join(map(json.dumps, given))})")

    def run(self, expression: str) -> Any:
        """What an expression gives."""
        answer = self._v8.eval(f"JSON.stringify({expression})")
        return None if answer is None else json.loads(str(answer))

"""The search of a built site without a browser: takes queries, gives the answers of the engine that the site ships.

V8 runs the engine (mini-racer, an optional dependency), so that no second engine has to agree with it. The engine gets
the files of the index as a page would give them, and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from builder.language.languages import LANGUAGES

FOLDER = Path("assets", "search")
"""The folder of the search in a site."""
SCRIPT = "search.js"
GLUE = """
globalThis.window = globalThis;
const casebookPage = {};
const wanted = [], waiting = new Map(), engines = {};
const load = (name) => new Promise((...ends) => { wanted.push(name); waiting.set(name, ends); });
const casebookSearch = (name, data) => { waiting.get(name)[0](data); };
const missed = (name) => { waiting.get(name)[1](new Error(name)); };
const takeWanted = () => JSON.stringify(wanted.splice(0));
let answer = "";
async function ask(edition, query) {
  const engine = engines[edition] ||= casebookEngine.createSearch({ load, edition });
  const { total, note, missing, results } = await engine.search(query, { limit: 1 });
  const { editions } = engine.core();
  return { total, note, missing, editions, first: results.map(({ doc, row }) => [doc, row[0], row[1]]) };
}
function begin(edition, query) {
  answer = "";
  ask(edition, query).then(
    (found) => { answer = JSON.stringify(found); },
    (fault) => { answer = JSON.stringify({ fault: String(fault) }); });
}
"""
"""What a page does for the engine, in the global scope of V8; microtasks run when an evaluation ends."""


class SiteSearchError(Exception):
    """The search of a site cannot be asked. code: why (`no-engine`: mini-racer is missing; `no-search`; `damaged`)."""

    def __init__(self, code: str, said: str = "") -> None:
        super().__init__(code, said)
        self.code, self.said = code, said


@dataclass(frozen=True)
class Answer:
    """An answer as a reader gets it.

    note: '', 'partial' or 'nearest'. missing: words that stand nowhere in the site. title, address: of the first
    result, '' without one.
    """

    total: int
    note: str
    missing: tuple[str, ...]
    title: str
    address: str


class SiteSearch:
    """The search of a site. Raises SiteSearchError where the site has none, or mini-racer is not installed."""

    def __init__(self, site: Path) -> None:
        try:
            from py_mini_racer import MiniRacer
        except ImportError as fault:
            raise SiteSearchError("no-engine") from fault
        self._folder = site / FOLDER
        if not (self._folder / SCRIPT).is_file():
            raise SiteSearchError("no-search", str(site))
        self._v8 = MiniRacer()
        self._v8.eval(GLUE)
        self._v8.eval((self._folder / SCRIPT).read_text(encoding="utf-8"))

    def editions(self) -> tuple[str, ...]:
        """The declared languages in which the site can be searched."""
        return tuple(code for code in LANGUAGES if (self._folder / "said" / f"{code.lower()}.js").is_file())

    def ask(self, query: str, edition: str) -> Answer:
        """The answer to a query in an edition. Raises SiteSearchError where a file is missing or damaged."""
        self._v8.eval(f"begin({json.dumps(edition)}, {json.dumps(query)})")
        while not (text := self._text("answer")):
            names: list[str] = json.loads(self._text("takeWanted()"))
            if not names:
                raise SiteSearchError("damaged", SCRIPT)
            for name in names:
                self._give(name)
        found = json.loads(text)
        if "fault" in found:
            raise SiteSearchError("damaged", found["fault"])
        return _answer(found)

    def _text(self, expression: str) -> str:
        return cast(str, self._v8.eval(expression))

    def _give(self, name: str) -> None:
        """A file of the index to the engine. Of letters that no word begins with there is none."""
        path = self._folder / (
            f"{name}.js" if name in {"core", "han", "hant", "yin", "related"} else f"{name[0]}/{name[1:]}.js"
        )
        if path.is_file():
            self._v8.eval(path.read_text(encoding="utf-8"))
        elif name[0] == "w":
            self._v8.eval(f"missed({json.dumps(name)})")
        else:
            raise SiteSearchError("damaged", path.relative_to(self._folder).as_posix())


def _answer(found: Mapping[str, Any]) -> Answer:
    title = address = ""
    if found["first"]:
        number, path, title = found["first"][0]
        language = next(code for code, first, count in found["editions"] if first <= number < first + count)
        address = f"{language}/{path}"
    return Answer(found["total"], found["note"], tuple(found["missing"]), title, address)

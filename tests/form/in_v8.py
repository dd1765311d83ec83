"""What the form makes of records, run in V8 without a page: takes texts and values, gives what its parts give."""

from __future__ import annotations

import json
from typing import Any

from py_mini_racer import MiniRacer

from builder.site.frame.scripts import closures
from tests.theme_scripts import theme_modules

ENTRY = "assets/form/entry.js"
SCRIPT = """import { edited } from "./document/edit.js";
import { readDocument } from "./document/read.js";
import { written } from "./document/write.js";
import { problemsOf } from "./check.js";
import { orderOf } from "./fields.js";
import { recordOf } from "./reading.js";
import { keyFault, renamedText, renameIn } from "./renaming.js";
import { edits, pruned } from "./tree.js";
const formOpened = (data, model, text) => recordOf(data, model, readDocument(text).root);
const formRecord = (data, model, text) => formOpened(data, model, text).record;
const formChanged = (data, model, text, after) => {
  const { record: before, written: inFile } = formOpened(data, model, text), order = orderOf(data, model);
  return edits(before, after).reduce((made, [path, value]) => edited(made, inFile(path), value, order), text);
};
const formWhole = (data, model, tree) => written(pruned(tree), orderOf(data, model));
const formProblems = (data, model, tree) => problemsOf(data, model, tree, { today: "2026-11-29" });
const formRenamed = (data, model, text, from, to) => renamedText(data, model, text, [from, to]);
const formRenamedRecord = (data, model, text, from, to) => {
  const { record } = formOpened(data, model, text);
  renameIn(data, model, record, [from, to]);
  return record;
};
const formKeyFault = (data, key, taken) => keyFault(data, key, taken) || null;
Object.assign(globalThis, { formRecord, formChanged, formWhole, formProblems });
Object.assign(globalThis, { formRenamed, formRenamedRecord, formKeyFault });
"""


class FormInV8:
    """The parts of the form that know nothing of a page. data: of builder/schema/form.py."""

    def __init__(self, data: object) -> None:
        page = {"assets/form/page.js": b"export const make = 0, fill = 0;\n"}
        modules = {path: text for path, text in theme_modules().items() if path.startswith("assets/form/")}
        self._v8 = MiniRacer()
        self._v8.eval(closures({**modules, **page, ENTRY: SCRIPT.encode()})[ENTRY].decode())
        self._v8.eval(f"globalThis.data = {json.dumps(data)}")

    def call(self, name: str, *given: object) -> Any:
        """What a part gives; values go in and out as JSON."""
        answer = self._v8.eval(f"JSON.stringify({name}(data, {', '.join(map(json.dumps, given))}))")
        return json.loads(str(answer))

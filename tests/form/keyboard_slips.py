"""The usual slips of a Chinese keyboard: takes none, gives for each what a file and what the form get, as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.config import read_options
from builder.records.load import read
from builder.records.problem import Problem
from tests.form.in_v8 import FormInV8
from tests.sites import base_of

PATH = "cases/chengdu/park.yml"
RECORD = """\
title: {en: Park, zh: 服务园}
also_known_as: [园区, 基地]
summary:
  en: A park [@fu-2012].
  zh: 一处服务园 [@fu-2012]。
written_in: zh
type: incubator
period: 2012 .. 2013
facts:
  - measure: first-intake
    value: 15
    unit: organisations
    as_of: 2012
    source: fu-2012
sources:
  fu-2012:
    type: book
    title: 服务园
contributors:
  - name: {en: Wang, zh: 王}
    roles: [writing]
"""
HEAD = ("what is typed", "in a file: line", "code", "mended line", "in the form: field", "typed", "code", "mended")


@dataclass(frozen=True)
class Slip:
    """A slip. right, wrong: a line of RECORD, and as it is typed. path, typed: a field of the form, and what is typed
    there; none where there is nothing to be typed, for the form writes that sign itself.
    """

    name: str
    right: str
    wrong: str
    path: tuple[str | int, ...] = ()
    typed: str = ""


PERIOD, CITED = "period: 2012 .. 2013", ("summary", "zh")
SLIPS = (
    Slip("full-width colon", "type: incubator", "type： incubator"),
    Slip("full-width colon, no space", "type: incubator", "type：incubator"),
    Slip("Chinese key, full-width colon", "type: incubator", "类别：incubator"),
    Slip("Chinese quotation marks around a key", "type: incubator", "“type”: incubator"),
    Slip("full-width letters", "type: incubator", "type: ｉｎｃｕｂａｔｏｒ"),
    Slip("indent of ideographic spaces", "  en: A park [@fu-2012].", "　en: A park [@fu-2012]."),
    Slip("indent by a tab", "    roles: [writing]", "\troles: [writing]"),
    Slip("full-width comma in a list", "[园区, 基地]", "[园区，基地]", ("also_known_as",), "园区，基地"),
    Slip("enumeration comma in a list", "[园区, 基地]", "[园区、基地]", ("also_known_as",), "园区、基地"),
    Slip("full-width brackets", "[园区, 基地]", "［园区, 基地］"),
    Slip("full-width braces", "{en: Park, zh: 服务园}", "｛en: Park, zh: 服务园｝"),
    Slip("full-width hyphen of a list", "  - name:", "  － name:"),
    Slip("full-width number sign of a comment", PERIOD, "period: 2012 ＃开园", ("period",), "2012 ＃开园"),
    Slip("full-width digits of a date", PERIOD, "period: ２０１２", ("period",), "２０１２"),
    Slip("a date with 年 and 月", PERIOD, "period: 2012年6月29日", ("period",), "2012年6月29日"),
    Slip("a full-width tilde for about", PERIOD, "period: ～2012", ("period",), "～2012"),
    Slip("a full-width slash in a date", PERIOD, "period: 2012／6", ("period",), "2012／6"),
    Slip("a dash for a span of time", PERIOD, "period: 2012—2013", ("period",), "2012—2013"),
    Slip("full-width digits of a figure", "    value: 15", "    value: １５", ("facts", 0, "value"), "１５"),
    Slip("a figure with 万", "    value: 15", "    value: 1.5万", ("facts", 0, "value"), "1.5万"),
    Slip("full-width signs of a citation", "园 [@fu-2012]。", "园【＠fu-2012】。", CITED, "园【＠fu-2012】。"),
    Slip("a Chinese comma in a citation", "园 [@fu-2012]。", "园 [@fu-2012，第3页]。", CITED, "园 [@fu-2012，第3页]。"),
    Slip("a Chinese full stop", "source: fu-2012", "source: fu-2012。", ("facts", 0, "source"), "fu-2012。"),
)  # fmt: skip


def table(form: FormInV8, folder: Path) -> str:
    """A line a slip, tabs between its cells."""
    rows = [HEAD, *(_row(slip, form, folder / str(number)) for number, slip in enumerate(SLIPS))]
    return "".join("\t".join(_cell(cell) for cell in row) + "\n" for row in rows)


def _row(slip: Slip, form: FormInV8, folder: Path) -> tuple[str, ...]:
    assert RECORD.count(slip.right) == 1, slip
    base = base_of(folder, {PATH: RECORD.replace(slip.right, slip.wrong)})
    found = [each for each in read(base, read_options(base)).problems if each.path == PATH]
    told = next(iter(_of_form(slip, form)), ("", ""))
    return (slip.name, slip.wrong.strip(" "), *_first(found), ".".join(map(str, slip.path)), slip.typed, *told)


def _first(found: list[Problem]) -> tuple[str, str]:
    return (found[0].code, found[0].fix.strip()) if found else ("", "")


def _of_form(slip: Slip, form: FormInV8) -> Iterator[tuple[str, str]]:
    if slip.path:
        record: dict[str, Any] = {"written_in": "zh"}
        _put(record, slip.path, slip.typed)
        for problem in form.call("formProblems", "Case", record):
            if problem["path"][: len(slip.path)] == [*slip.path] and problem["code"] != "missing-language":
                yield problem["code"], problem.get("fix") or ""


def _put(part: dict[str, Any], path: tuple[str | int, ...], value: str) -> None:
    key = path[0]
    if len(path) == 1:
        part[str(key)] = [value] if key == "also_known_as" else value
    elif isinstance(path[1], int):
        part[str(key)] = [{}]
        _put(part[str(key)][0], path[2:], value)
    else:
        part[str(key)] = {}
        _put(part[str(key)], path[1:], value)


def _cell(text: str) -> str:
    return text.replace("\t", "⇥").replace("\n", "⏎")

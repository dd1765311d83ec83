"""The report of a pull request as JSON: takes a report, gives its bytes, and back.

Whoever sends a pull request can put any bytes in the place of a report, since their files are run where it is written.
So reading takes nothing but the shape below, of bounded size, with codes that this program knows; whatever else stands
there is a ReportError. Texts are held to be hostile: `comment.py` shows them as code.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cache
from typing import Any, TypeVar

from builder.language.languages import BUILT_IN
from builder.language.words import words
from builder.records.problem import Problem, Severity
from builder.site.preview.changes import KINDS
from builder.site.pull_request.record_changes import FINDINGS, Finding, StaleText

FORMAT = 1
MOST_BYTES = 4_000_000
MOST_ITEMS = 5_000
LONGEST_TEXT = 20_000
_Item = TypeVar("_Item")


class ReportError(ValueError):
    """Bytes that are no report of this program."""


@dataclass(frozen=True)
class ChangedPage:
    """A page that differs. kind: new, changed or gone. path: below the site. title: of the page."""

    kind: str
    path: str
    title: str


@dataclass(frozen=True)
class PullReport:
    """What a pull request does to the base.

    changed: the paths of the record files that differ. problems: those of the whole base, changed files first.
    quotes, unchecked: how many quotes each changed record has, and how many nobody found in their source.
    pages: that differ; None where no preview was drawn.
    """

    changed: tuple[str, ...]
    problems: tuple[Problem, ...]
    quotes: Mapping[str, int] = field(default_factory=dict)
    unchecked: Mapping[str, int] = field(default_factory=dict)
    stale: tuple[StaleText, ...] = ()
    findings: tuple[Finding, ...] = ()
    pages: tuple[ChangedPage, ...] | None = None


def report_bytes(report: PullReport) -> bytes:
    """The report as JSON in UTF-8; of long lists the first MOST_ITEMS."""
    data = {"format": FORMAT, **{key: _cut(value) for key, value in asdict(report).items()}}
    data["problems"] = [{**asdict(each), "severity": int(each.severity)} for each in report.problems[:MOST_ITEMS]]
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def _cut(value: Any) -> Any:
    return value[:MOST_ITEMS] if isinstance(value, Sequence) else value


def read_report(data: bytes) -> PullReport:
    """The report that bytes hold. Raises ReportError."""
    if len(data) > MOST_BYTES:
        raise ReportError("too large")
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as fault:
        raise ReportError("no JSON") from fault
    _need(isinstance(found, dict) and found.get("format") == FORMAT, "format")
    pages = found.get("pages")
    return PullReport(
        tuple(map(_text, _items(found, "changed"))),
        tuple(_problem(each) for each in _items(found, "problems")),
        _counts(found, "quotes"),
        _counts(found, "unchecked"),
        tuple(StaleText(*_texts(each, "path", "field", "changed", "stale")) for each in _items(found, "stale")),
        tuple(_finding(each) for each in _items(found, "findings")),
        None if pages is None else tuple(_page(each) for each in _items(found, "pages")),
    )


def _need(condition: bool, what: str) -> None:
    if not condition:
        raise ReportError(what)


def _items(found: Mapping[str, Any], key: str) -> list[Any]:
    items = found.get(key)
    _need(isinstance(items, list) and len(items) <= MOST_ITEMS, key)
    return list(items or ())


def _counts(found: Mapping[str, Any], key: str) -> Mapping[str, int]:
    counts = found.get(key)
    _need(isinstance(counts, dict) and len(counts) <= MOST_ITEMS, key)
    return {_text(path): _number(count) for path, count in (counts or {}).items()}


def _text(value: Any) -> str:
    _need(isinstance(value, str) and len(value) <= LONGEST_TEXT, "text")
    return str(value)


def _number(value: Any) -> int:
    _need(isinstance(value, int) and 0 <= value < 10**9, "number")
    return int(value)


def _texts(found: Any, *keys: str) -> tuple[str, ...]:
    _need(isinstance(found, dict), keys[0])
    return tuple(_text(found.get(key)) for key in keys)


def _finding(found: Any) -> Finding:
    path, code = _texts(found, "path", "code")
    _need(code in FINDINGS, "finding")
    return Finding(path, code, tuple(map(_text, _items(found, "found"))))


def _page(found: Any) -> ChangedPage:
    page = ChangedPage(*_texts(found, "kind", "path", "title"))
    _need(page.kind in KINDS, "page")
    return page


def _problem(found: Any) -> Problem:
    path, code, fix = _texts(found, "path", "code", "fix")
    _need(code in _codes(), "problem")
    values = tuple(_pair(pair) for pair in _items(found, "values"))
    severity = found.get("severity")
    _need(severity in tuple(Severity), "severity")
    return Problem(
        path, _number(found.get("line")), _number(found.get("column")), Severity(severity), code, values, fix
    )


def _pair(pair: Any) -> tuple[str, str]:
    _need(isinstance(pair, list) and len(pair) == 2, "values")
    return _text(pair[0]), _text(pair[1])


@cache
def _codes() -> frozenset[str]:
    """The codes of problems that this program has words for."""
    keys = (key.split(".") for key in words(BUILT_IN[0]).texts)
    return frozenset(parts[1] for parts in keys if parts[0] == "problems")

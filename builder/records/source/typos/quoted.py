"""Corrects a text in quotes: takes its start, gives its corrected lines."""

from __future__ import annotations

import re

from builder.records.source.typos.escapes import mend_escapes
from builder.records.source.typos.flow import QUOTED
from builder.records.source.typos.flow_nodes import quote
from builder.records.source.typos.patterns import COMMENT, KEY_LINE, spaces, without_far_comment
from builder.records.source.typos.plain import read_plain
from builder.records.source.typos.value import Start, Value

CURLY_END = re.compile(r"""(["'＂])(.*)([”“’‘＂])(\s*|\s+#.*)$""")
# From the start of a further line to the end of the text.
CLOSING = {'"': re.compile(r'(?:[^"\\]|\\.)*"'), "'": re.compile(r"(?:[^']|'')*'(?!')")}


def read_quoted(start: Start) -> Value:
    """A text in quotes, full-width ones included."""
    quoted = QUOTED.match(start.text)
    if quoted is not None:
        return Value(_closed(start, quoted.group(), start.text[quoted.end() :]))
    if (mended := _closed_by_curly(start)) is not None:
        return Value([mended])
    return read_plain(start) if start.text[0] == "＂" else _long(start)


def _closed(start: Start, source: str, rest: str) -> list[str] | None:
    """A text whose quotes close on the same line."""
    if rest[:1] == "#" or not COMMENT.sub("", rest).strip():
        return _with_known_escapes(start, source, rest)
    start.scan.slip("text-after-quote", start.at)
    return [quote(_without_outer_quotes(without_far_comment(start.text)))]


def _without_outer_quotes(text: str) -> str:
    """`'it's'` and `"他说"好""` without the outer quotes; `"NPI" 是` and `"A" and "B"` unchanged."""
    mark = text[0]
    if text[-1] == mark and len(text) > 2 and (text.count(mark) % 2 or mark * 2 in (text[:2], text[-2:])):
        return text[1:-1]
    return text


def _closed_by_curly(start: Start) -> str | None:
    """The correction of a text from an ASCII to a curly quote, or in full-width quotes; None for another."""
    curly = CURLY_END.match(start.text)
    if curly is None:
        return None
    opener, body, closer, rest = curly.groups()
    if body.count("”") < body.count("“") and opener != "＂":
        return None
    column = start.at if opener == "＂" else start.at + curly.start(3)
    code = "full-width-quotes" if opener == closer else "full-width-quote"
    start.scan.slip(code, column, found=start.line[column])
    return quote(body) + rest


def _long(start: Start) -> Value:
    """A quoted text of several lines, or an unclosed one: then a line that looks like a key comes before its end."""
    scan, mark = start.scan, start.text[0]
    deeper = 0
    for number, line in enumerate(scan.further(scan.at + 1), start=1):
        is_deeper = spaces(line) > start.parent
        if line.strip() and not is_deeper and KEY_LINE.match(line):
            break
        if CLOSING[mark].match(line):
            return Value(_long_with_known_escapes(start, scan.lines[scan.at + 1 : scan.at + 1 + number]), number + 1)
        if line.strip() and is_deeper and deeper == number - 1:
            deeper = number
    scan.slip("quote-not-closed", start.at)
    if not deeper:
        return Value([quote(without_far_comment(start.text)[1:])])
    further = scan.lines[scan.at + 1 : scan.at + 1 + deeper]
    return Value([start.text, *further[:-1], further[-1].rstrip() + mark], 1 + deeper)


def _with_known_escapes(start: Start, source: str, rest: str) -> list[str] | None:
    """The text with escapes that YAML does not know corrected; None if it has none."""
    mended, faults = mend_escapes(source)
    for code, at, escape in faults:
        _note(start, code, start.at + at, escape)
    return None if mended == source else [mended + rest]


def _long_with_known_escapes(start: Start, further: list[str]) -> list[str] | None:
    """The lines of a text over several with all escapes corrected, noted once; None if it has no wrong one."""
    if start.text[0] != '"':
        return None
    mended = [mend_escapes(f'"{line}')[0][1:] for line in (start.text, *further)]
    faults = mend_escapes("\n".join((start.text, *further)))[1]
    for code, _, escape in faults:
        _note(start, code, start.at, escape)
    return mended if faults else None


def _note(start: Start, code: str, column: int, escape: str) -> None:
    if escape:
        start.scan.slip(code, column, found=escape)
    else:
        start.scan.slip(code, column)

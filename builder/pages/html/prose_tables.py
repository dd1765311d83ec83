"""Tables of prose: takes markup that markdown made, gives it with each table in a region that scrolls, and each cell
with the head of its column, since on a phone a row is read like an entry.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from builder.pages.html.elements import escape

_TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
_HEAD = re.compile(r"<th>(.*?)</th>", re.DOTALL)
_ROW = re.compile(r"<tr>.*?</tr>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_UNNAMED = '<div class="cb-scroll" tabindex="0">'
BETWEEN = " · "
"""Between the heads of the columns, which are the name of a table: prose gives it no other."""


def in_regions(markup: str, bare: Callable[[str], str]) -> str:
    """The markup with its tables in regions. bare: a text without what stands for citations."""
    return _TABLE.sub(lambda table: _region(table[1], bare), markup)


def _region(table: str, bare: Callable[[str], str]) -> str:
    heads = [html.unescape(_TAG.sub("", bare(head))).strip() for head in _HEAD.findall(table)]
    head, body, rows = table.partition("<tbody>")
    # An empty head is none to a screen reader.
    head = head.replace("<th></th>", "<td></td>").replace("<th>", '<th scope="col">')
    rows = _ROW.sub(lambda row: _with_heads(row[0], heads), rows)
    label = escape(BETWEEN.join(filter(None, heads)))
    opening = f'<div class="cb-scroll" role="region" tabindex="0" aria-label="{label}">' if label else _UNNAMED
    return f"{opening}<table>{head}{body}{rows}</table></div>"


def _with_heads(row: str, heads: list[str]) -> str:
    names = iter(heads)
    return re.sub("<td>", lambda _: _cell(next(names, "")), row)


def _cell(head: str) -> str:
    return f'<td data-head="{escape(head)}">' if head else "<td>"

"""Whether a text that YAML accepts may have typing errors; most records need no scan of their lines."""

from __future__ import annotations

import re

from builder.records.source.typos.patterns import WIDE_SPACE

# One of these matches in every text that YAML accepts in spite of a slip. Each begins with a literal, which Python
# finds ten times faster than `^`, a class or a look behind, and none can backtrack far.
SUSPECT = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\n[ -]*+\w[\w-]*+[ {WIDE_SPACE}]?：",
        r"\n[ -]*+[^\W\d_][\w-]*+:[^\s/]",
        r"\n *+-[^\s\d-]",
        rf"\n[ -]*+[{WIDE_SPACE}＂［｛【－—–]",
        rf": *+[{WIDE_SPACE}＂［｛【]",
        r" #(?<=[^\s#] #)",
        r"“[^“”\"\n]*+\"",
        r' "(?<=[-: ] ")(?:[^"\n\\]|\\.)*+\n',
        r" '(?<=[-: ] ')(?:[^'\n]|'')*+\n",
        r" '(?<=[-: ] ')[^\n]{0,500}[”’]",
        r"\n *+[\"'][^\n]*+\n",
    )
)
FLOW_LINE = re.compile(r"\n *+(?:- ++)*+(?:[^\n:\[{]{1,60}: ++)?([\[{][^\n]*+)")
# Brackets with only short words and quoted texts in them; round ones only around words.
QUOTED_IN_FLOW = r""""[^"\\\n]*+"|'[^'\n]*+'"""
NO_ITEM_END = r"""^,:：，、\[\]{}"'“（(）)#\n"""
NO_ENTRY_END = r"""^,:：\[\]{}"'“（(）)#\n"""
WORDS = r"""(?![\s#&*!~?|>%@`])(?:[{0}]|\([{0}]*+\)|（[{0}]*+）)++"""
ITEM_IN_FLOW = rf"(?:{QUOTED_IN_FLOW}|{WORDS.format(NO_ITEM_END)})"
ENTRY_IN_FLOW = rf"[a-zA-Z_][a-zA-Z_-]*+: ++(?:{QUOTED_IN_FLOW}|{WORDS.format(NO_ENTRY_END)})"
CLEAN_FLOW = re.compile(
    rf"(?:\[(?:{ITEM_IN_FLOW}(?:, ?{ITEM_IN_FLOW})*+)?\]|\{{{ENTRY_IN_FLOW}(?:, ?{ENTRY_IN_FLOW})*+\}}) *+(?:#.*)?"
)


def suspicious(text: str, prose: tuple[tuple[int, int], ...] = ()) -> bool:
    """Whether a text may have typing errors. `prose`: the spans of its block scalars, which cannot have any."""
    text = f"\n{_without(prose, text)}\n"
    if any(pattern.search(text) for pattern in SUSPECT):
        return True
    flows = (match.group(1) for match in FLOW_LINE.finditer(text))
    return any(not line.startswith("[@") and not CLEAN_FLOW.fullmatch(line) for line in flows)


def _without(spans: tuple[tuple[int, int], ...], text: str) -> str:
    """A text without some spans, each of which ends a line."""
    bounds = (0, *(bound for span in spans for bound in span), len(text))
    return "\n".join(text[first:last] for first, last in zip(bounds[::2], bounds[1::2], strict=True))

"""Parses a `[…]` or `{…}`, typed on a Chinese keyboard or not, into nodes and the typing errors in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from builder.records.source.typos.escapes import escape_edits, mend_escapes
from builder.records.source.typos.flow_nodes import FlowItems, FlowNode, FlowPairs, FlowText, is_plain, quote

MAX_NESTING = 20
MAX_SHOWN = 60
OPEN = {"[": "]", "{": "}", "［": "]", "【": "]", "｛": "}"}
CLOSE = {"]": "]", "}": "}", "］": "]", "】": "]", "｝": "}"}
QUOTED = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'""", re.DOTALL)
# An ASCII quote that a curly one closes, right before a separator.
HALF_CURLY = re.compile(r"""(["'＂])([^"'“”‘’＂\\\n]+)([”“’‘＂])(?=\s*(?:[,，、\]}］】｝]|$))""")
SEPARATED = re.compile(r"\s*(?:[,，、\]}］】｝]|$)")
# A comma within these belongs to the text; the bound keeps a run of openers linear.
PAIRED = re.compile(
    r"“[^”\n]{0,300}”|‘[^’\n]{0,300}’|（[^）\n]{0,300}）|\([^)\n]{0,300}\)|「[^」\n]{0,300}」|《[^》\n]{0,300}》"
    r"|\[[^\[\]\n]{0,300}\]|\{[^{}\n]{0,300}\}|【[^】\n]{0,300}】|［[^］\n]{0,300}］"
)
WORD_KEY = r"[A-Za-z_][\w-]{0,40}"
HAN_KEY = r"[\u3400-\u9fff]{1,10}"
FIRST_KEY = re.compile(rf"""\s*({WORD_KEY}|{HAN_KEY}|"[^"\\\n]{{0,80}}"|'[^'\n]{{0,80}}')\s*(:(?!//)|：)""")
NEXT_WORD_KEY = re.compile(rf"\s*({WORD_KEY})\s*(:(?!//)|：)")
NEXT_HAN_KEY = re.compile(rf"\s*({HAN_KEY})\s*(:|：)")
# After an ASCII comma any key that YAML accepts.
NEXT_ANY_KEY = re.compile(
    r"""\s*("[^"\\\n]{0,80}"|'[^'\n]{0,80}'|[^\s,:：\[\]{}"'][^,:：\[\]{}\n]{0,80}?)\s*(:)(?=[ \t\n])"""
)
ORDINARY = re.compile(r"[^,，、\[\]{}［］【】｛｝“‘（(「《]*")
SPACE = re.compile(r"[ \t\n]*")
# Left to events.py, which refuses these with their own problem codes.
OTHERWISE_REFUSED = re.compile(r"~|null|Null|NULL|[&*!][\x21-\x7e]*( .*)?")


@dataclass(frozen=True)
class FlowSlip:
    """A typing error at an offset. `put` replaces `length` characters; None: the collection is rewritten."""

    code: str
    offset: int
    length: int = 0
    put: str | None = None
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Flow:
    """A leniently parsed collection. `end` is the offset after its closing bracket; `closed`: whether it has one."""

    node: FlowNode
    end: int
    closed: bool
    slips: tuple[FlowSlip, ...]


class _UnreadableError(Exception):
    """Nested too deep, or no collection; caught in this module."""


def read_flow(text: str) -> Flow | None:
    """Parse the collection at the start of a text, which begins with a bracket; None if it is unreadable."""
    blanked = _without_comments(text)
    for source in dict.fromkeys((blanked, text)):
        for wide in (text[0] not in "[{", True):
            reader = _Reader(source, wide=wide)
            try:
                node = reader.collection()
            except _UnreadableError:
                return None
            if reader.closed:
                return Flow(node, reader.at, True, tuple(reader.slips))
    return _unclosed(blanked)


def mended(text: str, flow: Flow) -> str | None:
    """The text with each typing error replaced in place; None if the collection has to be rewritten."""
    if any(slip.put is None for slip in flow.slips):
        return None
    pieces = []
    at = 0
    for slip in sorted(flow.slips, key=lambda slip: slip.offset):
        pieces += [text[at : slip.offset], slip.put or ""]
        at = slip.offset + slip.length
    return "".join([*pieces, text[at:]])


def _without_comments(text: str) -> str:
    """The text with spaces in place of comments, so that offsets stay valid."""
    token = re.compile(QUOTED.pattern + r"|(?<=\s)#[^\n]*", re.DOTALL)
    return token.sub(lambda match: " " * len(match.group()) if match.group()[0] == "#" else match.group(), text)


def _unclosed(text: str) -> Flow | None:
    reader = _Reader(text, wide=True)
    try:
        node = reader.collection()
    except _UnreadableError:
        return None
    end = len(text.rstrip().removesuffix(",").rstrip())
    missing = FlowSlip("bracket-not-closed", end, len(text.rstrip()) - end, "".join(reversed(reader.open)))
    return Flow(node, len(text), False, (*reader.slips, missing))


class _Reader:
    """A recursive descent parser of one text; `at` is the next character, `open` the expected closing brackets."""

    def __init__(self, text: str, *, wide: bool) -> None:
        self.text = text
        self.closing = CLOSE if wide else {"]": "]", "}": "}"}
        self.at = 0
        self.closed = False
        self.open: list[str] = []
        self.slips: list[FlowSlip] = []

    def collection(self) -> FlowNode:
        """The list or map that starts here, with its brackets; sets `closed` if it has a closing one."""
        opener = self.text[self.at]
        if opener not in "[{":
            self.slip("full-width-bracket", 1, "[" if OPEN[opener] == "]" else "{", found=opener)
        self.open.append(OPEN[opener])
        if len(self.open) > MAX_NESTING:
            raise _UnreadableError
        self.at += 1
        node = self.items() if OPEN[opener] == "]" else self.pairs()
        self.closed = self.close()
        return node

    def items(self) -> FlowItems:
        """The items of a list, up to its closing bracket."""
        nodes: list[FlowNode] = []
        while not self.ended():
            node = self.node(keys=None)
            if node is not None:
                nodes.append(node)
            elif not self.separator():
                raise _UnreadableError
            self.comma()
        return FlowItems(tuple(nodes))

    def pairs(self) -> FlowPairs:
        """The entries of a map, up to its closing brace."""
        pairs: list[tuple[str, FlowNode]] = []
        keys = NEXT_HAN_KEY if NEXT_HAN_KEY.match(self.text, self.at) else NEXT_WORD_KEY
        match = FIRST_KEY.match(self.text, self.at)
        while not self.ended():
            if match is None:
                raise _UnreadableError
            self.key(match)
            node = self.node(keys=keys)
            pairs.append((match.group(1), node if node is not None else FlowText("")))
            comma = self.text[self.at : self.at + 1]
            self.comma()
            match = _key_after(self.text, self.at, comma=comma, keys=keys)
        return FlowPairs(tuple(pairs))

    def key(self, match: re.Match[str]) -> None:
        """Advance past a key and its colon."""
        key, colon = match.group(1, 2)
        self.at = match.start(2)
        follows = self.text[self.at + 1 : self.at + 2]
        spaced = follows.isspace() or follows in ",}]"
        if colon == "：":
            self.slip("full-width-colon", 1, ":" if spaced else ": ", key=key)
        elif not spaced and key[0] not in "\"'":
            self.slip("no-space-after-colon", 1, ": ", key=key)
        self.at += 1

    def node(self, *, keys: re.Pattern[str] | None) -> FlowNode | None:
        """A value; None if there is none. `keys`: the pattern of a key in this map; None in a list."""
        self.space()
        first = self.text[self.at : self.at + 1]
        start, slips, due = self.at, len(self.slips), len(self.open)
        node: FlowNode | None = None
        if first in ("[", "{") and not self.text.startswith("[@", start):
            node = self.collection()
        elif first in ('"', "'", "＂"):
            node = self.quoted()
        if node is not None and (self.ended() or self.separates(keys)):
            return node
        self.at = start
        del self.slips[slips:], self.open[due:]
        return self.plain(keys)

    def quoted(self) -> FlowText | None:
        """A text in quotes, or in one ASCII and one curly quote."""
        closed_quote, half = QUOTED.match(self.text, self.at), HALF_CURLY.match(self.text, self.at)
        stands = closed_quote is not None and SEPARATED.match(self.text, closed_quote.end()) is not None
        if half is not None and not stands:
            mark = half.group(1).replace("＂", '"')
            if half.group(1) != mark:
                self.slip("full-width-quote", 1, mark, found=half.group(1))
            self.at = half.start(3)
            self.slip("full-width-quote", 1, mark, found=half.group(3))
            self.at = half.end()
            return FlowText(f"{mark}{half.group(2)}{mark}", quoted=True)
        if closed_quote is None:
            return None
        mended, _ = mend_escapes(closed_quote.group())
        for code, at, escape, put in escape_edits(closed_quote.group()):
            self.at = closed_quote.start() + at
            self.slip(code, len(escape), put, found=escape)
        self.at = closed_quote.end()
        return FlowText(mended, quoted=True)

    def plain(self, keys: re.Pattern[str] | None) -> FlowText | None:
        """An unquoted text up to the comma or bracket that ends it."""
        start = self.at
        while self.at < len(self.text) and self.text[self.at] not in self.closing and not self.separates(keys):
            paired = PAIRED.match(self.text, self.at)
            ordinary = ORDINARY.match(self.text, self.at + 1)
            self.at = paired.end() if paired else (ordinary.end() if ordinary else self.at + 1)
        text = " ".join(self.text[start : self.at].split())
        if not text:
            return None
        if text[0] in "\"'" and not QUOTED.match(text):
            self.slips.append(FlowSlip("quote-not-closed", start))
            return FlowText(quote(text[1:]), quoted=True)
        if not is_plain(text, flow=True) and not OTHERWISE_REFUSED.fullmatch(text):
            self.slips.append(
                FlowSlip(
                    "flow-text", start, values=(("text", text if len(text) <= MAX_SHOWN else text[:MAX_SHOWN] + "…"),)
                )
            )
        return FlowText(text)

    def separates(self, keys: re.Pattern[str] | None) -> bool:
        """Whether a comma here separates two items, or two entries."""
        here = self.text[self.at : self.at + 1]
        if keys is None:
            return here in (",", "，", "、")
        if here not in (",", "，"):
            return False
        after = SPACE.match(self.text, self.at + 1)
        last = after is None or after.end() == len(self.text) or self.text[after.end()] in self.closing
        return (last and here == ",") or _key_after(self.text, self.at + 1, comma=here, keys=keys) is not None

    def separator(self) -> bool:
        """Whether the next character is a comma."""
        return self.text[self.at : self.at + 1] in (",", "，", "、")

    def comma(self) -> None:
        """Advance past a comma, if there is one."""
        here = self.text[self.at : self.at + 1]
        if here in ("，", "、"):
            follows = self.text[self.at + 1 : self.at + 2]
            self.slip("full-width-comma", 1, "," if follows.isspace() else ", ", found=here)
        if here and here in ",，、":
            self.at += 1

    def close(self) -> bool:
        """Advance past the closing bracket; one of the wrong kind is corrected, or left to the outer collection."""
        if self.at >= len(self.text):
            return False
        here, due = self.text[self.at], self.open.pop()
        if self.closing[here] == due:
            if here != due:
                self.slip("full-width-bracket", 1, due, found=here)
            self.at += 1
        elif self.closing[here] in self.open:
            self.slip("bracket-not-closed", 0, due)
        else:
            self.slip("bracket-not-closed", 1, due)
            self.at += 1
        return True

    def ended(self) -> bool:
        """Whether, after space, a closing bracket or the end of the text follows."""
        self.space()
        return self.at >= len(self.text) or self.text[self.at] in self.closing

    def space(self) -> None:
        """Advance past space and line ends."""
        match = SPACE.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def slip(self, code: str, length: int, put: str, **values: str) -> None:
        """Note a typing error here."""
        self.slips.append(FlowSlip(code, self.at, length, put, tuple(sorted(values.items()))))


def _key_after(text: str, at: int, *, comma: str, keys: re.Pattern[str]) -> re.Match[str] | None:
    """The key of the entry after a comma; after an ASCII one, any key that YAML accepts."""
    near = keys.match(text, at)
    other = NEXT_ANY_KEY.match(text, at) if near is None and comma == "," else None
    return other if other is not None and (other.group(1)[0] in "\"'" or is_plain(other.group(1), flow=True)) else near

"""Takes the text of a file, gives the slips of typing in it, each with the lines as they should be. Used by source.py.

YAML's own parser stops at its first fault, often a line late, and takes `[一，二]` for one item without a word. This
module reads the lines with lenience, keeps track of what is prose (block scalars, quotes, continued texts) and names
only what it is sure of. An `Edit` replaces `count` lines from `first` on; the `fix` of each of its problems is the
mended lines, and the value `lines` of the problem says how many lines of the file they replace.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from builder import flow
from builder.problem import Problem, Severity

MAX_EDITS = 60
LOOK_AHEAD = 50
# A mend of more lines than this is told, not shown.
MAX_MOVED = 12
# Nor is one of more characters.
MAX_SHOWN = 8000
# YAML accepts these without a word and reads something else; all others it refuses itself.
SILENT = {
    ("comment-in-text", Severity.WARNING),
    ("flow-text", Severity.ERROR),
    ("full-width-bracket", Severity.ERROR),
    ("full-width-colon", Severity.ERROR),
    ("full-width-comma", Severity.ERROR),
    ("full-width-dash", Severity.ERROR),
    ("full-width-quote", Severity.ERROR),
    ("full-width-space", Severity.ERROR),
    ("no-space-after-colon", Severity.ERROR),
    ("no-space-after-dash", Severity.ERROR),
    ("quote-not-closed", Severity.ERROR),
}
# One of these matches in every text that YAML accepts in spite of a slip; most records are spared the reading of lines.
# Each begins with a literal, which Python finds ten times faster than `^` or a class, and none can backtrack far.
SUSPECT = tuple(
    re.compile(pattern)
    for pattern in (
        r"\n[ -]*+\w[\w-]*+[ \u3000\u00a0]?：",
        r"\n[ -]*+[^\W\d_][\w-]*+:[^\s/]",
        r"\n *+-[^\s\d-]",
        r"\n *+(?:[-－—–] *+)?[\u3000\u00a0＂［｛【－—–]",
        r": *+[\u3000\u00a0＂［｛【]",
        r" #(?<=[^\s#] #)",
        r"“[^“”\"\n]*+\"",
        r'(?<=[-:]) "(?:[^"\n\\]|\\.)*+\n',
        r"(?<=[-:]) '(?:[^'\n]|'')*+\n",
        r"(?<=[-:]) '[^\n]{0,500}[”’]",
        r"\n *+[\"'][^\n]*+\n",
    )
)
FLOW_LINE = re.compile(r"\n *+(?:- ++)*+(?:[^\n:\[{]{1,60}: ++)?([\[{][^\n]*+)")
# Brackets with nothing in them but short words and quoted texts.
ITEM_IN_FLOW = r"""(?:"[^"\\\n]*+"|'[^'\n]*+'|[^\s,:：，、\[\]{}"'“（(#&*!~][^,:：，、\[\]{}"'“（(#\n]*+)"""
ENTRY_IN_FLOW = r"""[a-zA-Z_-]++: ++(?:"[^"\\\n]*+"|'[^'\n]*+'|[^\s,:：\[\]{}"'“（(#&*!~][^,:：\[\]{}"'“（(#\n]*+)"""
CLEAN_FLOW = re.compile(
    rf"(?:\[(?:{ITEM_IN_FLOW}(?:, ?{ITEM_IN_FLOW})*+)?\]|\{{{ENTRY_IN_FLOW}(?:, ?{ENTRY_IN_FLOW})*+\}}) *+(?:#.*)?"
)
WIDE_SPACE = "\u3000\u00a0"
WIDTH = {" ": 1, "\t": 2, "\u3000": 2, "\u00a0": 1}
LEAD = re.compile(rf"[ \t{WIDE_SPACE}]*")
ITEM = re.compile(rf"([-－—–])([ \t{WIDE_SPACE}]+|$)")
TIGHT_ITEM = re.compile(r"-(?=[^\s\d-])")
QUOTED_KEY = r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'"""
PLAIN_KEY = r"""(?![\[{}\]|>%@`&*!#,"'＃]|[?-](?:[ \t]|$))(?:(?![ \t]\#|:(?:[ \t]|$))[^\n])+?"""
KEY = re.compile(rf"({QUOTED_KEY}|{PLAIN_KEY})[ \t]{{0,20}}:(?=[ \t]|$)")
# What looks like a key, though its colon is full-width or touches the text.
NEAR_KEY = re.compile(rf"([^\W\d_][\w-]{{0,30}})[ {WIDE_SPACE}]?(：[ \t{WIDE_SPACE}]*|:[{WIDE_SPACE}]+|:(?=[^\s/]))")
FIELD = re.compile(r"[a-z][a-z_]{0,30}|zh-Han[ts]")
SCHEME = re.compile(r"(?:https?|ftps?|mailto|tel|doi|hdl|urn|isbn|issn|data|javascript)$", re.IGNORECASE)
SHORT_HAN = re.compile(r"[\u3400-\u9fff]{1,6}")
KEY_LINE = re.compile(r" *(?:- +)*[\w-]{1,40}\s{0,20}:(?:\s|$)| *- ")
BLOCK = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])(?:\s+#.*)?\s*$")
COMMENT = re.compile(r"(?<![ \t])[ \t]++#.*$|^#.*$")
STARTS = re.compile(r"\[@|[@`%&*!|>\]},]|[?-](?=\s|$)")
PROPERTY = re.compile(r"\*[A-Za-z0-9_-]+\s*(?:#.*)?$|&[A-Za-z0-9_-]+(?:\s.*)?$|![\x21-\x7e]*(?:\s.*)?$")
COLON = re.compile(r":(?=[ \t]|$)")
ESCAPE = re.compile(r"\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0abtnvfre \"/\\N_LP\t]|.)")
PAIR = re.compile(r"\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})", re.IGNORECASE)
CURLY_END = re.compile(r"""(["'＂])(.*)([”“’‘＂])(\s*|\s+#.*)$""")
MIXED_END = re.compile(r'“([^“”"]*)"$')
CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
MARKER = re.compile(r"(?:---|\.\.\.)(?:\s|$)")
HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True)
class Edit:
    """`count` lines from `first` (from 0) on give way to `lines`; none do where no mend is sure."""

    first: int
    count: int
    lines: tuple[str, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class _Slip:
    code: str
    line: int
    column: int
    values: tuple[tuple[str, str], ...] = ()
    severity: Severity = Severity.ERROR


@dataclass(frozen=True)
class _Level:
    """An open block collection: its column, and whether it is a list."""

    column: int
    is_list: bool


def find(path: str, text: str, *, refused: bool) -> tuple[Edit, ...]:
    """The slips in a text, at most one edit a statement, from top to bottom; `refused`: YAML's parser stopped at it."""
    if not refused and not _suspicious(text):
        return ()
    scan = _Scan(text.split("\n"))
    scan.run()
    edits = (_edit(path, scan.lines, found, refused=refused) for found in scan.found)
    return tuple(edit for edit in edits if edit is not None)


def apply(text: str, edits: Iterable[Edit]) -> tuple[str, list[int]]:
    """The text with all edits of errors made, and for each of its lines the line (from 0) it came from;

    for mended lines -1 less the first line of their edit.
    """
    lines: list[str] = []
    origin: list[int] = []
    old = text.split("\n")
    at = 0
    for edit in edits:
        if not edit.count or all(problem.severity is Severity.WARNING for problem in edit.problems):
            continue
        lines += [*old[at : edit.first], *edit.lines]
        origin += [*range(at, edit.first), *[-1 - edit.first] * len(edit.lines)]
        at = edit.first + edit.count
    return "\n".join(lines + old[at:]), [*origin, *range(at, len(old))]


@dataclass(frozen=True)
class _Statement:
    """The lines of one statement, as they should be (None: no mend is sure), and its slips."""

    first: int
    count: int
    lines: list[str] | None
    slips: list[_Slip]


def _edit(path: str, old: list[str], found: _Statement, *, refused: bool) -> Edit | None:
    """A statement as an edit of just the lines that change; the problems stand on the first of them."""
    slips = [slip for slip in found.slips if refused or (slip.code, slip.severity) in SILENT]
    if not slips:
        return None
    first, count, lines = found.first, found.count, found.lines
    if lines is None or lines == old[first : first + count] or sum(map(len, lines)) > MAX_SHOWN:
        problems = tuple(Problem(path, s.line + 1, s.column + 1, s.severity, s.code, s.values) for s in slips)
        return Edit(first, 0, (), problems)
    while count > 1 and len(lines) > 1 and lines[0] == old[first]:
        first, count, lines = first + 1, count - 1, lines[1:]
    while count > 1 and len(lines) == count and lines[-1] == old[first + count - 1]:
        count, lines = count - 1, lines[:-1]
    problems = tuple(_problem(path, slip, first, count, old[first], lines) for slip in slips)
    return Edit(first, count, tuple(lines), tuple(dict.fromkeys(problems)))


def _problem(path: str, slip: _Slip, first: int, count: int, old: str, lines: list[str]) -> Problem:
    column = slip.column
    if slip.line != first:
        column = next((at for at, pair in enumerate(zip(old, lines[0], strict=False)) if len(set(pair)) > 1), len(old))
    values = tuple(sorted((*slip.values, ("lines", str(count)))))
    return Problem(path, first + 1, column + 1, slip.severity, slip.code, values, "\n".join(lines))


def _width(space: str) -> int:
    return sum(WIDTH[character] for character in space)


def _spaces(line: str) -> int:
    """How far a line is indented in YAML's eyes."""
    return len(line) - len(line.lstrip(" "))


def _suspicious(text: str) -> bool:
    text = f"\n{text}\n"
    if any(pattern.search(text) for pattern in SUSPECT):
        return True
    flows = (match.group(1) for match in FLOW_LINE.finditer(text))
    return any(not line.startswith("[@") and not CLEAN_FLOW.fullmatch(line) for line in flows)


class _Scan:
    """One pass over the lines. `levels`: open block collections; `parent`: the column of a key still without value."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.at = 0
        self.levels: list[_Level] = []
        self.parent: int | None = None
        self.parent_han = False
        self.after_plain = False
        self.found: list[_Statement] = []
        self.slips: list[_Slip] = []

    def run(self) -> None:
        """Reads all lines, or so many that enough is found."""
        while self.at < len(self.lines) and len(self.found) < MAX_EDITS:
            self.slips = []
            first = self.at
            mended = self.step(self.lines[first])
            if self.slips:
                self.found.append(_Statement(first, self.at - first, mended, self.slips))

    def step(self, line: str) -> list[str] | None:
        """Reads one statement, moves past it and gives its lines as they should be."""
        bare = line[LEAD.match(line).end() :] if line else ""  # type: ignore[union-attr]
        if not bare or bare[0] == "#":
            return self.void(line, bare)
        if bare[0] == "＃" and not self.is_text(line):
            self.slip("full-width-hash", line.index("＃"))
            self.at += 1
            return [line.replace("＃", "#" if line[line.index("＃") + 1 :][:1].isspace() else "# ", 1)]
        if CONFLICT.match(line) or line[0] == "%" or MARKER.match(line):
            if line[0] == "%":
                self.slip("directive", 0, found=line.split()[0])
            elif not MARKER.match(line):
                self.slip("conflict-marker", 0, found=line[:7])
            self.levels, self.parent = [], None
            self.at += 1
            return None
        return _Reading(self, line).lines()

    def void(self, line: str, bare: str) -> list[str]:
        """An empty line or a comment; a tab before it can upset YAML."""
        lead = line[: len(line) - len(bare)]
        wide = lead.strip(" \t")
        if wide:
            self.slip("full-width-space", lead.index(wide[0]), found=_named(wide[0]))
        elif "\t" in lead:
            self.slip("tab-indent", lead.index("\t"))
        self.at += 1
        return [" " * _width(lead) + bare if bare else ""]

    def is_text(self, line: str) -> bool:
        """Whether a line is the text that an unfinished `key:` waits for."""
        if self.parent is None or _spaces(line) <= self.parent:
            return False
        following = next(iter(self.following(self.at + 1)), "")
        return _spaces(following) <= self.parent or not KEY_LINE.match(following)

    def following(self, start: int) -> Iterable[str]:
        """The next lines that hold something, not too many."""
        return (line for line in self.lines[start : start + LOOK_AHEAD] if line.strip() and line.strip()[0] != "#")

    def slip(self, code: str, column: int, *, line: int | None = None, **values: str) -> None:
        """Notes a slip; without a line, in the present one."""
        self.slips.append(_Slip(code, self.at if line is None else line, column, tuple(sorted(values.items()))))


class _Reading:
    """One statement: dashes, a key, a value with all its lines."""

    def __init__(self, scan: _Scan, line: str) -> None:
        self.scan = scan
        self.line = line
        self.lead = LEAD.match(line).group()  # type: ignore[union-attr]
        self.width = _width(self.lead)
        self.head = ""
        self.at = len(self.lead)
        self.key: str | None = None
        self.key_column = 0
        self.dashes: list[int] = []
        self.count = 1
        self.moved = False

    def lines(self) -> list[str] | None:
        """Its lines as they should be; moves the scan past them."""
        self.read_dashes()
        near = self.read_key()
        if self.key is None and not self.dashes:
            return self.text_or_stray()
        self.check_lead()
        column = self.place()
        if near is not None:
            self.note_near(near)
        parent = self.key_column if self.key is not None else self.dashes[-1]
        mended = self.value(column - self.width + parent)
        return self.finish(mended, column)

    # The head: indentation, dashes, key.

    def read_dashes(self) -> None:
        """Steps over `- ` and what was meant so."""
        scan = self.scan
        while match := ITEM.match(self.line, self.at) or self.tight_item():
            dash, gap = match.group(1), match.group(2)
            if dash in "—–" and not self.lists(self.at):
                break
            if dash != "-":
                scan.slip("full-width-dash", self.at, found=dash)
            if not gap and match.end() < len(self.line):
                scan.slip("no-space-after-dash", self.at)
            elif "\t" in gap:
                scan.slip("tab-indent", match.start(2))
            elif set(gap) & set(WIDE_SPACE):
                wide = next(character for character in gap if character in WIDE_SPACE)
                scan.slip("full-width-space", match.start(2) + gap.index(wide), found=_named(wide))
            self.dashes.append(self.width + len(self.head))
            self.head += "-" + (gap if gap.strip(" ") == "" and gap else " " if match.end() < len(self.line) else "")
            self.at = match.end()

    def tight_item(self) -> re.Match[str] | None:
        """A dash without its space, where a list is open or every line of the block begins so."""
        match = TIGHT_ITEM.match(self.line, self.at)
        if match is None or self.dashes or not self.lists(self.at):
            return None
        return re.compile(r"(-)()").match(self.line, self.at)

    def lists(self, column: int) -> bool:
        """Whether this line stands among list items."""
        scan = self.scan
        if any(level.is_list and level.column == column for level in scan.levels):
            return True
        parent = -1 if scan.parent is None else scan.parent
        if column < parent or (scan.parent is None and scan.levels):
            return False
        dash = self.line[column]
        others = []
        for line in scan.following(scan.at + 1):
            if _spaces(line) < column:
                break
            if _spaces(line) == column:
                others.append(line[column])
        return bool(others) and all(other in (dash, "-") for other in others)

    def read_key(self) -> re.Match[str] | None:
        """Steps over a key and its colon. Gives the match if the colon is not as it should be."""
        proper = KEY.match(self.line, self.at)
        near = NEAR_KEY.match(self.line, self.at)
        if near is not None and (proper is None or near.end(1) < proper.end(1)) and self.takes(near):
            self.key, end = near.group(1), near.end()
        elif proper is not None:
            self.key, end, near = proper.group(1), proper.end(), None
        else:
            return None
        self.key_column = self.width + len(self.head)
        gap = LEAD.match(self.line, end)
        space = gap.group() if gap else ""
        colon = self.line[self.at : end] if near is None else f"{self.key}:"
        if near is not None:
            space = " " if self.line[end:].strip() else ""
        if not self.is_plain_space(space) and self.line[end + len(space) :][:1] in ("", "#", "[", "{", '"', "'"):
            wide = next(character for character in space if character in WIDE_SPACE)
            self.scan.slip("full-width-space", end + space.index(wide), found=_named(wide))
        self.head += colon + (space if near is not None or self.is_plain_space(space) else " ")
        self.at = end + (len(gap.group()) if gap else 0)
        return near

    def is_plain_space(self, space: str) -> bool:
        """Space that may stand after a colon as it is; wide space after an ordinary one belongs to the text."""
        return not set(space) & set(WIDE_SPACE)

    def takes(self, near: re.Match[str]) -> bool:
        """Whether a word and a colon that is not quite one are a key here, and not the start of a text."""
        key, colon = near.group(1, 2)
        if colon == ":" and SCHEME.match(key):
            return False
        scan = self.scan
        if self.dashes:
            column = self.width + len(self.head)
            following = next(iter(scan.following(scan.at + 1)), "")
            return _spaces(following) == column and _key_like(following[column:])
        if scan.parent is None or self.width <= scan.parent:
            return True
        if FIELD.fullmatch(key):
            return True
        return SHORT_HAN.fullmatch(key) is not None and self.among_keys()

    def among_keys(self) -> bool:
        """Whether a line beside this is a key, or all of them nearly are, below a key in Chinese; else it is prose."""
        column = len(self.lead)
        beside = []
        for line in self.scan.following(self.scan.at + 1):
            if _spaces(line) < column:
                break
            if _spaces(line) == column:
                beside.append(line[column:])
        return any(KEY.match(line) for line in beside) or (self.scan.parent_han and all(map(_key_like, beside)))

    def note_near(self, near: re.Match[str]) -> None:
        """The slip of a colon."""
        key, colon = near.group(1, 2)
        column = near.start(2)
        if colon[0] == "：":
            self.scan.slip("full-width-colon", column, key=key)
        elif colon == ":":
            self.scan.slip("no-space-after-colon", column, key=key)
        else:
            self.scan.slip("full-width-space", column + 1, found=_named(colon[1]))

    def check_lead(self) -> None:
        """Indentation of anything but ordinary spaces."""
        for column, character in enumerate(self.lead):
            if character != " ":
                if character == "\t":
                    self.scan.slip("tab-indent", column)
                else:
                    self.scan.slip("full-width-space", column, found=_named(character))
                return

    # The place among the lines around.

    def place(self) -> int:
        """The column where this statement belongs; opens and closes levels."""
        scan, is_list = self.scan, bool(self.dashes)
        column = self.column(is_list=is_list)
        if column != self.width and self.lead.strip(" ") == "":
            scan.slip("indentation", len(self.lead))
            self.moved = True
        while scan.levels and (
            scan.levels[-1].column > column
            or (scan.levels[-1].column == column and scan.levels[-1].is_list and not is_list)
        ):
            scan.levels.pop()
        shift = column - self.width
        wanted = [_Level(dash + shift, True) for dash in self.dashes]
        if self.key is not None:
            wanted.append(_Level(self.key_column + shift, False))
        for level in wanted:
            if not scan.levels or scan.levels[-1] != level:
                scan.levels.append(level)
        scan.parent = None
        return column

    def column(self, *, is_list: bool) -> int:
        """Its own column if that is one where it may stand, else the nearest such."""
        scan, width = self.scan, self.width
        if scan.parent is not None and (width > scan.parent or (width == scan.parent and is_list)):
            return self.beside(scan.parent, is_list=is_list) or width
        if not scan.levels:
            outdented = width and any(line[:1] not in ("", " ", "#", "\t") for line in scan.lines[scan.at + 1 :])
            return 0 if outdented else width
        known = [level.column for level in scan.levels if level.is_list == is_list]
        if not known or width in known:
            return width
        return min(known, key=lambda column: (abs(column - width), -column))

    def beside(self, parent: int, *, is_list: bool) -> int:
        """Where the rest of this block stands, if that is further left; 0 if it is not."""
        for line in self.scan.following(self.scan.at + 1):
            spaces = _spaces(line)
            if spaces < parent or (spaces == parent and not (is_list and ITEM.match(line, spaces))):
                return 0
            usual = (parent, parent + 2) if is_list else (parent + 2,)
            if spaces < self.width and spaces in usual and bool(ITEM.match(line, spaces)) == is_list:
                return spaces
        return 0

    # The value.

    def value(self, parent: int) -> list[str] | None:
        """Its lines, the first without the head, as they should be; None if they are as they should be."""
        text = self.line[self.at :].rstrip()
        if not text or text[0] == "#":
            if self.key is not None or self.dashes:
                self.scan.parent = self.key_column if self.key is not None else self.dashes[-1]
                self.scan.parent_han = self.key is not None and SHORT_HAN.fullmatch(self.key) is not None
            return None
        if BLOCK.match(text):
            return self.block(parent)
        if text[0] in "\"'＂":
            return self.quoted(text, parent)
        if text[0] in "[{" and not text.startswith("[@"):
            return self.brackets(parent)
        if text[0] in "［｛【" and _wide_list(text):
            return self.brackets(parent)
        return self.plain(text, parent)

    def more(self, parent: int) -> list[str]:
        """The further lines of a text: those indented more than their key, up to one that looks like a key."""
        scan = self.scan
        found: list[str] = []
        blank = 0
        for line in scan.lines[scan.at + 1 :]:
            if not line.strip():
                blank += 1
                found.append(line)
                continue
            if len(line) - len(line.lstrip(" \t")) <= parent or line.strip()[0] == "#" or _misplaced_key(line):
                break
            blank = 0
            found.append(line)
        return found[: len(found) - blank]

    def plain(self, text: str, parent: int) -> list[str] | None:
        """A text without quotes."""
        scan = self.scan
        scan.after_plain = not COMMENT.search(text)
        further = self.more(parent)
        self.count += len(further)
        comment = COMMENT.search(text)
        body = text[: comment.start()] if comment else text
        start = STARTS.match(text)
        if start is not None and not PROPERTY.match(text):
            scan.slip("text-start", self.at, found=start.group())
            return self.whole(_without_far_comment(text), further, parent)
        mixed = MIXED_END.match(body)
        if mixed and not further:
            scan.slip("full-width-quote", self.at, found="“")
            return [f'"{mixed.group(1)}"' + text[len(body) :]]
        if comment and comment.start() and self.cuts(body, text, further):
            return self.whole(text, further, parent)
        if colon := COLON.search(body):
            scan.slip("colon-in-text", self.at + colon.start())
            return self.whole(_without_far_comment(text), further, parent)
        for number, line in enumerate(further, start=1):
            if colon := COLON.search(COMMENT.sub("", line)):
                scan.slip("colon-in-text", colon.start(), line=scan.at + number)
                return self.whole(text, further, parent)
        return None

    def cuts(self, body: str, text: str, further: list[str]) -> bool:
        """Whether a comment cuts a text off: surely if it goes on below, most likely in `第一 # 号` and `A #1`."""
        scan, rest = self.scan, text[len(body) :]
        column = self.at + len(body) + 1
        if further:
            scan.slip("comment-in-text", column)
            return True
        if rest.startswith(" #") and (HAN.search(body) or not rest[2:3].isspace()) and rest[2:]:
            scan.slips.append(_Slip("comment-in-text", scan.at, column, (), Severity.WARNING))
            return True
        return False

    def whole(self, text: str, further: list[str], parent: int) -> list[str]:
        """A text in quotes, or folded below its key if it has several lines."""
        if not further:
            return [flow.quote(text)]
        pad = " " * (parent + 2)
        return [">-", *(pad + line.strip() if line.strip() else "" for line in (text, *further))]

    def block(self, parent: int) -> list[str] | None:
        """A block scalar: prose, in which only the indentation matters."""
        lines = self.scan.lines
        end = start = self.scan.at + 1
        inner = 0
        mended: list[str] = []
        for number in range(start, len(lines)):
            line = lines[number]
            lead = len(line) - len(line.lstrip(" \t"))
            if line.strip() and ((lead <= parent and "\t" not in line[:lead]) or (lead < inner and line[lead] == "#")):
                break
            mended.append(self.block_line(line, number, parent=parent, inner=inner))
            if line.strip():
                end = number + 1
                inner = inner or _spaces(mended[-1])
        self.count += end - start
        changed = mended[: end - start]
        return None if changed == lines[start:end] else [self.line[self.at :], *changed]

    def block_line(self, line: str, number: int, *, parent: int, inner: int) -> str:
        """A line of prose, moved to where the others stand if it must be."""
        spaces = _spaces(line)
        if line.strip() and spaces <= parent and line[spaces] == "\t":
            self.scan.slip("tab-indent", spaces, line=number)
        elif line.strip() and inner and spaces < inner:
            self.scan.slip("indentation", spaces, line=number)
        else:
            return line
        return " " * (inner or parent + 2) + line.strip(" \t")

    def quoted(self, text: str, parent: int) -> list[str] | None:
        """A text in quotes."""
        mark = text[0].replace("＂", '"')
        whole = flow.QUOTED.match(text)
        if whole is not None:
            rest = text[whole.end() :]
            if not COMMENT.sub("", rest).strip() or rest[0] == "#":
                return self.escapes(whole.group(), rest)
            self.scan.slip("text-after-quote", self.at)
            return [flow.quote(_inside(_without_far_comment(text)))]
        curly = CURLY_END.match(text)
        if curly is not None and (curly.group(2).count("”") >= curly.group(2).count("“") or text[0] == "＂"):
            column = self.at if text[0] == "＂" else self.at + curly.start(3)
            self.scan.slip("full-width-quote", column, found=self.line[column])
            return [flow.quote(curly.group(2)) + curly.group(4)]
        if text[0] == "＂":
            return self.plain(text, parent)
        return self.long_quote(text, mark, parent)

    def long_quote(self, text: str, mark: str, parent: int) -> list[str] | None:
        """A quote over several lines, or one never closed: then a line that looks like a key comes before its end."""
        closing = re.compile(r'(?:[^"\\]|\\.)*"' if mark == '"' else r"(?:[^']|'')*'(?!')")
        lines = self.scan.lines
        deeper = 0
        for number in range(self.scan.at + 1, len(lines)):
            line = lines[number]
            if line.strip() and _spaces(line) <= parent and KEY_LINE.match(line):
                break
            if closing.match(line):
                self.count = number - self.scan.at + 1
                return None
            if line.strip() and _spaces(line) > parent and deeper == number - self.scan.at - 1:
                deeper += 1
        self.scan.slip("quote-not-closed", self.at)
        self.count += deeper
        if not deeper:
            return [flow.quote(_without_far_comment(text)[1:])]
        further = lines[self.scan.at + 1 : self.scan.at + 1 + deeper]
        return [text, *further[:-1], further[-1].rstrip() + mark]

    def escapes(self, source: str, rest: str) -> list[str] | None:
        """The escapes of a "…" that YAML does not know: half a pair of a character, a backslash meant as itself."""
        if source[0] != '"' or "\\" not in source:
            return None
        mended = PAIR.sub(lambda match: _joined(match.group(1), match.group(2)), source)
        if mended != source:
            self.scan.slip("surrogate-pair", self.at + source.lower().index("\\ud"))
        noted = set()

        def mend(match: re.Match[str]) -> str:
            code, put = _of_escape(match.group(1))
            if code and code not in noted:
                noted.add(code)
                self.scan.slip(code, self.at + max(source.find(match.group()), 0), found=match.group())
            return match.group() if not code else put

        mended = ESCAPE.sub(mend, mended)
        return None if mended == source else [mended + rest]

    def brackets(self, parent: int) -> list[str] | None:
        """A list or a map in brackets, on one line or several."""
        self.count = self.extent(parent)
        lines = self.scan.lines[self.scan.at : self.scan.at + self.count]
        region = "\n".join((self.line[self.at :], *lines[1:])).rstrip()
        read = flow.read_flow(region)
        if read is None:
            return None
        rest = region[read.end :]
        if wide := re.match(rf"[ \t]*([{WIDE_SPACE}])[ \t{WIDE_SPACE}]*(?=#|$)", rest):
            self.scan.slip("full-width-space", self.at + read.end + wide.start(1), found=_named(wide.group(1)))
            rest = "  " + rest[wide.end() :]
            region = region[: read.end] + rest
            if self.count == 1 and not read.slips:
                return [region]
        if COMMENT.sub("", rest).strip():
            if self.count > 1 or not re.match(r"[^\]}］｝】]", rest):
                return None
            self.scan.slip("text-start", self.at, found=region[0])
            return [flow.quote(_without_far_comment(region))]
        if not read.slips:
            return None
        for code, values in dict.fromkeys((slip.code, slip.values) for slip in read.slips):
            offset = next(slip.offset for slip in read.slips if slip.code == code)
            before = region[:offset]
            line = before.count("\n")
            column = offset - before.rfind("\n") - 1 + (0 if line else self.at)
            if code == "bracket-not-closed":
                line, column = 0, self.at
            if not any(slip.code == code for slip in self.scan.slips):
                self.scan.slips.append(_Slip(code, self.scan.at + line, column, values))
        return self.brackets_lines(read, region, parent)

    def brackets_lines(self, read: flow.Flow, region: str, parent: int) -> list[str]:
        """A collection as it should be: in its own layout, or one entry a line, or on one line."""
        kept = flow.mended(region, read)
        if kept is not None:
            return kept.split("\n")
        rest = region[read.end :] if read.closed else ""
        if isinstance(read.node, flow.Pairs) and read.node.pairs:
            indent = parent + 2
            entries = flow.block(read.node, indent=indent)
            if self.key is None:
                return [entries[0].lstrip(), *entries[1:]]
            return [rest.lstrip(), *entries]
        return [flow.inline(read.node) + rest]

    def extent(self, parent: int) -> int:
        """How many lines a collection takes: up to its last bracket, or to a line that looks like the next key."""
        depth = 0
        lines = self.scan.lines
        for number in range(self.scan.at, len(lines)):
            line = lines[number]
            if number > self.scan.at and _spaces(line) <= parent and KEY_LINE.match(line):
                return max(1, _filled(lines, self.scan.at, number))
            depth += _balance(line[self.at :] if number == self.scan.at else line)
            if depth <= 0:
                return number - self.scan.at + 1
        return _filled(lines, self.scan.at, len(lines))

    # What is neither key nor item.

    def text_or_stray(self) -> list[str] | None:
        """The text of a key above, or a line that belongs to nothing."""
        scan = self.scan
        if scan.parent is not None and _spaces(self.line) > scan.parent:
            parent, scan.parent = scan.parent, None
            mended = self.value(parent)
            scan.at += self.count
            return None if mended is None else [self.lead + mended[0], *mended[1:]]
        wide = self.lead.strip(" \t")
        scan.at += 1
        if scan.parent is not None and wide:
            scan.slip("full-width-space", self.lead.index(wide[0]), line=scan.at - 1, found=_named(wide[0]))
            parent, scan.parent = scan.parent, None
            return [" " * max(self.width, parent + 2) + self.line.strip()]
        scan.slip("stray-line", len(self.lead), line=scan.at - 1)
        safe = not (STARTS.match(self.line, self.at) or COLON.search(self.line) or self.line[self.at] in "\"'[{")
        if scan.after_plain and scan.levels and safe:
            return [" " * (scan.levels[-1].column + 2) + self.line.strip()]
        return None

    def finish(self, mended: list[str] | None, column: int) -> list[str] | None:
        """Head and value put together, moved to the column where they belong with all that stands out of line below."""
        scan = self.scan
        first = scan.at
        scan.after_plain = scan.after_plain and mended is None
        old = scan.lines[first : first + self.count]
        scan.at += self.count
        value = mended if mended is not None else [self.line[self.at :], *old[1:]]
        if mended is None and column > self.width:
            value[1:] = [" " * (column - self.width) + line for line in value[1:]]
        below = self.below(column - self.width) if self.moved and not self.at_home_below(column) else []
        if len(below) > MAX_MOVED:
            return None
        changed = mended is not None or self.head != self.line[len(self.lead) : self.at] or " " * column != self.lead
        head = (" " * column + self.head + value[0]).rstrip() if changed else self.line
        return [head, *value[1:], *below]

    def at_home_below(self, column: int) -> bool:
        """Whether the next line stands in line with this one once it is moved."""
        following = next(iter(self.scan.following(self.scan.at)), "")
        return bool(self.dashes) and _spaces(following) == self.key_column + column - self.width

    def below(self, shift: int) -> list[str]:
        """The lines further down that are out of line in the same way, moved; the scan goes past them."""
        scan = self.scan
        found: list[str] = []
        alone = scan.parent is None
        for line in scan.lines[scan.at :]:
            spaces = _spaces(line)
            if line.strip() and (spaces < self.width or (shift > 0 and alone and spaces > self.width)):
                break
            if line.strip() and spaces == self.width:
                key = KEY.match(line, spaces)
                alone = key is not None and bool(COMMENT.sub("", line[key.end() :]).strip())
            found.append(line)
        while found and (not found[-1].strip() or found[-1].lstrip()[0] == "#"):
            found.pop()
        scan.at += len(found)
        scan.parent = None if found else scan.parent
        return [" " * shift + line if shift > 0 else line[min(-shift, _spaces(line)) :] for line in found]


def _named(space: str) -> str:
    return f"U+{ord(space):04X}"


def _key_like(text: str) -> bool:
    near = NEAR_KEY.match(text)
    return KEY.match(text) is not None or (near is not None and not SCHEME.match(near.group(1)))


def _misplaced_key(line: str) -> bool:
    """Whether a line that YAML would join to the text above is rather a field out of line."""
    key = KEY.match(line.strip())
    return key is not None and (FIELD.fullmatch(key.group(1)) or SHORT_HAN.fullmatch(key.group(1))) is not None


def _without_far_comment(text: str) -> str:
    """A text without a comment that stands well apart from it."""
    return re.sub(r"(?<!\s)\s{2,}+#\s.*$", "", text).rstrip()


def _inside(text: str) -> str:
    """`'it's'` and `"他说"好""` mean what is inside the outer quotes; `"NPI" 是` and `"A" and "B"` mean all of it."""
    mark = text[0]
    if text[-1] == mark and len(text) > 2 and (text.count(mark) % 2 or mark * 2 in (text[:2], text[-2:])):
        return text[1:-1]
    return text


def _joined(high: str, low: str) -> str:
    return chr(0x10000 + ((int(high, 16) - 0xD800) << 10) + int(low, 16) - 0xDC00)


def _of_escape(escape: str) -> tuple[str, str]:
    """The code of the slip that an escape is ('' for none), and what should stand there."""
    if len(escape) > 1:
        point = int(escape[1:], 16)
        if 0xD800 <= point <= 0xDFFF:
            return "lone-surrogate", ""
        return ("bad-escape", "\\\\" + escape) if point > 0x10FFFF else ("", "")
    return ("", "") if escape in '0abtnvfre "/\\N_LP\t' else ("bad-escape", "\\\\" + escape)


def _wide_list(text: str) -> bool:
    """Whether full-width brackets are a list or a map, and not part of the wording."""
    body = COMMENT.sub("", text).rstrip()
    if body[-1] not in "］｝】]}":
        return False
    inside = body[1:-1]
    if text[0] == "【":
        return not re.search("[【】]", inside) and ("," in inside or re.fullmatch(r"[\x20-\x7e]+", inside) is not None)
    return bool(re.search("[,，、]|[:：]", inside)) or inside.isascii()


def _balance(line: str) -> int:
    """Brackets opened less brackets closed, outside quotes and comments."""
    bare = re.sub(r"""(?<![^\s\[{,:])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')|(?<!\S)#.*$""", "", line)
    return sum(bare.count(mark) for mark in flow.OPEN) - sum(bare.count(mark) for mark in flow.CLOSE)


def _filled(lines: list[str], first: int, end: int) -> int:
    """How many lines from the first on, those at the end that hold nothing left out."""
    while end > first + 1 and (not lines[end - 1].strip() or lines[end - 1].strip()[0] == "#"):
        end -= 1
    return end - first

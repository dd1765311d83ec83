"""Material's style sheets without what a site cannot show: takes a site's files and what it can show, gives the files.

A rule goes if none of its selectors can match: each asks for a class, an id, or a value of `dir` or of an attribute of
Material's, that stands in no frame and no hand-written page, and that no script writes. So what an extension of
Markdown gives stays where a page has it. Then variables and animations go that nothing asks for. All else stays.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import chain

import tinycss2
from tinycss2.ast import (
    AtRule,
    Comment,
    Declaration,
    FunctionBlock,
    HashToken,
    IdentToken,
    LiteralToken,
    Node,
    QualifiedRule,
    SquareBracketsBlock,
    StringToken,
    WhitespaceToken,
)

_SHEET = re.compile(r"assets/stylesheets/(?:main|palette)\.\w+\.min\.css")
"""The path of a sheet of Material's; a base may have others beside them."""
CLASSES_OF_PAGES = frozenset({"md-typeset", "md-nav", "md-nav__title", "md-nav__link", "no-js", "js"})
"""Classes of Material's that pages drawn by views have, or scripts set in pieces (a test compares them with a site)."""
_NAME = re.compile(r"[A-Za-z_][\w-]*")
_LITERAL = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`""", re.DOTALL)
_ASKED = re.compile(r"(?:var\(\s*|[\"'`])(--[\w-]+)")
"""A variable that a sheet or a script asks for."""
_ANIMATION = re.compile(r"animation(?:-name)?\s*:([^;}]*)")
CONDITIONAL = frozenset({"media", "supports", "layer", "container"})
ANY_OF = frozenset({"is", "where", "matches", "-webkit-any", "-moz-any", "has"})


@dataclass(frozen=True)
class Used:
    """What a site can show. words: those in the texts of its scripts, each of which may be any of these."""

    classes: frozenset[str]
    ids: frozenset[str]
    attributes: frozenset[tuple[str, str]]
    words: frozenset[str]

    def has_class(self, name: str) -> bool:
        """Whether an element may have a class."""
        return name in self.classes or name in self.words

    def has_id(self, name: str) -> bool:
        """Whether an element may have an id."""
        return name in self.ids or name in self.words

    def has_value(self, attribute: str, value: str) -> bool:
        """Whether an attribute of Material's may have a value; that of any other attribute is anybody's guess."""
        if not attribute.startswith("data-md-") and attribute != "dir":
            return True
        return (attribute, value) in self.attributes or value in self.words


class _Reader(HTMLParser):
    """Collects classes, ids and attributes of pages."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.classes: set[str] = set()
        self.ids: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            self.attributes.add((name, value or ""))
            if name == "class":
                self.classes.update((value or "").split())
            elif name == "id":
                self.ids.add(value or "")


def used_by(pages: Iterable[str], scripts: Iterable[str]) -> Used:
    """What the HTML of frames and pages has, and what scripts may write."""
    reader = _Reader()
    for page in pages:
        reader.feed(page)
        reader.reset()
    texts = chain.from_iterable(map(_LITERAL.findall, scripts))
    words = frozenset(chain.from_iterable(map(_NAME.findall, texts)))
    return Used(CLASSES_OF_PAGES | reader.classes, frozenset(reader.ids), frozenset(reader.attributes), words)


@dataclass(frozen=True)
class Asked:
    """The variables and the animations that something asks for."""

    variables: frozenset[str]
    animations: frozenset[str]


def trimmed(files: Mapping[str, bytes], used: Used) -> dict[str, bytes]:
    """The files of a site, with Material's sheets trimmed; what any other sheet or script asks for stays in them."""
    texts = {path: data.decode(errors="replace") for path, data in files.items() if path.endswith((".css", ".js"))}
    sheets = {path: text for path, text in texts.items() if _SHEET.fullmatch(path)}
    others = [text for path, text in texts.items() if path not in sheets]
    asked: Asked | None = None
    while True:
        sheets = {path: _sheet(sheet, used, asked) for path, sheet in sheets.items()}
        before, asked = asked, asked_for([*others, *sheets.values()])
        if asked == before:
            return {**files, **{path: sheet.encode() for path, sheet in sheets.items()}}


def asked_for(texts: Iterable[str]) -> Asked:
    """What sheets and scripts ask for."""
    joined = "\n".join(texts)
    animations = chain.from_iterable(map(_NAME.findall, _ANIMATION.findall(joined)))
    return Asked(frozenset(_ASKED.findall(joined)), frozenset(animations))


def _sheet(sheet: str, used: Used, asked: Asked | None) -> str:
    return _rules(tinycss2.parse_stylesheet(sheet), used, asked)


def _rules(rules: Iterable[Node], used: Used, asked: Asked | None) -> str:
    return "".join(_rule(rule, used, asked) for rule in rules)


def _rule(rule: Node, used: Used, asked: Asked | None) -> str:
    """A rule as text; '' if it is in vain. asked: None where that is not known yet."""
    if isinstance(rule, QualifiedRule):
        return _style_rule(rule, used, asked)
    if isinstance(rule, AtRule):
        return _at_rule(rule, used, asked)
    is_kept = not isinstance(rule, Comment) or rule.value.startswith("!")
    return str(rule.serialize()) if is_kept else ""


def _style_rule(rule: QualifiedRule, used: Used, asked: Asked | None) -> str:
    selectors = [selector for selector in split_selectors(rule.prelude) if _can_match(selector, used)]
    body = declarations_of(rule.content, asked) if selectors else ""
    return f"{','.join(text_of(selector) for selector in selectors)}{{{body}}}" if body else ""


def _at_rule(rule: AtRule, used: Used, asked: Asked | None) -> str:
    name = rule.lower_at_keyword
    if name in CONDITIONAL and rule.content is not None:
        inner = _rules(tinycss2.parse_rule_list(rule.content), used, asked)
        return f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}" if inner else ""
    if name.endswith("keyframes") and asked and text_of(rule.prelude) not in asked.animations:
        return ""
    return str(rule.serialize())


def declarations_of(content: Sequence[Node], asked: Asked | None, *, without: Collection[str] = ()) -> str:
    """The declarations without variables that nothing asks for; as they are if one cannot be read.

    without: names of more that go.
    """
    if asked is None:
        return text_of(content)
    parsed = tinycss2.parse_declaration_list(content, skip_comments=True, skip_whitespace=True)
    declarations = [each for each in parsed if isinstance(each, Declaration)]
    if len(declarations) < len(parsed):
        return text_of(content)
    wanted = (each for each in declarations if each.lower_name not in without)
    kept = (each for each in wanted if not each.name.startswith("--") or each.name in asked.variables)
    return ";".join(each.serialize() for each in kept)


def split_selectors(selectors: Sequence[Node]) -> Iterator[list[Node]]:
    """The selectors of a list."""
    selector: list[Node] = []
    for node in selectors:
        if is_sign(node, ","):
            yield selector
            selector = []
        else:
            selector.append(node)
    yield selector


def _can_match(selector: Sequence[Node], used: Used) -> bool:
    """Whether an element of the site may be meant. What stands in `:not()` and the like does not count."""
    return all(_may_be(before, node, used) for before, node in zip([None, *selector], selector, strict=False))


def _may_be(before: Node | None, node: Node, used: Used) -> bool:
    """The same of one part of a selector. before: what stands before it."""
    if isinstance(node, IdentToken) and is_sign(before, "."):
        return used.has_class(node.value)
    if isinstance(node, HashToken):
        return used.has_id(node.value)
    if isinstance(node, SquareBracketsBlock):
        return _may_have(node.content, used)
    if isinstance(node, FunctionBlock) and node.lower_name in ANY_OF:
        return any(_can_match(selector, used) for selector in split_selectors(node.arguments))
    return True


def _may_have(attribute: Sequence[Node], used: Used) -> bool:
    """Whether an attribute may have the value that a selector asks for."""
    match [node for node in attribute if not isinstance(node, WhitespaceToken)]:
        case [IdentToken() as name, LiteralToken(value="="), (IdentToken() | StringToken()) as value]:
            return used.has_value(name.value, value.value)
    return True


def is_sign(node: Node | None, sign: str) -> bool:
    """Whether a part of a selector is this sign."""
    return isinstance(node, LiteralToken) and node.value == sign


def text_of(nodes: Sequence[Node]) -> str:
    """Parts of a sheet as they are written."""
    return str(tinycss2.serialize(nodes)).strip()

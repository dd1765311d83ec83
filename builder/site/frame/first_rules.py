"""The rules of the first paint: takes what stands on pages above their style sheets, and the sheets; gives their style.

A rule stays if it may mean one of these elements as the page comes, before any script: what only a pointer, the focus
or paper calls for goes, what changes nothing that is painted, and the variables that then nothing asks for. Rules stay
in the order of the sheets, so where these come nothing above them looks otherwise (a test compares both in a browser).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

import tinycss2
from tinycss2.ast import (
    AtRule,
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

from builder.pages.html.elements import VOID
from builder.site.frame.trim_styles import (
    ANY_OF,
    CONDITIONAL,
    Asked,
    asked_for,
    declarations_of,
    is_sign,
    split_selectors,
    text_of,
)

_LATER = frozenset(
    {"hover", "focus", "focus-visible", "focus-within", "active", "checked", "target", "selection", "target-text"}
)
"""States and parts that no element has as the page comes."""
_UNSEEN = frozenset(
    {"transition", "cursor", "touch-action", "-webkit-tap-highlight-color", "outline-color", "scroll-padding-top"}
    | {"scroll-behavior", "scroll-snap-align", "scroll-snap-type", "overscroll-behavior", "color-adjust"}
    | {"-webkit-print-color-adjust", "print-color-adjust"}
)
"""What changes nothing of what is painted: it comes with the sheets."""
_INDENTED = re.compile(r"\s*\n\s*")

Names = frozenset[str]
"""What a selector may ask of an element: `tag`, `.class`, `#id`, `[attribute`, `[attribute=value`, and `:state`, which
none has."""


@dataclass(frozen=True)
class _Element:
    """An element. around: those that it stands in, from the outermost."""

    names: Names
    around: tuple[Names, ...]


@dataclass(frozen=True)
class _Elements:
    """The elements above the sheets. named: those that have a name. everywhere: the names of each."""

    every: tuple[_Element, ...]
    named: Mapping[str, Sequence[_Element]]
    everywhere: frozenset[Names]

    def with_rarest(self, names: Names) -> Sequence[_Element]:
        """Those that have the rarest of the names; all where there is no name. Most rules ask for one that none has."""
        return min((self.named.get(name, ()) for name in names), key=len, default=self.every)


@dataclass(frozen=True)
class _Compound:
    """What a part of a selector between combinators asks of an element: all names, and of each choice one."""

    names: Names
    choices: tuple[tuple[_Compound, ...], ...]

    def fits(self, names: Names) -> bool:
        """Whether an element of these names may be meant."""
        return self.names <= names and all(any(each.fits(names) for each in choice) for choice in self.choices)


@dataclass(frozen=True)
class _Rule:
    """A rule that means an element. opening: its selectors, or the condition of the rules that stand in it."""

    opening: str
    declarations: Sequence[Node] = ()
    inner: tuple[_Rule, ...] = ()


class _Reader(HTMLParser):
    """Collects the elements of a page or of its beginning, each kind once."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[_Element, None] = {}
        self._open: list[tuple[str, Names]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = frozenset((tag, *_attribute_names(attrs)))
        self.found[_Element(names, tuple(names for _, names in self._open))] = None
        if tag not in VOID:
            self._open.append((tag, names))

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1][0] == tag:
            self._open.pop()


def _attribute_names(attributes: Iterable[tuple[str, str | None]]) -> Iterator[str]:
    for name, value in attributes:
        yield from (f"[{name}", f"[{name}={value or ''}")
        if name == "class":
            yield from (f".{each}" for each in (value or "").split())
        elif name == "id":
            yield f"#{value}"


def first_rules(beginnings: Iterable[str], sheets: Iterable[str]) -> str:
    """The style of what stands above the sheets. beginnings: pages up to there. sheets: all of them, in order."""
    elements = _joined(element for beginning in beginnings for element in _elements(beginning))
    parsed = [rule for sheet in sheets for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True)]
    rules = _meaning_any(parsed, elements)
    style = _style(rules, None)
    while True:
        before, style = style, _style(rules, asked_for([style]))
        if style == before:
            return _INDENTED.sub(" ", style).strip().replace("</", r"<\/")


def _elements(html: str) -> Iterable[_Element]:
    reader = _Reader()
    reader.feed(html)
    return reader.found


def _joined(found: Iterable[_Element]) -> _Elements:
    """Elements, each kind once, by their names too."""
    every = tuple(dict.fromkeys(found))
    named: dict[str, list[_Element]] = {}
    for element in every:
        for name in element.names:
            named.setdefault(name, []).append(element)
    return _Elements(every, named, frozenset(element.names for element in every))


def _meaning_any(rules: Iterable[Node], elements: _Elements) -> tuple[_Rule, ...]:
    return tuple(kept for rule in rules if (kept := _kept(rule, elements)))


def _kept(rule: Node, elements: _Elements) -> _Rule | None:
    """A rule with those of its selectors that may mean one of the elements; None if it says nothing here."""
    if isinstance(rule, QualifiedRule):
        selectors = [each for each in split_selectors(rule.prelude) if _means_any(each, elements)]
        return _Rule(",".join(map(text_of, selectors)), rule.content) if selectors else None
    if not isinstance(rule, AtRule) or rule.lower_at_keyword not in CONDITIONAL or rule.content is None:
        return None
    condition = text_of(rule.prelude)
    inner = _meaning_any(tinycss2.parse_rule_list(rule.content), elements) if condition != "print" else ()
    return _Rule(f"@{rule.lower_at_keyword} {condition}", inner=inner)


def _style(rules: Iterable[_Rule], asked: Asked | None) -> str:
    return "".join(_text(rule, asked) for rule in rules)


def _text(rule: _Rule, asked: Asked | None) -> str:
    """A rule as text; '' if it says nothing here."""
    body = _style(rule.inner, asked) or declarations_of(rule.declarations, asked, without=_UNSEEN)
    return f"{rule.opening}{{{body}}}" if body else ""


def _means_any(selector: Sequence[Node], elements: _Elements) -> bool:
    """Whether a selector may mean one of the elements. What stands beside an element is sought anywhere."""
    *outer, own = map(_compound, _compounds(selector))
    if not all(elements.with_rarest(each.names) for each in outer):
        return False
    beside = any(is_sign(node, sign) for node in selector for sign in "+~")
    everywhere = elements.everywhere if beside else None
    return any(
        own.fits(element.names)
        and all(any(each.fits(names) for names in everywhere or element.around) for each in outer)
        for element in elements.with_rarest(own.names)
    )


def _compounds(selector: Sequence[Node]) -> list[list[Node]]:
    """The parts of a selector between combinators."""
    compounds: list[list[Node]] = [[]]
    for node in selector:
        if not isinstance(node, WhitespaceToken) and not any(is_sign(node, sign) for sign in ">+~"):
            compounds[-1].append(node)
        elif compounds[-1]:
            compounds.append([])
    return [compound for compound in compounds if compound]


def _compound(nodes: Sequence[Node]) -> _Compound:
    """What a part of a selector asks for, whatever `:not()` says."""
    names: set[str] = set()
    choices: list[tuple[_Compound, ...]] = []
    for before, node in zip([None, *nodes], nodes, strict=False):
        if isinstance(node, FunctionBlock) and node.lower_name in ANY_OF - {"has"}:
            choices.append(tuple(_compound(_compounds(each)[-1]) for each in split_selectors(node.arguments)))
        else:
            names.update(_names_asked(before, node))
    return _Compound(frozenset(names), tuple(choices))


def _names_asked(before: Node | None, node: Node) -> Iterator[str]:
    """The name that a token asks for, if it does. before: the token before it."""
    if isinstance(node, IdentToken) and is_sign(before, ":"):
        if node.value in _LATER:
            yield f":{node.value}"
    elif isinstance(node, IdentToken):
        yield f".{node.value}" if is_sign(before, ".") else node.lower_value
    elif isinstance(node, HashToken):
        yield f"#{node.value}"
    elif isinstance(node, SquareBracketsBlock):
        yield from _attribute_asked(node.content)


def _attribute_asked(attribute: Sequence[Node]) -> Iterator[str]:
    """The name of an attribute, with the value if one is asked for."""
    match [node for node in attribute if not isinstance(node, WhitespaceToken)]:
        case [IdentToken() as name, LiteralToken(value="="), (IdentToken() | StringToken()) as value]:
            yield f"[{name.value}={value.value}"
        case [IdentToken() as name, *_]:
            yield f"[{name.value}"

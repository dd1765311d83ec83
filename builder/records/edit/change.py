"""Sets or removes a value in the text of a record: takes the text and a path, gives the text, all else unchanged.

What is written is read again: where it would say anything else than was asked for, EditError is raised.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from builder.language.languages import BUILT_IN
from builder.records.edit.record_text import RecordText, children
from builder.records.edit.shape import Path, Shape
from builder.records.edit.tree import EditError, Leaf, Tree, read_tree
from builder.records.edit.writing import Value
from builder.records.model.declare import Declared


def set_value(
    text: str, path: Path, value: Value, *, model: type[Declared], languages: Sequence[str] = BUILT_IN
) -> str:
    """The text with a value at a path; every byte of what stands elsewhere is as it was.

    path: English or Chinese keys, and numbers of items from 0, as `("sources", "fu-2012", "title")`; the number behind
    the last item adds one. What is missing on the way is made. A new key comes where the order of the declarations has
    it, a key that is not declared last; a map that is set in place of a map is set key by key, so that the comments of
    what stays are kept. model: Case or Policy. languages: of the base. Raises EditError for a text with errors of
    syntax, and for a path that leads through a text.
    """
    if isinstance(value, Mapping) and value and isinstance(old := value_at(text, path, model=model), Mapping):
        return _set_each(text, path, old, value, model, languages)
    source = RecordText.of(text, model, languages)
    return _checked(source, source.with_value(tuple(path), value), path, value)


def without_value(text: str, path: Path, *, model: type[Declared]) -> str:
    """The text without what stands at a path, its key and the comments above it; a map or list left empty goes too.

    Raises EditError as set_value() does; a path that leads nowhere changes nothing.
    """
    source = RecordText.of(text, model, BUILT_IN)
    names = source.names(path)
    way = source.way(names)
    if len(way) <= len(names):
        return text
    while len(way) > 2 and len(children(way[-2])) == 1:
        way, names = way[:-1], names[:-1]
    return _checked(source, source.removed(way, names), names, None)


def value_at(text: str, path: Path, *, model: type[Declared]) -> Any:
    """What stands at a path, as texts, lists and dictionaries with English keys; None where there is nothing."""
    source = RecordText.of(text, model, BUILT_IN)
    way = source.way(source.names(path))
    shape = source.shape(path)
    return said(way[-1], shape) if len(way) > len(path) else None


def _set_each(
    text: str, path: Path, old: Mapping[str, Any], value: Mapping[str, Value], model: type[Declared], languages: Any
) -> str:
    for key in old:
        if key not in value:
            text = without_value(text, (*path, key), model=model)
    for key, inner in value.items():
        if key not in old or old[key] != inner:
            text = set_value(text, (*path, key), inner, model=model, languages=languages)
    return text


def said(node: Tree, shape: Shape) -> Any:
    """What a node says, with English keys."""
    if isinstance(node, Leaf):
        return node.text.removesuffix("\n")
    if node.is_list:
        return [said(item, shape.below(number)) for number, item in enumerate(node.items)]
    return {shape.name_of(pair.key.text): said(pair.value, shape.below(pair.key.text)) for pair in node.pairs}


def _plain(value: Any) -> Any:
    """A value as said() gives it."""
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    return str(value).removesuffix("\n") if isinstance(value, str | int) else [_plain(item) for item in value]


def _checked(source: RecordText, text: str, path: Path, value: Value | None) -> str:
    """A changed text, if it says what it said before but for the value at a path."""
    tree = read_tree(text)
    shape = Shape(source.model)
    now = said(tree, shape) if tree else {}
    meant = _changed(said(source.tree, shape) if source.tree else {}, source.names(path), value)
    if now != meant:
        raise EditError("the text would say something else")
    return source.bom + text


def _changed(old: Any, names: Path, value: Value | None) -> Any:
    """What a record says with another value at a path; with none there if it is None."""
    if not names:
        return _plain(value)
    key, rest = names[0], names[1:]
    if isinstance(key, int):
        items = list(old) if isinstance(old, list) else []
        inner = [] if value is None and not rest else [_changed(items[key] if key < len(items) else {}, rest, value)]
        return [*items[:key], *inner, *items[key + 1 :]]
    entries = dict(old) if isinstance(old, dict) else {}
    if value is None and not rest:
        entries.pop(key)
        return entries
    return {**entries, key: _changed(entries.get(key, {}), rest, value)}

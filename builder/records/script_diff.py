"""What differs between the Simplified texts of a base and the Traditional ones, beyond characters.

Takes a base as it was read, gives a Difference a file: the words that conversion exchanges, the texts that are given by
hand, and how many quotation marks change. For an editor from Taiwan, who reads that alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from builder.config import Options
from builder.language.chinese import SIMPLIFIED, TRADITIONAL, interface_terms
from builder.language.exchanges import Exchange, Exchanges
from builder.language.languages import DECLARATION, LANGUAGES, folder
from builder.records.load import Checked
from builder.records.model.conversion import NAMES, terms
from builder.records.model.declare import Declared, fields
from builder.records.model.library import Entry
from builder.records.model.values import Text
from builder.records.problem import Problem
from builder.records.source import read_document
from builder.records.source.document import Mapping, Node, Place, Scalar, Sequence
from builder.records.source.file import name_of, read_bytes


@dataclass(frozen=True)
class Given:
    """A text in Simplified, and the Traditional one if it is given by hand.

    field: its path in the file. is_name: whether it keeps its words. place: of the text in the file.
    """

    field: str
    text: Scalar
    by_hand: str = ""
    is_name: bool = False

    @property
    def place(self) -> Place:
        """Where the text begins."""
        return self.text.place


@dataclass(frozen=True)
class Exchanged:
    """An exchange with its place in the file."""

    exchange: Exchange
    field: str
    line: int


@dataclass(frozen=True)
class Difference:
    """What differs in a file. path: relative to the base. kinds: the exchanges, those of the same words together."""

    path: str
    kinds: tuple[tuple[Exchanged, ...], ...]
    by_hand: tuple[Given, ...]
    quotation_marks: int

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.kinds or self.by_hand or self.quotation_marks)


def record_differences(checked: Checked) -> Iterator[Difference]:
    """Of each record that could be read, in the order of the library."""
    known = Exchanges(terms(checked.library, checked.glossary))
    for entry in checked.library.entries:
        yield difference(entry.path, _given_in_record(entry), known)


def interface_differences(checked: Checked, options: Options, base: Path) -> Iterator[Difference]:
    """Of each vocabulary, each hand-written page and file of words, and each file of the interface's words."""
    of_base = terms(checked.library, checked.glossary)
    known, of_pages, of_every_base = Exchanges(of_base), Exchanges(of_base.of_pages), Exchanges(interface_terms())
    for path in sorted(options.vocabulary.glob("*.yml")):
        yield difference(name_of(path, base), _labels(_root(path, base)), known)
    for path in sorted((options.content / folder(SIMPLIFIED)).glob("*.yml")):
        yield difference(name_of(path, base), _scalars(_root(path, base), None), known)
    for page in checked.handwritten.get(TRADITIONAL, ()):
        if page.converted:
            yield difference(name_of(page.path, base), _lines(page.path), of_pages)
    for path in sorted(LANGUAGES[SIMPLIFIED].words.glob("*.yml")):
        if path.name != DECLARATION:
            own = _root(LANGUAGES[TRADITIONAL].words / path.name, base)
            yield difference(name_of(path, base), _scalars(_root(path, base), own), of_every_base)


def difference(path: str, texts: Iterable[Given], known: Exchanges) -> Difference:
    """What differs in these texts of a file."""
    kinds: dict[tuple[str, str], list[Exchanged]] = {}
    by_hand: list[Given] = []
    marks = 0
    for given in texts:
        if given.by_hand:
            by_hand.append(given)
            continue
        marks += known.quotation_marks(given.text.text)
        for found in () if given.is_name else _exchanged(given, known):
            kinds.setdefault((found.exchange.word, found.exchange.put), []).append(found)
    return Difference(path, tuple(map(tuple, kinds.values())), tuple(by_hand), marks)


def _exchanged(given: Given, known: Exchanges) -> Iterator[Exchanged]:
    text = given.text.text
    for each in known.of(text):
        nth = text.count(each.word, 0, each.start)
        yield Exchanged(each, given.field, given.text.place_of(each.word, nth=nth).line)


def _given_in_record(entry: Entry) -> Iterator[Given]:
    yield from sorted(_given(entry.given, ""), key=lambda given: given.place)


def _given(part: Declared, path: str) -> Iterator[Given]:
    """The texts of a record or a part of one."""
    for field in fields(type(part)):
        value = getattr(part, field.attribute)
        inner = f"{path}.{field.key}".strip(".")
        if field.keyed and isinstance(value, dict):
            items = [(f"{inner}.{key}", item) for key, item in value.items()]
        elif field.many and isinstance(value, tuple):
            items = [(f"{inner}[{number}]", item) for number, item in enumerate(value, 1)]
        else:
            items = [(inner, value)]
        for place, item in items:
            if isinstance(item, Text):
                yield from _given_text(item, place, is_name=field.attribute in NAMES)
            elif isinstance(item, Declared):
                yield from _given(item, place)


def _given_text(text: Text, path: str, *, is_name: bool) -> Iterator[Given]:
    passage, own = text.get(SIMPLIFIED), text.get(TRADITIONAL)
    if passage is not None:
        yield Given(path, passage.scalar, own.text.strip() if own else "", is_name)


def _root(path: Path, base: Path) -> Mapping | None:
    """The nodes of a file; None where there are none."""
    data = read_bytes(path, name_of(path, base)) if path.is_file() else b""
    document = read_document(name_of(path, base), b"" if isinstance(data, Problem) else data)
    return document.root or document.mended


def _labels(node: Node | None, path: str = "") -> Iterator[Given]:
    """The texts of a vocabulary: those that stand under the language."""
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _labels(item, path)
    if not isinstance(node, Mapping):
        return
    text, own = node.get(SIMPLIFIED), node.get(TRADITIONAL)
    if isinstance(text, Scalar):
        yield Given(path, text, own.text.strip() if isinstance(own, Scalar) else "")
    for pair in node:
        yield from _labels(pair.value, f"{path}.{pair.key.text}".strip("."))


def _scalars(node: Node | None, own: Node | None, path: str = "") -> Iterator[Given]:
    """The texts of a file in one language. own: the nodes of the file with what is given by hand."""
    if isinstance(node, Scalar):
        yield Given(path, node, own.text.strip() if isinstance(own, Scalar) else "")
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item, None, path)
    elif isinstance(node, Mapping):
        for pair in node:
            inner = own.get(pair.key.text) if isinstance(own, Mapping) else None
            yield from _scalars(pair.value, inner, f"{path}.{pair.key.text}".strip("."))


def _lines(path: Path) -> Iterator[Given]:
    """The lines of a page, each as a text."""
    data = read_bytes(path, path.name)
    text = "" if isinstance(data, Problem) else data.decode("utf-8-sig", "replace")
    for number, line in enumerate(text.splitlines(), 1):
        yield Given("", Scalar(line, Place(number, 1), raw=line))

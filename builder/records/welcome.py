"""The base's texts for its home page: reads a home.yml and reports its problems."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from builder.language.languages import LANGUAGES, folder
from builder.records.decode.findings import Findings
from builder.records.decode.parts import decode_part
from builder.records.model.declare import About, Declared
from builder.records.model.values import Label
from builder.records.model.vocabulary import Vocabularies
from builder.records.problem import Problem, warning
from builder.records.source.document import Mapping as NodeMapping
from builder.records.source.document import Node, Place, Scalar
from builder.records.source.document import Sequence as NodeSequence
from builder.records.source.file import is_there, read_file

FILE = "home.yml"
"""Its name in a language's folder of hand-written texts."""


class Suggestion(Declared):
    """Words that a reader might come with, and the address of a page that answers them."""

    words: Annotated[Label, About("文字", "what a reader would say", "读者会说的话", "incubator")]
    to: Annotated[
        str,
        About("指向", "the page's address below the language", "语言目录之下的页面地址", "types/incubator/"),
    ]


class Welcome(Declared):
    """What a base says on its home page in one language: what it is, what one may search for, ask of it."""

    sentence: Annotated[Label | None, About("一句话", "what this site is, in a sentence", "用一句话说明本站")] = None
    examples: Annotated[tuple[Suggestion, ...], About("搜索示例", "what one may search for", "可以搜索什么")] = ()
    questions: Annotated[tuple[Suggestion, ...], About("问题", "what one may ask of the base", "可以问什么")] = ()


def read_welcomes(
    content: Path, languages: Iterable[str], *, base: Path
) -> tuple[Mapping[str, Welcome], tuple[Problem, ...]]:
    """The words by language, for those that have any. content: the folder of hand-written texts.

    An edition in another script that has no file of its own has that of its origin, to be converted.
    """
    welcomes: dict[str, Welcome] = {}
    problems: dict[Path, tuple[Problem, ...]] = {}
    for language in languages:
        declared = LANGUAGES[language]
        codes = (language, declared.other_script) if declared.converted else (language,)
        for code in codes:
            path = content / folder(code) / FILE
            if language not in welcomes and is_there(path):
                welcomes[language], problems[path] = _read(path, code, base=base)
    return welcomes, tuple(problem for file_problems in problems.values() for problem in file_problems)


@dataclass(frozen=True)
class LinkedAddress:
    """An address in a file of these words: in which language, of which file, and where it stands."""

    language: str
    path: str
    address: str
    place: Place


def linked_addresses(content: Path, languages: Iterable[str], *, base: Path) -> Iterator[LinkedAddress]:
    """Every address in the files of these languages."""
    for language in languages:
        document = read_file(content / folder(language) / FILE, base=base)
        for address in _addresses(document.root) if document.root else ():
            yield LinkedAddress(language, document.path, address.text, address.place)


def dead_links(addresses: Iterable[LinkedAddress], *, is_there: Callable[[str, str], bool]) -> Iterator[Problem]:
    """A warning for each address that leads to no page. is_there: whether a language has an address."""
    for linked in addresses:
        if not is_there(linked.language, linked.address):
            place = linked.place
            yield warning("page-missing", linked.path, place.line, place.column, found=linked.address)


def _addresses(node: Node) -> Iterator[Scalar]:
    """The values of `to` in a document."""
    if isinstance(node, NodeMapping):
        for pair in node:
            if pair.key.text in {"to", "指向"} and isinstance(pair.value, Scalar):
                yield pair.value
            else:
                yield from _addresses(pair.value)
    elif isinstance(node, NodeSequence):
        for item in node.items:
            yield from _addresses(item)


def _read(path: Path, language: str, *, base: Path) -> tuple[Welcome, tuple[Problem, ...]]:
    document = read_file(path, base=base)
    findings = Findings(document.path, Vocabularies({}), language, (language,), [*document.problems])
    welcome = decode_part(document.root, Welcome, findings) if document.root else None
    return (welcome if isinstance(welcome, Welcome) else Welcome()), tuple(findings.problems)

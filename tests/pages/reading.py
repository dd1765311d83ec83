"""The small odd base of records_base/ as a library, and what the tests of pages look for in their HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import TypeVar
from xml.etree import ElementTree

from builder.pages.edition import Edition
from builder.pages.page import Page
from builder.pages.site import views
from builder.records.comparisons import FILE as COMPARISONS
from builder.records.comparisons import Comparison, read_comparisons
from builder.records.decode import decode
from builder.records.model.glossary import GlossaryTerm
from builder.records.model.library import Entry, Library, link
from builder.records.model.vocabulary import Vocabularies
from builder.records.source import read_document
from builder.records.vocabularies import read_vocabularies

BASE = Path(__file__).parent / "records_base"
ROOT = Path(__file__).resolve().parents[2]
VOID = frozenset({"br", "hr", "img", "input", "meta", "link"})

_Output = TypeVar("_Output")


@cache
def library() -> Library:
    """The library of the base; a record with a fault fails the test that asks."""
    return _read(BASE, BASE / "vocabulary")


@cache
def real_library() -> Library:
    """The library of this checkout's own records."""
    return _read(ROOT, ROOT / "builder" / "vocabulary")


def entry(reference: str) -> Entry:
    """A record by `cases/hill/seed-house`."""
    return library().by_reference[reference]


def pages_of(base: Library, language: str, *, glossary: Sequence[GlossaryTerm] = ()) -> Sequence[Page]:
    """Every page of a library in a language; those of this checkout are drawn once a process."""
    if base is real_library() and not glossary:
        return real_pages(language)
    return _pages(Edition(base, language, glossary=glossary))


@cache
def real_pages(language: str) -> Sequence[Page]:
    """Every page of this checkout in a language."""
    return _pages(Edition(real_library(), language))


def _pages(edition: Edition) -> Sequence[Page]:
    return tuple(one for one in views(edition) if isinstance(one, Page))


@cache
def files(base: Path = BASE) -> Mapping[str, bytes]:
    """The bytes of the record files below a folder, by path."""
    paths = (path for folder in ("cases", "policies") for path in (base / folder).glob("*/*.yml"))
    return {path.relative_to(base).as_posix(): path.read_bytes() for path in paths}


@cache
def comparisons() -> Sequence[tuple[str, Comparison]]:
    """The comparisons of the base; a fault in them fails the test that asks."""
    return _comparisons(BASE.parent / "compare_content", library())


@cache
def real_comparisons() -> Sequence[tuple[str, Comparison]]:
    """Those of this checkout."""
    return _comparisons(ROOT / "builder" / "content", real_library())


def _comparisons(folder: Path, base: Library) -> Sequence[tuple[str, Comparison]]:
    found = read_comparisons(folder / COMPARISONS, base=folder, vocabularies=base.vocabularies)
    assert not found.problems
    return found.by_slug


def of_records(view: Callable[[Entry, Edition], Iterable[_Output]], edition: Edition) -> Iterator[_Output]:
    """What a view draws of every record."""
    return (output for entry in edition.library.entries for output in view(entry, edition))


def read_xml(text: str | bytes) -> ElementTree.Element:
    """The root of XML that this project made; what others made is never read so."""
    return ElementTree.XML(text)


class Outline(HTMLParser):
    """The elements of a page in order, with what a reader of its structure notices."""

    def __init__(self, body: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(body)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not (tag == "a" and "a" in self.open), "a link in a link"
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def values(self, attribute: str) -> list[str]:
        """Every value of an attribute."""
        return [value for _, attributes in self.tags if (value := attributes.get(attribute))]

    def levels(self) -> list[int]:
        """The levels of the headings, from the top."""
        return [int(tag[1]) for tag, _ in self.tags if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()]


def _read(base: Path, folder: Path) -> Library:
    vocabularies, problems = read_vocabularies(folder, base=base)
    assert not problems
    return link(_entries(base, vocabularies), vocabularies=vocabularies)


def _entries(base: Path, vocabularies: Vocabularies) -> Iterator[Entry]:
    for folder in ("cases", "policies"):
        for path in sorted((base / folder).glob("*/*.yml")):
            name = path.relative_to(base).as_posix()
            reading = decode(read_document(name, path.read_bytes()), folder=folder, vocabularies=vocabularies)
            assert not reading.problems, reading.problems
            assert reading.record is not None
            yield Entry(folder, path.parent.name, path.stem, name, reading.record)

"""`casebook preview-card`: takes a built site and a record, gives what search engines and messengers read of its pages.

It is read from the pages themselves, as these readers do; nothing is computed beside them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width

from builder.language.languages import LANGUAGES, folder
from builder.language.words import Words, words
from builder.records.report import visible

TITLE, DESCRIPTION = 60, 156
"""The columns that results of a search show: some 30 or 78 Han characters, twice as many Latin letters."""


class NoPageError(Exception):
    """A site without a page of the record. path: where it would be."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


@dataclass(frozen=True)
class Cut:
    """What results of a search show of a text that is too long, and what they leave out."""

    shown: str
    left_out: str


@dataclass(frozen=True)
class Card:
    """What stands in the head of a page. alternates: addresses by language tag. open_graph, twitter, citation: names
    and contents, of which a name may come twice. structured_data: the JSON-LD. cut: by `title` or `description`.
    """

    edition: str
    path: str
    title: str
    description: str
    is_indexed: bool
    canonical: str
    alternates: Mapping[str, str]
    open_graph: tuple[tuple[str, str], ...]
    twitter: tuple[tuple[str, str], ...]
    citation: tuple[tuple[str, str], ...]
    structured_data: tuple[Any, ...]
    cut: Mapping[str, Cut] = field(default_factory=dict)


def cards_of(site: Path, reference: str) -> list[Card]:
    """The cards of a record in each edition. reference: `cases/chengdu/park`. Raises NoPageError if none has it."""
    places = {code: f"{folder(code)}/{reference}/index.html" for code in LANGUAGES}
    found = [_card(code, path, site / path) for code, path in places.items() if (site / path).is_file()]
    if not found:
        raise NoPageError(site / next(iter(places.values())))
    return found


def _card(code: str, path: str, file: Path) -> Card:
    head = _Head()
    head.feed(file.read_text(encoding="utf-8"))
    first = dict(reversed(head.metas))
    texts = {"title": (head.title, TITLE), "description": (first.get("description", ""), DESCRIPTION)}
    return Card(
        code,
        path,
        head.title,
        first.get("description", ""),
        "noindex" not in first.get("robots", ""),
        next((href for rel, _, href in head.links if rel == "canonical"), ""),
        {tag: href for rel, tag, href in head.links if rel == "alternate" and tag},
        head.named("og:"),
        head.named("twitter:"),
        head.named("citation_", "DC."),
        tuple(map(json.loads, head.data)),
        {name: cut for name, (text, width) in texts.items() if (cut := cut_of(text, width))},
    )


def cut_of(text: str, width: int) -> Cut | None:
    """What is left out of a text where only so many columns are shown; None if it fits."""
    end, columns = 0, 0
    for end, character in enumerate(text):
        columns += 2 if east_asian_width(character) in "WF" else 1
        if columns > width:
            return Cut(text[:end], text[end:])
    return None


class _Head(HTMLParser):
    """Collects what stands in a page's head. links: rel, hreflang and href."""

    def __init__(self) -> None:
        super().__init__()
        self.title = ""
        self.metas: list[tuple[str, str]] = []
        self.links: list[tuple[str, str, str]] = []
        self.data: list[str] = []
        self._inside = ""
        self._is_over = False

    def named(self, *prefixes: str) -> tuple[tuple[str, str], ...]:
        """The <meta> elements whose names begin so."""
        return tuple((name, content) for name, content in self.metas if name.startswith(prefixes))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a <meta> or <link>, and note a title or data that begin."""
        values = {name: value or "" for name, value in attrs}
        self._is_over |= tag == "body"
        if self._is_over:
            return
        if tag == "meta" and (name := values.get("name") or values.get("property")):
            self.metas.append((name, values.get("content", "")))
        elif tag == "link":
            self.links.append((values.get("rel", ""), values.get("hreflang", ""), values.get("href", "")))
        self._inside = tag if tag == "title" or values.get("type") == "application/ld+json" else ""
        if self._inside == "script":
            self.data.append("")

    def handle_data(self, data: str) -> None:
        """Take what a title or structured data say."""
        if self._inside == "title":
            self.title += data
        elif self._inside == "script":
            self.data[-1] += data

    def handle_endtag(self, tag: str) -> None:
        """Note an end."""
        self._inside = "" if tag == self._inside else self._inside


def cards_json(cards: Iterable[Card]) -> str:
    """The cards as JSON."""
    return json.dumps([asdict(card) for card in cards], ensure_ascii=False, indent=2)


def cards_lines(cards: Iterable[Card], *, language: str) -> Iterator[str]:
    """The cards as text, an edition after the other."""
    say = words(language)
    for number, card in enumerate(cards):
        yield from ("",) if number else ()
        yield f"{say.name_of(card.edition)} · {visible(card.path)}"
        for key, value in _rows(card, say):
            yield f"  {say(f'preview-card.{key}')}{say('preview-card.colon')}{visible(value)}"


def _rows(card: Card, say: Words) -> Iterator[tuple[str, str]]:
    """The lines of a card: what it is, by its name among the words, and what stands there."""
    yield "title", card.title
    yield from _cut_row(card, "title", say)
    yield "description", card.description
    yield from _cut_row(card, "description", say)
    yield "robots", say("preview-card.indexed" if card.is_indexed else "preview-card.noindex")
    yield "canonical", card.canonical or say("preview-card.no-address")
    yield from (("alternate", f"{tag} {href}") for tag, href in card.alternates.items())
    named = (*card.open_graph, *card.twitter, *card.citation)
    yield from (("tag", f"{name} = {content}") for name, content in named)
    for data in card.structured_data:
        nodes = data.get("@graph", [data])
        yield from (("data", f"{node['@type']} = {json.dumps(node, ensure_ascii=False)}") for node in nodes)


def _cut_row(card: Card, name: str, say: Words) -> Iterator[tuple[str, str]]:
    if cut := card.cut.get(name):
        yield "cut", say("preview-card.cut-after", shown=cut.shown[-20:], left=cut.left_out)

"""The pages of a test folder: takes en.jsonl and zh.jsonl, gives each page as safe HTML and as plain text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path

from builder.pages.html.prose import blocks
from builder.pages.html.text import plain_text
from builder.records.model.glossary import GlossaryTerm

LANGUAGES = ("en", "zh")
_HEADING = re.compile(r"<h[1-6]>(.*?)</h[1-6]>\n?", re.DOTALL)


@dataclass(frozen=True)
class TestPage:
    """A page that was written elsewhere. facets: names of what it is about."""

    __test__ = False

    id: str
    language: str
    title: str
    markdown: str
    facets: Mapping[str, str]

    @cached_property
    def html(self) -> str:
        """Its text as the project renders a record's."""
        return f"<h1>{escape(self.title)}</h1>\n{blocks(self.markdown, heading=2)}"

    @cached_property
    def headings(self) -> str:
        """The headings in it."""
        return " ".join(plain_text(heading) for heading in _HEADING.findall(self.html)[1:])

    @cached_property
    def text(self) -> str:
        """Its running text, headings left out."""
        return plain_text(_HEADING.sub(" ", self.html))

    @property
    def whole(self) -> str:
        """Everything that a reader of the page sees."""
        return f"{self.title}\n{self.headings}\n{self.text}"


def read_pages(folder: Path) -> Iterator[TestPage]:
    """The pages of both files."""
    for language in LANGUAGES:
        for line in (folder / f"{language}.jsonl").read_text("utf-8").splitlines():
            page = json.loads(line)
            yield TestPage(page["id"], language, page["title"], page["body"], page.get("facets", {}))


def read_glossary(folder: Path) -> tuple[GlossaryTerm, ...]:
    """The glossary beside them; empty without one."""
    path = folder / "glossary.json"
    terms = json.loads(path.read_text("utf-8"))["terms"] if path.is_file() else []
    return tuple(_term(number, term) for number, term in enumerate(terms))


def _term(number: int, term: Mapping[str, list[str]]) -> GlossaryTerm:
    forms = {"en": tuple(term["en"]), "zh": tuple(term["zh"]), "zh-Hant": tuple(term.get("tw", ()))}
    label = {language: names[0] for language, names in forms.items() if names}
    return GlossaryTerm(f"term-{number}", label, forms, "", label)

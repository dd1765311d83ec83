"""HTML to paragraphs: takes the safe HTML of a page, gives the paragraphs of slides and papers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from html import unescape
from itertools import accumulate

from builder.language.languages import LANGUAGES
from builder.language.sentences import sentences
from builder.pages.html.elements import Html
from builder.pages.office.paragraphs import Kind, Paragraph, TextRun

_BY_TAG = {language.tag: language.code for language in LANGUAGES.values()}
_BLOCK_TAGS = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "pre", "hr", "div", "blockquote"})
_LIST_KINDS: dict[str, Kind] = {"ul": "bullet", "ol": "number"}
_TEXT_OR_TAG = re.compile(r'([^<]+)|<(/?)([a-z][a-z0-9-]*)((?:[^>"]|"[^"]*")*)>')
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')


@dataclass
class _ParagraphReader:
    """Collects paragraphs while reading. open_tags: (tag, style inside it); list_kinds: the kinds of the open lists."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    runs: list[TextRun] = field(default_factory=list)
    list_kinds: list[Kind] = field(default_factory=list)
    open_tags: list[tuple[str, TextRun]] = field(default_factory=lambda: [("", TextRun(""))])
    kind: Kind | None = None

    def read(self, html: Html) -> None:
        """Read safe HTML: what elements.py and the sanitiser write, so that a pattern is enough to find its tags."""
        for text, slash, name, attributes in _TEXT_OR_TAG.findall(html):
            if text:
                self.read_text(unescape(text))
            elif slash:
                self.end(name)
            else:
                self.start(name, {key: unescape(value) for key, value in _ATTRIBUTE.findall(attributes)})
        self.close_paragraph()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in _BLOCK_TAGS or tag in _LIST_KINDS:
            self.close_paragraph()
        if tag in _LIST_KINDS:
            self.list_kinds.append(_LIST_KINDS[tag])
        style = self.open_tags[-1][1]
        if tag in ("td", "th") and self.runs:
            self.runs.append(replace(style, text=" | "))
        if tag == "br":
            self.runs.append(replace(style, text="\n"))
        elif tag == "cb-cite":
            self.cite(attributes, replace(style, superscript=True))
        elif tag != "hr":
            self.kind = self.kind or _kind(tag, attributes, at_start=not self.runs)
            self.open_tags.append((tag, _styled(style, tag, attributes)))

    def cite(self, attributes: dict[str, str], style: TextRun) -> None:
        """A citation as a placeholder about as wide as the number, which is not known yet."""
        key, locator = attributes.get("key", ""), attributes.get("locator", "")
        text = f"[1, {locator}]" if locator else "[1]"
        self.runs.append(replace(style, text=text, citation=(key, locator)))

    def end(self, tag: str) -> None:
        if tag == "cb-cite":
            return
        if tag in _BLOCK_TAGS or tag in _LIST_KINDS:
            self.close_paragraph()
        if tag in _LIST_KINDS:
            self.list_kinds.pop()
        self.open_tags.pop()

    def read_text(self, data: str) -> None:
        """Text; white space between two blocks or cells is dropped."""
        if data.strip() or ("\n" not in data and self.runs):
            self.runs.append(replace(self.open_tags[-1][1], text=data.replace("\n", " ")))

    def close_paragraph(self) -> None:
        if any(run.text.strip() for run in self.runs):
            list_kind: Kind = self.list_kinds[-1] if self.list_kinds else "text"
            self.paragraphs.append(
                Paragraph(_trimmed(self.runs), self.kind or list_kind, max(len(self.list_kinds) - 1, 0))
            )
        self.runs, self.kind = [], None


@lru_cache(maxsize=4096)
def paragraphs(html: Html) -> tuple[Paragraph, ...]:
    """The paragraphs, list items and headings of HTML; a table row becomes one paragraph with cells between bars."""
    if "<" not in html:
        text = unescape(html).replace("\n", " ").strip()
        return (Paragraph((TextRun(text),)),) if text else ()
    reader = _ParagraphReader()
    reader.read(html)
    return tuple(reader.paragraphs)


def plain(text: str, *, kind: Kind = "text", bold: bool = False) -> Paragraph:
    """Plain text as a paragraph."""
    return Paragraph((TextRun(text, bold=bold),), kind)


def inline(html: Html, *, kind: Kind = "text") -> Paragraph:
    """Inline HTML as one paragraph; without runs for empty HTML."""
    blocks = paragraphs(html)
    return Paragraph(tuple(run for block in blocks for run in block.runs), kind)


def bullets(blocks: Iterable[Paragraph], *, all_sentences: bool) -> tuple[Paragraph, ...]:
    """Sentences as bullets: all, or only the first of each block. Headings and notes are left out."""
    groups = (_sentences(block) for block in blocks if block.kind not in ("heading", "note"))
    return tuple(bullet for group in groups for bullet in (group if all_sentences else group[:1]))


def _sentences(block: Paragraph) -> list[Paragraph]:
    """The sentences of a paragraph as bullets, each with its citations: those in it, else the next one after it."""
    text = "".join(run.text for run in block.runs if not run.superscript)
    ends = list(accumulate(map(len, sentences(text))))
    groups, at = list[list[TextRun]]([[]]), 0
    for run in block.runs:
        rest = "" if run.superscript else run.text
        if run.superscript:
            groups[-1].append(run)
        while rest:
            if at == ends[len(groups) - 1]:
                groups.append([])
            chunk = rest[: ends[len(groups) - 1] - at]
            groups[-1].append(replace(run, text=chunk))
            at, rest = at + len(chunk), rest[len(chunk) :]
    return [_with_source(groups, at) for at in range(len(groups)) if groups[at]]


def _with_source(groups: list[list[TextRun]], index: int) -> Paragraph:
    """A sentence as a bullet; one without a citation gets the first citation after it."""
    runs, later_sources = groups[index], (run for group in groups[index + 1 :] for run in group if run.superscript)
    has_source = any(run.superscript for run in runs)
    return Paragraph(_trimmed(runs if has_source else [*runs, *list(later_sources)[:1]]), "bullet")


def _kind(tag: str, attributes: dict[str, str], *, at_start: bool) -> Kind | None:
    """The kind of paragraph that an element implies. at_start: no text precedes it in the paragraph."""
    if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
        return "heading"
    return "note" if at_start and attributes.get("class") == "cb-note" else None


def _styled(style: TextRun, tag: str, attributes: dict[str, str]) -> TextRun:
    language = _BY_TAG.get(attributes.get("lang", ""), style.language)
    return replace(
        style,
        language=language,
        bold=style.bold or tag in ("strong", "th"),
        italic=style.italic or tag in ("em", "cite"),
        superscript=style.superscript or tag == "sup",
    )


def _trimmed(runs: Iterable[TextRun]) -> tuple[TextRun, ...]:
    trimmed = list(runs)
    if trimmed[0].text[:1].isspace():
        trimmed[0] = replace(trimmed[0], text=trimmed[0].text.lstrip())
    if trimmed[-1].text[-1:].isspace():
        trimmed[-1] = replace(trimmed[-1], text=trimmed[-1].text.rstrip())
    return tuple(run for run in trimmed if run.text)

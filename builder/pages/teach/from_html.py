"""Prose for slides and papers: takes the safe HTML that pages show, gives paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from itertools import accumulate

from builder.language.languages import LANGUAGES
from builder.language.sentences import sentences
from builder.pages.html.elements import Html
from builder.pages.teach.office.paragraphs import Kind, Paragraph, TextRun

_BY_TAG = {language.tag: language.code for language in LANGUAGES.values()}
_BREAKING = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "pre", "hr", "div", "blockquote"})
_LISTS: dict[str, Kind] = {"ul": "bullet", "ol": "number"}


@dataclass
class _ParagraphReader(HTMLParser):
    """Collects while the HTML is read; the stacks hold the open elements that matter."""

    done: list[Paragraph] = field(default_factory=list)
    runs: list[TextRun] = field(default_factory=list)
    lists: list[Kind] = field(default_factory=list)
    open: list[tuple[str, TextRun]] = field(default_factory=lambda: [("", TextRun(""))])
    kind: Kind | None = None

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BREAKING or tag in _LISTS:
            self.close_paragraph()
        if tag in _LISTS:
            self.lists.append(_LISTS[tag])
        style = self.open[-1][1]
        if tag in ("td", "th") and self.runs:
            self.runs.append(replace(style, text=" | "))
        if tag == "br":
            self.runs.append(replace(style, text="\n"))
        elif tag == "cb-cite":
            self.cite(dict(attrs), replace(style, raised=True))
        elif tag != "hr":
            self.kind = self.kind or _kind(tag, dict(attrs), begins=not self.runs)
            self.open.append((tag, _styled(style, tag, dict(attrs))))

    def cite(self, attributes: dict[str, str | None], style: TextRun) -> None:
        """The mark of a source, as wide as its number will be, which is not known yet."""
        key, locator = attributes.get("key") or "", attributes.get("locator") or ""
        text = f"[1, {locator}]" if locator else "[1]"
        self.runs.append(replace(style, text=text, citation=(key, locator)))

    def handle_endtag(self, tag: str) -> None:
        if tag == "cb-cite":
            return
        if tag in _BREAKING or tag in _LISTS:
            self.close_paragraph()
        if tag in _LISTS:
            self.lists.pop()
        self.open.pop()

    def handle_data(self, data: str) -> None:
        """Words; the space between two blocks or cells is none of theirs."""
        if data.strip() or ("\n" not in data and self.runs):
            self.runs.append(replace(self.open[-1][1], text=data.replace("\n", " ")))

    def close_paragraph(self) -> None:
        if any(run.text.strip() for run in self.runs):
            listed: Kind = self.lists[-1] if self.lists else "text"
            self.done.append(Paragraph(_trimmed(self.runs), self.kind or listed, max(len(self.lists) - 1, 0)))
        self.runs, self.kind = [], None


def paragraphs(html: Html) -> tuple[Paragraph, ...]:
    """The blocks of a page's HTML: paragraphs, list items, headings; a row of a table is a line with bars."""
    reader = _ParagraphReader()
    reader.feed(html)
    reader.close()
    reader.close_paragraph()
    return tuple(reader.done)


def plain(text: str, *, kind: Kind = "text", bold: bool = False) -> Paragraph:
    """Words of the interface as a paragraph."""
    return Paragraph((TextRun(text, bold=bold),), kind)


def one(html: Html, *, kind: Kind = "text") -> Paragraph:
    """HTML without blocks as one paragraph; an empty one for nothing."""
    found = paragraphs(html)
    return Paragraph(tuple(run for part in found for run in part.runs), kind)


def points(found: Iterable[Paragraph], *, every: bool) -> tuple[Paragraph, ...]:
    """Sentences as bullets: all of them, or the first of each paragraph. Headings and notes are left out."""
    pieces = (_sentences(part) for part in found if part.kind not in ("heading", "note"))
    return tuple(piece for lot in pieces for piece in (lot if every else lot[:1]))


def _sentences(part: Paragraph) -> list[Paragraph]:
    """A paragraph's sentences as bullets, each with its sources: those in it, else the next that are named."""
    words = "".join(run.text for run in part.runs if not run.raised)
    ends = list(accumulate(map(len, sentences(words))))
    lots, at = list[list[TextRun]]([[]]), 0
    for run in part.runs:
        rest = "" if run.raised else run.text
        if run.raised:
            lots[-1].append(run)
        while rest:
            if at == ends[len(lots) - 1]:
                lots.append([])
            piece = rest[: ends[len(lots) - 1] - at]
            lots[-1].append(replace(run, text=piece))
            at, rest = at + len(piece), rest[len(piece) :]
    return [_sourced(lots, at) for at in range(len(lots)) if lots[at]]


def _sourced(lots: list[list[TextRun]], at: int) -> Paragraph:
    """A sentence; one without a source has the first that is named after it."""
    own, later = lots[at], (run for lot in lots[at + 1 :] for run in lot if run.raised)
    raised = any(run.raised for run in own)
    return Paragraph(_trimmed(own if raised else [*own, *list(later)[:1]]), "bullet")


def _kind(tag: str, attributes: dict[str, str | None], *, begins: bool) -> Kind | None:
    """What an element makes of its paragraph. begins: nothing stands before it."""
    if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
        return "heading"
    return "note" if begins and attributes.get("class") == "cb-note" else None


def _styled(around: TextRun, tag: str, attributes: dict[str, str | None]) -> TextRun:
    spoken = _BY_TAG.get(attributes.get("lang") or "", around.language)
    return replace(
        around,
        language=spoken,
        bold=around.bold or tag in ("strong", "th"),
        italic=around.italic or tag in ("em", "cite"),
        raised=around.raised or tag == "sup",
    )


def _trimmed(runs: Iterable[TextRun]) -> tuple[TextRun, ...]:
    kept = list(runs)
    kept[0] = replace(kept[0], text=kept[0].text.lstrip())
    kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return tuple(run for run in kept if run.text)

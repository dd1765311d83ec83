"""Record Markdown to HTML: takes a text, gives what comrak makes of it, with marks for its citations. Not sanitised.

CommonMark with tables and without definitions: records have no reference links and no footnotes, so that what looks
like the definition of one (`[^1]: …`, `[2001]: …`), which would vanish, is text.

While Markdown is parsed, what must pass it untouched is held by noncharacters. No text has one: those written as such
become U+FFFD, and a reference to a refused character (`&#xFDD0;`) is no reference. So no text can write a mark.
"""

from __future__ import annotations

import re

from builder.records.commonmark import to_html
from builder.records.model.values import CITATION
from builder.records.source.references import refused_references

MAX_TEXT = 60_000
MAX_LINE = 20_000
MAX_BARS = 60
"""Table bars (|) in one line."""

# In brackets, since CommonMark's rules of emphasis depend on whether the neighbouring character is punctuation.
OPEN, CLOSE = "\u2e28\ufdd0", "\ufdd1\u2e29"
MARK = re.compile(f"{OPEN}([0-9]+){CLOSE}")
"""A citation in HTML; its group is the number of the citation."""
CITED = re.compile(r"(?<!\\)" + CITATION.pattern)

_NO_DEFINITION, _AMPERSAND = "\ufdd2", "\ufdd3"
_UNREADABLE = re.compile("[\0\ud800-\udfff\ufdd0-\ufdef]")
_SPACES = r"\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_NO_MARKUP_AT_START = r"(?![-+#>=: ]|\d+[.)])"
_MARKUP = rf"\x00-\x1f\x7f-\x9f{_SPACES}*_`~<>&|\\\[\]"
_LINE = rf"{_NO_MARKUP_AT_START}[^{_MARKUP}]+(?<! )"
_PLAIN_PARAGRAPHS = re.compile(rf"{_LINE}(?:\n\n?{_LINE})*\n?\Z")
"""Lines in which there is nothing to parse, to escape or to trim."""
_PLAIN_LINE = re.compile(rf"\n* {{0,3}}{_NO_MARKUP_AT_START}([^{_MARKUP}\ud800-\udfff\ufdd0-\ufdef]+)\n*\Z")
_ITEM = re.compile(r"\n* {0,3}[-*+] {1,3}(?![ \n])(?![^%]*%)")
"""The mark of an item of a list without numbers, where no encoded mark of ours could follow."""
_INDENTED = re.compile(r"\n* {4}")
_SPACES_AND_CITATION = re.compile(rf" *{CITED.pattern}")
_PLAIN = re.compile(r"(?!(?:.*\n)*(?: {4}|[ ]*\t|[ ]*(?:[-+#>=]|\d+[.)])))[^*_`~<>&|\\\[\]]*\Z")


def mask_citations(text: str) -> tuple[str, list[str]]:
    """The text with each citation masked, and what stands in the citations, in order."""
    citations: list[str] = []

    def mask(match: re.Match[str]) -> str:
        citations.append(match[1])
        return f"{OPEN}{len(citations) - 1}{CLOSE}"

    return CITED.sub(mask, _UNREADABLE.sub("\ufffd", text)), citations


def render(masked_text: str) -> str:
    """The HTML of a text that has been masked. Raw HTML in it is shown as text. Raises MarkdownPanicError."""
    source = guarded(masked_text)
    markup = to_html(source)
    return markup if source == masked_text else _unguarded(markup)


def guarded(masked_text: str) -> str:
    """The text as it is parsed: no definition in it, and no reference to a refused character."""
    return _without_references(masked_text).replace("]:", f"]{_NO_DEFINITION}:")


def within_limits(masked_text: str) -> bool:
    """Whether a text is short enough to be rendered in no time."""
    if len(masked_text) <= MAX_LINE and masked_text.count("|") <= MAX_BARS:
        return True
    lines = masked_text.split("\n")
    return len(masked_text) <= MAX_TEXT and all(len(line) <= MAX_LINE and line.count("|") <= MAX_BARS for line in lines)


def is_plain(masked_text: str) -> bool:
    """Whether a text has no markup at all, but for citations.

    >>> is_plain("It began in 2001.\\nThen it grew."), is_plain("- one"), is_plain("so *not*")
    (True, False, False)
    """
    return _PLAIN.match(masked_text) is not None


def plain_paragraphs(masked_text: str) -> str | None:
    """The sanitised HTML of a text without markup, in no time; None for a text that might have some.

    >>> plain_paragraphs("It began.\\n\\nThen it\\ngrew."), plain_paragraphs("a *few*")
    ('<p>It began.</p>\\n<p>Then it\\ngrew.</p>\\n', None)
    """
    if not _PLAIN_PARAGRAPHS.match(masked_text):
        return None
    return "".join(f"<p>{paragraph}</p>\n" for paragraph in masked_text.removesuffix("\n").split("\n\n"))


def plain_line(text: str) -> str | None:
    """What a reader sees of one line without markup, its citations left out, in no time; None for any other text. The
    line may be the item of a list without numbers.

    >>> plain_line(" It began  here [@fu-2012, p. 3]. "), plain_line("- a"), plain_line("a *few*"), plain_line("1. One")
    ('It began here.', 'a', None, None)
    """
    if item := _ITEM.match(text):
        text = text[item.end() :]
    line = None if _INDENTED.match(text) else _PLAIN_LINE.match(_SPACES_AND_CITATION.sub("", text))
    return " ".join(line[1].split()) if line else None


def _without_references(text: str) -> str:
    """The text with the ampersand of each reference to a refused character masked, which shows it as typed."""
    for match, _, _ in reversed([*refused_references(text)]):
        text = f"{text[: match.start()]}{_AMPERSAND}{text[match.start() + 1 :]}"
    return text


def _unguarded(markup: str) -> str:
    """HTML with what the guards stand for, in addresses too, where comrak writes them percent-encoded."""
    for guard, html in ((_NO_DEFINITION, ""), (_AMPERSAND, "&amp;")):
        encoded = "".join(f"%{byte:02X}" for byte in guard.encode())
        markup = markup.replace(guard, html).replace(encoded, html)
    return markup

"""Record prose: takes untrusted Markdown, gives safe HTML with a placeholder for each citation (D3).

CommonMark by comrak (records/markdown.py; raw HTML is shown as text), sanitised by nh3; links are checked here. A text
beyond the limits is shown as plain paragraphs, so that no text is lost and none is slow.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from urllib.parse import unquote

import nh3

from builder.language.line_ends import ends_in_mark, line_separator, one_line
from builder.pages.html.citations import mark_group
from builder.pages.html.elements import Html, escape, safe_address
from builder.pages.html.prose_tables import in_regions
from builder.pages.html.soft_breaks import join_soft_breaks
from builder.records.commonmark import MarkdownPanicError
from builder.records.markdown import CITED, MARK, mask_citations, plain_line, plain_paragraphs, render, within_limits
from builder.records.model.values import split_quoting
from builder.records.source.text import BAD

MAX_DEPTH = 16
"""Nesting depth of elements: quotes, lists, emphasis."""
MAX_GROWTH = 10
"""The maximum ratio of HTML length to source length."""
KEPT = 2_048
"""How many texts are kept as rendered, for the next page or edition that shows them."""

INLINE_TAGS = {"a", "br", "code", "em", "strong"}
BLOCK_TAGS = {"blockquote", "hr", "li", "ol", "p", "pre", "table", "tbody", "td", "th", "thead", "tr", "ul"}
HEADING_TAGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
ATTRIBUTES: dict[str, set[str]] = {"a": {"href"}, "ol": {"start"}, "*": set()}
SCHEMES = {"http", "https", "mailto"}

_CLEANER = nh3.Cleaner(
    tags=INLINE_TAGS | BLOCK_TAGS | HEADING_TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None
)

_MASKED = re.compile(rf"\s*{MARK.pattern}")
_SPACE_AND_CITATION = re.compile(r"(?:[ \t]*(?<!\n)\n)?[ \t]*" + CITED.pattern)
_ENCODED_MARK = re.compile("%ef%b7%9[01]", re.IGNORECASE)
_IMAGE = re.compile(r'<img src="([^"]*)" alt="([^"]*)"(?: title="[^"]*")? ?/?>')
_ANCHOR = re.compile(r'<a href="([^"]*)"(?: title="([^"]*)")?>(.*?)</a>', re.DOTALL)
_LINK = re.compile(r'<a(?: href="([^"]*)")?>(.*?)</a>', re.DOTALL)
_ADDRESS = re.compile(
    r"\s*(?:(?:https?|mailto|tel|ftp|file|data|javascript|vbscript|about|blob):|[!-~]*[/\\#][!-~]*\Z|[!-~]*\.[!-~]*\Z|\Z)",
    re.IGNORECASE,
)
"""What was meant as an address, be it one that is not linked; else what stands after `[…]` in brackets is words."""
_CODE = re.compile(r"<code>(.*?)</code>", re.DOTALL)
_ATX = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
_ANY_TAG = re.compile(r"<[^>]*>")
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^>]*?(/?)>")
_BLOCK = re.compile(r"</?(?:p|ul|ol|li|blockquote|pre|hr|div|table|thead|tbody|tr|th|td|h[1-6])(?: [^>]*)?>")
_LIST = re.compile(r'<(/?)(ol|ul)(?: start="(\d+)")?>|<li>\s*(?:<p>)?')
_LIST_NUMBER = re.compile(r"^[ \t>]*\d{1,9}[.)][ \t]", re.MULTILINE)
_ATTRIBUTE = re.compile(r'(?:href|src|alt|title|class)="([^"]*)"')
_WRAPPED_SPACE = re.compile(r"[ \t]*\n[ \t>]*")


@lru_cache(maxsize=KEPT)
def blocks(text: str, *, heading: int | None = None) -> Html:
    """Markdown as block elements.

    heading: the level for its top headings, to fit the page's outline; None renders headings as bold lines.
    """
    markup, citations = _rendered(text)
    markup = in_regions(_headings(_LINK.sub(_link, markup), heading), lambda text: _MASKED.sub("", text))
    return Html(_MASKED.sub(lambda match: mark_group(split_quoting(citations[int(match[1])])), markup).strip())


@lru_cache(maxsize=KEPT)
def inline(text: str) -> Html:
    """Markdown as inline HTML, for places that cannot hold a paragraph; blocks become lines."""
    lines = (line.strip() for line in _BLOCK.split(_with_numbers(blocks(text))))
    return Html("<br>".join(line for line in lines if line))


@lru_cache(maxsize=KEPT)
def plain(text: str) -> str:
    """Markdown as plain text on one line, without citations, for titles and descriptions. Not escaped."""
    if (line := plain_line(text)) is not None:
        return line
    return _plain(text)


def _plain(text: str) -> str:
    """The same of any text."""
    markup = _with_numbers(_MASKED.sub("", _rendered(text)[0]))
    return _on_one_line(_bare(block) for block in _BLOCK.split(markup) if block and not block.isspace())


def headings(text: str) -> list[str]:
    """The headings in Markdown as plain text."""
    return [plain(heading) for heading in _ATX.findall(text)] if "#" in text else []


def uncited(text: str) -> str:
    """Markdown without its citations, for places without a list of sources."""
    return _SPACE_AND_CITATION.sub("", text)


def cited(text: str) -> bool:
    """Whether a text has a citation."""
    return CITED.search(text) is not None


@lru_cache(maxsize=KEPT)
def _rendered(text: str) -> tuple[str, tuple[str, ...]]:
    """Sanitised HTML, each paragraph on one line, with masked citations, and what stands in these."""
    source, citations = mask_citations(text)
    markup = (_sanitised(source) if within_limits(source) else None) or _paragraphs(source)
    return join_soft_breaks(_CODE.sub(lambda code: _code(code[1], source, citations), markup)), tuple(citations)


def _sanitised(source: str) -> str | None:
    """Sanitised HTML; None if nesting or length exceeds the limits, or if something of the text is not in it."""
    if (paragraphs := plain_paragraphs(source)) and not _ENCODED_MARK.search(source):
        return paragraphs
    try:
        markup = render(source)
    except MarkdownPanicError:
        return None
    if len(markup) > MAX_GROWTH * len(source) + 10_000 or _depth(markup) > MAX_DEPTH:
        return None
    if _ENCODED_MARK.search(markup) or ("<table>" in markup and _loses_cells(markup, source)):
        return None
    markup = _IMAGE.sub(lambda image: _unwrapped(image[2], source) + _words(image[1]), markup)
    return _CLEANER.clean(_ANCHOR.sub(_linked_or_text, markup))


def _loses_cells(markup: str, source: str) -> bool:
    """Whether letters or digits are missing: a row with more cells than its table's head loses them."""
    shown = html.unescape("".join((_ANY_TAG.sub("", markup), *map(unquote, _ATTRIBUTE.findall(markup)))))
    written = html.unescape(_LIST_NUMBER.sub("", source))
    return bool(Counter(filter(str.isalnum, written)) - Counter(filter(str.isalnum, shown)))


def _linked_or_text(match: re.Match[str]) -> str:
    """A link, or its text with the words that stand for an address; the title of a link is shown behind it."""
    address, title, content = match[1], f" ({match[2]})" if match[2] else "", match[3]
    if not safe_address(html.unescape(address)) and (words := _words(address)):
        return f"{content}{words}{title}"
    return f'<a href="{address}">{content}</a>{title}'


def _words(address: str) -> str:
    """`(words)` where brackets after `[…]` hold words, as in `[charter](article 3)`, so that they are read."""
    written = html.unescape(address)
    decoded = unquote(written)
    shown = written if BAD.search(decoded) or "\ufffd" in decoded else decoded
    return "" if _ADDRESS.match(shown) else escape(f"({shown})")


def _depth(markup: str) -> int:
    depth = deepest = 0
    for tag in _TAG.finditer(markup):
        if tag[3] or tag[2] in ("br", "hr"):
            continue
        depth += -1 if tag[1] else 1
        deepest = max(deepest, depth)
    return deepest


def _paragraphs(text: str) -> str:
    return "\n".join(f"<p>{escape(part.strip())}</p>" for part in re.split(r"\n\s*\n", text) if part.strip())


def _code(content: str, source: str, citations: Sequence[str]) -> str:
    """Code with its citations as typed."""
    typed = content if "\n" in content else _unwrapped(content, source)
    return f"<code>{MARK.sub(lambda match: escape(f'[@{citations[int(match[1])]}]'), typed)}</code>"


def _unwrapped(content: str, source: str) -> str:
    """Code or the text of an image, in which comrak has a space for each line end of the source."""
    written = html.unescape(content)
    if " " not in written or "\n" not in source or written in source:
        return content
    pattern = r"(?: |[ \t]*\n[ \t>]*)".join(map(re.escape, written.split(" ")))
    found = re.search(pattern, source)
    return escape(_joined_code(found[0])) if found else content


def _joined_code(wrapped: str) -> str:
    first, *rest = _WRAPPED_SPACE.split(wrapped)
    for line in rest:
        first += line_separator(first, line) + line
    return first


def _with_numbers(markup: str) -> str:
    """HTML with the numbers of ordered lists as text, for places where there are no lists."""
    if "<ol" not in markup:
        return markup
    numbers: list[int | None] = []

    def numbered_item(match: re.Match[str]) -> str:
        if match[1]:
            numbers.pop()
        elif match[2]:
            numbers.append(int(match[3] or 1) if match[2] == "ol" else None)
        elif (number := numbers[-1]) is not None:
            numbers[-1] = number + 1
            return f"{match[0]}{number}. "
        return match[0]

    return _LIST.sub(numbered_item, markup)


def _bare(block: str) -> str:
    """The text of a block without its markup, on one line."""
    lines = (html.unescape(_ANY_TAG.sub("", line)) for line in block.split("<br>"))
    return one_line("\n".join(" ".join(line.split()) for line in lines))


def _on_one_line(texts: Iterable[str]) -> str:
    """Blocks of text one after the other; after a full-width mark without a space."""
    line = ""
    for text in filter(None, texts):
        line += ("" if not line or ends_in_mark(line) else " ") + text
    return line


def _link(match: re.Match[str]) -> str:
    """A safe link with a text, else only the content. Citations move behind the link, as links cannot be nested."""
    address, content = html.unescape(match[1] or ""), match[2]
    text, citations = _MASKED.sub("", content), "".join(citation[0] for citation in _MASKED.finditer(content))
    if not safe_address(address) or not _ANY_TAG.sub("", text).strip():
        return content
    return f'<a href="{escape(address)}" rel="nofollow noopener">{text}</a>{citations}'


def _headings(markup: str, top_level: int | None) -> str:
    """Headings renumbered from top_level without gaps; empty ones are removed."""
    open_levels: list[int] = []

    def replace(match: re.Match[str]) -> str:
        source_level, text = int(match[1]), match[2].strip()
        if not text:
            return ""
        if top_level is None:
            return f'<p class="cb-subhead"><strong>{text}</strong></p>'
        while open_levels and open_levels[-1] >= source_level:
            open_levels.pop()
        open_levels.append(source_level)
        level = min(top_level + len(open_levels) - 1, 6)
        return f"<h{level}>{text}</h{level}>"

    return _HEADING.sub(replace, markup)

"""Record prose: takes untrusted Markdown, gives safe HTML with a placeholder for each citation (D3).

CommonMark by comrak (raw HTML is shown as text), sanitised by nh3; links are checked here. A text beyond the limits is
shown as plain paragraphs, so that no text is lost and none is slow.
"""

from __future__ import annotations

import html
import re

import comrak
import nh3

from builder.pages.html.citations import mark_group
from builder.pages.html.elements import Html, escape, safe_address
from builder.records.model.values import CITATION, split_citation

MAX_TEXT = 60_000
MAX_LINE = 20_000
MAX_BARS = 60
"""Table bars (|) in one line."""
MAX_DEPTH = 16
"""Nesting depth of elements: quotes, lists, emphasis."""
MAX_GROWTH = 10
"""The maximum ratio of HTML length to source length."""

INLINE_TAGS = {"a", "br", "code", "em", "strong"}
BLOCK_TAGS = {"blockquote", "hr", "li", "ol", "p", "pre", "table", "tbody", "td", "th", "thead", "tr", "ul"}
HEADING_TAGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto"}

_EXTENSIONS, _RENDERING = comrak.ExtensionOptions(), comrak.RenderOptions()
_EXTENSIONS.table = _EXTENSIONS.cjk_friendly_emphasis = True
_RENDERING.escape = True
_CLEANER = nh3.Cleaner(
    tags=INLINE_TAGS | BLOCK_TAGS | HEADING_TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None
)

# While Markdown is parsed, citations are masked by noncharacters (U+FDD0, U+FDD1) in unusual brackets: in brackets,
# because CommonMark's emphasis rules depend on whether the neighbouring character is punctuation.
_OPEN, _CLOSE = "⸨\ufdd0", "\ufdd1⸩"
_MASKED = re.compile(f"\\s*{_OPEN}([0-9]+){_CLOSE}")
CITED = re.compile(r"(?<!\\)" + CITATION.pattern)
_NONCHARACTERS = re.compile("[\ufdd0-\ufdef]")

_IMAGE = re.compile(r'<img src="[^"]*" alt="([^"]*)"(?: title="[^"]*")? ?/?>')
_LINK = re.compile(r'<a(?: href="([^"]*)")?>(.*?)</a>', re.DOTALL)
_CODE = re.compile(r"<code>.*?</code>", re.DOTALL)
_ATX = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^>]*?(/?)>")
_BLOCK = re.compile(r"</?(?:p|ul|ol|li|blockquote|pre|hr|div|table|thead|tbody|tr|th|td|h[1-6])(?: [^>]*)?>")
_HAN = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff64\U00020000-\U0003ffff\u2014\u2018-\u201d\u2026]"
_LINE_END = re.compile(f"(<pre>.*?</pre>)|(?<={_HAN})(\n)(?={_HAN})|(?<=[^>])\n(?=[^<])", re.DOTALL)
"""A line end in a paragraph: removed between Han characters, else a space; kept in code."""


def blocks(text: str, *, heading: int | None = None) -> Html:
    """Markdown as block elements.

    heading: the level for its top headings, to fit the page's outline; None renders headings as bold lines.
    """
    masked, citations = _mask_citations(text)
    markup = _render(masked) if _within_limits(masked) else None
    if markup is None:
        markup = _paragraphs(masked)
    markup = _CODE.sub(lambda code: _restore_citations(code[0], citations), markup)
    markup = _LINK.sub(_link, markup)
    markup = _headings(markup, heading)
    markup = _tables(markup)
    markup = _LINE_END.sub(_join_lines, markup)
    return Html(_MASKED.sub(lambda match: mark_group(split_citation(citations[int(match[1])])), markup).strip())


def inline(text: str) -> Html:
    """Markdown as inline HTML, for places that cannot hold a paragraph; blocks become lines."""
    lines = (line.strip() for line in _BLOCK.split(blocks(text)))
    return Html("<br>".join(line for line in lines if line))


def plain(text: str) -> str:
    """Markdown as plain text on one line, without citations, for titles and descriptions. Not escaped."""
    uncited_text = uncited(_NONCHARACTERS.sub("\ufffd", text))
    markup = _LINE_END.sub(_join_lines, _render(uncited_text) or escape(uncited_text))
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", markup)).split())


def headings(text: str) -> list[str]:
    """The headings in Markdown as plain text."""
    return [plain(heading) for heading in _ATX.findall(text)]


def uncited(text: str) -> str:
    """Markdown without its citations, for places without a list of sources."""
    return re.sub(r"\s*" + CITED.pattern, "", text)


def cited(text: str) -> bool:
    """Whether a text has a citation."""
    return CITED.search(text) is not None


def _mask_citations(text: str) -> tuple[str, list[str]]:
    """The text with each citation masked, and the contents of the citations in order."""
    citations: list[str] = []

    def mask(match: re.Match[str]) -> str:
        citations.append(match[1])
        return f"{_OPEN}{len(citations) - 1}{_CLOSE}"

    return CITED.sub(mask, _NONCHARACTERS.sub("\ufffd", text)), citations


def _within_limits(text: str) -> bool:
    return len(text) <= MAX_TEXT and all(
        len(line) <= MAX_LINE and line.count("|") <= MAX_BARS for line in text.split("\n")
    )


def _render(text: str) -> str | None:
    """Sanitised HTML; None if nesting or length exceeds the limits."""
    markup = comrak.render_markdown(text, extension_options=_EXTENSIONS, render_options=_RENDERING)
    markup = _IMAGE.sub(r"\1", markup)
    if len(markup) > MAX_GROWTH * len(text) + 10_000 or _depth(markup) > MAX_DEPTH:
        return None
    return _CLEANER.clean(markup)


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


def _restore_citations(code: str, citations: list[str]) -> str:
    """Code with its citations as typed."""
    pattern = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
    return pattern.sub(lambda match: escape(f"[@{citations[int(match[1])]}]"), code)


def _link(match: re.Match[str]) -> str:
    """A safe link with a text, else only the content. Citations move behind the link, as links cannot be nested."""
    address, content = html.unescape(match[1] or ""), match[2]
    text, citations = _MASKED.sub("", content), "".join(citation[0] for citation in _MASKED.finditer(content))
    if not safe_address(address) or not re.sub(r"<[^>]*>", "", text).strip():
        return content
    return f'<a href="{escape(address)}" rel="nofollow noopener">{text}</a>{citations}'


def _join_lines(match: re.Match[str]) -> str:
    return match[1] or ("" if match[2] else " ")


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


def _tables(markup: str) -> str:
    """Tables in a focusable scroll container, header cells with a scope; empty header cells become data cells."""
    markup = markup.replace("<th></th>", "<td></td>").replace("<th>", '<th scope="col">')
    markup = markup.replace("<table>", '<div class="cb-scroll" tabindex="0"><table>')
    return markup.replace("</table>", "</table></div>")

"""Record prose: takes the Markdown of a record, which is untrusted, gives safe HTML with a mark for each citation (D3).

CommonMark by comrak (raw HTML shown as text), cleaned by nh3, links checked here. A text beyond the limits is shown as
plain paragraphs: nothing is lost and nothing is slow.
"""

from __future__ import annotations

import html
import re

import comrak
import nh3

from builder.pages.html.citations import mark_group
from builder.pages.html.elements import Html, escape, safe_address
from builder.records.model.values import CITATION, split_citation

LONGEST_TEXT = 60_000
LONGEST_LINE = 20_000
MOST_BARS = 60
"""Bars of a table in one line."""
DEEPEST = 16
"""Elements inside one another: quotes, lists, emphasis."""
GROWTH = 10
"""How many times longer than its source the HTML may become."""

RUNS = {"a", "br", "code", "em", "strong"}
BLOCKS = {"blockquote", "hr", "li", "ol", "p", "pre", "table", "tbody", "td", "th", "thead", "tr", "ul"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto"}

_EXTENSIONS, _RENDERING = comrak.ExtensionOptions(), comrak.RenderOptions()
_EXTENSIONS.table = _EXTENSIONS.cjk_friendly_emphasis = True
_RENDERING.escape = True
_CLEANER = nh3.Cleaner(tags=RUNS | BLOCKS | HEADINGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None)

# While Markdown is read, citations wait in odd brackets around characters that Unicode keeps free of meaning:
# in brackets, because emphasis looks at whether a neighbour is punctuation.
_OPEN, _CLOSE = "⸨\ufdd0", "\ufdd1⸩"
_HELD = re.compile(f"\\s*{_OPEN}([0-9]+){_CLOSE}")
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
"""The end of a line in a paragraph: nothing between Han characters, a space in other scripts, never in code."""


def blocks(text: str, *, heading: int | None = None) -> Html:
    """Markdown as paragraphs and other blocks.

    heading: the level of the first heading in it, so that the outline of the page holds; None makes them bold lines.
    """
    held, inside = _hold(text)
    made = _render(held) if _within_limits(held) else None
    if made is None:
        made = _paragraphs(held)
    made = _CODE.sub(lambda code: _restore(code[0], inside), made)
    made = _LINK.sub(_link, made)
    made = _headings(made, heading)
    made = _tables(made)
    made = _LINE_END.sub(_joined, made)
    return Html(_HELD.sub(lambda found: mark_group(split_citation(inside[int(found[1])])), made).strip())


def inline(text: str) -> Html:
    """Markdown as one run of text without blocks, for places that can hold no paragraph; blocks become lines."""
    lines = (line.strip() for line in _BLOCK.split(blocks(text)))
    return Html("<br>".join(line for line in lines if line))


def plain(text: str) -> str:
    """Markdown as bare text on one line, without citations: for descriptions and titles. Not HTML: escape it."""
    bare = uncited(_NONCHARACTERS.sub("\ufffd", text))
    made = _LINE_END.sub(_joined, _render(bare) or escape(bare))
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", made)).split())


def headings(text: str) -> list[str]:
    """The headings in Markdown as plain text."""
    return [plain(found) for found in _ATX.findall(text)]


def uncited(text: str) -> str:
    """Markdown without its citations, for places that do not number sources."""
    return re.sub(r"\s*" + CITED.pattern, "", text)


def cited(text: str) -> bool:
    """Whether a text names a source."""
    return CITED.search(text) is not None


def _hold(text: str) -> tuple[str, list[str]]:
    """The text with a placeholder for each citation, and the insides of the citations in their order."""
    inside: list[str] = []

    def hold(found: re.Match[str]) -> str:
        inside.append(found[1])
        return f"{_OPEN}{len(inside) - 1}{_CLOSE}"

    return CITED.sub(hold, _NONCHARACTERS.sub("\ufffd", text)), inside


def _within_limits(text: str) -> bool:
    return len(text) <= LONGEST_TEXT and all(
        len(line) <= LONGEST_LINE and line.count("|") <= MOST_BARS for line in text.split("\n")
    )


def _render(text: str) -> str | None:
    """Clean HTML, or None where it nests or grows beyond the limits."""
    made = comrak.render_markdown(text, extension_options=_EXTENSIONS, render_options=_RENDERING)
    made = _IMAGE.sub(r"\1", made)
    if len(made) > GROWTH * len(text) + 10_000 or _depth(made) > DEEPEST:
        return None
    return _CLEANER.clean(made)


def _depth(made: str) -> int:
    depth = deepest = 0
    for tag in _TAG.finditer(made):
        if tag[3] or tag[2] in ("br", "hr"):
            continue
        depth += -1 if tag[1] else 1
        deepest = max(deepest, depth)
    return deepest


def _paragraphs(text: str) -> str:
    return "\n".join(f"<p>{escape(part.strip())}</p>" for part in re.split(r"\n\s*\n", text) if part.strip())


def _restore(code: str, inside: list[str]) -> str:
    """Code shows a citation as it was typed."""
    held = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
    return held.sub(lambda found: escape(f"[@{inside[int(found[1])]}]"), code)


def _link(found: re.Match[str]) -> str:
    """A link that is safe and has a text; citations in it move behind it, for a link holds no link."""
    address, inner = html.unescape(found[1] or ""), found[2]
    text, behind = _HELD.sub("", inner), "".join(held[0] for held in _HELD.finditer(inner))
    if not safe_address(address) or not re.sub(r"<[^>]*>", "", text).strip():
        return inner
    return f'<a href="{escape(address)}" rel="nofollow noopener">{text}</a>{behind}'


def _joined(found: re.Match[str]) -> str:
    return found[1] or ("" if found[2] else " ")


def _headings(made: str, first: int | None) -> str:
    """Headings from the given level down, none skipped; empty ones go."""
    open_levels: list[int] = []

    def place(found: re.Match[str]) -> str:
        own, text = int(found[1]), found[2].strip()
        if not text:
            return ""
        if first is None:
            return f'<p class="cb-subhead"><strong>{text}</strong></p>'
        while open_levels and open_levels[-1] >= own:
            open_levels.pop()
        open_levels.append(own)
        level = min(first + len(open_levels) - 1, 6)
        return f"<h{level}>{text}</h{level}>"

    return _HEADING.sub(place, made)


def _tables(made: str) -> str:
    """Tables scroll by keyboard too; header cells say what they head, empty ones head nothing."""
    made = made.replace("<th></th>", "<td></td>").replace("<th>", '<th scope="col">')
    made = made.replace("<table>", '<div class="cb-scroll" tabindex="0"><table>')
    return made.replace("</table>", "</table></div>")

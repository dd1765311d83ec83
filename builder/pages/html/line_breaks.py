"""Line breaks on Chinese pages: takes HTML, gives it with a `<wbr>` between the phrases of each heading, dates whole.

A heading is short and large, so that a line of it would often end within a word. The style sheet lets no line end
elsewhere (`word-break: keep-all`) where there is a `<wbr>`. No line ends between a number and its 年, 月 or 日.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape, unescape

from builder.language.languages import LANGUAGES
from builder.language.phrases import TITLES_KEPT, phrases
from builder.pages.html.elements import Html

_HEADING = re.compile(r"(<(h[1-3])\b[^>]*>)(.*?)(</\2>)", re.DOTALL)
_TAG = re.compile(r"(<[^>]*>)")
_HAN = re.compile(r"[\u3400-\u9fff]")
_KANA = re.compile(r"[\u3041-\u30ff]")
_IN_DATE = re.compile(r"(?<=\d) (?=[年月日])")
UNBROKEN = 8
"""A text of so many characters fits every line."""


def with_heading_breaks(html: Html, language: str) -> Html:
    """The HTML of a page in a language. Headings in other languages than Chinese stay, on its pages too.

    >>> with_heading_breaks(Html('<h1 id="a">同一设想，三地境遇 &amp;</h1>'), "zh")
    '<h1 id="a">同一<wbr>设想，三地<wbr>境遇 &amp;</h1>'
    """
    if LANGUAGES[language].script not in ("Hans", "Hant"):
        return html
    return Html(_HEADING.sub(lambda heading: heading[1] + _broken(heading[3]) + heading[4], html))


def with_whole_dates(html: Html, language: str) -> Html:
    """The HTML of a page in a language, with no line end between a number and the character that makes it a date.

    >>> with_whole_dates(Html("<p>2013 年 5 月以后</p>"), "zh")
    '<p>2013\\xa0年 5\\xa0月以后</p>'
    """
    return Html(_IN_DATE.sub("\u00a0", html)) if LANGUAGES[language].script in ("Hans", "Hant") else html


@lru_cache(maxsize=TITLES_KEPT)
def _broken(content: str) -> str:
    """The content of a heading: tags stay, and so does text that is not Chinese."""
    pieces = _TAG.split(content)
    return "".join(piece if at % 2 else _phrased(piece) for at, piece in enumerate(pieces))


def _phrased(text: str) -> str:
    plain = unescape(text)
    if len(plain) <= UNBROKEN or not _HAN.search(plain) or _KANA.search(plain):
        return text
    return "<wbr>".join(escape(phrase, quote=False) for phrase in phrases(plain))

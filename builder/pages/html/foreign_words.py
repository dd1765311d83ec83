"""Words of another language within a text: takes the HTML of its Markdown, gives it with `lang` on them.

In a language with Latin letters they are Han characters; in Chinese, three or more words in Latin letters, for two are
mostly a name. Code stays as it is.
"""

from __future__ import annotations

import re
from functools import lru_cache

from builder.language.chinese import SIMPLIFIED, TRADITIONAL, script_of
from builder.language.languages import LANGUAGES
from builder.pages.html.elements import Html

KEPT = 4_096
_MARKUP = re.compile(r"(<(?:code|pre)>.*?</(?:code|pre)>|<[^>]*>)", re.DOTALL)
_HAN = re.compile(r"[\u3400-\u9fff](?:[\u3400-\u9fff、·〔〕《》0-9]*[\u3400-\u9fff])?")
_WORDS = re.compile(r"(?<![\w/.@:&-])[A-Za-z][A-Za-z’'-]*(?:,? [A-Za-z][A-Za-z’'-]*){2,}(?![\w/@])")


@lru_cache(maxsize=KEPT)
def with_foreign_words(html: Html, language: str) -> Html:
    """The HTML of a text in a language.

    >>> with_foreign_words(Html("<p>a park (园区)</p>"), "en")
    '<p>a park (<span lang="zh-Hans">园区</span>)</p>'
    """
    pattern = _pattern(language)
    if pattern is None or not pattern.search(html):
        return html
    pieces = _MARKUP.split(html)
    return Html("".join(piece if at % 2 else pattern.sub(_marked, piece) for at, piece in enumerate(pieces)))


def _pattern(language: str) -> re.Pattern[str] | None:
    """What is foreign in a text of a language; None where letters do not tell."""
    declared = LANGUAGES[language]
    if declared.is_latin:
        return _HAN
    return _WORDS if declared.script in ("Hans", "Hant") else None


def _marked(words: re.Match[str]) -> str:
    return f'<span lang="{_tag(words[0])}">{words[0]}</span>'


def _tag(text: str) -> str:
    """Chinese of neither script alone is `zh`."""
    if text[0].isascii():
        return "en"
    script = script_of(text)
    return LANGUAGES[script].tag if script in (SIMPLIFIED, TRADITIONAL) else "zh"

"""A problem explained, in words: takes a code and a language, gives what it is about without a case at hand.

The message and the hint are those of a real problem; their blanks, which only a real one could fill, are an ellipsis.
"""

from __future__ import annotations

from dataclasses import dataclass
from string import Formatter

from builder.explanations import Explanation, in_language
from builder.language.languages import LANGUAGES
from builder.language.words import Words, words
from builder.records.report import SHORT_CLAUSE, closed, visible

BLANK = "…"
SHORT_HAN_CLAUSE = 6
"""Of words in Han characters that only point to a mended line: a longer clause says something."""


@dataclass(frozen=True)
class Explained:
    """The words of an explanation. hint: without the colon that leads up to a mended line. hint and why may be ''.

    wrong, right: lines of a file, every invisible character as its code point; '' where `told` says how it comes about.
    """

    code: str
    message: str
    hint: str
    why: str
    told: str
    wrong: str
    right: str


def explained(explanation: Explanation, language: str) -> Explained:
    """An explanation in a language."""
    say, code = words(language), explanation.code
    return Explained(
        code,
        message=_without_case(say(f"problems.{code}.message")),
        hint=_without_case(_hint(say(f"problems.{code}.hint"), say)),
        why=in_language(explanation.why, language),
        told=in_language(explanation.told, language),
        wrong=shown(explanation.wrong),
        right=shown(explanation.right),
    )


def shown(example: str) -> str:
    """An example with what cannot be seen as `<U+200B>`.

    >>> shown("a\\tb")
    'a<U+0009>b'
    """
    return "".join(seen if (seen := visible(each)) == each else f"<{seen}>" for each in example.rstrip("\n"))


def _hint(hint: str, say: Words) -> str:
    """A hint without its mended line; '' where nothing is left of it but that this should be written."""
    short = SHORT_CLAUSE if LANGUAGES[say.language].spaced else SHORT_HAN_CLAUSE
    return closed(hint, short=short) or ("" if hint == say("report.write") else hint.rstrip(":："))


def _without_case(template: str) -> str:
    parts = Formatter().parse(template)
    return "".join(text + (BLANK if name is not None else "") for text, name, _, _ in parts)

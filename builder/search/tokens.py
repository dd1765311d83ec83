"""Takes folded text; gives its tokens: stems of words, overlapping pairs of Han, kana and Hangul characters.

`tokens` takes one text at a time; `tokenise.py` gives the same tokens for thousands of texts at once.
"""

import re

from builder.search.spelling import canonical
from builder.search.stem import stem

# Han, kana, Hangul: written without spaces. Ranges of code points, both ends included.
CJK = (
    (0x3005, 0x3005),
    (0x3007, 0x3007),
    (0x3041, 0x3096),
    (0x30A1, 0x30FA),
    (0x30FC, 0x30FC),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xAC00, 0xD7A3),
    (0xF900, 0xFAFF),
    (0x20000, 0x323AF),
)
LONGEST_WORD = 40

_CJK = "".join(f"{chr(first)}-{chr(last)}" for first, last in CJK)
# \w is every letter, every digit and the low line.
_RUN = re.compile(f"[{_CJK}]+|[^\\W_{_CJK}]+")
_CHARACTER = re.compile(f"[{_CJK}]")
_STEMMED = re.compile("[a-z]{4,}")


def tokens(folded: str) -> list[str]:
    """All tokens in the order of the text, repeated ones too."""
    return [token for run in _RUN.findall(folded) for token in _run_tokens(run)]


def word_token(run: str) -> str:
    """The token of a run of letters and digits."""
    word = run[:LONGEST_WORD]
    return stem(canonical(word)) if _STEMMED.fullmatch(word) else word


def spelled(run: str) -> str:
    """A run of letters and digits, in the spelling under which words as they are written are indexed."""
    return canonical(run) if _STEMMED.fullmatch(run) and len(run) <= LONGEST_WORD else run


def _run_tokens(run: str) -> list[str]:
    if not _CHARACTER.match(run):
        return [word_token(run)]
    return [run[start : start + 2] for start in range(len(run) - 1)] or [run]

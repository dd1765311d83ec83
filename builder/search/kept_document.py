"""What an index keeps of a document once its tokens are counted: what is shown of it, and its facets."""

import json
import re
from dataclasses import dataclass
from typing import NamedTuple

from builder.search.pinyin import surname_pairs
from builder.search.search_document import SearchDocument

EXCERPT_CHARACTERS = 600
NAMES_CHARACTERS = 240
LONGEST_REST = 20
"""Characters of a word that is cut off."""

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Shown:
    """Texts of a result; `surnames`: of a person, as of `pinyin.surname_pairs`."""

    title: str
    where: str
    when: str
    status: str
    names: str
    excerpt: str
    surnames: list[tuple[int, str]]


class KeptDocument(NamedTuple):
    kind: str
    facets: str
    """Values by facet, as JSON: most documents have the same as many others."""
    shown: bytes
    """`Shown` as JSON, since few of many documents are shown anew in a build."""

    def read(self) -> Shown:
        return Shown(*json.loads(self.shown))


def kept(document: SearchDocument) -> KeptDocument:
    text = _SPACE.sub(" ", document.body[: 2 * EXCERPT_CHARACTERS]).strip()
    text = shortened(text[:EXCERPT_CHARACTERS]) if len(text) > EXCERPT_CHARACTERS else text
    surnames = surname_pairs((document.title, *document.names)) if document.kind == "person" else {}
    shown = [
        document.title,
        document.where,
        document.when,
        document.status,
        _names(document),
        text,
        [*surnames.items()],
    ]
    facets = {"language": (document.language,), "kind": (document.kind,), **document.facets}
    return KeptDocument(document.kind, json.dumps(dict(sorted(facets.items()))), json.dumps(shown).encode())


def shortened(text: str, *, bytes_at_most: int | None = None) -> str:
    """A text that is cut off, at the end of a word where one is near, with an ellipsis.

    >>> shortened("one tw"), shortened("育成中心，", bytes_at_most=9)
    ('one…', '育成中…')
    """
    cut = text.encode("utf-8", "replace")[:bytes_at_most].decode("utf-8", "ignore").removesuffix("…")
    head, _, rest = cut.rpartition(" ")
    return (head if head and len(rest) < LONGEST_REST else cut).rstrip(" ,;:，；：、") + "…"


def _names(document: SearchDocument) -> str:
    """As many names as fit in NAMES_CHARACTERS, none shortened."""
    text = ""
    for name in (*document.names, *document.spellings):
        candidate = f"{text} · {name}" if text else name
        if len(candidate) > NAMES_CHARACTERS:
            break
        text = candidate
    return text

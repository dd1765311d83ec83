"""What is searched: one addressable thing in one language; and the concepts of the glossary, which widen queries."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.language.chinese import SIMPLIFIED, TRADITIONAL

CONVERTED, ORIGIN = TRADITIONAL, SIMPLIFIED
"""The edition that searches the documents of another and shows them in its own script."""
KINDS = ("case", "policy", "page", "list", "person", "organisation", "term", "source")


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """A page, or an entry of a page: then the address ends in '#anchor'.

    The texts are plain, without markup. Facets give ids by facet (place, type, theme, period, status); the index adds
    language and kind. `when`, `where` and `status` are words ready for the reader, in the document's language.
    """

    language: str
    address: str
    kind: str
    title: str
    names: tuple[str, ...] = ()
    headings: str = ""
    facets_text: str = ""
    body: str = ""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    when: str = ""
    where: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing and everything that it is called, by language."""

    forms: Mapping[str, tuple[str, ...]]

"""What is searched: documents, each at one address in one language; and glossary concepts, which expand queries."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.language.chinese import SIMPLIFIED, TRADITIONAL

CONVERTED, ORIGIN = TRADITIONAL, SIMPLIFIED
"""CONVERTED: the edition that has no documents of its own, but shows those of ORIGIN in its own script."""
KINDS = ("case", "policy", "page", "list", "person", "organisation", "term", "source")


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """A page, or an entry of a page: then the address ends in '#anchor'.

    The texts are plain, without markup. Facets: ids by facet (place, type, theme, period, status); the index adds
    language and kind. `spellings`: of the names in other letters, shown as names are. `when`, `where` and `status` are
    texts to be shown, in the document's language.
    """

    language: str
    address: str
    kind: str
    title: str
    names: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()
    headings: str = ""
    facets_text: str = ""
    body: str = ""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    when: str = ""
    where: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of the glossary: its names by language."""

    forms: Mapping[str, tuple[str, ...]]

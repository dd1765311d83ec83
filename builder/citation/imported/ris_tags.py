"""The tags of a RIS record as variables of CSL, after the 2011 edition and what Zotero writes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

TYPES: Mapping[str, str] = {
    "JOUR": "article-journal", "MGZN": "article-magazine", "NEWS": "article-newspaper", "BOOK": "book",
    "EDBOOK": "book", "EBOOK": "book", "CHAP": "chapter", "ECHAP": "chapter", "THES": "thesis", "RPRT": "report",
    "GOVDOC": "report", "ELEC": "webpage", "STAT": "legislation", "BILL": "bill", "CPAPER": "paper-conference",
    "CONF": "paper-conference", "DATA": "dataset", "BLOG": "post-weblog", "VIDEO": "motion_picture",
    "MPCT": "motion_picture", "HEAR": "hearing", "PAMP": "pamphlet", "UNPB": "manuscript", "MANSCPT": "manuscript",
    "STAND": "standard", "ENCYC": "entry", "DICT": "entry", "PCOMM": "personal_communication", "COMP": "software",
}  # fmt: skip
"""CSL types by type of RIS; any other is a document."""
_TEXTS: Mapping[str, str] = {
    "TI": "title", "T1": "title", "CT": "title", "T2": "container-title", "JO": "container-title",
    "JF": "container-title", "BT": "container-title", "PB": "publisher", "CY": "publisher-place",
    "PP": "publisher-place",
    "VL": "volume", "IS": "issue", "M1": "number", "M3": "genre", "LA": "language", "DO": "DOI", "UR": "URL",
    "AB": "abstract", "N2": "abstract", "N1": "note", "ET": "edition", "T3": "collection-title",
    "AN": "accession-number",
}  # fmt: skip
_NAMES: Mapping[str, str] = {"AU": "author", "A1": "author", "A2": "editor", "ED": "editor", "A4": "translator"}
_DATES: Mapping[str, str] = {"DA": "issued", "PY": "issued", "Y1": "issued", "Y2": "accessed"}
_PASSED_OVER = frozenset({"TY", "ID", "KW", "L1", "L2", "L3", "L4", "DB", "DP", "J2", "JA", "ST"})
"""What says nothing of the work itself: keywords, files, catalogues, short forms of titles."""
_BOOKS = frozenset({"book", "chapter"})


def item_of(fields: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """The item of a record's tags, in their order; of a variable that comes twice the first."""
    item: dict[str, Any] = {"type": TYPES.get(fields[0][1], "document")}
    for tag, value in fields:
        if value and tag not in _PASSED_OVER:
            _take(item, tag, value)
    if first := item.pop("SP", ""):
        item["page"] = f"{first}-{last}" if (last := item.pop("EP", "")) and last != first else first
    return item


def _take(item: dict[str, Any], tag: str, value: str) -> None:
    if tag in _NAMES:
        family, _, given = (part.strip() for part in value.partition(","))
        item.setdefault(_NAMES[tag], []).append({"family": family, "given": given} if given else {"literal": family})
    elif tag in _DATES:
        date = _date(value)
        if tag == "DA" or _DATES[tag] not in item:
            item[_DATES[tag]] = date
    elif tag == "SN":
        item.setdefault("ISBN" if item["type"] in _BOOKS else "ISSN", value)
    else:
        item.setdefault(_TEXTS.get(tag, tag), value)


def _date(value: str) -> dict[str, Any]:
    """`2012/06/29/`, `2012//` as the parts of a date; anything else as it is written."""
    if not re.fullmatch(r"\d{4}(?:[/-]\d{0,2}){0,2}(?:/.*)?", value):
        return {"literal": value}
    return {"date-parts": [[int(part) for part in re.split("[/-]", value)[:3] if part.isdigit()]]}

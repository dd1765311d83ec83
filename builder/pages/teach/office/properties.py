"""Document properties: takes a case in a language, gives the parts that say whose a file is. Dates are the record's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from builder.pages.teach.office.fonts import tag
from builder.pages.teach.office.opc import text

_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)


@dataclass(frozen=True)
class Properties:
    """Whose a file is. credit: authors and licence in a sentence. created, changed: of the record, None if unknown."""

    language: str
    title: str
    authors: str
    credit: str
    created: date | None = None
    changed: date | None = None


def core(of: Properties) -> str:
    """docProps/core.xml (Dublin Core)."""
    return (
        f"{_CORE}<dc:title>{text(of.title)}</dc:title><dc:creator>{text(of.authors)}</dc:creator>"
        f"<dc:description>{text(of.credit)}</dc:description><dc:language>{tag(of.language)}</dc:language>"
        f"{_dated('created', of.created)}{_dated('modified', of.changed)}</cp:coreProperties>"
    )


def app(program: str) -> str:
    """docProps/app.xml. program: the name that opens it."""
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'<Properties xmlns="{namespace}"><Application>{program}</Application></Properties>'


def _dated(name: str, day: date | None) -> str:
    if day is None:
        return ""
    return f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day.isoformat()}T00:00:00Z</dcterms:{name}>'

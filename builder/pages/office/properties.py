"""Document properties: takes the metadata of a case in a language, gives the docProps parts of an office file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from builder.pages.office.fonts import tag
from builder.pages.office.opc import text

_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)


@dataclass(frozen=True)
class Properties:
    """File metadata. credit: authors and licence in a sentence. created, changed: of the record, None if unknown."""

    language: str
    title: str
    authors: str
    credit: str
    created: date | None = None
    changed: date | None = None


def core(properties: Properties) -> str:
    """docProps/core.xml (Dublin Core)."""
    return (
        f"{_CORE}<dc:title>{text(properties.title)}</dc:title><dc:creator>{text(properties.authors)}</dc:creator>"
        f"<dc:description>{text(properties.credit)}</dc:description><dc:language>{tag(properties.language)}</dc:language>"
        f"{_dated('created', properties.created)}{_dated('modified', properties.changed)}</cp:coreProperties>"
    )


def app(program: str) -> str:
    """docProps/app.xml. program: the application that the file is for."""
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'<Properties xmlns="{namespace}"><Application>{program}</Application></Properties>'


def _dated(name: str, day: date | None) -> str:
    if day is None:
        return ""
    return f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day.isoformat()}T00:00:00Z</dcterms:{name}>'

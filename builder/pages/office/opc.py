"""Office archives: takes XML parts, gives a zip that is byte-identical on every machine.

Open Packaging Conventions (ECMA-376, part 2): the first part of the zip declares the content types of the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from builder.pages.zipped import Member, compressed, zip_file

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES, ROOT = "[Content_Types].xml", "_rels/.rels"
CORE, APP = "docProps/core.xml", "docProps/app.xml"
PACKAGE, OFFICE = "application/vnd.openxmlformats-package", "application/vnd.openxmlformats-officedocument"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PLACEHOLDER = re.compile(r"\{\{(\w+)\}\}")


def archive(parts: Mapping[str, str]) -> bytes:
    """The zip of parts by name, in the given order but with [Content_Types].xml first."""
    return zip_file((name, _compressed(parts[name])) for name in sorted(parts, key=lambda name: name != TYPES))


@lru_cache(maxsize=2048)
def _compressed(part: str) -> Member:
    """A part compressed. Most parts are those of many files."""
    return compressed((DECLARATION + part).encode())


def text(value: str) -> str:
    """Text escaped for element content; characters that XML 1.0 does not allow are dropped."""
    return escape(_ILLEGAL.sub("", value))


def quoted(value: str) -> str:
    """Text escaped as an attribute value, quotes included."""
    return quoteattr(_ILLEGAL.sub("", value))


def relations(targets: Mapping[str, tuple[str, str]]) -> str:
    """A relationships part. targets: by id, the last part of the relationship type's URI and the target."""
    return _relationships((id_, f"{RELATIONS}/{kind}", target) for id_, (kind, target) in targets.items())


def types(overrides: Mapping[str, str]) -> str:
    """[Content_Types].xml. overrides: the content type by part, for all but relationships."""
    rows = (f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{PACKAGE}.relationships+xml"/>{"".join(rows)}</Types>'
    )


def root(main: str) -> str:
    """The package relationships: main part and document properties."""
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    rows = (
        ("rId1", f"{RELATIONS}/officeDocument", main),
        ("rId2", kind, CORE),
        ("rId3", f"{RELATIONS}/extended-properties", APP),
    )
    return _relationships(rows)


@cache
def template(name: str) -> Mapping[str, str]:
    """The parts of a template: an unpacked archive in a folder beside this module; placeholders are `{{name}}`."""
    folder = Path(__file__).parent / name
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8").strip()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def fill_template(part: str, values: Mapping[str, str]) -> str:
    """A template part with its placeholders replaced. Raises KeyError for a placeholder without a value."""
    return _PLACEHOLDER.sub(lambda match: values[match[1]], part)


def _relationships(rows: Iterable[tuple[str, str, str]]) -> str:
    """rows: id, type and target."""
    elements = (f'<Relationship Id="{id_}" Type="{kind}" Target="{target}"/>' for id_, kind, target in rows)
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{''.join(elements)}</Relationships>"
    )

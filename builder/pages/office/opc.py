"""Office archives: takes XML parts, gives a zip that is byte-identical on every machine.

Open Packaging Conventions (ECMA-376, part 2): the first part of the zip declares the content types of the others.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

_TIME, _DATE = 0, 1 << 5 | 1
"""The timestamp of every part, as MS-DOS writes it: the first day of 1980, the earliest that zip allows."""
_VERSION, _MADE_BY, _MODE = 20, bytes((20, 3)), 0o644
"""Zip 2.0, by Unix, readable by all."""
_ENTRY, _ATTRIBUTES, _END = struct.Struct("<5H3L2H"), struct.Struct("<3H2L"), struct.Struct("<4H2LH")
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES, ROOT = "[Content_Types].xml", "_rels/.rels"
CORE, APP = "docProps/core.xml", "docProps/app.xml"
PACKAGE, OFFICE = "application/vnd.openxmlformats-package", "application/vnd.openxmlformats-officedocument"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PLACEHOLDER = re.compile(r"\{\{(\w+)\}\}")


def archive(parts: Mapping[str, str]) -> bytes:
    """The zip of parts by name, in the given order but with [Content_Types].xml first.

    Written here (APPNOTE.TXT 4.3, 4.4), since zipfile cannot take parts that are compressed already.
    """
    files, directory, offset = [], [], 0
    for name in sorted(parts, key=lambda name: name != TYPES):
        content, sizes = _compressed(DECLARATION + parts[name])
        entry = _ENTRY.pack(_VERSION, 0, zipfile.ZIP_DEFLATED, _TIME, _DATE, *sizes, len(name), 0)
        files += [b"PK\3\4", entry, name.encode("ascii"), content]
        directory += [b"PK\1\2", _MADE_BY, entry, _ATTRIBUTES.pack(0, 0, 0, _MODE << 16, offset), name.encode("ascii")]
        offset += 4 + len(entry) + len(name) + len(content)
    size = sum(map(len, directory))
    return b"".join((*files, *directory, b"PK\5\6", _END.pack(0, 0, len(parts), len(parts), size, offset, 0)))


@lru_cache(maxsize=2048)
def _compressed(part: str) -> tuple[bytes, tuple[int, int, int]]:
    """A part compressed, and its checksum and lengths, compressed and not. Most parts are those of many files."""
    data, compressor = part.encode(), zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    content = compressor.compress(data) + compressor.flush()
    return content, (zlib.crc32(data), len(content), len(data))


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

"""Office archives: takes their parts as texts, gives the same bytes for the same parts on every machine.

Open Packaging Conventions (ECMA-376, part 2): a zip whose first part says what type the others have.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every part: the first that a zip can name."""
KEPT = 256
"""How many files of a kind are kept in memory while a process lives."""
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES, ROOT = "[Content_Types].xml", "_rels/.rels"
CORE, APP = "docProps/core.xml", "docProps/app.xml"
PACKAGE, OFFICE = "application/vnd.openxmlformats-package", "application/vnd.openxmlformats-officedocument"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BLANK = re.compile(r"\{\{(\w+)\}\}")


def archive(parts: Mapping[str, str]) -> bytes:
    """The zip of these parts by name, in their order but for the types, which come first."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as file:
        for name in sorted(parts, key=lambda name: name != TYPES):
            part = zipfile.ZipInfo(name, EPOCH)
            part.compress_type, part.create_system, part.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            file.writestr(part, DECLARATION + parts[name])
    return made.getvalue()


def text(value: str) -> str:
    """A text between tags; characters that XML 1.0 has no place for are left out."""
    return escape(_ILLEGAL.sub("", value))


def quoted(value: str) -> str:
    """A text as the value of an attribute, with its quotes."""
    return quoteattr(_ILLEGAL.sub("", value))


def relations(targets: Mapping[str, tuple[str, str]]) -> str:
    """A part of relationships: by id the kind (the end of its type's address) and the target."""
    return _relationships((id_, f"{RELATIONS}/{kind}", target) for id_, (kind, target) in targets.items())


def types(overrides: Mapping[str, str]) -> str:
    """The part that says what type each part has. overrides: the types of all but relationships, by part."""
    rows = (f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{PACKAGE}.relationships+xml"/>{"".join(rows)}</Types>'
    )


def root(main: str) -> str:
    """The relationships of the whole: its main part, its properties."""
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    rows = (
        ("rId1", f"{RELATIONS}/officeDocument", main),
        ("rId2", kind, CORE),
        ("rId3", f"{RELATIONS}/extended-properties", APP),
    )
    return _relationships(rows)


@cache
def template(name: str) -> Mapping[str, str]:
    """The parts of a template, a folder beside this module that holds an archive unpacked; blanks are `{{name}}`."""
    folder = Path(__file__).parent / name
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8").strip()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def filled(part: str, values: Mapping[str, str]) -> str:
    """A part of a template with its blanks filled. A blank without a value raises KeyError."""
    return _BLANK.sub(lambda found: values[found[1]], part)


def _relationships(rows: Iterable[tuple[str, str, str]]) -> str:
    """Id, type and target a row."""
    made = (f'<Relationship Id="{id_}" Type="{kind}" Target="{target}"/>' for id_, kind, target in rows)
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{''.join(made)}</Relationships>"
    )

"""Writes font.ttc.xz anew: `python -m builder.pages.share_card.font_subset NotoSerifCJK-Bold.ttc`, with fonttools.

The font is Noto Serif CJK Bold, as Debian has it in fonts-noto-cjk; under OFL.txt; what is changed: NOTICE.
Three faces share one table of outlines: Latin with marks of Latin width, Simplified (GB 2312) and Traditional (Big5
level 1, and what GB 2312 has in that script). What one face lacks is taken from another (faces.py), so that a character
is kept once where one form will do.
"""

from __future__ import annotations

import io
import lzma
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

from builder.language.characters import usual_forms
from builder.pages.share_card.faces import FONT, LATIN, SIMPLIFIED, TRADITIONAL

FAMILY = "Casebook Card Serif"
"""A name of its own, so that nobody takes the changed font for the original."""
FACES = {LATIN: "Noto Serif CJK KR", SIMPLIFIED: "Noto Serif CJK SC", TRADITIONAL: "Noto Serif CJK TC"}
"""Which face of the original each is made of. That for Korean has quotation marks and dashes of Latin width."""
MARKS = frozenset(map(chr, (*range(0x2010, 0x2040), 0x20AC, *range(0x2150, 0x2160), 0x2212, 0x2248, 0x2264, 0x2265)))
LETTERS = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x250), *range(0x1E00, 0x1F00)))) | MARKS
FULL_WIDTH = frozenset(map(chr, (*range(0x3000, 0x3100), *range(0xFF01, 0xFF5F)))) | MARKS


def code_page(codec: str, rows: Iterable[int], cells: Iterable[int]) -> frozenset[str]:
    """The characters in rows of a character set."""
    pairs = (bytes((row, cell)) for row in rows for cell in cells)
    return frozenset(character for pair in pairs if len(character := pair.decode(codec, "ignore")) == 1)


SIMPLIFIED_HAN = code_page("gb2312", range(0xB0, 0xF8), range(0xA1, 0xFF))
BIG5_HAN = code_page("big5", range(0xA4, 0xC7), (*range(0x40, 0x7F), *range(0xA1, 0xFF)))
TRADITIONAL_HAN = BIG5_HAN | (frozenset("".join(SIMPLIFIED_HAN).translate(usual_forms())) - SIMPLIFIED_HAN)
CHARACTERS: Mapping[int, frozenset[str]] = {
    LATIN: LETTERS,
    SIMPLIFIED: FULL_WIDTH | SIMPLIFIED_HAN,
    TRADITIONAL: FULL_WIDTH | TRADITIONAL_HAN,
}


def subset(original: Path) -> bytes:
    """The three faces, as the bytes of a collection."""
    fonts = {str(font["name"].getDebugName(1)): font for font in TTCollection(str(original)).fonts}
    faces = {face: fonts[name] for face, name in FACES.items()}
    glyphs = {name for face, font in faces.items() for name in _glyphs(font, CHARACTERS[face])}
    collection = TTCollection()
    collection.fonts = [_face(font, CHARACTERS[face], glyphs) for face, font in sorted(faces.items())]
    out = io.BytesIO()
    collection.save(out, shareTables=True)
    return out.getvalue()


def _glyphs(font: TTFont, characters: Iterable[str]) -> set[str]:
    names: Mapping[int, str] = font.getBestCmap()
    return {names[ord(character)] for character in characters if ord(character) in names}


def _face(font: TTFont, characters: Iterable[str], glyphs: set[str]) -> TTFont:
    """A face with all glyphs, so that the outlines of all are the same bytes, and its own characters."""
    options = Options(hinting=False, layout_features=[], notdef_outline=True, name_IDs=[0, 1, 2, 13, 14])
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "GSUB", "GPOS", "GDEF"]
    subsetter = Subsetter(options)
    subsetter.populate(glyphs=glyphs, unicodes=list(map(ord, characters)))
    subsetter.subset(font)
    wanted = set(map(ord, characters))
    for table in font["cmap"].tables:
        table.cmap = {code: name for code, name in table.cmap.items() if code in wanted}
    font["cmap"].tables = [table for table in font["cmap"].tables if table.cmap]
    _rename(font)
    return font


def _rename(font: TTFont) -> None:
    for record in font["name"].names:
        if record.nameID == 1:
            record.string = FAMILY
    top = font["CFF "].cff.topDictIndex[0]
    font["CFF "].cff.fontNames = [FAMILY.replace(" ", "")]
    top.FullName = top.FamilyName = FAMILY


if __name__ == "__main__":
    FONT.write_bytes(lzma.compress(subset(Path(sys.argv[1])), preset=9 | lzma.PRESET_EXTREME))

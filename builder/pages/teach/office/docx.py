"""An editable paper: takes the blocks of a case in its two languages, gives the bytes of a .docx on A4.

Styles, lists and settings are the unpacked template in docx/; this module writes the text, each paragraph in a style of
the template. WordprocessingML (ECMA-376, part 1).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import count

from builder.language.languages import LANGUAGES
from builder.pages.teach.office.block import Block, Grid
from builder.pages.teach.office.fonts import LATIN, east_asian_font, east_asian_tag, tag
from builder.pages.teach.office.opc import (
    APP,
    CORE,
    OFFICE,
    PACKAGE,
    RELATIONS,
    ROOT,
    TYPES,
    archive,
    fill_template,
    relations,
    root,
    template,
    text,
    types,
)
from builder.pages.teach.office.paragraphs import Paragraph, TextRun
from builder.pages.teach.office.properties import Properties, app, core
from builder.records.model.identity_memo import memo_by_identity

NAMESPACES = f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{RELATIONS}"'
PaperHalf = tuple[str, tuple[Block | Grid, ...]]
"""A language code and the blocks in that language."""
WIDTH = 9298
"""Text width in twentieths of a point: A4 less the margins."""
PAGE_SETUP = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1304" w:right="1304" w:bottom="1247" w:left="1304" w:header="680" w:footer="624" w:gutter="0"/>'
    "</w:sectPr>"
)
FIRST_LIST = 10
"""numId of the first list that restarts its numbering; lower ones are the template's."""
LIST_PATTERNS = {"ListNumber": 1, "Source": 3}
"""abstractNumId of each numbered style."""
BLOCKS_KEPT = 1024
"""How many blocks are kept as written: those of a case are in its files of two languages or more."""
_TYPE = f"{OFFICE}.wordprocessingml"


def docx(properties: Properties, halves: tuple[PaperHalf, ...]) -> bytes:
    """The file. halves: the reader's language first."""
    lists: list[str] = []
    numbers = count(FIRST_LIST)
    body = "".join(_half(blocks, language, numbers, lists) for language, blocks in _halves(halves))
    font = east_asian_font(language for language, _ in halves)
    values = {
        "latin": LATIN,
        "han": font,
        "east": east_asian_tag(language for language, _ in halves),
        "lists": "".join(lists),
    }
    parts = {name: fill_template(part, values) for name, part in template("docx").items()}
    parts |= {
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}{PAGE_SETUP}</w:body></w:document>",
        "word/footer1.xml": _footer(properties.title, properties.language),
    }
    kinds = {name: name.rpartition("/")[2].removesuffix(".xml").rstrip("0123456789") for name in parts}
    overrides = {name: f"{_TYPE}.{kind}{'.main' * (kind == 'document')}+xml" for name, kind in kinds.items()}
    overrides |= {CORE: f"{PACKAGE}.core-properties+xml", APP: f"{OFFICE}.extended-properties+xml"}
    parts |= {
        TYPES: types(overrides),
        ROOT: root("word/document.xml"),
        CORE: core(properties),
        APP: app("Microsoft Office Word"),
        "word/_rels/document.xml.rels": relations(
            {
                "rId1": ("styles", "styles.xml"),
                "rId2": ("numbering", "numbering.xml"),
                "rId3": ("settings", "settings.xml"),
                "rId4": ("footer", "footer1.xml"),
            }
        ),
    }
    return archive(parts)


def _halves(halves: Iterable[PaperHalf]) -> Iterator[PaperHalf]:
    """The halves, the second starting on a new page."""
    for number, (language, blocks) in enumerate(halves):
        first, rest = blocks[0], blocks[1:]
        opening = replace(first, new_page=True) if number and isinstance(first, Block) else first
        yield language, (opening, *rest)


def _half(blocks: Sequence[Block | Grid], language: str, numbers: Iterator[int], lists: list[str]) -> str:
    """The text of one language. Appends to `lists` the definition of each list that restarts its numbering."""
    elements, list_number = [], 0
    for block in blocks:
        if isinstance(block, Grid):
            elements.append(_table(block, language))
            continue
        if block.first:
            list_number = next(numbers)
            lists.append(_list(list_number, LIST_PATTERNS[block.style]))
        elements.append(_paragraph(block, language, list_number if block.style in LIST_PATTERNS else 0))
    return "".join(elements)


def _list(number: int, pattern: int) -> str:
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{pattern}"/>{start}</w:num>'


@memo_by_identity(BLOCKS_KEPT)
def _paragraph(block: Block, language: str, number: int) -> str:
    page = "<w:pageBreakBefore/>" if block.new_page else ""
    numbering = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    properties = f'<w:pPr><w:pStyle w:val="{block.style}"/>{page}{numbering}</w:pPr>'
    return f"<w:p>{properties}{_runs(block.paragraph, language)}</w:p>"


def _runs(paragraph: Paragraph, language: str, *, bold: bool = False) -> str:
    runs = (replace(run, bold=True) if bold and not run.bold else run for run in paragraph.runs)
    return "".join(_run(run, language) for run in runs)


def _run(run: TextRun, language: str) -> str:
    properties = _properties(run.language or language, run.bold, run.italic, run.superscript)
    lines = (f'<w:t xml:space="preserve">{text(line)}</w:t>' for line in run.text.split("\n"))
    return f"<w:r><w:rPr>{properties}</w:rPr>{'<w:br/>'.join(lines)}</w:r>"


@cache
def _properties(language: str, bold: bool, italic: bool, superscript: bool) -> str:
    """Han text, punctuation included, uses the East Asian font and never italics."""
    latin = LANGUAGES[language].is_latin
    properties = "" if latin else '<w:rFonts w:hint="eastAsia"/>'
    properties += "<w:b/>" if bold else ""
    properties += "<w:i/>" if italic and latin else ""
    properties += '<w:vertAlign w:val="superscript"/>' if superscript else ""
    return properties + (f'<w:lang w:val="{tag(language)}"/>' if latin else f'<w:lang w:eastAsia="{tag(language)}"/>')


@memo_by_identity(BLOCKS_KEPT)
def _table(grid: Grid, language: str) -> str:
    widths = [round(WIDTH * share) for share in grid.widths]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = _row(grid.head, widths, language, head=True) if grid.head else ""
    rows = "".join(_row(row, widths, language) for row in grid.rows)
    properties = (
        f'<w:tblPr><w:tblStyle w:val="Lines"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{"0620" if head else "0600"}" w:firstRow="{int(bool(head))}" w:lastRow="0"'
        ' w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
    )
    return f"<w:tbl>{properties}<w:tblGrid>{columns}</w:tblGrid>{head}{rows}</w:tbl>"


def _row(cells: Sequence[Paragraph], widths: Sequence[int], language: str, *, head: bool = False) -> str:
    """A row that is never split across pages."""
    properties = f"<w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>"
    elements = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Cell"/></w:pPr>'
        f"{_runs(cell, language, bold=index == 0 and not head)}</w:p></w:tc>"
        for index, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return f"<w:tr>{properties}{''.join(elements)}</w:tr>"


def _footer(title: str, language: str) -> str:
    """The title at the left, the page number at the right."""
    name = _run(TextRun(title), language)
    field = (
        '<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE '
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{name}{field}</w:p>'
    return f"<w:ftr {NAMESPACES}>{paragraph}</w:ftr>"

"""An editable paper: takes the blocks of a case in its two languages, gives the bytes of a .docx on A4.

Each paragraph has a style of the template (word.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count

from builder.pages.office.block import Block, Grid
from builder.pages.office.paragraphs import Paragraph
from builder.pages.office.properties import Properties
from builder.pages.office.word import WIDTH, run_xml, word_file
from builder.records.model.identity_memo import memo_by_identity

PaperHalf = tuple[str, tuple[Block | Grid, ...]]
"""A language code and the blocks in that language."""
FIRST_LIST = 10
"""numId of the first list that restarts its numbering; lower ones are the template's."""
LIST_PATTERNS = {"ListNumber": 1, "Source": 3}
"""abstractNumId of each numbered style."""
BLOCKS_KEPT = 1024
"""How many blocks are kept as written: those of a case are in its files of two languages or more."""


def docx(properties: Properties, halves: tuple[PaperHalf, ...]) -> bytes:
    """The file. halves: the reader's language first."""
    lists: list[str] = []
    numbers = count(FIRST_LIST)
    body = "".join(_half(blocks, language, numbers, lists) for language, blocks in _halves(halves))
    return word_file(properties, body, [language for language, _ in halves], lists="".join(lists))


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
    return "".join(run_xml(run, language) for run in runs)


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

"""A form to fill in with Word: takes blocks in one language, gives the bytes of a .docx whose names carry comments.

Names stand in shaded cells, places to write in white ones. A choice is a box that Word, WPS and LibreOffice tick at a
click (w14:checkbox), and a box to be ticked by pen where they do not know it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from math import ceil

from builder.pages.office.form import Blank, Cell, Choices, FormBlock, FormHeading, FormTable, Name, Row
from builder.pages.office.opc import quoted, template
from builder.pages.office.paragraphs import TextRun
from builder.pages.office.properties import Properties
from builder.pages.office.word import NAMESPACES, WIDTH, run_xml, word_file
from builder.pages.parts.text_width import text_width

WORDS_OF_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
FORM_NAMESPACES = f'{NAMESPACES} xmlns:mc="{COMPATIBILITY}" xmlns:w14="{WORDS_OF_2010}" mc:Ignorable="w14"'
TWIPS_A_MILLIMETRE = 56.7
TALL = 20
"""Millimetres of a row from which on it may go on overleaf."""
SHADE = "F1F0EA"
CELL_MARGINS, BOX, CHOICE_SIZE = 200, 330, 20
"""In twentieths of a point: both margins of a cell, a box with the space behind it; the size of its words, halved."""
MOST_COLUMNS = 4
"""Of words to tick, side by side."""
BOX_FONT = '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/>'
_STYLE = re.compile("<w:pStyle [^>]*>")
_SPACE = '<w:r><w:t xml:space="preserve">  </w:t></w:r>'
_BOX = (
    '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
    '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr>'
    f"{BOX_FONT}</w:rPr><w:t>\N{BALLOT BOX}</w:t></w:r></w:sdtContent></w:sdt>"
)


@dataclass(frozen=True)
class _Writing:
    """What is shared while a form is written. comments: those so far, a part of XML each; bookmarks: their names."""

    language: str
    author: str
    comments: list[str] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)


def word_form(properties: Properties, blocks: Sequence[FormBlock]) -> bytes:
    """The file. properties: its language is that of the form, its authors are those of the comments."""
    writing = _Writing(properties.language, properties.authors)
    body = "".join(map(partial(_block, writing), blocks))
    comments = f"<w:comments {NAMESPACES}>{''.join(writing.comments)}</w:comments>" if writing.comments else ""
    styles = "\n  " + template("docx_form")["styles.xml"]
    languages = [properties.language]
    return word_file(properties, body, languages, namespaces=FORM_NAMESPACES, styles=styles, comments=comments)


def _block(writing: _Writing, block: FormBlock) -> str:
    if isinstance(block, FormTable):
        return _table(block, writing)
    if isinstance(block, FormHeading):
        return _heading(block, writing)
    return _paragraph(block.style, run_xml(TextRun(block.text), writing.language))


def _paragraph(style: str, runs: str, *, more: str = "") -> str:
    """more: further properties, in the order of the standard."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{runs}</w:p>'


def _heading(heading: FormHeading, writing: _Writing) -> str:
    words = _commented(heading.name, writing)
    if heading.bookmark:
        writing.bookmarks.append(heading.bookmark)
        number = len(writing.bookmarks)
        start = f'<w:bookmarkStart w:id="{number}" w:name={quoted(heading.bookmark)}/>'
        words = f'{start}{words}<w:bookmarkEnd w:id="{number}"/>'
    words += "".join(f"{_SPACE}{remark}" for remark in _remarks(heading.name, writing))
    page = "<w:pageBreakBefore/>" if heading.new_page else ""
    return _paragraph(f"Heading{heading.level}", words, more=page)


def _commented(name: Name, writing: _Writing, *, bold: bool = False) -> str:
    """The words of a name, with its comment anchored at them."""
    words = run_xml(TextRun(name.text, bold=bold), writing.language)
    if not name.comment:
        return words
    number = len(writing.comments)
    writing.comments.append(_comment(number, name.comment, writing))
    mark = f'<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="{number}"/></w:r>'
    return f'<w:commentRangeStart w:id="{number}"/>{words}<w:commentRangeEnd w:id="{number}"/>{mark}'


def _comment(number: int, paragraphs: Sequence[str], writing: _Writing) -> str:
    reference = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'
    runs = (run_xml(TextRun(paragraph), writing.language) for paragraph in paragraphs)
    body = "".join(_paragraph("CommentText", reference * (not at) + run) for at, run in enumerate(runs))
    return f'<w:comment w:id="{number}" w:author={quoted(writing.author)}>{body}</w:comment>'


def _table(table: FormTable, writing: _Writing) -> str:
    """A table, and the gap that keeps the next one from growing together with it."""
    widths = [round(WIDTH * share) for share in table.widths]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(
        _row(row, widths, writing, repeated=number < table.repeated) for number, row in enumerate(table.rows)
    )
    properties = (
        f'<w:tblPr><w:tblStyle w:val="Form"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0600" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1"'
        ' w:noVBand="1"/></w:tblPr>'
    )
    return f"<w:tbl>{properties}<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>{_paragraph('Gap', '')}"


def _row(row: Row, widths: Sequence[int], writing: _Writing, *, repeated: bool) -> str:
    """A row; only one to write more than a few lines in may go on overleaf."""
    whole = "<w:cantSplit/>" if row.height < TALL else ""
    height = f'<w:trHeight w:val="{round(row.height * TWIPS_A_MILLIMETRE)}" w:hRule="atLeast"/>'
    cells = "".join(_cells(row, widths, writing))
    return f"<w:tr><w:trPr>{whole}{height}{'<w:tblHeader/>' if repeated else ''}</w:trPr>{cells}</w:tr>"


def _cells(row: Row, widths: Sequence[int], writing: _Writing) -> Iterator[str]:
    at = 0
    for cell in row.cells:
        width = sum(widths[at : at + cell.span])
        at += cell.span
        content = _content(cell, width, writing, head=row.head)
        kept = _STYLE.sub(r"\g<0><w:keepNext/>", content) if row.kept or row.head else content
        yield f"<w:tc>{_cell_properties(cell, width)}{kept}</w:tc>"


def _cell_properties(cell: Cell, width: int) -> str:
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    joined = {"": "", "first": '<w:vMerge w:val="restart"/>', "on": "<w:vMerge/>"}[cell.joined]
    written = isinstance(cell.content, Blank | Choices) and not cell.joined
    shade = "" if written else f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/>'
    return f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{joined}{shade}</w:tcPr>'


def _content(cell: Cell, width: int, writing: _Writing, *, head: bool) -> str:
    if cell.joined == "on":
        return _paragraph("Field", "")
    if isinstance(cell.content, Name):
        return _name(cell.content, writing, head=head)
    if isinstance(cell.content, Choices):
        return _choices(cell.content.words, width - CELL_MARGINS, writing)
    if isinstance(cell.content, Blank):
        return _paragraph("Answer", "")
    return _paragraph("Field", run_xml(TextRun(cell.content.text), writing.language, style="Prompt"))


def _name(name: Name, writing: _Writing, *, head: bool) -> str:
    """A name, and beside it in a head, else below it, what must be there, and the list to choose from."""
    runs, remarks = _commented(name, writing, bold=True), [*_remarks(name, writing)]
    if head:
        return _paragraph("Field", _SPACE.join((runs, *remarks)))
    if name.see:
        bookmark, text = name.see
        run = run_xml(TextRun(text), writing.language, style="Hyperlink")
        remarks.append(f"<w:hyperlink w:anchor={quoted(bookmark)}>{run}</w:hyperlink>")
    return "".join(_paragraph("Field", part) for part in (runs, *remarks))


def _remarks(name: Name, writing: _Writing) -> Iterator[str]:
    for text, style in ((name.remark, "Remark"), (name.aside, "Prompt")):
        if text:
            yield run_xml(TextRun(text), writing.language, style=style)


def _choices(words: Sequence[str], width: int, writing: _Writing) -> str:
    """Words to tick, in the columns that take the fewest lines; a long one takes several. Read along the lines."""
    columns, lines = min(
        ((columns, _lines(words, width // columns, columns)) for columns in range(1, MOST_COLUMNS + 1)),
        key=lambda pair: (len(pair[1]), pair[0]),
    )
    stops = (f'<w:tab w:val="left" w:pos="{width // columns * number}"/>' for number in range(1, columns))
    more = (f"<w:tabs>{''.join(stops)}</w:tabs>" if columns > 1 else "") + f'<w:ind w:left="{BOX}" w:hanging="{BOX}"/>'
    tab = "<w:r><w:tab/></w:r>"
    return "".join(
        _paragraph("Choices", tab.join(_choice(word, writing) for word in line), more=more) for line in lines
    )


def _lines(words: Sequence[str], column: int, columns: int) -> list[list[str]]:
    """Words by line. column: its width in twentieths of a point."""
    lines: list[list[str]] = []
    free = 0
    for word in words:
        slots = ceil((text_width(word) * CHOICE_SIZE * 10 + BOX) / column)
        if slots > free:
            lines.append([])
            free = columns
        lines[-1].append(word)
        free -= slots
    return lines


def _choice(word: str, writing: _Writing) -> str:
    """A box and its word, which is not broken."""
    return _BOX + run_xml(TextRun(f" {word}".replace(" ", "\N{NO-BREAK SPACE}")), writing.language)

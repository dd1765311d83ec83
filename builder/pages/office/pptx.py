"""An editable presentation: takes the slides of a case in its two languages, gives the bytes of a .pptx.

The master and its layouts are the unpacked template in pptx/; this module writes the slides, which use the layouts'
placeholders, and their notes. PresentationML (ECMA-376, part 1).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from builder.language.languages import LANGUAGES
from builder.language.words import words
from builder.pages.office.fonts import LATIN, east_asian_font, language_tags
from builder.pages.office.opc import (  # fmt: skip
    APP,
    CORE,
    OFFICE,
    PACKAGE,
    RELATIONS,
    ROOT,
    TYPES,
    archive,
    fill_template,
    quoted,
    relations,
    root,
    template,
    text,
    types,
)
from builder.pages.office.paragraphs import Paragraph, TextRun
from builder.pages.office.properties import Properties, app, core
from builder.pages.office.slide import CELL_PADDING, CELL_SIZES, Slide, SlideTable, row_height
from builder.records.model.identity_memo import memo_by_identity

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    f' xmlns:r="{RELATIONS}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
DeckHalf = tuple[str, tuple[Slide, ...]]
"""A language code and the slides in that language."""
LAYOUTS = {"title": 1, "text": 2, "table": 3, "decision": 4}
EMU = 12_700
"""English Metric Units in a point."""
LEFT, TOP, WIDTH = 777_240, 1_645_920, 10_637_520
"""Position and width of tables in EMU, as in the layouts."""
CELL_MARGIN = 45_720
"""Top and bottom margin of a cell, in EMU."""
FIRST_SLIDE = 256
SLIDES_KEPT = 512
"""How many slides are kept as written: those of a case are in its files of two languages or more."""
SECTIONS = ("{A1D2B7F0-5C8E-4C6B-9E11-6E0C5B2F7A01}", "{A1D2B7F0-5C8E-4C6B-9E11-6E0C5B2F7A02}")
"""Ids of the two sections of a file, one per language."""
GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
_TYPES = {
    "presentation": f"{OFFICE}.presentationml.presentation.main+xml",
    "theme": f"{OFFICE}.theme+xml",
}
"""Content types that do not follow from the file name."""
_NO_BORDERS = '<a:lnL w="0"><a:noFill/></a:lnL><a:lnR w="0"><a:noFill/></a:lnR><a:lnT w="0"><a:noFill/></a:lnT>'
_BOTTOM_BORDER = '<a:lnB w="6350"><a:solidFill><a:schemeClr val="accent4"/></a:solidFill></a:lnB>'


def pptx(properties: Properties, halves: tuple[DeckHalf, ...]) -> bytes:
    """The file. halves: the reader's language first."""
    slides_in_order = [(language, slide) for language, slides in halves for slide in slides]
    titles = {language: slides[0].title for language, slides in halves}
    fonts = {"latin": LATIN, "han": east_asian_font(language for language, _ in halves)}
    parts = {name: fill_template(part, fonts) for name, part in template("pptx").items()}
    for number, (language, slide) in enumerate(slides_in_order, start=1):
        parts |= _slide_parts(number, language, slide, footer=titles[language])
    names = [words(properties.language).name_of(language) for language, _ in halves]
    parts["ppt/presentation.xml"] = _presentation([len(slides) for _, slides in halves], names)
    parts |= {
        TYPES: _types(name for name in parts if not name.endswith(".rels")),
        ROOT: root("ppt/presentation.xml"),
        CORE: core(properties),
        APP: app("Microsoft Office PowerPoint"),
        "ppt/_rels/presentation.xml.rels": _presentation_relations(len(slides_in_order)),
    }
    return archive(parts)


def _slide_parts(number: int, language: str, slide: Slide, *, footer: str) -> dict[str, str]:
    targets = {"rId1": ("slideLayout", f"../slideLayouts/slideLayout{LAYOUTS[slide.layout]}.xml")}
    parts = {f"ppt/slides/slide{number}.xml": _slide_tree(slide, language, footer)}
    if slide.notes:
        targets["rId2"] = ("notesSlide", f"../notesSlides/notesSlide{number}.xml")
        parts[f"ppt/notesSlides/notesSlide{number}.xml"] = _notes_tree(slide, language)
        parts[f"ppt/notesSlides/_rels/notesSlide{number}.xml.rels"] = relations(
            {
                "rId1": ("notesMaster", "../notesMasters/notesMaster1.xml"),
                "rId2": ("slide", f"../slides/slide{number}.xml"),
            }
        )
    return parts | {f"ppt/slides/_rels/slide{number}.xml.rels": relations(targets)}


@memo_by_identity(SLIDES_KEPT)
def _slide_tree(slide: Slide, language: str, footer: str) -> str:
    return _tree("sld", "".join(_shapes(slide, language, footer=footer)))


@memo_by_identity(SLIDES_KEPT)
def _notes_tree(slide: Slide, language: str) -> str:
    return _tree("notes", _notes_shapes("".join(_paragraph(paragraph, language) for paragraph in slide.notes)))


def _tree(root: str, shapes: str) -> str:
    return (
        f"<p:{root} {NAMESPACES}><p:cSld><p:spTree>{GROUP}{shapes}</p:spTree></p:cSld>"
        f"<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:{root}>"
    )


def _shapes(slide: Slide, language: str, *, footer: str) -> Iterable[str]:
    """The filled placeholders of a slide."""
    title = Paragraph((TextRun(slide.title),))
    yield _placeholder(2, "Title", 'type="ctrTitle"' if slide.layout == "title" else 'type="title"', [title], language)
    small = [Paragraph((TextRun(slide.small),))]
    if slide.layout == "title":
        yield _placeholder(3, "Subtitle", 'type="subTitle" idx="1"', slide.body, language)
        yield _placeholder(4, "Small print", 'type="body" sz="quarter" idx="13"', small, language)
        return
    if slide.layout == "decision":
        yield _placeholder(3, "Who and when", 'type="body" sz="quarter" idx="13"', small, language)
        yield _placeholder(4, "Question", 'type="body" idx="1"', slide.body, language, size=slide.size)
    elif slide.table:
        yield _table(slide.table, language, size=slide.size or CELL_SIZES[0])
    else:
        yield _placeholder(3, "Text", 'idx="1"', slide.body, language, size=slide.size, start=slide.start)
    yield _placeholder(5, "Footer", 'type="ftr" sz="quarter" idx="11"', [Paragraph((TextRun(footer),))], language)
    yield _shape(6, "Slide number", 'type="sldNum" sz="quarter" idx="12"', _slide_number(language))


def _placeholder(
    id_: int,
    name: str,
    kind: str,
    body: Sequence[Paragraph],
    language: str,
    *,
    size: float | None = None,
    start: int = 1,
) -> str:
    """A text placeholder. size: in points, None for the layout's. start: the number of its first paragraph."""
    paragraphs = (_paragraph(paragraph, language, size=size, in_placeholder=True, start=start) for paragraph in body)
    return _shape(id_, name, kind, "".join(paragraphs))


def _shape(id_: int, name: str, kind: str, content: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id_}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr/>"
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{content or '<a:p/>'}</p:txBody></p:sp>"
    )


def _notes_shapes(content: str) -> str:
    picture = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>'
        '</p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
    )
    return picture + _shape(3, "Notes", 'type="body" idx="1"', content)


def _slide_number(language: str) -> str:
    field = '<a:fld id="{6F8A5A3E-3E0B-4E57-9C1B-0D6E2A9B7C11}" type="slidenum">'
    return f"<a:p>{field}{_run_properties(TextRun(''), language, None)}<a:t>‹#›</a:t></a:fld></a:p>"


def _paragraph(
    paragraph: Paragraph, language: str, *, size: float | None = None, in_placeholder: bool = False, start: int = 1
) -> str:
    """A paragraph. in_placeholder: on a slide, where bullets come from the layout."""
    runs = "".join(_run(run, language, size) for run in paragraph.runs)
    return f"<a:p>{_paragraph_properties(paragraph, in_placeholder=in_placeholder, start=start)}{runs}</a:p>"


def _paragraph_properties(paragraph: Paragraph, *, in_placeholder: bool, start: int) -> str:
    if paragraph.kind == "number":
        first = f' startAt="{start}"' if start > 1 else ""
        bullet = f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"{first}/>'
        return f'<a:pPr marL="400050" indent="-400050">{bullet}</a:pPr>'
    if paragraph.kind == "bullet":
        level = f' lvl="{min(paragraph.level, 8)}"' if paragraph.level else ""
        marker = "" if in_placeholder else '<a:buFont typeface="Arial"/><a:buChar char="–"/>'
        indent = "" if in_placeholder else ' marL="171450" indent="-171450"'
        return f"<a:pPr{indent}{level}>{marker}</a:pPr>"
    return '<a:pPr marL="0" indent="0"><a:buNone/></a:pPr>' if in_placeholder else ""


def _run(run: TextRun, language: str, size: float | None) -> str:
    lines = run.text.split("\n")
    elements = (f"<a:r>{_run_properties(run, language, size)}<a:t>{text(line)}</a:t></a:r>" for line in lines if line)
    return "<a:br/>".join(elements)


def _run_properties(run: TextRun, language: str, size: float | None) -> str:
    return _properties(run.language or language, size, run.bold, run.italic, run.superscript)


@cache
def _properties(language: str, size: float | None, bold: bool, italic: bool, superscript: bool) -> str:
    """Run properties. Both the Latin and the East Asian language are named, for proofing and fonts."""
    tags, is_latin = language_tags(language), LANGUAGES[language].is_latin
    first, second = tags if is_latin else tags[::-1]
    attributes = [f'lang="{first}" altLang="{second}"']
    attributes += [f'sz="{round(size * 100)}"'] if size else []
    attributes += ['b="1"'] if bold else []
    attributes += ['i="1"'] if italic and is_latin else []  # Han characters have no italics.
    attributes += ['baseline="30000"'] if superscript else []
    return f"<a:rPr {' '.join(attributes)}/>"


def _table(table: SlideTable, language: str, *, size: float) -> str:
    widths = [round(WIDTH * share) for share in table.widths]
    grid = "".join(f'<a:gridCol w="{width}"/>' for width in widths)
    all_rows = (*([table.head] if table.head else []), *table.rows)
    heights = [round(row_height(row, table.widths, size) * EMU) for row in all_rows]
    rows = (
        f'<a:tr h="{height}">{_cells(row, language, size, is_head=row is table.head)}</a:tr>'
        for height, row in zip(heights, all_rows, strict=True)
    )
    first = ' firstRow="1"' if table.head else ""
    return (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="3" name="Table"/><p:cNvGraphicFramePr>'
        '<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr><p:ph type="tbl" idx="1"/></p:nvPr>'
        f'</p:nvGraphicFramePr><p:xfrm><a:off x="{LEFT}" y="{TOP}"/><a:ext cx="{sum(widths)}" cy="{sum(heights)}"/>'
        '</p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
        f"<a:tbl><a:tblPr{first}/><a:tblGrid>{grid}</a:tblGrid>{''.join(rows)}</a:tbl>"
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _cells(row: Sequence[Paragraph], language: str, size: float, *, is_head: bool) -> str:
    return "".join(_cell(cell, language, size, first=column == 0 and not is_head) for column, cell in enumerate(row))


def _cell(cell: Paragraph, language: str, size: float, *, first: bool) -> str:
    """A cell with a hairline below. first: in the first column, which is bold because it names the row."""
    runs = (replace(run, bold=True) if first and not run.bold else run for run in cell.runs)
    text_runs = "".join(_run(run, language, size) for run in runs)
    space = f'marL="0" marR="{round(CELL_PADDING * EMU)}" marT="{CELL_MARGIN}" marB="{CELL_MARGIN}"'
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p>{text_runs}</a:p></a:txBody>"
        f"<a:tcPr {space}>{_NO_BORDERS}{_BOTTOM_BORDER}<a:noFill/></a:tcPr></a:tc>"
    )


def _presentation(lengths: Sequence[int], names: Sequence[str]) -> str:
    ids = range(FIRST_SLIDE, FIRST_SLIDE + sum(lengths))
    slides = "".join(f'<p:sldId id="{id_}" r:id="rId{number}"/>' for number, id_ in enumerate(ids, start=10))
    return (
        f'<p:presentation {NAMESPACES}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/>'
        f'</p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        f'<p:sldIdLst>{slides}</p:sldIdLst><p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/>'
        f"{_sections(lengths, names)}</p:presentation>"
    )


def _sections(lengths: Sequence[int], names: Sequence[str]) -> str:
    """The two languages as sections, which can be collapsed and deleted as a whole."""
    sections, start = "", FIRST_SLIDE
    for length, name, id_ in zip(lengths, names, SECTIONS, strict=False):
        slides = "".join(f'<p14:sldId id="{number}"/>' for number in range(start, start + length))
        sections += f'<p14:section name={quoted(name)} id="{id_}"><p14:sldIdLst>{slides}</p14:sldIdLst></p14:section>'
        start += length
    return (
        '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst'
        f' xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">{sections}</p14:sectionLst></p:ext></p:extLst>'
    )


def _presentation_relations(slides: int) -> str:
    return relations(
        {
            "rId1": ("slideMaster", "slideMasters/slideMaster1.xml"),
            "rId2": ("notesMaster", "notesMasters/notesMaster1.xml"),
            "rId3": ("theme", "theme/theme1.xml"),
            "rId4": ("presProps", "presProps.xml"),
            "rId5": ("tableStyles", "tableStyles.xml"),
        }
        | {f"rId{number}": ("slide", f"slides/slide{number - 9}.xml") for number in range(10, slides + 10)}
    )


def _types(names: Iterable[str]) -> str:
    """The content types of the parts, from their file names without the number."""
    kinds = {name: name.rpartition("/")[2].removesuffix(".xml").rstrip("0123456789") for name in names}
    return types(
        {CORE: f"{PACKAGE}.core-properties+xml", APP: f"{OFFICE}.extended-properties+xml"}
        | {name: _TYPES.get(kind, f"{OFFICE}.presentationml.{kind}+xml") for name, kind in kinds.items()}
    )

"""What every Word file has: takes a body in WordprocessingML (ECMA-376, part 1), gives the bytes of a .docx on A4.

Styles, lists and settings are the unpacked template in docx/.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from builder.language.languages import LANGUAGES
from builder.pages.office.fonts import LATIN, east_asian_font, east_asian_tag, tag
from builder.pages.office.opc import (
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
from builder.pages.office.paragraphs import TextRun
from builder.pages.office.properties import Properties, app, core

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = f'xmlns:w="{MAIN}" xmlns:r="{RELATIONS}"'
WIDTH = 9298
"""Text width in twentieths of a point: A4 less the margins."""
PAGE_SETUP = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1304" w:right="1304" w:bottom="1247" w:left="1304" w:header="680" w:footer="624" w:gutter="0"/>'
    "</w:sectPr>"
)
PARTS = {"rId1": "styles", "rId2": "numbering", "rId3": "settings", "rId4": "footer1"}
_TYPE = f"{OFFICE}.wordprocessingml"


def word_file(
    properties: Properties,
    body: str,
    languages: Sequence[str],
    *,
    namespaces: str = NAMESPACES,
    lists: str = "",
    styles: str = "",
    comments: str = "",
) -> bytes:
    """The file. languages: of its texts, that of its readers first. lists: definitions of numbered lists.

    namespaces: declared at the document. styles: further ones. comments: the part of that name; '' for none.
    """
    values = {"latin": LATIN, "han": east_asian_font(languages), "east": east_asian_tag(languages)}
    values |= {"lists": lists, "styles": styles}
    parts = {name: fill_template(part, values) for name, part in template("docx").items()}
    parts |= {
        "word/document.xml": f"<w:document {namespaces}><w:body>{body}{PAGE_SETUP}</w:body></w:document>",
        "word/footer1.xml": _footer(properties.title, properties.language),
    }
    related = PARTS | ({"rId5": "comments"} if comments else {})
    parts |= {"word/comments.xml": comments} if comments else {}
    overrides = {name: f"{_TYPE}.{_kind(name)}{'.main' * (_kind(name) == 'document')}+xml" for name in parts}
    overrides |= {CORE: f"{PACKAGE}.core-properties+xml", APP: f"{OFFICE}.extended-properties+xml"}
    parts |= {
        TYPES: types(overrides),
        ROOT: root("word/document.xml"),
        CORE: core(properties),
        APP: app("Microsoft Office Word"),
        "word/_rels/document.xml.rels": relations({id_: (_kind(one), f"{one}.xml") for id_, one in related.items()}),
    }
    return archive(parts)


def _kind(part: str) -> str:
    """The kind of a part by its name: `footer` for word/footer1.xml."""
    return part.rpartition("/")[2].removesuffix(".xml").rstrip("0123456789")


def run_xml(run: TextRun, language: str, *, style: str = "") -> str:
    """A run of text. language: of the text around it. style: of characters, from the template."""
    properties = _properties(run.language or language, run.bold, run.italic, run.superscript)
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    lines = (f'<w:t xml:space="preserve">{text(line)}</w:t>' for line in run.text.split("\n"))
    return f"<w:r><w:rPr>{named}{properties}</w:rPr>{'<w:br/>'.join(lines)}</w:r>"


@cache
def _properties(language: str, bold: bool, italic: bool, superscript: bool) -> str:
    """Han text, punctuation included, uses the East Asian font and never italics."""
    latin = LANGUAGES[language].is_latin
    properties = "" if latin else '<w:rFonts w:hint="eastAsia"/>'
    properties += "<w:b/>" if bold else ""
    properties += "<w:i/>" if italic and latin else ""
    properties += '<w:vertAlign w:val="superscript"/>' if superscript else ""
    return properties + (f'<w:lang w:val="{tag(language)}"/>' if latin else f'<w:lang w:eastAsia="{tag(language)}"/>')


def _footer(title: str, language: str) -> str:
    """The title at the left, the page number at the right."""
    name = run_xml(TextRun(title), language)
    field = (
        '<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE '
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{name}{field}</w:p>'
    return f"<w:ftr {NAMESPACES}>{paragraph}</w:ftr>"

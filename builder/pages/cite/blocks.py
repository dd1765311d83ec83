"""Citations and files to take away: takes a record's context or a source, gives the blocks that pages show them in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from builder.citation import apa, gbt7714
from builder.citation.formats import FORMATS
from builder.citation.item import Item
from builder.citation.reference import other_script
from builder.citation.runs import Runs
from builder.citation.work_language import is_chinese, same_primary
from builder.language.languages import LANGUAGES
from builder.language.words import words
from builder.pages.address import RECORDS_FOLDER
from builder.pages.cite.files import RECORD_STEM, SOURCES_FOLDER, SOURCES_STEM, item_of, source_item
from builder.pages.edition import Edition
from builder.pages.html.elements import Html, el, escape, join, lines, link
from builder.pages.record_context import RecordContext
from builder.records.model.library import DeclaredSource

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
STYLES = ("cite.css",)
SCRIPTS = ("cite.js",)
"""What a page with such blocks loads."""
SCRIPT_WORDS = ("copy", "copied", "refused", "qr", "qr-label")
"""The words that the script needs, in the order in which it takes them."""


@dataclass(frozen=True)
class StyledCitation:
    """A citation in a style. style: `apa` or `gbt`. tag: its `lang`; None where that is the page's own."""

    style: str
    text: Html
    tag: str | None


def styled_citations(item: Item, language: str) -> tuple[StyledCitation, StyledCitation]:
    """Both styles, the one that is usual in the language first; foreign entries say in which language they are."""
    tag = None if same_primary(item.language, language) else item.language
    texts_by_style = [("apa", _runs(apa.apa_entry(item, language))), ("gbt", escape(gbt7714.gbt_entry(item, language)))]
    first, second = (StyledCitation(style, text, tag or _script_tag(text, language)) for style, text in texts_by_style)
    return (second, first) if is_chinese(language) else (first, second)


def named_citation(citation: StyledCitation, language: str) -> tuple[Html, Html]:
    """The style's name and the entry, for a list of terms."""
    name = escape(words(language)(f"cite.{citation.style}"))
    return el("dt", name), el("dd", citation.text, lang=citation.tag)


def record_blocks(context: RecordContext) -> tuple[Html, Html]:
    """The citations of a record, and its files with a line for a browser that downloads none."""
    citations = _citations(
        item_of(context.entry, context.edition), context.language, page=context.to(context.entry.address)
    )
    return citations, _file_links(context)


def source_block(declared: DeclaredSource, edition: Edition, *, address: str) -> Html:
    """How to cite a source, with its files. address: of the page it stands on, as Page.address."""
    files = _download_links(f"{_root(address)}{SOURCES_FOLDER}{declared.key}")
    return lines(_citations(source_item(declared), edition.language), _link_row(files))


def all_sources(edition: Edition, *, address: str) -> Html:
    """The links to the bibliography of all sources. address: of the page they stand on."""
    label = escape(words(edition.language)("cite.all-sources"))
    return _link_row([label, *_download_links(_root(address) + SOURCES_STEM)])


def licence(context: RecordContext) -> Html:
    """Under which terms a record's text may be used."""
    terms = el("a", escape("CC BY 4.0"), href=LICENCE, rel="license noopener")
    return el("p", join((context.word("cite.licence"), terms, context.word("bibliography.stop"))))


def _citations(item: Item, language: str, *, page: str | None = None) -> Html:
    """Both styles by their names. page: the way to the page that the QR code names; None for the one it stands on."""
    say = words(language)
    rows = [el("div", *named_citation(citation, language)) for citation in styled_citations(item, language)]
    script_words = "|".join(say(f"cite.{word}") for word in SCRIPT_WORDS)
    return el("dl", *rows, class_="cb-terms cb-cites", data_cite=script_words, data_page=page)


def _script_tag(text: str, language: str) -> str | None:
    """The tag of what is printed in the other script."""
    other_language = other_script(text, language)
    return LANGUAGES[other_language].tag if other_language else None


def _runs(runs: Runs) -> Html:
    return join(el("i", escape(run.text)) if run.italic else escape(run.text) for run in runs)


def _file_links(context: RecordContext) -> Html:
    """The files, and the line for a browser that downloads none, which the script shows there."""
    page = context.entry.address + context.subpath
    files = _download_links(context.to(context.entry.address) + RECORD_STEM)
    stem = f"{_root(page)}{RECORDS_FOLDER}{context.entry.reference}"
    if context.entry.path in context.edition.files:
        files.append(link(f"{stem}.yml", context.word("cite.yaml"), download=""))
    files.append(link(f"{stem}.json", context.word("cite.resolved"), download=""))
    return lines(_link_row(files), el("p", context.word("cite.wechat"), hidden=""))


def _link_row(links: Iterable[Html]) -> Html:
    return el("p", join(links, " "), class_="cb-take")


def _download_links(stem: str) -> list[Html]:
    return [link(f"{stem}.{form.extension}", escape(form.name), download="") for form in FORMATS]


def _root(address: str) -> str:
    """The way from a page to the root of the site."""
    return "../" * (1 + address.count("/"))

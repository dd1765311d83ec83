"""Citations and files to take away: takes a record's context or a source, gives the blocks that pages show them in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from builder.citation import apa, gbt7714
from builder.citation.formats import FORMATS
from builder.citation.item import Item
from builder.citation.reference import other_script
from builder.citation.runs import Runs
from builder.citation.terms import HAN, LATIN, is_chinese
from builder.language.languages import LANGUAGES
from builder.language.words import words
from builder.pages.cite.files import ALL_SOURCES, OWN, RECORDS, SOURCES, item_of, source_item
from builder.pages.edition import Edition
from builder.pages.html.elements import Html, el, escape, join, lines, link
from builder.pages.record_context import RecordContext
from builder.records.model.library import DeclaredSource

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
STYLES = ("cite.css",)
SCRIPTS = ("cite.js",)
"""What a page with such blocks loads."""
TOLD = ("copy", "copied", "refused", "qr", "qr-label")
"""The words that the script needs, in the order in which it takes them."""


@dataclass(frozen=True)
class Styled:
    """A citation in a style. style: `apa` or `gbt`. tag: its `lang`; None where that is the page's own."""

    style: str
    text: Html
    tag: str | None


def styled(item: Item, language: str) -> tuple[Styled, Styled]:
    """Both styles, the one that is usual in the language first; foreign entries say in which language they are."""
    tag = None if item.is_han == is_chinese(language) else _tag(item)
    pairs = [("apa", _runs(apa.entry(item, language))), ("gbt", escape(gbt7714.entry(item, language)))]
    first, second = (Styled(style, text, tag or _script(text, language)) for style, text in pairs)
    return (second, first) if is_chinese(language) else (first, second)


def record_blocks(context: RecordContext) -> tuple[Html, Html]:
    """The citations of a record, and its files with a line for a browser that downloads none."""
    cited = _citations(
        item_of(context.entry, context.edition), context.language, page=context.to(context.entry.address)
    )
    return cited, _taken(context)


def source_block(declared: DeclaredSource, edition: Edition, *, address: str) -> Html:
    """How to cite a source, with its files. address: of the page it stands on, as Page.address."""
    files = _downloads(f"{_root(address)}{SOURCES}{declared.key}")
    return lines(_citations(source_item(declared), edition.language), _row(files))


def all_sources(edition: Edition, *, address: str) -> Html:
    """The links to the bibliography of all sources. address: of the page they stand on."""
    told = escape(words(edition.language)("cite.all-sources"))
    return _row([told, *_downloads(_root(address) + ALL_SOURCES)])


def licence(context: RecordContext) -> Html:
    """Under which terms a record's text may be used."""
    terms = el("a", escape("CC BY 4.0"), href=LICENCE, rel="license noopener")
    return el("p", join((context.word("cite.licence"), terms, context.word("bibliography.stop"))))


def _citations(item: Item, language: str, *, page: str | None = None) -> Html:
    """Both styles by their names. page: the way to the page that the QR code names; None for the one it stands on."""
    say = words(language)
    rows = [
        el("div", el("dt", escape(say(f"cite.{one.style}"))), el("dd", one.text, lang=one.tag))
        for one in styled(item, language)
    ]
    told = "|".join(say(f"cite.{word}") for word in TOLD)
    return el("dl", *rows, class_="cb-terms cb-cites", data_cite=told, data_page=page)


def _script(made: str, language: str) -> str | None:
    """The tag of what is printed in the other script."""
    other = other_script(made, language)
    return LANGUAGES[other].tag if other else None


def _tag(item: Item) -> str:
    return item.language if item.is_han == is_chinese(item.language) else LANGUAGES[HAN if item.is_han else LATIN].tag


def _runs(runs: Runs) -> Html:
    return join(el("i", escape(run.text)) if run.italic else escape(run.text) for run in runs)


def _taken(context: RecordContext) -> Html:
    """The files, and the line for a browser that downloads none, which the script shows there."""
    page = context.entry.address + context.below
    files = _downloads(context.to(context.entry.address) + OWN)
    if context.entry.path in context.edition.files:
        path = f"{_root(page)}{RECORDS}{context.entry.reference}.yml"
        files.append(link(path, context.word("cite.yaml"), download=""))
    return lines(_row(files), el("p", context.word("cite.wechat"), hidden=""))


def _row(links: Iterable[Html]) -> Html:
    return el("p", join(links, " "), class_="cb-take")


def _downloads(stem: str) -> list[Html]:
    return [link(f"{stem}.{form.extension}", escape(form.name), download="") for form in FORMATS]


def _root(address: str) -> str:
    """The way from a page to the root of the site."""
    return "../" * (1 + address.count("/"))

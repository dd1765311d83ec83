"""The page beside the archives: takes what they are, gives a page in each language with their sizes, day and use.

It lies where the archives lie and is written with them, so that none of its links leads nowhere. It needs no script.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from builder.language.languages import LANGUAGES, edition_name
from builder.language.words import words
from builder.pages.html.document import document
from builder.pages.html.elements import Html, el, escape, join, link
from builder.records.wording import full_date
from builder.site.archive.beginning import name_in

MEGABYTE = 1_000_000
_STYLE = "max-width:40em;margin:auto;padding:1em;font:1em/1.6 system-ui,sans-serif;overflow-wrap:anywhere"
_HEADING = "font-size:1.5em;line-height:1.3;text-wrap:balance"
"""In the page, which has no sheet beside it."""


@dataclass(frozen=True)
class Offered:
    """An archive as it is offered. file: its name; editions: their codes; bytes: of the zip."""

    file: str
    editions: tuple[str, ...]
    bytes: int


def offer(archives: Sequence[Offered], names: Mapping[str, str], day: date) -> bytes:
    """The page. names: of the site by language, under '' that of all others. The first archive has every edition."""
    editions = archives[0].editions
    parts = [_part(archives, name_in(names, code), code, day) for code in editions]
    title = join((escape(name_in(names, code)) for code in editions), " · ")
    head = (
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width,initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("title", title),
    )
    return document(head, el("main", *parts, style=_STYLE), language=LANGUAGES[editions[0]].tag).encode()


def _part(archives: Sequence[Offered], name: str, language: str, day: date) -> Html:
    say = words(language)
    rows = (el("li", _row(each, archives[0].editions, language)) for each in archives)
    uses = (el("li", escape(say(f"archive.offer.{use}"))) for use in ("unpack", "phone", "stick", "wechat"))
    return el(
        "section",
        el("h1", escape(name), style=_HEADING),
        el("p", escape(say("archive.offer.lead", date=full_date(day, language)))),
        el("ul", *rows),
        el("ul", *uses),
        lang=LANGUAGES[language].tag,
    )


def _row(each: Offered, editions: Sequence[str], language: str) -> Html:
    """What an archive has in it, as its link, and its size."""
    say = words(language)
    is_whole = len(each.editions) == len(editions)
    title = say("archive.offer.whole") if is_whole else edition_name(each.editions[0], editions)
    size = say("archive.offer.size", size=f"{each.bytes / MEGABYTE:.1f}")
    return join((link(each.file, escape(title)), escape(size)), LANGUAGES[language].space)

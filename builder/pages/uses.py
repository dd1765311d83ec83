"""Who uses the base, as they told: takes it in a language, gives the page, the newest use first.

Nobody is counted: what stands here somebody has told, and agreed to be named.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from builder.language.words import words
from builder.pages.address import USES
from builder.pages.edition import Edition
from builder.pages.html.elements import NOTHING, Html, el, escape, external_link, lines, link, period_element, separated
from builder.pages.page import Heading, Page
from builder.pages.parts.addresses import Addresses
from builder.pages.parts.record_row import SEPARATOR, text_html
from builder.pages.parts.search_documents import searchable
from builder.records.model.values import Day
from builder.records.uses import Use

ASKED = ("who", "where", "what", "link", "named")
"""What a letter has to say, by the keys of the words."""
_UNKNOWN: Day = (0, 0, 0)


def view(edition: Edition) -> Iterator[Page]:
    """The page."""
    say = words(edition.language)
    title, lead = say("uses.title"), say("uses.lead")
    rows = [_row(use, edition.language) for use in sorted(edition.uses, key=_day, reverse=True)]
    body = lines(
        el("h1", escape(title)),
        el("p", escape(lead), class_="cb-lead"),
        el("ul", *rows, class_="cb-list") if rows else el("p", escape(say("uses.none")), class_="cb-none"),
        el("h2", escape(say("uses.tell")), id="tell"),
        _telling(edition),
    )
    headings = (Heading("tell", say("uses.tell")),)
    yield searchable(Page(edition.language, USES, "people", title, lead, body, headings), kind="page")


def _day(use: Use) -> Day:
    """The last day of a use."""
    last = use.when.end or use.when.start
    return (last.latest() if last else None) or _UNKNOWN


def _row(use: Use, language: str) -> Html:
    """Who, for what, where and when; a page of theirs."""
    there = escape(words(language)("uses.page"))
    facts = (
        text_html(use.where, language),
        period_element(use.when, language),
        external_link(use.link, there) if use.link else NOTHING,
    )
    return el(
        "li",
        el("p", text_html(use.who, language), class_="cb-row-title"),
        el("p", text_html(use.what, language), class_="cb-row-summary"),
        el("p", separated((fact for fact in facts if fact), SEPARATOR), class_="cb-row-facts"),
        class_="cb-row",
    )


def _telling(edition: Edition) -> Html:
    """What to tell, and where it goes; where the copy of the site names no place, it says so."""
    say = words(edition.language)
    asked = (el("li", escape(say(f"uses.asked.{key}"))) for key in ASKED)
    return lines(
        el("p", escape(say("uses.asked-lead"))),
        el("ul", *asked),
        *(_ways(edition) or [el("p", escape(say("ways.nowhere")))]),
        el("p", escape(say("uses.shown"))),
    )


def _ways(edition: Edition) -> list[Html]:
    """By mail, and as a change of the file in the repository."""
    say, ways = words(edition.language), []
    if edition.mail:
        subject = quote(say("uses.subject", name=edition.name), safe="")
        mail = link(f"mailto:{quote(edition.mail, safe='@')}?subject={subject}", escape(edition.mail))
        ways.append(el("p", escape(say("ways.mail")), mail))
    if address := Addresses(edition.repository).form:
        ways.append(el("p", link(address, escape(say("uses.repository"))), escape(say("uses.pull-request"))))
    return ways

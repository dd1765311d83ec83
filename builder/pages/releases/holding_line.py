"""The lines that say which releases hold a record: take its context, give links into their frozen sites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.citation.reference import doi_address
from builder.language.languages import folder
from builder.pages.html.elements import NOTHING, Html, el, escape, external_link, fill_placeholders, join, link
from builder.pages.record_context import RecordContext
from builder.records.model.release import FOLDER, Holding

ADDRESS = f"{FOLDER}/"
"""The page of all releases, below a language."""


def newest_holding(context: RecordContext) -> Html:
    """The newest release that holds the record, with its DOI, and a way to the others; NOTHING where none does.

    A record's page has few bytes to spare, so it names one.
    """
    holdings = context.edition.holdings.get(context.entry.reference, ())
    if not holdings:
        return NOTHING
    parts = [_held(context, holdings[:1], doi="DOI")]
    if len(holdings) > 1:
        parts.append(link(context.to(ADDRESS), context.word("edition.all")))
    return el("p", join(parts, " · "), class_="cb-mistake")


def all_holdings(context: RecordContext) -> Html:
    """All releases that hold the record, each with its DOI; NOTHING where none does."""
    holdings = context.edition.holdings.get(context.entry.reference, ())
    return el("p", _held(context, holdings)) if holdings else NOTHING


def _held(context: RecordContext, holdings: Iterable[Holding], *, doi: str = "") -> Html:
    """The releases in a sentence. doi: the text of the link to one; the DOI itself where that is ''."""
    named = (join(_named(each, context, doi)) for each in holdings)
    return fill_placeholders(context.say("edition.held"), editions=join(named, context.say("wording.comma")))


def _named(holding: Holding, context: RecordContext, doi: str) -> Iterator[Html]:
    """A release, as a link to the record's frozen page, and its DOI."""
    language = context.language if context.language in holding.languages else next(iter(holding.languages), "")
    root = "../" * (1 + f"{context.entry.address}{context.subpath}".count("/"))
    page = f"{folder(language)}/{holding.record}/" if language else ""
    yield link(f"{root}{FOLDER}/{holding.release}/{page}index.html", escape(holding.release))
    if holding.doi:
        yield escape(" (")
        yield external_link(doi_address(holding.doi), escape(doi or holding.doi))
        yield escape(")")

"""A quote as a block: the words as printed, where they stand, and whether they were found in the source."""

from __future__ import annotations

from collections.abc import Iterator

from builder.language.languages import LANGUAGES
from builder.language.words import words
from builder.pages.address import relative
from builder.pages.html.citations import Quotes, quote_anchor
from builder.pages.html.elements import Html, date_element, el, escape, join, link
from builder.pages.html.foreign_words import with_foreign_words
from builder.pages.html.source_reference import address_of
from builder.records.model.library import DeclaredSource
from builder.records.model.quotes import is_checked
from builder.records.model.record import Quote, Source


def cited_quotes(declared: DeclaredSource, number: int, language: str, *, cited: Quotes, at: str) -> Iterator[Html]:
    """The quotes of a source that a page cites, each with a link to all that rests on it.

    number: of the source on the page, or 0 where it is not known yet. at: the address of the page.
    """
    address = relative(at, address_of(declared.key))
    for id_, quote in declared.source.quotes.items():
        if (declared.key, id_) in cited:
            rests = link(f"{address}#q-{id_}", escape(words(language)("provenance.quotes.others")))
            yield quote_block(declared.source, quote, language, id_=quote_anchor(number, id_), more=rests)


def quote_block(source: Source, quote: Quote, language: str, *, id_: str, more: Html | None = None) -> Html:
    """The block, with `id_`. language: of the page. more: a link behind what is said of the quote."""
    say, tag = words(language), quote.language or source.language
    parts = [el("span", escape(quote.locator), lang=tag)] if quote.locator else []
    parts.append(_checked(quote, language))
    if more:
        parts.append(more)
    return el(
        "figure",
        el("blockquote", el("p", _printed(quote, tag)), lang=tag),
        el("figcaption", join(parts, say("provenance.quotes.between"))),
        class_="cb-quote",
        id=id_,
    )


def _printed(quote: Quote, tag: str | None) -> Html:
    """The words as printed, in the language of a tag."""
    text = escape(quote.text)
    return with_foreign_words(text, tag) if tag in LANGUAGES else text


def _checked(quote: Quote, language: str) -> Html:
    say = words(language)
    if quote.checked is None or not is_checked(quote):
        return escape(say("provenance.quotes.unchecked"))
    lead = say("provenance.quotes.checked")
    return join((escape(lead), date_element(quote.checked.date, language)), say("provenance.space"))

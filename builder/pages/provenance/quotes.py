"""The quotes of a source, on its page: takes it and claims of records, gives each quote with what rests on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from builder.language.words import words
from builder.pages.address import relative
from builder.pages.edition import Edition
from builder.pages.html.elements import NOTHING, Html, el, escape, join, lines, link
from builder.pages.parts.quote_block import quote_block
from builder.pages.provenance.claims import Claim
from builder.pages.record_context import RecordContext
from builder.records.model.library import DeclaredSource, Entry

ClaimsByEntry = Sequence[tuple[Entry, Iterable[tuple[Claim, str, str]]]]
"""Claims of records, each with the id of the quote and the locator that it cites."""


def quotes_section(declared: DeclaredSource, edition: Edition, claims: ClaimsByEntry, *, at: str) -> Html:
    """The quotes in the order of the source, each at an address of its own (`#q-rooms`); nothing without any."""
    say, quotes = words(edition.language), declared.source.quotes
    if not quotes:
        return NOTHING
    blocks = [
        join(
            (
                quote_block(declared.source, quote, edition.language, id_=f"q-{id_}"),
                _claims(id_, claims, edition, at=at),
            )
        )
        for id_, quote in quotes.items()
    ]
    return lines(el("h2", escape(say("provenance.quotes.title")), id="quotes"), *blocks)


def _claims(quote: str, claims: ClaimsByEntry, edition: Edition, *, at: str) -> Html:
    """What rests on a quote, each claim with its record and section."""
    items = [
        claim_item(entry, given, edition, at=at, with_record=True)
        for entry, entry_claims in claims
        for given in entry_claims
        if given[1] == quote
    ]
    lead = el("p", escape(words(edition.language)("provenance.quotes.rests")), class_="cb-quote__rests")
    return lines(lead, el("ul", *items, class_="cb-list cb-claims")) if items else NOTHING


def claim_item(
    entry: Entry, given: tuple[Claim, str, str], edition: Edition, *, at: str, with_record: bool = False
) -> Html:
    """A claim, with the section of its record that makes it and the locator. with_record: and the record's title."""
    claim, _, locator = given
    context = RecordContext(entry, edition)
    anchor = f"#{claim.anchor}" if claim.anchor else ""
    section = escape(claim.section)
    if with_record:
        section = join((context.label(entry.record.title), section), context.say("wording.then"))
    section_link = link(relative(at, entry.address + anchor), section)
    locator_text = escape(f"{context.say('wording.then')}{locator}" if locator else "")
    return el("li", claim.statement, escape(" "), el("small", join((section_link, locator_text))))

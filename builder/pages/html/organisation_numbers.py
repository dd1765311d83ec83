"""Official numbers of organisations: takes scheme and number, gives them with the name of the scheme."""

from __future__ import annotations

from builder.language.words import words
from builder.pages.html.elements import Html, escape, external_link, join
from builder.records.model.organisation_numbers import ADDRESSES


def organisation_number(scheme: str, number: str, language: str) -> Html:
    """`統一編號 04595257`; linked, where the scheme has an address for each number."""
    shown = external_link(ADDRESSES[scheme] + number, escape(number)) if scheme in ADDRESSES else escape(number)
    return join((escape(words(language)(f"identifiers.{scheme}")), shown), " ")

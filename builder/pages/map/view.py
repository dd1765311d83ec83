"""The page of the map: takes the library, gives the picture of its places and the same as a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.analysis.taxonomy import TermListing, places_on_map, term_listings
from builder.language.words import words
from builder.pages.address import relative
from builder.pages.edition import Edition
from builder.pages.html.elements import NOTHING, Html, el, escape, lines, link, with_count
from builder.pages.map.picture import ADDRESS, NARROW, WIDE, MapPicture
from builder.pages.page import Heading, Page
from builder.pages.parts.search_documents import searchable


def view(edition: Edition) -> Iterator[Page]:
    """The page, where a place of the base has a position."""
    if places := places_on_map(edition.library):
        yield searchable(_page(edition, places))


def _page(edition: Edition, places: Sequence[TermListing]) -> Page:
    say, language = words(edition.language), edition.language
    others = [each for each in term_listings(edition.library, "places") if each.entries and each not in places]
    pictures = [MapPicture(places, language, size) for size in (WIDE, NARROW)]
    is_numbered = any(picture.has_keys for picture in pictures)
    body = lines(
        el("h1", escape(say("map.title"))),
        el("p", escape(say("map.lead")), class_="cb-lead"),
        _figure(pictures, language),
        el("h2", escape(say("map.list")), id="list"),
        _list(places, language, tag="ol" if is_numbered else "ul"),
        el("h3", escape(say("map.elsewhere")), id="elsewhere") if others else NOTHING,
        _list(others, language, tag="ul") if others else NOTHING,
    )
    headings = (Heading("list", say("map.list")),)
    return Page(language, ADDRESS, "cases", say("map.title"), say("map.lead"), body, headings, styles=("map.css",))


def _figure(pictures: Sequence[MapPicture], language: str) -> Html:
    """The picture for wide and that for narrow screens, of which CSS shows one, with what there is to know of it."""
    say = words(language)
    keys = (
        el("p", escape(say("map.keys")), class_=f"{picture.size.class_}-note")
        for picture in pictures
        if picture.has_keys
    )
    caption = el("figcaption", *keys, el("p", escape(say("map.coast"))))
    return el("figure", *(picture.html() for picture in pictures), caption, class_="cb-map")


def _list(places: Sequence[TermListing], language: str, *, tag: str) -> Html:
    return el(tag, *(el("li", _line(place, language)) for place in places), class_="cb-map-list")


def _line(place: TermListing, language: str) -> Html:
    return with_count(link(relative(ADDRESS, place.address), escape(place.name(language))), len(place.entries))

"""Pagination: takes the items of a list, gives its pages, their addresses and the links between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from builder.language.words import words
from builder.pages.address import relative
from builder.pages.html.elements import NOTHING, Html, el, escape, link

T = TypeVar("T")


@dataclass(frozen=True)
class ListPage(Generic[T]):
    """One of the pages of a list. number: from 1, of `count`."""

    items: Sequence[T]
    number: int
    count: int

    def address(self, first: str) -> str:
        """Its address: `places/x/` for page 1, `places/x/2/` for page 2. first: address of the first page."""
        return page_address(first, self.number)

    def titled(self, title: str, language: str) -> str:
        """The title, with the page number from the second page on."""
        return words(language)("lists.page.title", title=title, number=self.number) if self.number > 1 else title


def page_address(first: str, number: int) -> str:
    """The address of a page. first: address of the first page."""
    return first if number == 1 else f"{first}{number}/"


def parted(items: Sequence[T], *, most: int) -> Iterator[ListPage[T]]:
    """The pages of a list with at most `most` items each; one empty page for an empty list."""
    count = max(1, -(-len(items) // most))
    for number in range(1, count + 1):
        yield ListPage(items[(number - 1) * most : number * most], number, count)


def pager(part: ListPage[T], first: str, language: str) -> Html:
    """Links to the previous and next page; NOTHING for a single page."""
    if part.count == 1:
        return NOTHING
    say = words(language)
    position = el("li", escape(say("lists.page.where", number=part.number, count=part.count)))
    items = (_page_link(part, first, language, rel="prev"), position, _page_link(part, first, language, rel="next"))
    return el("nav", el("ul", *items, class_="cb-inline"), class_="cb-pager", aria_label=say("lists.page.label"))


def _page_link(part: ListPage[T], first: str, language: str, *, rel: str) -> Html:
    """The link to the previous (`prev`) or next (`next`) page; NOTHING without one."""
    number = part.number + (1 if rel == "next" else -1)
    if not 1 <= number <= part.count:
        return NOTHING
    target = relative(part.address(first), page_address(first, number))
    return el("li", link(target, escape(words(language)(f"lists.page.{rel}")), rel=rel))

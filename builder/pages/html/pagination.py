"""A long list over several pages: takes items, gives the parts of the list, their addresses and the links between."""

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
        """`places/x/` of the first, `places/x/2/` of the second."""
        return numbered(first, self.number)

    def titled(self, title: str, language: str) -> str:
        """A title that says which page it is, from the second on."""
        return words(language)("lists.page.title", title=title, number=self.number) if self.number > 1 else title


def numbered(first: str, number: int) -> str:
    """The address of a page of a list by its number."""
    return first if number == 1 else f"{first}{number}/"


def parted(items: Sequence[T], *, most: int) -> Iterator[ListPage[T]]:
    """The parts of a list, each of at most `most` items; an empty list has one, empty."""
    count = max(1, -(-len(items) // most))
    for number in range(1, count + 1):
        yield ListPage(items[(number - 1) * most : number * most], number, count)


def pager(part: ListPage[T], first: str, language: str) -> Html:
    """The links to the pages before and after; nothing where there is one page."""
    if part.count == 1:
        return NOTHING
    say = words(language)
    where = el("li", escape(say("lists.page.where", number=part.number, count=part.count)))
    ways = (_way(part, first, language, rel="prev"), where, _way(part, first, language, rel="next"))
    return el("nav", el("ul", *ways, class_="cb-inline"), class_="cb-pager", aria_label=say("lists.page.label"))


def _way(part: ListPage[T], first: str, language: str, *, rel: str) -> Html:
    """The link to the page before (`prev`) or after (`next`), where there is one."""
    number = part.number + (1 if rel == "next" else -1)
    if not 1 <= number <= part.count:
        return NOTHING
    target = relative(part.address(first), numbered(first, number))
    return el("li", link(target, escape(words(language)(f"lists.page.{rel}")), rel=rel))

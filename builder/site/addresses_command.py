"""The command `casebook addresses`: takes a base and its built site, gives what is gone and what is new.

What is gone is an error. What is new is none: whoever adds a record need not know of the list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from builder.language.languages import BUILT_IN, folder
from builder.language.words import words
from builder.records.evidence.marking import replace_file
from builder.records.gone_pages import gone
from builder.records.problem import Problem
from builder.records.published import ADDRESSES, BY_OTHERS, Listed, Promise, Published, read_published
from builder.site.published.addresses import FEED, SiteAddresses, addresses_of
from builder.site.published.history import forgotten, taken_out
from builder.site.published.listing import listing, with_listed
from builder.site.sitemap import SITEMAP


class NoSiteError(Exception):
    """A folder that has no edition of the base."""


@dataclass(frozen=True)
class Compared:
    """A base's list and its site. published: as listed. problems: of the list, and of what the site no longer has.

    pages, anchors: how many the site has that are not listed. earlier: lines that were taken out of the list.
    """

    published: Published
    site: SiteAddresses
    problems: tuple[Problem, ...]
    pages: int
    anchors: int
    earlier: tuple[Listed, ...]

    @cached_property
    def forgotten(self) -> tuple[Promise, ...]:
        """What the list has had and lacks."""
        return tuple(forgotten(self.published, self.earlier))


def compared(base: Path, site: Path, languages: Iterable[str], *, day: date) -> Compared:
    """What a base has published beside what its site has. Raises NoSiteError.

    languages: of the site. day: for the lines with which an editor gives something up.
    """
    published = read_published(base)
    found = addresses_of(site, (f"{folder(language)}/" for language in languages))
    if not found.editions:
        raise NoSiteError(site)
    broken = (promise for promise in _held(published, site) if not found.has(promise.address, promise.anchor))
    missing = tuple(gone(_without_parts(broken), published, day))
    listed = {(promise.address, promise.anchor) for promise in Published(published.listed).promises()}
    has = {(address, anchor) for address, anchors in found.pages.items() for anchor in ("", *anchors)}
    new = [anchor for address, anchor in has - listed] + ["" for address in found.moved if (address, "") not in listed]
    problems = (*published.problems, *missing)
    return Compared(published, found, problems, new.count(""), len(new) - new.count(""), taken_out(base))


def _held(published: Published, site: Path) -> Iterator[Promise]:
    """The promises that this site has to keep: of what is put beside it, or needs its address, only if it has any."""
    has_address = (site / SITEMAP).is_file()
    for promise in published.promises():
        beside = next((other for other in BY_OTHERS if promise.address.startswith(other)), "")
        if (has_address or not promise.address.endswith(FEED)) and (not beside or (site / beside).is_dir()):
            yield promise


def _without_parts(promises: Iterable[Promise]) -> Iterator[Promise]:
    """Promises without the anchors of pages that are gone as a whole."""
    lost: set[str] = set()
    for promise in promises:
        if not promise.anchor:
            lost.add(promise.address)
        if not promise.anchor or promise.address not in lost:
            yield promise


def update(base: Path, compared: Compared) -> None:
    """Write what is new into the list. Its head is the same for everybody, in the languages that are built in."""
    head = "".join(f"# {line}\n" for code in BUILT_IN for line in words(code)("addresses.head").splitlines())
    whole = replace(compared.published, listed=(*compared.published.listed, *compared.earlier))
    editions = sorted({*whole.editions, *compared.site.editions})
    text = listing(with_listed(whole, compared.site), editions, head=head)
    path = base / ADDRESSES
    path.parent.mkdir(exist_ok=True)
    (replace_file if path.exists() else Path.write_bytes)(path, text.encode())
